import { AccountRow, SearchView, type AccountPage } from '@headwater/contract';
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
import CommandBar from './command-bar.js';

afterEach(() => vi.unstubAllGlobals());

const theme = '01990000-0000-7000-8000-00000000000a';
const found = (q: string): SearchView =>
  SearchView.parse({
    q,
    statements: [
      {
        item: '01990000-0000-7000-8000-000000000001',
        start: 0,
        end: 22,
        text: `The ${q} takes for ever`,
        kind: 'pain',
        customer: 'Ana',
        source: 'Desk',
        time: null,
        rating: null,
        theme: { id: theme, label: 'Slow export' },
        marks: [{ start: 4, end: 4 + q.length }],
        by: 'both',
        words: [{ typed: q, way: 'exact' }],
        cosine: 0.7,
        same: 0,
      },
      {
        item: '01990000-0000-7000-8000-000000000002',
        start: 5,
        end: 30,
        text: 'My table never comes down',
        kind: 'pain',
        customer: null,
        source: 'Desk',
        time: null,
        rating: null,
        theme: null,
        marks: [],
        by: 'meaning',
        words: [],
        cosine: 0.48,
        same: 2,
      },
    ],
    themes: [
      {
        id: theme,
        label: 'Slow export',
        kind: 'pain',
        statements: 40,
        marks: [],
        why: 'name',
        found: 9,
      },
    ],
    withAnyWord: 12,
    withAllWords: 12,
    corrected: [],
    index: { state: 'ready', progress: null, waiting: 0 },
  });

const nothing: SearchView = { ...found('none'), q: '', statements: [], themes: [] };

/** One customer has “Export” in its name. */
const customers = (q: string | null): AccountPage => {
  const rows = q === 'export' ? [exporters] : [];
  return { rows, next: null, total: rows.length };
};
const exporters = AccountRow.parse({
  id: '01990000-0000-7000-8000-0000000000aa',
  name: 'Exporters United',
  externalId: null,
  domain: null,
  plan: 'Business',
  segment: null,
  seats: null,
  region: null,
  owner: null,
  status: 'active',
  since: null,
  renewal: null,
  revenue: null,
  items: 12,
  pains: 3,
  requests: 0,
  lastSaid: null,
  health: null,
  version: 1,
});

/** Answers a search only when told to; everything else with nothing. */
const serve = (answers: (q: string) => Promise<SearchView>) => {
  const fetched = vi.fn(async (url: string, _init: RequestInit) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    if (pathname.endsWith('/accounts')) return Response.json(customers(searchParams.get('q')));
    if (pathname.endsWith('/segments')) return Response.json({ rows: [], next: null, total: 0 });
    if (!pathname.endsWith('/search')) return new Response('{}', { status: 503 });
    const q = searchParams.get('q') ?? '';
    return new Response(JSON.stringify(q === '' ? nothing : await answers(q)));
  });
  vi.stubGlobal('fetch', fetched);
  return fetched;
};

const open = () => {
  const router = createRouter({
    routeTree: createRootRoute({ component: () => <CommandBar onClose={() => undefined} /> }),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return screen.findByRole('combobox');
};

it('shows sentences and themes as one types, with the words marked and why each is there', async () => {
  serve((q) => Promise.resolve(found(q)));
  const input = await open();
  await userEvent.type(input, 'export');
  expect(await screen.findByText('export', { selector: 'mark' })).toBeTruthy();
  expect(screen.getByRole('option', { name: /Slow export.*40 sentences/u })).toBeTruthy();
  expect(screen.getByText('Similar in meaning, 0.48')).toBeTruthy();
  expect(screen.getByText('and 2 more word for word')).toBeTruthy();
  expect(screen.getByText('12 sentences say this.')).toBeTruthy();
});

it('finds customers by their names, before what is said', async () => {
  serve((q) => Promise.resolve(found(q)));
  const input = await open();
  await userEvent.type(input, 'export');
  const customer = await screen.findByRole('option', { name: /Exporters United.*12 items/u });
  const options = screen.getAllByRole('option');
  expect(options.indexOf(customer)).toBeLessThan(
    options.indexOf(screen.getByRole('option', { name: /takes for ever/u })),
  );
});

it('keeps what is there, dimmed, until the next answer comes, and calls off the one before', async () => {
  let later: (view: SearchView) => void = () => undefined;
  const fetched = serve((q) =>
    q === 'export' ? Promise.resolve(found(q)) : new Promise((resolve) => (later = resolve)),
  );
  const input = await open();
  await userEvent.type(input, 'export');
  await screen.findByText('export', { selector: 'mark' });
  await userEvent.type(input, 's');
  const old = screen.getByRole('option', { name: /takes for ever/u });
  expect(old.className).toContain('opacity-60');
  const searched = () => fetched.mock.calls.filter(([url]) => url.includes('/search')).at(-1);
  await waitFor(() => expect(searched()?.[0]).toContain('q=exports'));
  const pending = searched()?.[1].signal;
  await userEvent.type(input, 'x');
  await waitFor(() => expect(pending?.aborted).toBe(true));
  await waitFor(() => expect(searched()?.[0]).toContain('q=exportsx'));
  later(found('exportsx'));
  await screen.findByText('exportsx', { selector: 'mark' });
  expect(screen.getByRole('option', { name: /takes for ever/u }).className).not.toContain(
    'opacity',
  );
});

it('moves by arrow keys through all groups', async () => {
  serve((q) => Promise.resolve(found(q)));
  const input = await open();
  await userEvent.type(input, 'export');
  await screen.findByText('export', { selector: 'mark' });
  const chosen = () =>
    screen.getAllByRole('option').findIndex((one) => one.getAttribute('aria-selected') === 'true');
  expect(chosen()).toBe(0);
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(chosen()).toBe(2);
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
  expect(chosen()).toBe(screen.getAllByRole('option').length - 1);
});

it('says what failed and asks again when told to', async () => {
  let fails = true;
  serve((q) => (fails ? Promise.reject(new TypeError('away')) : Promise.resolve(found(q))));
  const input = await open();
  await userEvent.type(input, 'export');
  expect(await screen.findByText('What was found could not be shown.')).toBeTruthy();
  fails = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('export', { selector: 'mark' })).toBeTruthy();
});
