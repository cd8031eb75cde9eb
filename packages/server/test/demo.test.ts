import { sql } from 'kysely';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DemoState, ItemPage, JobView, ThemePage, ThemeView, TodayView } from '@headwater/contract';
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
    const byRevenue = (await themes('kind=pain&sort=revenue&limit=3')).rows;
    const day = TodayView.parse(await json('/api/v1/today'));
    expect(day.topPains.map((row) => row.id)).toEqual(byRevenue.map((row) => row.id));
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
