import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { queryClient } from '../api/query-client.js';
import { router } from '../router.js';
import {
  compare,
  competitors,
  deals,
  dealSummary,
  editor,
  facets,
  gapPath,
  gaps,
  noGaps,
  opportunities,
  reader,
  whose,
  wholeGap,
} from './market-fixture.js';

// jsdom has no canvas; what is drawn is drawn from what the tables show.
vi.mock('../ui/echarts.js', () => ({
  init: () => ({ on() {}, setOption() {}, resize() {}, dispose() {}, dispatchAction() {} }),
}));

afterEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

const answers = {
  '/me': editor,
  '/facets': facets,
  '/market/gaps': gaps,
  [gapPath]: wholeGap,
  '/market/compare': compare,
  '/market/opportunities': opportunities,
  '/market/competitors': competitors,
  '/market/whose': whose,
  '/market/deals': deals,
  '/market/deals/summary': dealSummary,
};

type Asked = { method: string; path: string; query: string; body: unknown };

/** Answers by path, and keeps what was asked for. */
const serve = (more: Readonly<Record<string, unknown>> = {}): Asked[] => {
  const all: Readonly<Record<string, unknown>> = { ...answers, ...more };
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (input: unknown, init?: RequestInit) => {
    const [path = '', query = ''] = String(input).replace('/api/v1', '').split('?');
    const text = typeof init?.body === 'string' ? init.body : 'null';
    const body: unknown = JSON.parse(text);
    asked.push({ method: init?.method ?? 'GET', path, query, body });
    const answer = all[`${init?.method ?? 'GET'} ${path}`] ?? all[path];
    if (answer instanceof Response) return answer.clone();
    return answer === undefined ? new Response('{}', { status: 404 }) : Response.json(answer);
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

it('lists gaps with size, odds and how sure they are, and the rate of false ones', async () => {
  const asked = serve();
  await open('/market');
  const row = within(await screen.findByRole('table', { name: 'Gaps' })).getByRole('row', {
    name: /Supplier sync/,
  });
  expect(row.textContent).toContain('against Crestline');
  expect(row.textContent).toContain('+50 pp');
  expect(row.textContent).toContain('certain');
  expect(screen.getByText(/of 60 looks at 72 customers of ours/).textContent).toMatch(
    /at most 10\s%/,
  );
  await userEvent.click(screen.getByRole('button', { name: /^Their pain/ }));
  await waitFor(() =>
    expect(asked.some(({ query }) => query.includes('kind=their-pain'))).toBe(true),
  );
});

it('dismisses a gap only with a reason', async () => {
  const asked = serve({ [`PATCH ${gapPath}`]: { ...wholeGap, state: 'dismissed' } });
  await open('/market');
  await screen.findByRole('table', { name: 'Gaps' });
  await userEvent.keyboard('d');
  const dialog = await screen.findByRole('dialog', { name: /^Dismiss/ });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Dismiss' }));
  expect(await within(dialog).findByText('Say why, so that others need not ask.')).toBeTruthy();
  expect(asked.some(({ method }) => method === 'PATCH')).toBe(false);
  await userEvent.type(within(dialog).getByLabelText('Why'), 'We do not sell there');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Dismiss' }));
  await waitFor(() =>
    expect(asked.find(({ method }) => method === 'PATCH')?.body).toEqual({
      state: 'dismissed',
      reason: 'We do not sell there',
    }),
  );
});

it('shows on what a gap rests, both sides', async () => {
  serve();
  await open(gapPath);
  const evidence = await screen.findByRole('region', { name: 'Evidence' });
  expect(within(evidence).getByText('Nobody says it of us.')).toBeTruthy();
  const theirs = within(evidence).getByRole('region', { name: 'Of theirs' });
  expect(
    within(theirs).getByText('The supplier sync loses orders').closest('a')?.getAttribute('href'),
  ).toMatch(/^\/items\//);
  expect(screen.getByText('Ask the sales team')).toBeTruthy();
});

it('compares theme by theme', async () => {
  serve();
  await open('/market/compare');
  expect((await screen.findAllByText('Supplier sync')).length).toBeGreaterThan(0);
  expect(screen.getAllByText(/Crestline/).length).toBeGreaterThan(0);
});

it('scores what matters and is not satisfied', async () => {
  serve();
  await open('/market/opportunities');
  expect((await screen.findAllByText('Sign-in code')).length).toBeGreaterThan(0);
});

it('says whose feedback a source is', async () => {
  const asked = serve({ 'PUT /market/whose': whose });
  await open('/market/competitors');
  await userEvent.click(await screen.findByRole('combobox', { name: '“Shop reviews” is about' }));
  await userEvent.click(await screen.findByRole('option', { name: 'Crestline' }));
  await waitFor(() =>
    expect(asked.find(({ method }) => method === 'PUT')?.body).toEqual({
      dimension: 'source',
      value: 'reviews',
      about: competitors.rows[0]?.id,
    }),
  );
});

it('says at the field that a competitor is known already', async () => {
  serve({
    'POST /market/competitors': Response.json(
      {
        type: 'about:blank',
        title: 'Known',
        status: 409,
        code: 'competitor-known',
        detail: '“CL” is Crestline already.',
      },
      { status: 409 },
    ),
  });
  await open('/market/competitors');
  await userEvent.click(await screen.findByRole('button', { name: 'Add a competitor' }));
  const dialog = await screen.findByRole('dialog', { name: 'Add a competitor' });
  await userEvent.type(within(dialog).getByLabelText('Name'), 'CL');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Add' }));
  expect(await within(dialog).findByText('“CL” is Crestline already.')).toBeTruthy();
});

it('lists deals with amounts for who may see them', async () => {
  serve();
  await open('/market/deals');
  const row = within(await screen.findByRole('table', { name: 'Deals' })).getByRole('row', {
    name: /Alder Foods/,
  });
  expect(row.textContent).toContain('€1,200');
  expect(within(row).getByRole('button', { name: 'Edit the deal of Alder Foods' })).toBeTruthy();
});

it('shows neither amounts nor edits to who may only read', async () => {
  serve({ '/me': reader });
  await open('/market/deals');
  const table = await screen.findByRole('table', { name: 'Deals' });
  expect(table.textContent).not.toContain('€');
  expect(within(table).queryByRole('button', { name: /Edit the deal/ })).toBeNull();
});

it('says what will be here before the first analysis', async () => {
  serve({ '/market/gaps': noGaps, '/facets': { ...facets, sources: [] } });
  await open('/market');
  expect(await screen.findByText(/Here you will see where your market has openings/)).toBeTruthy();
});
