import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ItemPage,
  ItemView,
  RunView,
  ThemePage,
  ThemeStatementPage,
  ThemeView,
  TodayView,
} from '@headwater/contract';
import { severityEvidence } from '@headwater/insight';
import { testServer, type Client, type TestServer } from './server.js';

let server: TestServer;
let owner: Client;

beforeAll(async () => {
  server = await testServer();
  owner = await server.as('owner');
  await server.startWorker();
});
afterAll(() => server.close());

const topics: Readonly<Record<string, readonly string[]>> = {
  export: [
    'Exporting a large report to Excel times out every time',
    'The Excel export fails with a timeout on big reports',
    'I cannot export reports to Excel, it always times out',
    'Report export to spreadsheet is broken and times out',
  ],
  login: [
    'Login fails after the last update and I am locked out',
    'I cannot log in since the update, the password is refused',
    'Signing in is broken, the login screen just fails',
    'After updating, login keeps failing with an error',
  ],
  support: [
    'Customer support answered quickly and was very friendly',
    'Great support team, they solved my question in minutes',
    'The support people are wonderful and helpful',
    'Friendly support, fast answers, love it',
  ],
};

const items = Array.from({ length: 360 }, (_, index) => {
  const texts = Object.values(topics)[index % 3] ?? [];
  return {
    text: `${texts[Math.floor(index / 3) % texts.length]} number ${index}.`,
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

async function analysed(): Promise<RunView> {
  let run = RunView.parse(await json(owner, '/api/v1/analysis-runs', { method: 'POST' }));
  while (run.state === 'waiting' || run.state === 'running') {
    await delay(50);
    run = RunView.parse(await json(owner, `/api/v1/analysis-runs/${run.id}`));
  }
  return run;
}

const themes = async (query = ''): Promise<ThemePage> =>
  ThemePage.parse(await json(owner, `/api/v1/themes?${query}`));

const rename = (id: string, label: string, version: number) =>
  owner(`/api/v1/themes/${id}`, {
    method: 'PATCH',
    json: { label },
    headers: { 'if-match': `"${version}"` },
  });

beforeAll(async () => {
  await json(owner, '/api/v1/items', { json: { items } });
  expect(await analysed()).toMatchObject({ state: 'done', items: 360, error: null });
});

describe('from items to ranked themes', () => {
  it('ranks themes with sizes and sentences', async () => {
    const page = await themes();
    expect(page.rows.length).toBeGreaterThan(1);
    expect(page.totals).toMatchObject({ items: 360, customers: 120, waiting: 0 });
    for (const row of page.rows) {
      expect(row.quotes.length).toBeGreaterThan(0);
      expect(row.share.low).toBeLessThanOrEqual(row.share.value);
      expect(row.share.high).toBeGreaterThanOrEqual(row.share.value);
    }
    expect(page.headline).not.toBeNull();
  });

  it('counts under a filter only what the filter lets through', async () => {
    const all = await themes('level=coarse');
    const plan = await themes('level=coarse&product=Plan');
    const go = await themes('level=coarse&product=Go');
    const size = (page: ThemePage) => page.rows.reduce((sum, row) => sum + row.statements, 0);
    expect(plan.totals.items).toBe(90);
    expect(size(plan)).toBeGreaterThan(0);
    expect(size(plan) + size(go)).toBe(size(all));
    const early = await themes('level=coarse&to=2025-01-31');
    expect(early.totals.items).toBe(93);
  });

  it('pages through the list without gap or repeat', async () => {
    const whole = await themes('limit=200');
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: ThemePage = await themes(`limit=2${next === '' ? '' : `&cursor=${next}`}`);
      seen.push(...page.rows.map((row) => row.id));
      next = page.next;
    }
    expect(seen).toEqual(whole.rows.map((row) => row.id));
  });

  it('shows a theme with weeks, breakdown and sentences in their texts', async () => {
    const [first] = (await themes()).rows;
    const view = ThemeView.parse(await json(owner, `/api/v1/themes/${first!.id}`));
    expect(view.weeks.reduce((sum, week) => sum + week.statements, 0)).toBe(view.statements);
    const sources = view.breakdown.filter(({ dimension }) => dimension === 'source');
    expect(sources.reduce((sum, row) => sum + row.statements, 0)).toBe(view.statements);
    expect(view.history.map(({ event }) => event)).toContain('born');
    const page = ThemeStatementPage.parse(
      await json(owner, `/api/v1/themes/${first!.id}/statements?limit=3`),
    );
    expect(page.total).toBe(view.statements);
    for (const row of page.rows) expect(row.itemText.slice(row.start, row.end)).toBe(row.text);
  });

  it('marks the words that severity rests on, and sorts by severity', async () => {
    const marks: string[] = [];
    for (const { id } of (await themes('limit=200')).rows) {
      const path = `/api/v1/themes/${id}/statements?sort=severity&limit=50`;
      const { rows } = ThemeStatementPage.parse(await json(owner, path));
      const severities = rows.map(({ severity }) => severity);
      expect(severities).toEqual(severities.toSorted((x, y) => y - x));
      for (const { text, kind, language, severityMarks } of rows) {
        expect(severityMarks).toEqual(severityEvidence(text, { kind, language: language ?? 'en' }));
        marks.push(...severityMarks.map(({ start, end }) => text.slice(start, end)));
      }
    }
    expect(marks.length).toBeGreaterThan(0);
    const items = ItemPage.parse(await json(owner, '/api/v1/items?limit=200')).rows;
    const inItems = items.flatMap(({ statements }) =>
      statements.flatMap(({ text, severityMarks }) =>
        severityMarks.map(({ start, end }) => text.slice(start, end)),
      ),
    );
    expect(new Set(inItems)).toEqual(new Set(marks));
  });
});

describe('the inbox', () => {
  it('finds items by words, pages by time, and tells the total', async () => {
    const found = ItemPage.parse(await json(owner, '/api/v1/items?q=excel%20TIMES&limit=200'));
    expect(found.total).toBe(found.rows.length);
    for (const { text } of found.rows)
      expect(text.toLowerCase()).toMatch(/excel.*times|times.*excel/);
    const first = ItemPage.parse(await json(owner, '/api/v1/items?limit=5'));
    const second = ItemPage.parse(await json(owner, `/api/v1/items?limit=5&cursor=${first.next}`));
    const times = [...first.rows, ...second.rows].map((row) => row.time ?? '');
    expect(times).toEqual([...times].sort().reverse());
    expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(10);
    expect(first.rows[0]?.statements.length).toBeGreaterThan(0);
  });

  it('takes one product, several or all, for items, themes and their sentences', async () => {
    const items = async (query: string) =>
      ItemPage.parse(await json(owner, `/api/v1/items?limit=1${query}`)).total;
    const [plan, go, all] = [
      await items('&product=Plan'),
      await items('&product=Go'),
      await items(''),
    ];
    expect([plan, go]).toEqual([90, 270]);
    expect(await items('&product=Plan&product=Go')).toBe(all);
    expect(await items('&product=Plan&product=Nothing')).toBe(plan);
    const spoken = async (query: string) =>
      (await themes(`limit=200&kind=pain${query}`)).rows.reduce(
        (sum, row) => sum + row.statements,
        0,
      );
    const several = await spoken('&product=Plan&product=Go');
    expect(several).toBe(await spoken(''));
    expect(several).toBe((await spoken('&product=Plan')) + (await spoken('&product=Go')));
  });

  it('downloads the same items', async () => {
    const response = await owner('/api/v1/items.csv?product=Plan');
    expect((await response.text()).trim().split('\r\n')).toHaveLength(91);
  });
});

describe('what people decide', () => {
  it('refuses an edit of a version that somebody has changed', async () => {
    const [theme] = (await themes()).rows;
    expect((await rename(theme!.id, 'Mine', theme!.version)).status).toBe(200);
    const late = await rename(theme!.id, 'Yours', theme!.version);
    expect(late.status).toBe(412);
    expect(await late.json()).toMatchObject({ code: 'edited-elsewhere', editedBy: 'The owner' });
    const [renamed] = (await themes()).rows.filter((row) => row.id === theme!.id);
    expect(renamed).toMatchObject({ label: 'Mine', named: true });
  });

  it('keeps names, identities and corrections over the next analysis', async () => {
    const before = await themes('limit=200');
    const [item] = ItemPage.parse(await json(owner, '/api/v1/items?limit=1')).rows;
    const [statement] = item!.statements;
    const path = `/api/v1/statements/${statement!.id}`;
    const kind = statement!.kind === 'question' ? 'other' : 'question';
    const corrected = await json(owner, path, { method: 'PATCH', json: { kind } });
    expect(corrected).toMatchObject({ kind, correctedBy: 'The owner' });
    const more = {
      text: 'The dark mode is missing and I want it, please add a dark mode.',
      source: 'Desk',
      externalId: 'late',
      time: '2025-04-01T00:00:00Z',
      customer: 'late customer',
    };
    await json(owner, '/api/v1/items', { json: { items: [more] } });
    await analysed();
    const after = await themes('limit=200');
    const ids = new Set(after.rows.map((row) => row.id));
    const kept = before.rows.filter((row) => ids.has(row.id)).length;
    expect(kept / before.rows.length).toBeGreaterThan(0.8);
    expect(after.rows.some((row) => row.label === 'Mine')).toBe(true);
    const again = ItemView.parse(await json(owner, `/api/v1/items/${item!.id}`));
    expect(again.statements[0]).toMatchObject({ kind, correctedBy: 'The owner' });
  });

  it('merges, counts the members in the target through the next analysis, and undoes it', async () => {
    const [target, other] = (await themes('limit=200&sort=statements')).rows;
    const merged = ThemeView.parse(
      await json(owner, '/api/v1/themes/merge', {
        json: { into: target!.id, from: [other!.id] },
      }),
    );
    const together = target!.statements + other!.statements;
    expect(merged.statements).toBe(together);
    expect((await themes('limit=200')).rows.map((row) => row.id)).not.toContain(other!.id);
    const filtered = (await themes('limit=200&to=2030-01-01')).rows;
    expect(filtered.find((row) => row.id === target!.id)?.statements).toBe(together);
    await analysed();
    const kept = (await themes('limit=200')).rows.find((row) => row.id === target!.id);
    expect(kept?.statements).toBeGreaterThan(together * 0.8);
    const back = ThemeView.parse(
      await json(owner, `/api/v1/themes/${other!.id}/unmerge`, { method: 'POST' }),
    );
    expect(back.mergedInto).toBeNull();
    expect((await themes('limit=200')).rows.map((row) => row.id)).toContain(other!.id);
    const { n } = await server.db
      .selectFrom('audit_event')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('action', 'like', 'theme.%')
      .executeTakeFirstOrThrow();
    expect(n).toBe(3);
  });

  it('lists a changed item as waiting and shows none of its old spans', async () => {
    const changed = { ...items[0], text: 'Now it says something else entirely, thank you.' };
    await json(owner, '/api/v1/items', { json: { items: [changed] } });
    const found = ItemPage.parse(await json(owner, '/api/v1/items?q=entirely'));
    expect(found.rows).toHaveLength(1);
    expect(found.rows[0]?.statements).toEqual([]);
    const day = TodayView.parse(await json(owner, '/api/v1/today'));
    expect(day.newItems).toBe(361);
  });
});
