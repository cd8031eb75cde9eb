import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RunView, SearchView, ThemePage } from '@headwater/contract';
import { uuidv7 } from '../src/platform/ids.js';
import { testServer, type Client, type TestServer } from './server.js';

let server: TestServer;
let owner: Client;

const globex = uuidv7();

const said: Readonly<Record<string, readonly string[]>> = {
  export: [
    'Exporting a large report to Excel times out every time',
    'The spreadsheet download never finishes on big reports',
    'Report export is broken and times out',
  ],
  login: [
    'Login fails after the last update and I am locked out',
    'I cannot sign in since the update, my password is refused',
    'The sign-in page rejects my password again and again',
  ],
  support: [
    'Customer support answered quickly and was very friendly',
    'Great support team, they solved my question in minutes',
    'The support people are wonderful and helpful',
  ],
};

const items = Array.from({ length: 360 }, (_, index) => {
  const texts = Object.values(said)[index % 3] ?? [];
  return {
    text: `${texts[Math.floor(index / 3) % texts.length]} on desk ${index % 40}.`,
    source: index % 2 === 0 ? 'Desk' : 'Store',
    externalId: `i${index}`,
    customer: `customer ${index % 120}`,
    product: index % 4 === 0 ? 'Plan' : 'Go',
    time: new Date(Date.UTC(2025, 0, 1 + Math.floor(index / 3))).toISOString(),
  };
});

async function json(client: Client, path: string, ask = {}): Promise<unknown> {
  const response = await client(path, ask);
  const body = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${body}`);
  return JSON.parse(body);
}

async function analyse(): Promise<void> {
  let run = RunView.parse(await json(owner, '/api/v1/analysis-runs', { method: 'POST' }));
  while (run.state === 'waiting' || run.state === 'running') {
    await delay(50);
    run = RunView.parse(await json(owner, `/api/v1/analysis-runs/${run.id}`));
  }
  expect(run.state).toBe('done');
}

const find = async (q: string, more = ''): Promise<SearchView> =>
  SearchView.parse(await json(owner, `/api/v1/search?q=${encodeURIComponent(q)}${more}`));

async function indexed(): Promise<void> {
  for (let state = ''; state !== 'ready'; await delay(50)) {
    const { index } = await find('');
    expect(index.state).not.toBe('failed');
    state = index.progress === null ? index.state : '';
  }
}

beforeAll(async () => {
  server = await testServer();
  owner = await server.as('owner');
  await server.startWorker();
});
afterAll(() => server.close());

it('says that there is nothing before the first analysis', async () => {
  expect(await find('export')).toMatchObject({ statements: [], index: { state: 'none' } });
  expect((await server.anonymous('/api/v1/search?q=export')).status).toBe(401);
});

it('finds by words while the index is still being read, and says so', async () => {
  await json(owner, '/api/v1/items', { json: { items } });
  await analyse();
  const early = await find('locked "last update" -friendly');
  expect(early.index.state).toBe('building');
  expect(early.statements.length).toBeGreaterThan(0);
  for (const { text, by, marks } of early.statements) {
    expect(by).toBe('words');
    expect(marks.map(({ start, end }) => text.slice(start, end).toLowerCase())).toEqual(
      expect.arrayContaining(['locked', 'last update']),
    );
  }
});

it('finds by words and meaning, and says why', async () => {
  await indexed();
  const found = await find('exporting a report');
  expect(found.index).toEqual({ state: 'ready', progress: null, waiting: 0 });
  const [first] = found.statements;
  expect(first).toMatchObject({ by: 'both', words: [{ typed: 'exporting' }, { typed: 'report' }] });
  const marked = first!.marks.map(({ start, end }) => first!.text.slice(start, end).toLowerCase());
  expect(marked.sort()).toEqual(['export', 'report']);
  expect(first!.theme).not.toBeNull();
  expect(found.withAllWords).toBe(80);
  const meant = await find('cannot get into my account');
  const similar = meant.statements.filter(({ by }) => by === 'meaning');
  expect(similar.length).toBeGreaterThan(0);
  for (const { cosine, marks } of similar) {
    expect(cosine).toBeGreaterThanOrEqual(0.3);
    expect(marks).toEqual([]);
  }
});

it('reads over a slip, looks for beginnings, and obeys marks', async () => {
  const slip = await find('supprot ');
  expect(slip.corrected).toEqual([{ typed: 'supprot', read: ['support'] }]);
  expect(slip.statements[0]!.text.toLowerCase()).toContain('support');
  expect((await find('passw')).withAllWords).toBe(80);
  const phrase = await find('"sign-in page" -excel');
  for (const { text } of phrase.statements) expect(text).toContain('sign-in page');
});

it('keeps to the filters', async () => {
  const all = await find('export');
  const plan = await find('export', '&product=Plan&source=Desk&to=2025-01-31');
  expect(plan.withAllWords).toBeGreaterThan(0);
  expect(plan.withAllWords).toBeLessThan(all.withAllWords!);
  for (const { source, time } of plan.statements) {
    expect(source).toBe('Desk');
    expect(time! < '2025-02-01').toBe(true);
  }
  expect((await find('export', '&product=Nothing')).statements).toEqual([]);
  expect((await owner('/api/v1/search?q=x&limit=1000')).status).toBe(422);
});

it('names themes: by what they are called, or by what was found in them', async () => {
  const { rows } = ThemePage.parse(await json(owner, '/api/v1/themes'));
  const theme = rows[0]!;
  await json(owner, `/api/v1/themes/${theme.id}`, {
    method: 'PATCH',
    json: { label: 'Zebra crossing' },
    headers: { 'if-match': `"${theme.version}"` },
  });
  expect((await find('zeb')).themes).toMatchObject([{ id: theme.id, why: 'name' }]);
  const words = theme.quotes[0]!.text.split(' ').slice(0, 4).join(' ');
  const found = (await find(words)).themes.find(({ id }) => id === theme.id);
  // Its name says nothing of them: it is here for its own words, or for what was found in it.
  expect(found).toMatchObject({ label: 'Zebra crossing', marks: [] });
  expect(found!.found).toBeGreaterThan(5);
});

it('shows nothing of what is gone, and takes up the next analysis', async () => {
  await server.ctx.db
    .insertInto('account')
    .values({ id: globex, name: 'Globex', segment: 'Large' })
    .execute();
  const text = 'Umbrellas are missing from the catalogue entirely.';
  const changed = { ...items[0], text, account: 'Globex' };
  await json(owner, '/api/v1/items', { json: { items: [changed] } });
  const before = await find('umbrellas ');
  expect(before.statements.filter(({ by }) => by !== 'meaning')).toEqual([]);
  expect(before.index.waiting).toBe(1);
  await analyse();
  await find('');
  await indexed();
  expect((await find('umbrellas ')).statements[0]).toMatchObject({
    text: 'Umbrellas are missing from the catalogue entirely.',
    marks: [{ start: 0, end: 9 }],
  });
});

it('keeps to a segment, by its name or by its rule', async () => {
  const [rule, other] = [uuidv7(), uuidv7()];
  const { db } = server.ctx;
  const made = { rule: 'plan == "x"', created_by: 'Ada' };
  await db
    .insertInto('segment')
    .values([
      { ...made, id: rule, name: 'By rule' },
      { ...made, id: other, name: 'Nobody' },
    ])
    .execute();
  await db.insertInto('segment_member').values({ segment_id: rule, account_id: globex }).execute();
  for (const segment of ['Large', rule]) {
    const { statements } = await find('umbrellas ', `&segment=${segment}`);
    expect(statements.map(({ text }) => text)).toEqual([
      'Umbrellas are missing from the catalogue entirely.',
    ]);
  }
  for (const segment of ['Small', other]) {
    expect((await find('umbrellas ', `&segment=${segment}`)).statements).toEqual([]);
  }
});
