import {
  ThemeChurn,
  ThemePage,
  ThemeWorth,
  WorthRowPage,
  type WorthFigure,
} from '@headwater/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from '../src/platform/ids.js';
import { blockedDeals } from '../src/market/blocked-deals.js';
import { storeWorth } from '../src/understand/worth/store-worth.js';
import { json, startCurating } from './curating.js';
import type { Client } from './server.js';

/**
 * Four accounts about one subject: Acme pays 5,000.00 and renews in a month, Brook pays 900.00 and renews in
 * a year, Cedar paid 99.00 and left after it had spoken, Dune paid 70.00 and left before. Elm pays in dollars
 * at a rate of 0.5, Fir in yen without a rate. A lost deal of 1,200.00 names the subject.
 */
let started: Awaited<ReturnType<typeof startCurating>>;
let owner: Client;
let theme: string;
const day = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

interface Made {
  readonly name: string;
  readonly minor: number | null;
  readonly currency?: string;
  readonly renewal?: string;
  readonly ended?: { readonly day: string; readonly minor: number };
}
const made: readonly Made[] = [
  { name: 'Acme', minor: 500_000, renewal: day(30) },
  { name: 'Brook', minor: 90_000, renewal: day(365) },
  { name: 'Cedar', minor: 0, ended: { day: '2025-06-01', minor: 9_900 } },
  { name: 'Dune', minor: 0, ended: { day: '2024-12-01', minor: 7_000 } },
  { name: 'Elm', minor: 10_000, currency: 'USD', renewal: day(10) },
  { name: 'Fir', minor: 777, currency: 'JPY' },
];

beforeAll(async () => {
  started = await startCurating();
  owner = started.owner;
  const { db, ctx } = started.server;
  const { rows: found } = await sql<{ theme: string; items: string[] }>`
    select theme_id as theme, array_agg(distinct item_id::text order by item_id::text) as items
    from statement_theme group by 1 order by count(distinct item_id) desc limit 1`.execute(db);
  const items = found[0]!.items;
  theme = found[0]!.theme;
  for (const [at, { name, minor, currency = 'EUR', renewal = null, ended }] of made.entries()) {
    const id = uuidv7();
    await sql`
      insert into account (id, name, external_id, plan, segment, monthly_revenue_minor, currency, renewal)
      values (${id}, ${name}, ${name}, 'Team', ${at < 2 ? 'Large' : 'Small'}, ${minor}, ${currency}, ${renewal})`.execute(
      db,
    );
    if (ended) {
      await sql`
        insert into subscription (id, key, account_id, plan, currency, monthly_minor, starts, ends, content_hash)
        values (${uuidv7()}, ${name}, ${id}, 'Team', 'EUR', ${ended.minor}, '2024-01-01', ${ended.day}, ${id})`.execute(
        db,
      );
    }
    await sql`
      update item set account_id = ${id} where id = any(${items.slice(at * 2, at * 2 + 2)}::uuid[])`.execute(
      db,
    );
  }
  await sql`
    insert into currency_rate (day, currency, base, rate) values ('2020-01-01', 'USD', 'EUR', 0.5)`.execute(
    db,
  );
  await sql`
    insert into deal (id, key, account_name, name, outcome, amount_minor, currency, day, item_id, created_at)
    values (${uuidv7()}, 'd', 'Gale', 'Gale 2025', 'lost', 120000, 'EUR', '2025-03-01', ${items[12]!}, now())`.execute(
    db,
  );
  await sql`update analysis_run set currency = 'EUR' where current`.execute(db);
  await storeWorth(ctx, blockedDeals);
}, 120_000);
afterAll(() => started.server.close());

const worthOf = async (query = '', client = owner) =>
  ThemeWorth.parse(await json(client, `/api/v1/themes/${theme}/worth?${query}`));
const sized = ({ value, accounts }: WorthFigure) => ({ value, accounts });

describe('what a theme is worth', () => {
  it('adds up what the accounts pay, each once, in one currency', async () => {
    const { worth, segments } = await worthOf();
    expect(worth).not.toBeNull();
    expect(sized(worth!.touched)).toEqual({ value: 500_000 + 90_000 + 5_000, accounts: 3 });
    expect(sized(worth!.atRisk)).toEqual({ value: 505_000, accounts: 2 });
    expect(sized(worth!.lost)).toEqual({ value: 9_900, accounts: 1 });
    expect(sized(worth!.blocked)).toEqual({ value: 120_000, accounts: 1 });
    expect(worth!.leftOut).toBe(1);
    for (const each of [worth!.touched, worth!.atRisk, worth!.lost]) {
      expect(each.low).toBeLessThanOrEqual(each.value);
      expect(each.high).toBeGreaterThanOrEqual(each.value);
    }
    expect(segments.map(({ label, worth: own }) => [label, own.touched.value])).toEqual([
      ['Large', 590_000],
      ['Small', 5_000],
    ]);
  });

  it('takes another distance of renewals', async () => {
    const { worth } = await worthOf('renewalMonths=13');
    expect(sized(worth!.atRisk)).toEqual({ value: 595_000, accounts: 3 });
  });

  it('opens the rows of every figure', async () => {
    const rows = async (measure: string) =>
      WorthRowPage.parse(
        await json(owner, `/api/v1/themes/${theme}/worth/rows?measure=${measure}`),
      ).rows.map(({ name, counted }) => [name, counted?.minor ?? null]);
    expect(await rows('touched')).toEqual([
      ['Acme', 500_000],
      ['Brook', 90_000],
      ['Elm', 5_000],
      ['Fir', null],
    ]);
    // Words find accounts by their names, which no sentence has to contain.
    expect(await rows('touched&q=acme')).toEqual([['Acme', 500_000]]);
    expect(await rows('touched&q=acme&segment=Small')).toEqual([]);
    expect(await rows('atRisk')).toEqual([
      ['Acme', 500_000],
      ['Elm', 5_000],
    ]);
    expect(await rows('lost')).toEqual([['Cedar', 9_900]]);
    expect(await rows('blocked')).toEqual([['Gale 2025', 120_000]]);
    const csv = await (await owner(`/api/v1/themes/${theme}/worth/rows.csv?measure=lost`)).text();
    expect(csv).toMatch(/Cedar,Team,9900,EUR,9900,EUR,2025-0\d-/);
  });

  it('ranks and filters the list, stored as counted now', async () => {
    const list = async (query: string, client = owner) =>
      ThemePage.parse(await json(client, `/api/v1/themes?limit=200&${query}`));
    const stored = await list('sort=atRisk');
    expect(stored.rows[0]!.id).toBe(theme);
    expect(sized(stored.rows[0]!.worth!.atRisk)).toEqual({ value: 505_000, accounts: 2 });
    expect(sized(stored.totals.worth!.touched)).toEqual({ value: 595_000, accounts: 3 });
    const counted = await list('sort=atRisk&segment=Large');
    expect(sized(counted.rows[0]!.worth!.touched)).toEqual({ value: 590_000, accounts: 2 });
    // Words find themes by their names, whatever is filtered.
    const { label } = counted.rows[0]!;
    const named = await list(`segment=Large&q=${encodeURIComponent(label)}`);
    expect(named.rows.map(({ statements }) => statements)).toContain(counted.rows[0]!.statements);
    expect((await list('worth=lost')).rows.map(({ id }) => id)).toEqual([theme]);
    expect((await list('worth=lost&minWorth=9901')).rows).toEqual([]);
    const viewer = await started.server.as('viewer');
    expect((await list('', viewer)).rows[0]!.worth).toBeNull();
    expect((await viewer(`/api/v1/themes/${theme}/worth`)).status).toBe(403);
  });

  it('refuses to tell of churn from so few, with the numbers', async () => {
    const churn = ThemeChurn.parse(await json(owner, `/api/v1/themes/${theme}/churn`));
    expect(churn).toMatchObject({ accounts: 2, events: 2, result: null });
    expect(churn.refusal).toContain('it takes 10');
  });
});
