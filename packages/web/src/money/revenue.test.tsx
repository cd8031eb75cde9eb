import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { queryClient } from '../api/query-client.js';
import { router } from '../router.js';
import {
  cohorts,
  emptyRevenue,
  id,
  me,
  paying,
  problems,
  revenue,
  survival,
} from './revenue-fixture.js';

// jsdom has no canvas; what is drawn is drawn from what the tables show.
vi.mock('../ui/echarts.js', () => ({
  init: () => ({ on() {}, setOption() {}, resize() {}, dispose() {}, dispatchAction() {} }),
}));

afterEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

const paths = {
  '/api/v1/me': me,
  '/api/v1/finance/revenue': revenue,
  '/api/v1/finance/revenue/cohorts': cohorts,
  '/api/v1/finance/revenue/survival': survival,
  '/api/v1/finance/revenue/accounts': paying,
  '/api/v1/finance/revenue/problems': problems,
};

/** Answers by path, and tells what was asked for. */
const serve = (answers: Readonly<Record<string, unknown>>): string[] => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (input: unknown, init?: RequestInit) => {
    const url = String(input);
    asked.push(`${init?.method ?? 'GET'} ${url}`);
    const body = answers[url.split('?')[0] ?? ''];
    return body === undefined ? new Response('{}', { status: 404 }) : Response.json(body);
  });
  return asked;
};

const open = async (path: string) => {
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  await router.navigate({ to: path });
};

it('opens Finance at what recurs, with figures, intervals and counts', async () => {
  serve(paths);
  await open('/finance');
  await waitFor(() => expect(router.state.location.pathname).toBe('/finance/revenue'));
  const net = (await screen.findByText('Net retention, 12 months')).closest('div');
  expect(net?.textContent).toMatch(/90\s%/);
  expect(net?.textContent).toMatch(/80–98\s%, of 4 accounts of Feb 23/);
  const lifetime = screen.getByText('Lifetime value').closest('div');
  expect(lifetime?.textContent).toContain('Too few have left to tell.');
  expect(screen.getByText('Quick ratio, 12 months').closest('div')?.textContent).toContain('1.5');
});

it('opens the accounts behind a figure, with what they add up to', async () => {
  const asked = serve(paths);
  await open('/finance/revenue?segment=Small&currency=EUR');
  const months = await screen.findByRole('table', { name: 'Monthly recurring revenue by month' });
  const february = within(months).getByRole('row', { name: /Feb 24/ });
  await userEvent.click(within(february).getByRole('button', { name: '−€20' }));
  const sheet = await screen.findByRole('dialog', { name: 'Churn in Feb 24' });
  expect(
    (await within(sheet).findByRole('link', { name: 'Heron Housing' })).getAttribute('href'),
  ).toBe(`/customers/${id}?segment=Small`);
  expect(sheet.textContent).toContain('1 account in EUR€20 → €0 (−€20)');
  const request = asked.find((url) => url.includes('/revenue/accounts?'));
  expect(request).toContain('segment=Small');
  expect(request).toContain('set=churn');
  expect(request).toContain('month=2024-02');
});

it('says what the totals are without, and shows the rows', async () => {
  serve(paths);
  await open('/finance/revenue');
  expect(
    await screen.findByText(
      /Not in any figure, since there is no rate to EUR: CHF\s70 a month of 2 accounts/,
    ),
  ).toBeTruthy();
  expect(screen.getByText(/1 sum of the stored count does not hold/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Show them' }));
  const sheet = await screen.findByRole('dialog', { name: 'Left out, or worth a look' });
  expect((await within(sheet).findByText(/ends before it begins/)).textContent).toContain(
    'Left out',
  );
});

it('draws cohorts as a table of shares by accounts and by revenue', async () => {
  const asked = serve(paths);
  await open('/finance/revenue');
  const map = await screen.findByRole('table', { name: 'Cohorts: accounts that pay' });
  expect(
    within(map).getByRole('button', { name: /^50\s% in Feb 24, 1 of 2 accounts/ }).textContent,
  ).toBe('50');
  await userEvent.click(screen.getByRole('button', { name: 'By revenue' }));
  expect(await screen.findByRole('button', { name: /^120\s% in Feb 24/ })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /^120\s% in Feb 24/ }));
  await screen.findByRole('dialog', { name: 'First paid in Jan 24: Paying at the end of Feb 24' });
  expect(asked.some((url) => url.includes('cohort=2024-01'))).toBe(true);
});

it('tells how long accounts stay, by what they are', async () => {
  const asked = serve(paths);
  await open('/finance/revenue');
  const table = await screen.findByRole('table', { name: 'How long accounts stay' });
  expect(within(table).getByRole('row', { name: /All accounts/ }).textContent).toContain(
    '14from 9',
  );
  await userEvent.click(screen.getByRole('combobox', { name: 'Curves' }));
  await userEvent.click(await screen.findByRole('option', { name: 'By plan' }));
  await waitFor(() => expect(asked.some((url) => url.includes('by=plan'))).toBe(true));
});

it('counts anew and shows how far it is', async () => {
  const job = {
    id,
    name: 'recount',
    state: 'running',
    done: 30,
    total: 120,
    unit: 'accounts',
    message: '',
    rate: 10,
    secondsLeft: 9,
    error: null,
    createdAt: '2024-03-02T08:00:00.000Z',
    startedAt: '2024-03-02T08:00:00.000Z',
    finishedAt: null,
  };
  const asked = serve({
    ...paths,
    '/api/v1/finance/recount': job,
    [`/api/v1/jobs/${id}`]: job,
  });
  await open('/finance/revenue');
  await userEvent.click(await screen.findByRole('button', { name: 'Count anew' }));
  expect(await screen.findByText('30 of 120 accounts')).toBeTruthy();
  expect(asked).toContain('POST /api/v1/finance/recount');
});

it('says what it needs where there is nothing, and offers to try again where it failed', async () => {
  serve({ ...paths, '/api/v1/finance/revenue': emptyRevenue });
  await open('/finance/revenue');
  expect(await screen.findByText('No revenue in the books yet')).toBeTruthy();
  queryClient.clear();
  vi.stubGlobal('fetch', async (input: unknown) =>
    String(input).includes('/finance/revenue')
      ? Response.json(
          {
            type: 'about:blank',
            title: 'No',
            status: 400,
            code: 'bad-period',
            detail: 'The period begins after it ends.',
          },
          { status: 400 },
        )
      : Response.json(me),
  );
  await router.navigate({ to: '/finance/marketing' });
  await router.navigate({ to: '/finance/revenue' });
  expect(await screen.findByText('The period begins after it ends.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
});

it('asks for several products together, and stands them side by side', async () => {
  const asked = serve({
    ...paths,
    '/api/v1/finance/revenue': { ...revenue, products: ['desk', 'mail', 'vault'] },
  });
  await open('/finance');
  await router.navigate({ to: '/finance/revenue', search: { product: ['desk', 'mail'] } });
  const beside = await screen.findByRole('table', { name: 'Revenue by product' });
  expect(
    within(beside)
      .getAllByRole('button', { name: /desk|mail|vault/ })
      .map(({ textContent }) => textContent),
  ).toEqual(['desk', 'mail']);
  expect(asked.some((url) => url.includes('product=desk&product=mail'))).toBe(true);
});
