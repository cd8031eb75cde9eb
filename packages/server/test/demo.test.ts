import { sql } from 'kysely';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DemoState,
  GapPage,
  ItemPage,
  JobView,
  ThemePage,
  ThemeView,
  TodayView,
  type GapRow,
} from '@headwater/contract';
import { generateDemo } from '../src/demo/generate.js';
import type { PlantedTruth } from '../src/demo/generate-types.js';
import { testServer, type Client, type TestServer } from './server.js';

let server: TestServer;
let owner: Client;

beforeAll(async () => {
  server = await testServer();
  owner = await server.as('owner');
  await server.startWorker();
});
afterAll(() => server.close());

async function json(path: string, ask = {}): Promise<unknown> {
  const response = await owner(path, ask);
  const body = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${body}`);
  return JSON.parse(body);
}

const themes = async (query: string): Promise<ThemePage> =>
  ThemePage.parse(await json(`/api/v1/themes?${query}`));

/** The theme that holds most of what was planted about a truth. */
async function themeOf(truth: PlantedTruth['id']): Promise<ThemeView> {
  const planted = generateDemo(1).truths.find(({ id }) => id === truth);
  const texts = new Set(planted?.statements.map(({ text }) => text));
  const { rows } = await sql<{ id: string }>`
    select st.theme_id as id from statement_theme st
    join statement s using (item_id, start, run_id) join item i on i.id = st.item_id
    where substr(i.text, s.start + 1, s."end" - s.start) = any(${[...texts]}::text[])
    group by 1 order by count(*) desc limit 1`.execute(server.db);
  return ThemeView.parse(await json(`/api/v1/themes/${rows[0]?.id}`));
}

/** What the demo's subjects are told by, and the gaps that they were planted as. */
const subjects: ReadonlyArray<{
  readonly said: RegExp | PlantedTruth['id'];
  readonly gaps: readonly (readonly [kind: GapRow['kind'], of: string | null])[];
}> = [
  { said: /helpline/iu, gaps: [['their-pain', 'Kestrovia']] },
  { said: /renewal/iu, gaps: [['their-pain', 'Plenduro']] },
  { said: /offline/iu, gaps: [['their-praise', 'Kestrovia']] },
  { said: /electric van|e-vans|charging/iu, gaps: [['unserved-request', null]] },
  { said: /by voice|voice (?:notes|dictation)/iu, gaps: [['emerging-theme', null]] },
  {
    said: /rate limit/iu,
    gaps: [
      ['underserved-segment', 'Enterprise'],
      ['emerging-theme', null],
    ],
  },
  {
    said: 'outage',
    gaps: [
      ['our-pain', null],
      ['emerging-theme', null],
    ],
  },
  { said: 'photos', gaps: [['our-pain', null]] },
];

/** What a theme is about: the subject whose most statements it holds, or that most of its own are about. */
async function subjectsByTheme(): Promise<ReadonlyMap<string, (typeof subjects)[number]>> {
  const { truths } = generateDemo(1);
  const { rows } = await sql<{ theme: string; texts: string[] }>`
    select st.theme_id as theme, array_agg(substr(i.text, s.start + 1, s."end" - s.start)) as texts
    from statement_theme st join statement s using (item_id, start, run_id)
    join item i on i.id = st.item_id group by 1`.execute(server.db);
  const tests = subjects.map((subject) => {
    const { said } = subject;
    if (typeof said !== 'string') return { subject, of: (text: string) => said.test(text) };
    const planted = truths.find(({ id }) => id === said)?.statements.map(({ text }) => text);
    const texts = new Set(planted);
    return { subject, of: (text: string) => texts.has(text) };
  });
  return new Map(
    tests.flatMap(({ subject, of }) => {
      const counted = rows.map(({ theme, texts }) => ({
        theme,
        about: texts.filter(of).length,
        all: texts.length,
      }));
      const most = Math.max(...counted.map(({ about }) => about));
      return counted
        .filter(({ about, all }) => about === most || about * 2 > all)
        .map(({ theme }) => [theme, subject] as const);
    }),
  );
}

const own = {
  text: 'Our own customer says that the search is far too slow.',
  source: 'App store',
  externalId: 'own-1',
  customer: 'a customer of ours',
};

// An item of somebody's own, in a source that the demo has too, must survive the demo.
const tables = [
  'item',
  'item_raw',
  'account',
  'subscription',
  'currency_rate',
  'deal',
  'release',
  'item_batch',
] as const;

describe('demo data', () => {
  it('loads, is analysed, and tells pains with revenue', async () => {
    let job = JobView.parse(await json('/api/v1/demo', { method: 'POST' }));
    while (job.state === 'waiting' || job.state === 'running') {
      await delay(200);
      job = JobView.parse(await json(`/api/v1/jobs/${job.id}`));
    }
    expect(job).toMatchObject({ state: 'done', error: null });
    const page = await themes('kind=pain');
    expect(page.totals.waiting).toBe(0);
    expect(page.headline).toMatch(/customers and .+ of monthly revenue/);
    for (const row of page.rows) expect(row.revenue?.money.currency).toBe('EUR');
    const byRevenue = (await themes('kind=pain&sort=revenue&limit=200')).rows;
    const day = TodayView.parse(await json('/api/v1/today'));
    // What is over asks nothing of anybody today, nor does a pile without a subject.
    const open = byRevenue.filter(
      ({ trend, label }) =>
        trend.direction !== 'ended' && !/^(?:general|various|does not work)/iu.test(label),
    );
    expect(byRevenue.length).toBeGreaterThan(open.length);
    expect(day.topPains.map((row) => row.label)).toEqual(open.slice(0, 3).map((row) => row.label));
    expect(day.surges.length).toBeGreaterThan(0);
    const view = ThemeView.parse(await json(`/api/v1/themes/${byRevenue[0]?.id}`));
    expect(view.accounts[0]?.revenue?.currency).toBe('EUR');
    expect(view.releases.length).toBeGreaterThan(5);
    const dimensions = new Set(view.breakdown.map((row) => row.dimension));
    expect(dimensions).toContain('segment');
    expect(dimensions).toContain('plan');
  });

  it('shows on the pages that the rate limit is a matter of enterprise accounts', async () => {
    const view = await themeOf('rate-limit');
    for (const dimension of ['segment', 'plan']) {
      const rows = view.breakdown.filter((row) => row.dimension === dimension);
      const large = rows.find((row) => row.value === 'Enterprise');
      const statements = rows.reduce((sum, row) => sum + row.statements, 0);
      expect(large?.statements).toBeGreaterThan(0.9 * statements);
      expect(large?.share.low).toBeGreaterThan(10 * (large?.others.high ?? 1));
    }
    const filtered = ThemeView.parse(await json(`/api/v1/themes/${view.id}?segment=Mid-market`));
    expect(filtered.statements).toBeLessThan(0.1 * view.statements);
  });

  it('shows which competitor serves the request to work offline', async () => {
    const view = await themeOf('offline');
    const naming = async (competitor: string): Promise<number> =>
      ItemPage.parse(
        await json(`/api/v1/items?theme=${view.id}&competitor=${competitor}&limit=200`),
      ).rows.length;
    const [serves, other] = [await naming('Kestrovia'), await naming('Plenduro')];
    expect(serves).toBeGreaterThan(10);
    expect(other).toBeLessThan(0.2 * serves);
  });

  it('shows the gaps that were planted before any other', async () => {
    for (;;) {
      const open = await server.db
        .selectFrom('job')
        .select('id')
        .where('name', 'like', 'market.%')
        .where('state', 'in', ['waiting', 'running'])
        .execute();
      if (open.length === 0) break;
      await delay(100);
    }
    const { rows, total } = GapPage.parse(await json('/api/v1/market/gaps?limit=200'));
    expect(total).toBeGreaterThan(10);
    const known = await subjectsByTheme();
    const isPlanted = ({ kind, theme, competitor, segment }: GapRow): boolean =>
      known
        .get(theme?.id ?? '')
        ?.gaps.some(
          ([of, whose]) =>
            of === kind && (whose === null || whose === (competitor?.name ?? segment)),
        ) ?? false;
    const precision = (gaps: readonly GapRow[]): number =>
      gaps.filter(isPlanted).length / gaps.length;
    expect(precision(rows.slice(0, 5))).toBeGreaterThanOrEqual(0.8);
    // Of each kind as many as were planted of it: no more of them could be true.
    const planted = subjects.flatMap(({ gaps }) => gaps);
    for (const kind of new Set(planted.map(([of]) => of))) {
      const most = planted.filter(([of]) => of === kind).length;
      const first = rows.filter((gap) => gap.kind === kind).slice(0, most);
      const told = first.map(({ theme }) => theme?.label).join(', ');
      expect.soft(first.length, kind).toBe(most);
      expect.soft(precision(first), `${kind}: ${told}`).toBeGreaterThanOrEqual(0.8);
    }
  });

  it.each(['product=Lumovarn%20Go', 'segment=Enterprise', 'language=de', 'source=App%20store'])(
    'ranks under the filter %s, with sentences that fit it',
    async (filter) => {
      const all = await themes('limit=200');
      const page = await themes(`limit=200&${filter}`);
      expect(page.rows.length).toBeGreaterThan(0);
      expect(page.totals.items).toBeLessThan(all.totals.items);
      for (const row of page.rows) {
        const whole = all.rows.find((other) => other.id === row.id);
        expect(row.statements).toBeLessThanOrEqual(whole?.statements ?? 0);
        expect(row.quotes.length).toBeGreaterThan(0);
      }
    },
  );

  it('is removed without a trace, and takes nothing else along', async () => {
    await json('/api/v1/items', { json: { items: [own] } });
    const state = DemoState.parse(await json('/api/v1/demo', { method: 'DELETE' }));
    expect(state).toEqual({ loaded: false, items: 0, accounts: 0 });
    const counts = await Promise.all(
      tables.map(async (table) => {
        const { n } = await server.db
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow();
        return [table, n];
      }),
    );
    expect(Object.fromEntries(counts)).toEqual({
      item: 1,
      item_raw: 0,
      account: 0,
      subscription: 0,
      currency_rate: 0,
      deal: 0,
      release: 0,
      item_batch: 1,
    });
    expect((await themes('')).rows).toEqual([]);
  });
});
