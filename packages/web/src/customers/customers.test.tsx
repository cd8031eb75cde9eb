import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { router } from '../router.js';
import { account, me } from './test-fixture.js';
import { forget, open, serve, type Asked } from './test-serve.js';

afterEach(forget);

const facets = {
  plans: [
    { value: 'Business', accounts: 3 },
    { value: 'Team', accounts: 2 },
  ],
  segments: [],
  regions: [{ value: 'Ireland', accounts: 5 }],
  statuses: [],
  owners: [],
  products: [],
};
const page = { rows: [account], next: null, total: 1 };
const lists = (asked: readonly Asked[]) => asked.filter(({ path }) => path === '/accounts');

it('lists customers with what they pay and how they fare', async () => {
  serve({ 'GET /me': me, 'GET /accounts': page, 'GET /accounts/facets': facets });
  await open('/customers');
  expect(await screen.findByRole('link', { name: 'Heron Housing' })).toBeTruthy();
  expect(screen.getByText('at risk')).toBeTruthy();
  expect(screen.getByText('1 customer')).toBeTruthy();
});

it('asks for what the address says, and turns the order with a second press', async () => {
  const asked = serve({ 'GET /me': me, 'GET /accounts': page, 'GET /accounts/facets': facets });
  await open('/customers?plan=Team&health=watch&feedback=no&sort=renewal');
  const table = within(await screen.findByRole('table', { name: 'Customers' }));
  expect(Object.fromEntries(lists(asked).at(-1)?.query ?? [])).toMatchObject({
    plan: 'Team',
    health: 'watch',
    feedback: 'no',
    sort: 'renewal',
    order: 'asc',
  });
  const header = table.getByRole('columnheader', { name: 'Renewal' });
  expect(header.getAttribute('aria-sort')).toBe('ascending');
  fireEvent.click(within(header).getByRole('button'));
  await waitFor(() => expect(lists(asked).at(-1)?.query.get('order')).toBe('desc'));
});

it('asks for customers of any of several products, and lets go of all of them at once', async () => {
  const asked = serve({
    'GET /me': me,
    'GET /accounts': ({ query }) => [
      200,
      query.has('product') ? { rows: [], next: null, total: 0 } : page,
    ],
    'GET /accounts/facets': facets,
  });
  await open('/customers?product=Go&product=Board');
  expect(await screen.findByText('No customer fits these filters')).toBeTruthy();
  expect(lists(asked).at(-1)?.query.getAll('product')).toEqual(['Go', 'Board']);
  fireEvent.click(screen.getAllByRole('button', { name: 'Clear the filters' })[0] ?? document.body);
  expect(await screen.findByRole('link', { name: 'Heron Housing' })).toBeTruthy();
  expect(lists(asked).at(-1)?.query.has('product')).toBe(false);
});

it('turns a window of renewal into the day that it ends on', async () => {
  const asked = serve({ 'GET /me': me, 'GET /accounts': page, 'GET /accounts/facets': facets });
  await open('/customers?renewal=90');
  await screen.findByRole('table', { name: 'Customers' });
  const before = Date.parse(lists(asked).at(-1)?.query.get('renewalBefore') ?? '');
  // The ninetieth day is within it.
  expect(Math.round((before - Date.now()) / 86_400_000)).toBeGreaterThanOrEqual(90);
  expect(Math.round((before - Date.now()) / 86_400_000)).toBeLessThanOrEqual(91);
});

it('opens the customer that the keyboard is on', async () => {
  const other = { ...account, id: '01990000-0000-7000-8000-000000000002', name: 'Ibis Interiors' };
  serve({
    'GET /me': me,
    'GET /accounts': { rows: [account, other], next: null, total: 2 },
    'GET /accounts/facets': facets,
  });
  await open('/customers');
  await screen.findByRole('link', { name: 'Ibis Interiors' });
  await userEvent.keyboard('j{Enter}');
  await waitFor(() => expect(router.state.location.pathname).toBe(`/customers/${other.id}`));
});

it('shows no money to those who may not see the books, nor asks for it', async () => {
  const asked = serve({
    'GET /me': { ...me, permissions: ['read'] },
    'GET /accounts': { ...page, rows: [{ ...account, revenue: null }] },
    'GET /accounts/facets': facets,
  });
  await open('/customers');
  const table = within(await screen.findByRole('table', { name: 'Customers' }));
  expect(table.queryByRole('columnheader', { name: 'A month' })).toBeNull();
  await waitFor(() => expect(lists(asked).at(-1)?.query.get('sort')).toBe('name'));
});

it('tells an empty list from one that the filters emptied', async () => {
  serve({
    'GET /me': me,
    'GET /accounts': ({ query }) => [
      200,
      query.get('q') === null ? page : { rows: [], next: null, total: 0 },
    ],
    'GET /accounts/facets': facets,
  });
  await open('/customers?q=nobody');
  expect(await screen.findByText('No customer fits these filters')).toBeTruthy();
  fireEvent.click(screen.getAllByRole('button', { name: 'Clear the filters' })[0] ?? document.body);
  expect(await screen.findByRole('link', { name: 'Heron Housing' })).toBeTruthy();
});
