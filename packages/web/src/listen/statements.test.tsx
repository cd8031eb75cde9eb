import { ItemView } from '@headwater/contract';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { ItemDetail } from './item-detail.js';

afterEach(() => vi.unstubAllGlobals());

const id = '01990000-0000-7000-8000-00000000000a';
const text = 'I love it. The export fails.';
const statement = (start: number, end: number, kind: 'praise' | 'other') => ({
  id: `${id}:${start}`,
  start,
  end,
  text: text.slice(start, end),
  kind,
  kindConfidence: 0.6,
  correctedBy: null,
  polarity: 0,
  severity: kind === 'other' ? 0.3 : 0,
  severityMarks:
    kind === 'other' ? [{ start: 11, end: 16, says: 'trouble' as const, means: 'defect' }] : [],
  theme: null,
  themeConfidence: 0,
});
const item = ItemView.parse({
  id,
  text,
  title: null,
  time: null,
  source: 'App store',
  externalId: null,
  customer: null,
  account: null,
  product: null,
  channel: null,
  rating: null,
  language: 'en',
  competitor: null,
  metadata: {},
  masked: ['e-mail'],
  hasOriginal: true,
  copies: 0,
  duplicateOf: null,
  statements: [statement(0, 10, 'praise'), statement(11, 28, 'other')],
});

const show = async (permissions: string[]) => {
  const client = new QueryClient();
  client.setQueryData(['me'], { permissions });
  const router = createRouter({
    routeTree: createRootRoute({ component: () => <ItemDetail item={item} /> }),
    history: createMemoryHistory(),
  });
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  await screen.findByText('Statements');
};

it('gives a viewer no control that would fail', async () => {
  await show(['read']);
  expect(screen.queryByRole('combobox')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Show original' })).toBeNull();
  expect(screen.getAllByText(/, unsure/u)).toHaveLength(2);
});

it('underlines the words that severity rests on, and says what they stand for', async () => {
  await show(['read']);
  expect(screen.getByText('fails').title).toBe('Counts for severity: defect');
  expect(screen.getByText(/^noticeable: defect$/u)).toBeTruthy();
  expect(screen.queryByText(/mild/u)).toBeNull();
});

it('corrects the statement under the cursor by one key', async () => {
  const fetched = vi.fn((_url: string, _init: RequestInit) =>
    Promise.resolve(
      new Response(JSON.stringify({ ...item.statements[1], kind: 'pain', correctedBy: 'Ana' })),
    ),
  );
  vi.stubGlobal('fetch', fetched);
  await show(['read', 'kinds:correct', 'items:original']);
  const user = userEvent.setup();
  await user.keyboard('[BracketRight]1');
  await waitFor(() => expect(fetched).toHaveBeenCalled());
  const [url, init] = fetched.mock.calls[0]!;
  expect(url).toBe(`/api/v1/statements/${encodeURIComponent(`${id}:11`)}`);
  expect(init.body).toBe('{"kind":"pain"}');
});
