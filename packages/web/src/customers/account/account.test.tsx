import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { item, me, themes, view } from '../test-fixture.js';
import { forget, open, serve, type Asked } from '../test-serve.js';

// jsdom has no canvas; that charts draw is seen in a real browser.
vi.mock('../../ui/echarts.js', () => ({
  init: () => ({ on() {}, setOption() {}, resize() {}, dispose() {}, dispatchAction() {} }),
}));

afterEach(forget);

const path = `/accounts/${view.id}`;
const base = {
  'GET /me': me,
  [`GET ${path}`]: view,
  [`GET ${path}/themes`]: themes,
  'GET /items': { rows: [item], next: null, total: 1 },
};
const patches = (asked: readonly Asked[]) => asked.filter(({ method }) => method === 'PATCH');
const section = async (name: string) => within(await screen.findByRole('region', { name }));

it('tells all that is known of a customer, and where each of it comes from', async () => {
  serve(base);
  await open(`/customers/${view.id}`);
  expect(await screen.findByRole('heading', { level: 1, name: 'Heron Housing' })).toBeTruthy();
  expect(screen.getByText('Set by hand; the import says “Team”')).toBeTruthy();
  const said = await section('Everything it said');
  const words = await said.findByRole('link', { name: item.text });
  expect(words.getAttribute('href')).toBe(`/items/${item.id}`);
  const touched = await section('Themes it touches');
  expect(
    touched.getByRole('link', { name: 'Planner forgets vans' }).getAttribute('href'),
  ).toContain('/themes/');
  const asks = await section('Open requests');
  expect(asks.getByRole('link', { name: 'Let the planner keep two vans' })).toBeTruthy();
  expect((await section('Contacts')).getByText('Uma Underhill')).toBeTruthy();
  expect((await section('Subscriptions')).getByText('€80.50')).toBeTruthy();
  expect((await section('Its voices')).getByText('Heron Houzing')).toBeTruthy();
});

it('finds what was set by hand of an account whose name is longer than a search may be', async () => {
  const name = `${'Consolidated 🛠️ Plumbing '.repeat(12)}Ltd`;
  const event = {
    id: '019f3a52-0000-7000-8000-0000000000f1',
    at: '2026-07-01T10:00:00.000Z',
    actor: 'Robin',
    action: 'account.edited',
    subject: `account “${name}”`,
    ip: null,
    before: { plan: 'Team' },
    after: { plan: 'Scale' },
  };
  const asked = serve({
    ...base,
    'GET /me': { ...me, permissions: [...me.permissions, 'audit:read'] },
    [`GET ${path}`]: { ...view, name },
    'GET /audit': { rows: [event], next: null, total: 1 },
  });
  await open(`/customers/${view.id}`);
  const changes = await section('Set by hand');
  expect(await changes.findByText('Plan “Scale”, was “Team”')).toBeTruthy();
  const words = asked.find((one) => one.path === '/audit')?.query.get('q') ?? '';
  expect(event.subject.startsWith(words)).toBe(true);
  expect(words.length).toBeLessThanOrEqual(200);
  const log = changes.getByRole('link', { name: 'Audit log' }).getAttribute('href') ?? '';
  expect(new URLSearchParams(log.split('?')[1]).get('q')?.length).toBeLessThanOrEqual(200);
});

it('has the revenue as a table to the cent, from the first payment on', async () => {
  serve(base);
  await open(`/customers/${view.id}`);
  const revenue = await section('Revenue');
  fireEvent.click(revenue.getByRole('button', { name: 'View as table' }));
  const rows = within(revenue.getByRole('table')).getAllByRole('row');
  // The head, and sixteen months with revenue.
  expect(rows).toHaveLength(1 + 16);
  expect(rows.at(-1)?.textContent).toContain('€80.50');
});

it('leads from a reason of health to the rows that it was counted from', async () => {
  const asked = serve(base);
  await open(`/customers/${view.id}`);
  const health = await section('Health');
  const revenue = health.getByRole('link', { name: /It pays 20 % less/ });
  expect(revenue.getAttribute('href')).toMatch(/#revenue$/);
  fireEvent.click(health.getByRole('link', { name: /9 of 12 sentences/ }));
  await waitFor(() =>
    expect(
      Object.fromEntries(asked.filter((one) => one.path === '/items').at(-1)?.query ?? []),
    ).toMatchObject({ account: view.id, kind: 'pain', from: '2026-01-01' }),
  );
});

it('sends only what was changed, and takes it back', async () => {
  const asked = serve({
    ...base,
    [`PATCH ${path}`]: ({ version }) => [
      200,
      { ...view, owner: version === '"1"' ? 'Bo' : 'Ada', version: version === '"1"' ? 2 : 3 },
    ],
  });
  await open(`/customers/${view.id}`);
  await screen.findByRole('heading', { level: 1 });
  await userEvent.keyboard('e');
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText('Owner'), { target: { value: 'Bo' } });
  // Empty: the import's word again.
  fireEvent.change(dialog.getByLabelText('Plan'), { target: { value: '' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(patches(asked)).toHaveLength(1));
  expect(patches(asked)[0]).toMatchObject({ version: '"1"', body: { owner: 'Bo', plan: null } });
  fireEvent.click(await screen.findByRole('button', { name: 'Undo', hidden: true }));
  await waitFor(() => expect(patches(asked)).toHaveLength(2));
  expect(patches(asked)[1]).toMatchObject({
    version: '"2"',
    body: { owner: null, plan: 'Business' },
  });
});

it('tells the second of two editors who was faster, and saves over it only when told to', async () => {
  const theirs = {
    ...view,
    owner: 'Bea',
    editedBy: 'Bea Blum',
    editedAt: '2026-03-01T00:00:00.000Z',
    version: 2,
  };
  let seen = view;
  const asked = serve({
    ...base,
    [`GET ${path}`]: () => [200, seen],
    [`PATCH ${path}`]: ({ version }) => {
      if (version === '"2"') return [200, { ...theirs, owner: 'Bo', version: 3 }];
      seen = theirs;
      return [
        412,
        {
          type: 'about:blank',
          title: 'edited',
          status: 412,
          code: 'edited-elsewhere',
          detail: 'Bea Blum edited this meanwhile.',
        },
      ];
    },
  });
  await open(`/customers/${view.id}`);
  fireEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText('Owner'), { target: { value: 'Bo' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await dialog.findByText(/Bea Blum edited it/)).toBeTruthy();
  expect(dialog.getByText('Owner: “Bea”, was “Ada”')).toBeTruthy();
  fireEvent.click(dialog.getByRole('button', { name: 'Save mine over it' }));
  await waitFor(() => expect(screen.queryByRole('dialog', { name: /Edit/ })).toBeNull());
  expect(patches(asked).at(-1)).toMatchObject({ version: '"2"', body: { owner: 'Bo' } });
});

it('hides what a role may not see or do', async () => {
  serve({
    ...base,
    'GET /me': { ...me, permissions: ['read'] },
    [`GET ${path}`]: { ...view, revenue: null, history: null, historyOf: null },
  });
  await open(`/customers/${view.id}`);
  await screen.findByRole('heading', { level: 1 });
  expect(screen.getByText('What it pays is for those who may see the books.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull();
});
