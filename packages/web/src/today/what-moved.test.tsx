import { ThemeId, WhatMovedView } from '@headwater/contract';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { WhatMoved } from './what-moved.js';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, params }: { children: ReactNode; params: Record<string, string> }) => (
    <a href={`/${Object.values(params).join('/')}`}>{children}</a>
  ),
}));
afterEach(() => vi.unstubAllGlobals());

const id = (n: number) => ThemeId.parse(`0190f5fe-7c00-7a00-8000-00000000000${n}`);
const around = (value: number) => ({ value, low: value - 0.1, high: value + 0.1 });
const row = (n: number, value: number): WhatMovedView['rows'][number] => ({
  theme: { id: id(n), label: `Theme ${n}` },
  before: { share: 0.1, mean: 4 },
  after: { share: 0.2, mean: null },
  mix: around(0),
  level: around(value),
  total: around(value),
});

const view = WhatMovedView.parse({
  measure: 'rating',
  scale: { low: 1, high: 5 },
  sampled: 1,
  before: { from: '2025-01-06', to: '2025-03-30', mean: 4.5, items: 168, customers: 60 },
  after: { from: '2025-03-31', to: '2025-06-22', mean: 3.2, items: 168, customers: 60 },
  change: around(-1.3),
  rows: [-0.8, -0.4, 0.3, -0.2, -0.1, -0.05, -0.03].map((value, i) => row(i + 1, value)),
  others: { themes: 2, total: -0.02 },
});

const show = (body: unknown) => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(body))));
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <WhatMoved />
    </QueryClientProvider>,
  );
};

it('lists what moved the rating, links to themes, and the lines add up', async () => {
  show(view);
  const table = await screen.findByRole('table');
  expect(screen.getByText(/Mean rating 4\.50 → 3\.20 of 5/)).toBeTruthy();
  expect(within(table).getByText('Theme 1').getAttribute('href')).toBe(`/${id(1)}`);
  const rest = within(table).getByText('4 more themes').closest('tr');
  expect(rest?.textContent).toContain('−0.10');
  expect(within(table).getAllByRole('row')).toHaveLength(7);
  await userEvent.click(screen.getByRole('button', { name: 'Show all 7 themes' }));
  expect(within(table).getByText('Theme 7')).toBeTruthy();
  expect(within(table).getByText('2 more themes')).toBeTruthy();
});

it('says what is missing where there is nothing to compare', async () => {
  show({
    ...view,
    scale: null,
    change: null,
    rows: [],
    before: { ...view.before, mean: null, items: 0, customers: 0 },
    after: { ...view.after, mean: null, items: 0, customers: 0 },
    others: { themes: 0, total: 0 },
  });
  expect(await screen.findByText(/Nothing with a rating from/)).toBeTruthy();
  expect(screen.queryByRole('table')).toBeNull();
});
