import { Kind, ThemeId, type OwnFilter } from '@headwater/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, type Ctx } from '../src/platform/ctx.js';
import { uuidv7 } from '../src/platform/ids.js';
import { noteChange } from '../src/customers/changes.js';
import { setWhose } from '../src/listen/whose.js';
import { correctKind } from '../src/understand/correct-kind.js';
import { currentRun, type CurrentRun } from '../src/understand/current-run.js';
import { readFigures, type Figure } from '../src/understand/figures.js';
import { forgetItems } from '../src/understand/forget-items.js';
import { placeStatement } from '../src/understand/move-statements.js';
import { recountAccountsJob } from '../src/understand/recount-accounts.js';
import { readTable } from '../src/understand/said/read-table.js';
import { weeksAbout } from '../src/understand/statement-weeks.js';
import { storeTotals } from '../src/understand/store-figures.js';
import { themeMetas, type ThemeMeta } from '../src/understand/theme-metas.js';
import { emptyMix, presentRows } from '../src/understand/theme-rows.js';
import { themeView } from '../src/understand/theme-view.js';
import { allThemes, readSpeakers } from '../src/understand/worth/voices.js';
import { testDatabase, type TestDatabase } from './database.js';

/**
 * Figures under a filter are counted in memory; inside a transaction the same functions ask the database. The two
 * must agree on whatever is said.
 */
let database: TestDatabase;
let ctx: Ctx;

const sources = [uuidv7(), uuidv7()];
const rival = uuidv7();
const byRule = uuidv7();
const accounts = Array.from({ length: 4 }, () => uuidv7());
const kinds = [...Kind.options, 'all'] as const;

beforeAll(async () => {
  database = await testDatabase();
  ctx = database.ctx;
  const { db } = database;
  await sql`
    insert into source (id, key, name) values (${sources[0]}, 'desk', 'Desk'), (${sources[1]}, 'shop', 'Shop')`.execute(
    db,
  );
  await sql`
    insert into competitor (id, name, aliases, created_by, created_at)
    values (${rival}, 'Rival', '{}', 'test', now())`.execute(db);
  await sql`
    insert into whose_rule (dimension, value, competitor_id, set_by, set_at)
    values ('name', 'rival', ${rival}, 'test', now()), ('name', 'sister', null, 'test', now()),
      ('product', 'theirs', ${rival}, 'test', now())`.execute(db);
  const money = [
    [90_000, 'EUR', 'Large'],
    [30_000, 'USD', 'Large'],
    [null, null, null],
    [5_000, 'EUR', 'Small'],
  ] as const;
  for (const [at, [minor, currency, segment]] of money.entries()) {
    await sql`
      insert into account (id, name, external_id, segment, monthly_revenue_minor, currency)
      values (${accounts[at]}, ${`a${at}`}, ${`a${at}`}, ${segment}, ${minor}, ${currency})`.execute(
      db,
    );
  }
  await sql`
    insert into segment (id, name, rule, created_by) values (${byRule}, 'By a rule', 'true', 'test')`.execute(
    db,
  );
  await sql`
    insert into segment_member (segment_id, account_id)
    values (${byRule}, ${accounts[1]}), (${byRule}, ${accounts[2]})`.execute(db);
});
afterAll(() => database.close());

const perhaps = <T>(...values: T[]) => fc.constantFrom(null, ...values);
const time = fc
  .integer({ min: Date.UTC(2025, 3, 1), max: Date.UTC(2025, 6, 10) })
  .map((ms) => new Date(ms).toISOString());
const statement = fc.record({
  theme: fc.option(fc.nat({ max: 3 }), { nil: null }),
  kind: fc.constantFrom(...Kind.options),
  severity: fc.constantFrom(0, 0.25, 0.5, 1),
  confidence: fc.constantFrom(0.25, 0.5, 1),
});
const item = fc.record({
  source: fc.constantFrom(...sources),
  // A name that could be taken for another one beside it, and one with letters of several bytes.
  product: perhaps('go', 'gö', 'theirs', ''),
  language: perhaps('en', 'de'),
  competitor: perhaps('Rival', 'Sister', 'Nobody knows'),
  account: fc.option(fc.constantFrom(...accounts), { nil: null }),
  customer: fc.integer({ min: -2, max: 4 }),
  time: fc.option(time, { nil: null }),
  copy: fc.boolean(),
  statements: fc.array(statement, { maxLength: 3 }),
});
const theme = fc.record({
  group: fc.option(fc.constantFrom(4, 5), { nil: null }),
  mergedInto: fc.option(fc.constantFrom(0, 1, 2, 3), { nil: null, freq: 3 }),
  archived: fc.boolean(),
});
const day = fc.constantFrom('2025-04-20', '2025-05-05', '2025-06-15', '2025-06-29');
const filter = fc.record(
  {
    product: fc.subarray(['go', 'gö', 'theirs', 'unheard of']),
    segment: fc.constantFrom('Large', 'Small', byRule, 'Nobody'),
    source: fc.constantFrom('Desk', 'Shop', 'Nowhere'),
    language: fc.constantFrom('en', 'de', 'fr'),
    from: day,
    to: day,
    whose: fc.constantFrom('us', 'them', 'all', rival),
  },
  { requiredKeys: ['whose'] },
);
const world = fc.record({
  items: fc.array(item, { maxLength: 40 }),
  themes: fc.array(theme, { minLength: 4, maxLength: 4 }),
  filters: fc.array(filter, { minLength: 1, maxLength: 4 }),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

/** Themes 0 to 3 and the groups 4 and 5, and everything that is said, as a new run. */
async function say({ items, themes }: World): Promise<void> {
  const { db } = database;
  const ids = Array.from({ length: 6 }, () => uuidv7());
  const run = uuidv7();
  await sql`truncate item, statement, statement_theme`.execute(db);
  await sql`delete from analysis_run`.execute(db);
  await sql`update theme set merged_into = null`.execute(db);
  await sql`delete from theme`.execute(db);
  await sql`
    insert into analysis_run (id, state, current, through_batch, currency, last_full_week, seed, started_at)
    values (${run}, 'done', true, 1, 'EUR', '2025-06-23', 1, now())`.execute(db);
  for (const id of ids) await sql`insert into theme (id) values (${id})`.execute(db);
  for (const [at, id] of ids.entries()) {
    const { group = null, mergedInto = null, archived = false } = themes[at] ?? {};
    // Nobody can merge a theme with itself, or into one that is merged.
    const into =
      mergedInto !== null && mergedInto > at && themes[mergedInto]?.mergedInto === null
        ? ids[mergedInto]
        : null;
    await sql`
      update theme set archived = ${archived}, merged_into = ${into ?? null} where id = ${id}`.execute(
      db,
    );
    await sql`
      insert into theme_run (run_id, theme_id, parent_id, level, label, summary, language, terms, kind, kind_mix,
        statements, customers, share_value, share_low, share_high, trend, severity, cohesion, polarity,
        position_x, position_y, neighbours, centroid, examples)
      values (${run}, ${id}, ${group === null ? null : ids[group]}, ${at < 4 ? 1 : 0}, ${`theme ${at}`}, '', 'en',
        '{}', 'pain', '{}', 1, 1, 0, 0, 0, '{}', 0, 0, 0, 0, 0, '{}', '', '[]')`.execute(db);
  }
  const said = items.map((each) => ({ ...each, id: uuidv7() }));
  for (const [at, each] of said.entries()) {
    await sql`
      insert into item (id, source_id, text, time, customer_key, account_id, product, language, competitor,
        duplicate_of, content_hash, first_batch, batch)
      values (${each.id}, ${each.source}, ${`${at}: it stops`}, ${each.time}, ${each.customer}, ${each.account},
        ${each.product}, ${each.language}, ${each.competitor}, ${each.copy ? uuidv7() : null}, ${each.id}, 1, 1)`.execute(
      db,
    );
    for (const [start, { theme: leaf, kind, severity, confidence }] of each.statements.entries()) {
      await sql`
        insert into statement (item_id, start, run_id, "end", kind, kind_confidence, polarity, severity, language)
        values (${each.id}, ${start}, ${run}, ${start + 3}, ${kind}, 1, 0, ${severity}, 'en')`.execute(
        db,
      );
      if (leaf === null) continue;
      await sql`
        insert into statement_theme (item_id, start, run_id, theme_id, confidence, kind, customer_key, severity)
        values (${each.id}, ${start}, ${run}, ${ids[leaf]}, ${confidence}, ${kind}, ${each.customer}, ${severity})`.execute(
        db,
      );
    }
  }
}

type Metas = ReadonlyMap<string, ThemeMeta>;

const figuresOf = async (of: Ctx, run: CurrentRun, metas: Metas, under: OwnFilter, kind?: Kind) => {
  const { figures, totals } = await readFigures(of, run, { filter: under, metas, kind });
  const named = (figure: Figure) => ({
    ...figure,
    theme: metas.get(figure.theme)?.label,
    // The database adds up in four bytes.
    severity: figure.severity.toFixed(4),
  });
  return { totals, figures: figures.map(named).sort(byText) };
};
const byText = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

const rowsOf = async (of: Ctx, run: CurrentRun, metas: Metas, under: OwnFilter) => {
  const { figures, totals } = await readFigures(of, run, { filter: under, metas });
  const ranked = [...metas.values()].flatMap((meta) => {
    const figure = figures.find((one) => one.theme === meta.id && one.kind === 'all');
    return figure ? [{ meta, figure, kindMix: emptyMix(), worth: null }] : [];
  });
  const rows = await presentRows(
    of,
    { run, metas, totals, filter: under, kind: undefined },
    ranked,
  );
  return rows.map(({ label, sparkline, quotes }) => ({ label, sparkline, quotes }));
};

const voicesOf = async (of: Ctx, run: CurrentRun, metas: Metas, under: OwnFilter) => {
  const scope = { run, metas, filter: under, wanted: ({ level }: ThemeMeta) => level === 1 };
  const speakers = await readSpeakers(of, scope, []);
  const wanted = [...metas.values()].filter(scope.wanted).map(({ id }) => id);
  return [...wanted, allThemes].flatMap((id) =>
    kinds.map((kind) => {
      const { places, times } = speakers.of(id, kind);
      return Array.from(places, (place, at) => `${speakers.accounts[place]} ${times[at]}`).sort();
    }),
  );
};

const pagesOf = (of: Ctx, metas: Metas, under: OwnFilter) =>
  Promise.all(
    [...metas.keys()].map(async (id) => {
      const { weeks, breakdown, accounts } = await themeView(of, id, { ...under });
      return { id, weeks, breakdown, accounts };
    }),
  );

/** Statements in each week, by whose product they are about. */
const weeksOf = (run: CurrentRun) =>
  Promise.all((['them', 'all', rival] as const).map((whose) => weeksAbout(ctx, run, whose)));

describe('what is said, counted in memory', () => {
  it('is what the database counts, whatever is said and asked', async () => {
    await fc.assert(
      fc.asyncProperty(world, async (made) => {
        await say(made);
        const uncounted = await currentRun(ctx.db);
        if (!uncounted) throw new Error('no run');
        const weeksBefore = await weeksOf(uncounted);
        await inTransaction(ctx, (tx) => storeTotals(tx, uncounted.id));
        const run = (await currentRun(ctx.db)) ?? uncounted;
        expect(await weeksOf(run)).toEqual(weeksBefore);
        const metas = await themeMetas(ctx.db, run.id);
        for (const under of made.filters) {
          // Kept by the filter itself, as one belongs to one request.
          const fresh = (): OwnFilter => ({ ...under });
          for (const kind of [undefined, 'pain'] as const) {
            expect(await figuresOf(ctx, run, metas, fresh(), kind)).toEqual(
              await inTransaction(ctx, (tx) => figuresOf(tx, run, metas, fresh(), kind)),
            );
          }
          expect(await rowsOf(ctx, run, metas, fresh())).toEqual(
            await inTransaction(ctx, (tx) => rowsOf(tx, run, metas, fresh())),
          );
          expect(await voicesOf(ctx, run, metas, fresh())).toEqual(
            await inTransaction(ctx, (tx) => voicesOf(tx, run, metas, fresh())),
          );
          expect(await pagesOf(ctx, metas, fresh())).toEqual(
            await inTransaction(ctx, (tx) => pagesOf(tx, metas, fresh())),
          );
        }
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  it('is left to the database where it would take too much memory', async () => {
    await say({
      items: fc.sample(item, { numRuns: 20, seed: 1 }),
      themes: fc.sample(theme, { numRuns: 4, seed: 1 }),
      filters: [],
    });
    const run = await currentRun(ctx.db);
    expect(await readTable(ctx, run?.id ?? '', { most: 100 })).toBeNull();
    const table = await readTable(ctx, run?.id ?? '');
    expect(table?.items).toBe(20);
    expect(table?.bytes).toBeGreaterThan(100);
  });

  it('follows what people and jobs change', async () => {
    const saying = (product: string, account: string | null): World['items'][number] => ({
      source: sources[0] ?? '',
      product,
      language: 'en',
      competitor: null,
      account,
      customer: 1,
      time: null,
      copy: false,
      statements: [{ theme: 0, kind: 'pain', severity: 1, confidence: 1 }],
    });
    const alone = { group: null, mergedInto: null, archived: false };
    await say({
      items: [saying('go', null), saying('go', null), saying('theirs', null)],
      themes: [alone, alone, alone, alone],
      filters: [],
    });
    const { db } = database;
    const item = await db
      .selectFrom('item')
      .select('id')
      .where('product', '=', 'go')
      .orderBy('id')
      .execute();
    const ids = item.map(({ id }) => id);
    const told = async (under: Partial<OwnFilter>) => {
      const run = await currentRun(db);
      if (!run) throw new Error('no run');
      const metas = await themeMetas(db, run.id);
      const { figures } = await readFigures(ctx, run, { filter: { whose: 'us', ...under }, metas });
      const sizes = figures.map(({ theme: id, kind, statements }) => [
        `${metas.get(id)?.label} ${kind}`,
        statements,
      ]);
      return Object.fromEntries(sizes) as Record<string, number>;
    };
    expect(await told({ product: ['go'] })).toEqual({ 'theme 0 pain': 2, 'theme 0 all': 2 });

    await correctKind(ctx, { item: ids[0] ?? '', start: 0, kind: 'praise' });
    expect(await told({ product: ['go'] })).toMatchObject({
      'theme 0 pain': 1,
      'theme 0 praise': 1,
    });

    const metas = await themeMetas(db, (await currentRun(db))?.id ?? '');
    const called = (label: string): ThemeId =>
      ThemeId.parse([...metas.values()].find((meta) => meta.label === label)?.id);
    const [from, to] = [called('theme 0'), called('theme 1')];
    await placeStatement(ctx, { item: ids[1] ?? '', start: 0 }, { from, to });
    expect(await told({ product: ['go'] })).toMatchObject({ 'theme 0 all': 1, 'theme 1 all': 1 });

    expect(await told({ source: 'Desk' })).toMatchObject({ 'theme 0 all': 1 });
    await setWhose(ctx, [{ dimension: 'product', value: 'theirs', competitor: null }]);
    expect(await told({ source: 'Desk' })).toMatchObject({ 'theme 0 all': 2 });

    expect(await told({ segment: 'Large' })).toEqual({});
    await db
      .updateTable('item')
      .set({ account_id: accounts[0] ?? null })
      .execute();
    await inTransaction(ctx, noteChange);
    await recountAccountsJob().run({
      id: uuidv7(),
      ctx,
      payload: {},
      cursor: null,
      done: 0,
      signal: new AbortController().signal,
      report: () => Promise.resolve(),
    });
    expect(await told({ segment: 'Large' })).toMatchObject({ 'theme 0 all': 2, 'theme 1 all': 1 });

    await inTransaction(ctx, (tx) => forgetItems(tx, ids));
    expect(await told({ segment: 'Large' })).toEqual({ 'theme 0 pain': 1, 'theme 0 all': 1 });
  });
});
