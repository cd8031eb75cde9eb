import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AccountFacets,
  AccountPage,
  AccountThemes,
  AccountView,
  ItemPage,
  RunView,
  type AccountRow,
} from '@headwater/contract';
import type { BookKind } from '@headwater/intake';
import { inTransaction } from '../src/platform/index.js';
import { daysAgo, items, monthsAgo } from './accounts-said.js';
import { testServer, type Client, type TestServer } from './server.js';

let server: TestServer;
let manager: Client;
let viewer: Client;

type Values = Readonly<Record<string, string>>;

function take(kind: BookKind, rows: readonly Values[]): Promise<void> {
  const sink = server.slices
    .flatMap((slice) => slice.books ?? [])
    .find((each) => each.kind === kind);
  if (!sink) throw new Error(`nobody takes ${kind}`);
  return inTransaction(server.ctx, async (tx) => {
    const numbered = rows.map((values, at) => ({ row: at + 1, line: at + 2, values }));
    const { rejected } = await sink.write(tx, numbered, { demo: false });
    expect(rejected).toEqual([]);
    await sink.settle?.(tx);
  });
}

async function read(
  path: string,
  client: Client = manager,
  ask: Parameters<Client>[1] = {},
): Promise<unknown> {
  const response = await client(path, ask);
  const body = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${body}`);
  return JSON.parse(body);
}

const list = async (query = '', client: Client = manager): Promise<AccountPage> =>
  AccountPage.parse(await read(`/api/v1/accounts?${query}`, client));
const names = (page: AccountPage): string[] => page.rows.map(({ name }) => name);
const idOf = async (name: string): Promise<string> => {
  const row = (await list(`q=${encodeURIComponent(name)}`)).rows[0];
  if (!row) throw new Error(`no account ${name}`);
  return row.id;
};
const view = async (name: string, client: Client = manager): Promise<AccountView> =>
  AccountView.parse(await read(`/api/v1/accounts/${await idOf(name)}`, client));

async function settled(): Promise<void> {
  for (;;) {
    const { n } = await server.db
      .selectFrom('job')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('name', 'in', ['customers.match', 'customers.figures'])
      .where('state', 'in', ['waiting', 'running'])
      .executeTakeFirstOrThrow();
    if (n === 0) return;
    await delay(30);
  }
}

beforeAll(async () => {
  server = await testServer();
  manager = await server.as('manager');
  viewer = await server.as('viewer');
  await server.startWorker();
  await take('accounts', [
    {
      externalId: 'H-1',
      name: 'Heron Housing',
      plan: 'Business',
      region: 'Ireland',
      owner: 'Ada',
      renewal: daysAgo(-30),
    },
    { externalId: 'I-1', name: 'Ibis Interiors', plan: 'Team', segment: 'Small', region: 'Spain' },
    {
      externalId: 'J-1',
      name: 'Jay Joinery',
      plan: 'Team',
      revenue: '5000',
      currency: 'EUR',
      status: 'trialing',
    },
    { externalId: 'K-1', name: 'kestrel kilns' },
  ]);
  await take('rates', [{ day: '2020-01-01', currency: 'USD', base: 'EUR', rate: '2' }]);
  await take('subscriptions', [
    // Heron: 100.00 a month for 12 months, then 80.00 since 2 months ago: 20 % less than 90 days ago.
    {
      account: 'H-1',
      externalId: 's1',
      product: 'Board',
      amount: '10000',
      currency: 'EUR',
      start: monthsAgo(14),
      end: monthsAgo(2),
    },
    {
      account: 'H-1',
      externalId: 's2',
      product: 'Board',
      amount: '8000',
      currency: 'EUR',
      start: monthsAgo(2),
    },
    // Ibis pays 60.00 USD, which is 120.00 EUR.
    {
      account: 'I-1',
      externalId: 's3',
      product: 'Go',
      amount: '6000',
      currency: 'USD',
      start: monthsAgo(6),
    },
  ]);
  await take('invoices', [
    {
      account: 'K-1',
      externalId: 'v1',
      amount: '12005',
      currency: 'EUR',
      start: monthsAgo(11),
      end: monthsAgo(-1),
    },
  ]);
  await take('contacts', [
    { account: 'H-1', name: 'Una Byrne', email: 'una@heron.example', role: 'Head of Estates' },
  ]);
  await read('/api/v1/items', manager, { json: { items } });
  let run = RunView.parse(await read('/api/v1/analysis-runs', manager, { method: 'POST' }));
  while (run.state === 'waiting' || run.state === 'running') {
    await delay(50);
    run = RunView.parse(await read(`/api/v1/analysis-runs/${run.id}`));
  }
  expect(run.state).toBe('done');
  await settled();
}, 240_000);
afterAll(() => server.close());

describe('the list of customers', () => {
  it('sorts by revenue over currencies, and by the rest', async () => {
    expect(names(await list())).toEqual([
      'Ibis Interiors',
      'Heron Housing',
      'Jay Joinery',
      'kestrel kilns',
    ]);
    expect(names(await list('sort=name'))).toEqual([
      'Heron Housing',
      'Ibis Interiors',
      'Jay Joinery',
      'kestrel kilns',
    ]);
    expect(names(await list('sort=renewal'))[0]).toBe('Heron Housing');
    expect(names(await list('sort=feedback'))[0]).toBe('Heron Housing');
  });

  it.each([
    ['plan=Team', ['Ibis Interiors', 'Jay Joinery']],
    ['segment=Small', ['Ibis Interiors']],
    ['region=Ireland', ['Heron Housing']],
    ['status=trial', ['Jay Joinery']],
    ['owner=Ada', ['Heron Housing']],
    ['product=Board', ['Heron Housing']],
    ['product=Go&product=Board', ['Heron Housing', 'Ibis Interiors']],
    ['feedback=no', ['Jay Joinery', 'kestrel kilns']],
    ['q=IBIS', ['Ibis Interiors']],
    ['q=k-1', ['kestrel kilns']],
    ['q=100%25', []],
    [`renewalBefore=${daysAgo(-31)}`, ['Heron Housing']],
    [`renewalBefore=${daysAgo(-30)}`, []],
  ])('filters by %s', async (query, wanted) => {
    expect(names(await list(`sort=name&${query}`))).toEqual(wanted);
  });

  it.each(['name', 'revenue', 'renewal', 'feedback', 'health'])(
    'pages by %s, up and down, without gap or repeat',
    async (sort) => {
      for (const order of ['asc', 'desc']) {
        const rows: AccountRow[] = [];
        let cursor: string | null = '';
        while (cursor !== null) {
          const page: AccountPage = await list(
            `sort=${sort}&order=${order}&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`,
          );
          expect(page.total).toBe(4);
          rows.push(...page.rows);
          cursor = page.next;
        }
        expect(new Set(rows.map(({ id }) => id)).size).toBe(4);
      }
    },
  );

  it('knows the values to filter by', async () => {
    const facets = AccountFacets.parse(await read('/api/v1/accounts/facets'));
    expect(facets.plans).toEqual([
      { value: 'Team', accounts: 2 },
      { value: 'Business', accounts: 1 },
    ]);
    expect(facets.products.map(({ value }) => value).sort()).toEqual(['Board', 'Go']);
  });

  it('shows no money to those who may not see the books, anywhere', async () => {
    const page = await list('', viewer);
    expect(names(page)).toEqual([
      'Heron Housing',
      'Ibis Interiors',
      'Jay Joinery',
      'kestrel kilns',
    ]);
    expect(page.rows.map(({ revenue }) => revenue)).toEqual([null, null, null, null]);
    expect((await viewer('/api/v1/accounts?sort=revenue')).status).toBe(403);
    const csv = await (await viewer('/api/v1/accounts.csv')).text();
    expect(csv.split('\r\n')[0]).not.toContain('revenue');
    const heron = await view('Heron', viewer);
    expect(heron).toMatchObject({ revenue: null, history: null });
    expect(heron.subscriptions.map(({ monthly }) => monthly)).toEqual([null, null]);
    const reason = heron.health?.reasons.find(({ signal }) => signal === 'revenue');
    expect(reason?.sentence).toBe('How its revenue changed is for those who may see the books.');
    expect(heron.contacts[0]?.email).toBe('u…@heron.example');
  });

  it('exports what it shows', async () => {
    const csv = await (await manager('/api/v1/accounts.csv?sort=name&region=Ireland')).text();
    expect(csv.split('\r\n')[1]).toMatch(
      /^H-1,Heron Housing,,Business,,,Ireland,Ada,active,,\d{4}-\d\d-\d\d,80.00,EUR,27,/,
    );
    const book = await manager('/api/v1/accounts.xlsx');
    expect(book.headers.get('content-type')).toContain('spreadsheetml');
    expect(new Uint8Array(await book.arrayBuffer()).slice(0, 2)).toEqual(
      new Uint8Array([0x50, 0x4b]),
    );
  });
});

describe('the page of a customer', () => {
  it('tells revenue by month as worked out by hand', async () => {
    const heron = await view('Heron');
    expect(heron).toMatchObject({
      revenue: { minor: 8000, currency: 'EUR' },
      historyOf: 'subscriptions',
      status: 'active',
    });
    const months = heron.history?.[0]?.months ?? [];
    expect(months).toHaveLength(36);
    // The last month is this one: two months and this one at 80.00, twelve at 100.00, nothing before.
    expect(months.map(({ minor }) => minor)).toEqual([
      ...Array.from({ length: 21 }, () => 0),
      ...Array.from({ length: 12 }, () => 10000),
      ...Array.from({ length: 3 }, () => 8000),
    ]);
    // 12005 over twelve months: five parts of 1001, seven of 1000.
    const kestrel = await view('kestrel');
    expect(kestrel.historyOf).toBe('invoices');
    expect(kestrel.revenue).toEqual({ minor: 1000, currency: 'EUR' });
    expect(kestrel.history?.[0]?.months.reduce((sum, { minor }) => sum + minor, 0)).toBe(12005);
  });

  it('counts what it says, with themes and open requests', async () => {
    const ibis = await view('Ibis');
    expect(ibis).toMatchObject({ items: 20, requests: 0 });
    expect(ibis.pains).toBeGreaterThanOrEqual(18);
    const said = ItemPage.parse(await read(`/api/v1/items?account=${ibis.id}&limit=100`));
    expect(said.rows).toHaveLength(20);
    const heron = await view('Heron');
    const themes = AccountThemes.parse(await read(`/api/v1/accounts/${heron.id}/themes`));
    expect(themes.rows.reduce((sum, row) => sum + row.statements, 0)).toBe(27);
    const asked = themes.rows.filter(({ request }) => request !== null);
    expect(asked[0]?.request?.text).toContain('dark mode');
  });

  it('tells health with reasons that add up', async () => {
    const ibis = await view('Ibis');
    const pains = ibis.health?.reasons.find(({ signal }) => signal === 'pains');
    expect(pains?.sentence).toMatch(
      /^\d+ of 20 sentences of the last 90 days are pains; of everybody’s it is \d+ %\.$/,
    );
    const heron = await view('Heron');
    expect(heron.health?.reasons.find(({ signal }) => signal === 'revenue')).toEqual({
      signal: 'revenue',
      points: -10,
      sentence: 'It pays 20 % less than 90 days ago.',
      span: null,
    });
    expect(heron.health?.reasons.find(({ signal }) => signal === 'renewal')?.sentence).toBe(
      'It renews in 30 days.',
    );
    expect(heron.health?.reasons.find(({ signal }) => signal === 'silence')?.points).toBe(-15);
    const sum = (heron.health?.reasons ?? []).reduce((total, { points }) => total + points, 75);
    expect(heron.health?.score).toBe(sum);
    expect((await view('Jay')).health).toBeNull();
  });

  it('names the days whose feedback each reason was counted from', async () => {
    const itemsUnder = async (name: string, wanted: string): Promise<number> => {
      const { id, health } = await view(name);
      const span = health?.reasons.find(({ signal }) => signal === wanted)?.span;
      if (!span) throw new Error(`${name} has no span of ${wanted}`);
      const until = span.to === null ? '' : `&to=${span.to}`;
      const page = await read(`/api/v1/items?account=${id}&limit=200&from=${span.from}${until}`);
      return ItemPage.parse(page).rows.length;
    };
    expect(await itemsUnder('Ibis', 'pains')).toBe(20);
    const silence = (await view('Heron')).health?.reasons.find(
      ({ signal }) => signal === 'silence',
    );
    const said = Number(/after (\d+) items? in the year before/.exec(silence?.sentence ?? '')?.[1]);
    expect(said).toBeGreaterThan(0);
    expect(await itemsUnder('Heron', 'silence')).toBe(said);
  });

  it('is edited by hand, and that stands through imports until it is taken back', async () => {
    const before = await view('Jay');
    const patch = (version: number, json: unknown, client = manager) =>
      client(`/api/v1/accounts/${before.id}`, {
        method: 'PATCH',
        json,
        headers: { 'if-match': `"${version}"` },
      });
    const response = await patch(before.version, {
      plan: 'Enterprise',
      renewal: '2030-01-31',
      status: 'Cancelled',
    });
    const edited = AccountView.parse(await response.json());
    expect(edited).toMatchObject({
      plan: 'Enterprise',
      renewal: '2030-01-31',
      status: 'churned',
      editedBy: 'The manager',
      edited: {
        plan: { imported: 'Team' },
        renewal: { imported: null },
        status: { imported: 'trial' },
      },
    });
    expect((await patch(before.version, { plan: 'Solo' })).status).toBe(412);
    expect((await patch(edited.version, { plan: 'Solo' }, viewer)).status).toBe(403);
    await take('accounts', [
      { externalId: 'J-1', plan: 'Starter', status: 'active', renewal: '2029-01-01' },
    ]);
    const imported = await view('Jay');
    expect(imported).toMatchObject({
      plan: 'Enterprise',
      renewal: '2030-01-31',
      status: 'churned',
      edited: { plan: { imported: 'Starter' }, renewal: { imported: '2029-01-01' } },
    });
    const back = await patch(imported.version, { plan: null, renewal: null, status: null });
    expect(AccountView.parse(await back.json())).toMatchObject({
      plan: 'Starter',
      renewal: '2029-01-01',
      status: 'active',
      edited: {},
    });
    const audited = await server.db
      .selectFrom('audit_event')
      .select('subject')
      .where('action', '=', 'account.edited')
      .execute();
    expect(audited).toHaveLength(2);
  });

  it('is not there for an unknown id', async () => {
    const response = await manager('/api/v1/accounts/01890000-0000-7000-8000-000000000000');
    expect(response.status).toBe(404);
  });
});
