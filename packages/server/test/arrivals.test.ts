import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunPage, SearchView, ThemePage, ThemeView, type RunView } from '@headwater/contract';
import { retrend } from '../src/understand/retrend.js';
import { json } from './curating.js';
import { testServer, type Client, type TestServer } from './server.js';

let server: TestServer;
let owner: Client;

interface Matter {
  readonly subjects: readonly string[];
  readonly claims: readonly string[];
}

const known: readonly Matter[] = [
  {
    subjects: ['the spreadsheet export', 'exporting to Excel', 'the csv download', 'the export'],
    claims: ['times out on large files', 'never finishes', 'loses columns', 'takes an hour'],
  },
  {
    subjects: ['logging in', 'the sign-in page', 'my login', 'two-factor sign-in'],
    claims: ['keeps asking for the code', 'rejects my password', 'locks me out', 'sends no code'],
  },
  {
    subjects: ['the invoice', 'our monthly bill', 'the invoice pdf', 'billing'],
    claims: ['shows the wrong tax', 'arrives twice', 'lists old seats', 'has no order number'],
  },
];
const fresh: Matter = {
  subjects: [
    'the barcode scanner',
    'scanning barcodes',
    'the handheld scanner',
    'barcode scanning',
  ],
  claims: [
    'misreads frozen labels',
    'drops every third label',
    'beeps twice',
    'needs bright light',
  ],
};
const openings = [
  '',
  'Honestly, ',
  'Since the update ',
  'Every Monday ',
  'For our team ',
  'Again: ',
];

const item = (id: string, matter: Matter | undefined, n: number, day: number) => ({
  text: `${openings[n % 6]}${matter?.subjects[Math.floor(n / 6) % 4]} ${matter?.claims[Math.floor(n / 24) % 4]}`,
  source: 'Desk',
  externalId: id,
  customer: `customer ${n % 601}`,
  time: new Date(Date.UTC(2025, 0, 1 + day)).toISOString(),
});

const first = Array.from({ length: 1200 }, (_, n) =>
  item(`i${n}`, known[n % 3], Math.floor(n / 3), Math.floor(n / 6)),
);

const themes = async (query = 'limit=200'): Promise<ThemePage> =>
  ThemePage.parse(await json(owner, `/api/v1/themes?${query}`));

async function runs(): Promise<RunView[]> {
  return RunPage.parse(await json(owner, '/api/v1/analysis-runs')).rows;
}

/** Everything that came in is counted, and nothing is being done any more. */
async function settled(items: number): Promise<ThemePage> {
  for (let tries = 0; ; tries++) {
    const page = await themes();
    const { rows } = await sql<{ busy: boolean }>`
      select exists (select from job where state in ('waiting', 'running')) as busy`.execute(
      server.db,
    );
    if (page.totals.items === items && page.totals.waiting === 0 && rows[0]?.busy === false) {
      return page;
    }
    if (tries > 400) throw new Error(`not settled: ${JSON.stringify(page.totals)}`);
    await delay(100);
  }
}

const placements = async (): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ key: string; theme: string }>`
    select st.item_id || ':' || st.start as key, st.theme_id as theme
    from statement_theme st join analysis_run r on r.id = st.run_id and r.current`.execute(
    server.db,
  );
  return new Map(rows.map(({ key, theme }) => [key, theme]));
};

/** Sums in another order differ in the last digit. */
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part === 'number' ? Number(part.toPrecision(12)) : part,
  );

const post = (items: readonly unknown[]) => json(owner, '/api/v1/items', { json: { items } });

beforeAll(async () => {
  server = await testServer();
  owner = await server.as('owner');
  await server.startWorker();
  await post(first.slice(0, 1000));
  await post(first.slice(1000));
  await settled(1200);
});
afterAll(() => server.close());

describe('what comes in between two analyses', () => {
  it('takes its place in the themes there are, and nothing known moves', async () => {
    const [run] = await runs();
    const before = await placements();
    const sizes = new Map((await themes()).rows.map(({ id, statements }) => [id, statements]));
    await post(Array.from({ length: 60 }, (_, n) => item(`a${n}`, known[n % 3], n + 1000, 200)));
    const page = await settled(1260);
    const [after] = await runs();
    expect(after?.id).toBe(run?.id);
    expect(after?.arrivals).toMatchObject({ items: 60, themes: 0 });
    expect(page.run?.arrivals).toMatchObject({ items: 60 });
    const now = await placements();
    for (const [key, theme] of before) expect(now.get(key)).toBe(theme);
    const grown = page.rows.reduce(
      (sum, { id, statements }) => sum + statements - (sizes.get(id) ?? 0),
      0,
    );
    expect(grown).toBe(now.size - before.size);
    expect(grown).toBeGreaterThan(55);
    expect(page.totals.statements - page.rows.reduce((sum, row) => sum + row.statements, 0)).toBe(
      page.totals.unassigned.reduce((sum, { statements }) => sum + statements, 0),
    );
  });

  it('counts in weeks, trends and search', async () => {
    const { rows: weeks } = await sql<{ statements: number }>`
      select coalesce(sum(w.statements), 0)::int as statements from theme_week w
      join theme_run r on r.run_id = w.run_id and r.theme_id = w.theme_id and r.level = 1
      join analysis_run a on a.id = w.run_id and a.current
      where w.week = '2025-07-14'`.execute(server.db);
    expect(weeks[0]?.statements).toBeGreaterThan(55);
    await post([item('found', fresh, 101, 200)]);
    await settled(1261);
    for (;;) {
      const found = SearchView.parse(await json(owner, '/api/v1/search?q=barcode'));
      if (found.statements.some(({ text }) => text.includes('barcode scanner'))) break;
      await delay(100);
    }
  });

  it('becomes a theme of its own where it is something new', async () => {
    await post(Array.from({ length: 96 }, (_, n) => item(`n${n}`, fresh, n, 201)));
    const page = await settled(1357);
    const [run] = await runs();
    expect(run?.arrivals?.themes).toBeGreaterThan(0);
    const born = page.rows.filter(({ label, summary }) =>
      /scan|barcode|label/i.test(label + summary),
    );
    expect(born.reduce((sum, { statements }) => sum + statements, 0)).toBeGreaterThan(70);
    const view = ThemeView.parse(await json(owner, `/api/v1/themes/${born[0]?.id}`));
    expect(view.history[0]).toMatchObject({ event: 'born' });
    expect(view.history[0]?.detail).toContain('after the last complete analysis');
    const before = await placements();
    await post([item('late', fresh, 97, 202)]);
    await settled(1358);
    const now = await placements();
    const added = [...now].filter(([key]) => !before.has(key));
    const ids = new Set<string>(born.map(({ id }) => id));
    expect(added.map(([, theme]) => ids.has(theme))).toEqual([true]);
  });

  it('that changed an item leaves nothing of its old words', async () => {
    await post([{ ...item('a0', known[1], 1000, 200), text: 'The login screen just fails' }]);
    await settled(1358);
    const { rows } = await sql<{ text: string; end: number; start: number }>`
      select i.text, s.start, s."end" from item i
      join statement s on s.item_id = i.id
      join analysis_run r on r.id = s.run_id and r.current
      where i.external_id = 'a0'`.execute(server.db);
    expect(rows.map(({ text, start, end }) => text.slice(start, end))).toEqual([
      'The login screen just fails',
    ]);
  });

  it('is analysed with all the rest when somebody decided something, or asks for it', async () => {
    const page = await themes();
    const [born] = page.rows.filter(({ label, summary }) => /scan|barcode/i.test(label + summary));
    await json(owner, '/api/v1/analysis-runs', { method: 'POST' });
    const after = await settled(1358);
    expect(after.run?.arrivals).toBeNull();
    expect(after.rows.some(({ id }) => id === born?.id)).toBe(true);
    const [theme] = after.rows;
    const renamed = await owner(`/api/v1/themes/${theme?.id}`, {
      method: 'PATCH',
      json: { label: 'Our own words' },
      headers: { 'if-match': `"${theme?.version}"` },
    });
    expect(renamed.ok).toBe(true);
    await post(Array.from({ length: 300 }, (_, n) => item(`m${n}`, known[n % 3], n + 2000, 203)));
    const more = await settled(1658);
    // A fifth and more is new.
    expect(more.run?.arrivals).toBeNull();
    expect(more.rows.find(({ id }) => id === theme?.id)?.label).toBe('Our own words');
  });

  it('has the trends that an analysis finds from the same weeks', async () => {
    const stored = () =>
      server.db
        .selectFrom('theme_run')
        .innerJoin('analysis_run', 'analysis_run.id', 'theme_run.run_id')
        .where('current', '=', true)
        .select(['theme_id', 'trend'])
        .orderBy('theme_id')
        .execute();
    const before = await stored();
    await retrend(server.ctx);
    expect(rounded(await stored())).toEqual(rounded(before));
    expect(before.length).toBeGreaterThan(2);
  });
});
