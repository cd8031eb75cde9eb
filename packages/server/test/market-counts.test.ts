import { Kind } from '@headwater/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setWhose } from '../src/listen/index.js';
import { anyTheme } from '../src/market/cells.js';
import { inTransaction } from '../src/platform/ctx.js';
import { testDatabase, type TestDatabase } from './database.js';
import { counted, makeWorld, seeded, type Said } from './market-world.js';

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
});
afterAll(() => base.close());

/** Customers who say several things, of us, of named and of unnamed competitors, in any week or none. */
function crowd(statements: number): Said[] {
  const random = seeded(11);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  return Array.from({ length: statements }, () => {
    const customer = `c${Math.floor(random() * 90)}`;
    return {
      customer,
      competitor: pick([null, null, null, 'Acme', 'Zeta', 'acme']),
      theme: pick(['export', 'login', 'offline', null]),
      kind: pick(Kind.options),
      weeksAgo: random() < 0.1 ? null : Math.floor(random() * 60),
      // A customer is of one segment, so that what is counted does not hang on a tie.
      segment: Number(customer.slice(1)) % 3 === 0 ? null : `s${Number(customer.slice(1)) % 3}`,
      polarity: Math.round((random() * 2 - 1) * 1000) / 1000,
      rating: random() < 0.5 ? null : 1 + Math.floor(random() * 5),
    };
  });
}

interface Tally {
  customers: number;
  statements: number;
  polarity: number;
  rated: number;
  ratings: number;
  recent: number;
  earlier: number;
}

/** The same by hand: over lists in memory, one theme, side, segment and kind at a time. */
function tally(said: readonly Said[], weeks: number): Map<string, Tally> {
  const found = new Map<string, Tally>();
  const sides: Record<string, (voice: Said) => boolean> = {
    us: ({ competitor }) => competitor === null,
    them: ({ competitor }) => competitor !== null,
    Acme: ({ competitor }) => competitor?.toLowerCase() === 'acme',
    Zeta: ({ competitor }) => competitor === 'Zeta',
  };
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  for (const theme of [null, 'export', 'login', 'offline'])
    for (const [who, isIt] of Object.entries(sides))
      for (const kind of ['all', ...Kind.options])
        for (const segment of who === 'us' ? ['', 's1', 's2'] : ['']) {
          const some = said.filter(
            (voice) =>
              (theme === null || voice.theme === theme) &&
              isIt(voice) &&
              (kind === 'all' || voice.kind === kind) &&
              (segment === '' || voice.segment === segment),
          );
          const customers = [...new Set(some.map(({ customer }) => customer))];
          if (customers.length === 0) continue;
          const of = (customer: string) => some.filter((voice) => voice.customer === customer);
          const ratings = customers.flatMap((customer) => {
            const own = of(customer).flatMap(({ rating }) => (rating ? [(rating - 1) / 4] : []));
            return own.length > 0 ? [mean(own)] : [];
          });
          const within = (from: number, to: number): number =>
            customers.filter((customer) =>
              of(customer).some(
                ({ weeksAgo }) =>
                  typeof weeksAgo === 'number' &&
                  weeksAgo < weeks &&
                  weeksAgo >= from &&
                  weeksAgo < to,
              ),
            ).length;
          found.set(JSON.stringify([theme, who, segment, kind]), {
            customers: customers.length,
            statements: some.length,
            polarity: customers.reduce(
              (sum, customer) => sum + mean(of(customer).map(({ polarity = 0 }) => polarity)),
              0,
            ),
            rated: ratings.length,
            ratings: ratings.reduce((sum, value) => sum + value, 0),
            recent: within(0, 12),
            earlier: within(12, 24),
          });
        }
  return found;
}

it('counts each customer once by theme, side, segment and kind (against counting in memory)', async () => {
  const said = crowd(1500);
  const world = await makeWorld(base, said);
  await counted(base, world);
  const { rows } = await sql<Tally & { theme: string; who: string; segment: string; kind: string }>`
    select theme_id as theme, coalesce(c.name, m.who) as who, segment, kind, customers, statements,
      polarity_sum as polarity, rated, rating_sum as ratings, recent, earlier
    from market_count m left join competitor c on c.id::text = m.who
    where run_id = ${world.runId}`.execute(base.db);
  const names = new Map([...world.themes].map(([name, id]) => [id, name]));
  const expected = tally(said, 48);
  expect(rows).toHaveLength(expected.size);
  for (const { theme, who, segment, kind, ...row } of rows) {
    const name = theme === anyTheme ? null : (names.get(theme) ?? '');
    const hand = expected.get(JSON.stringify([name, who, segment, kind]));
    expect({ name, who, segment, kind, ...row }).toEqual({
      name,
      who,
      segment,
      kind,
      ...hand,
      polarity: expect.closeTo(hand?.polarity ?? Number.NaN, 4),
      ratings: expect.closeTo(hand?.ratings ?? Number.NaN, 4),
    });
  }
});

it('counts customers by week, oldest first, and each once a week', async () => {
  const world = await makeWorld(base, [
    { customer: 'a', theme: 'export', kind: 'pain', weeksAgo: 0 },
    { customer: 'a', theme: 'export', kind: 'praise', weeksAgo: 0 },
    { customer: 'b', theme: 'export', kind: 'pain', weeksAgo: 0 },
    { customer: 'b', theme: 'export', kind: 'pain', weeksAgo: 2 },
    { customer: 'c', theme: 'export', kind: 'pain', weeksAgo: 3, competitor: 'Acme' },
    { customer: 'd', theme: 'export', kind: 'pain', weeksAgo: null },
  ]);
  await counted(base, world);
  const lines = await base.db
    .selectFrom('market_count')
    .select(['who', 'kind', 'week_customers as weeks'])
    .where('theme_id', '=', world.themes.get('export') ?? '')
    .where('who', 'in', ['us', 'them'])
    .where('segment', '=', '')
    .execute();
  const line = (who: string, kind: string) =>
    lines.find((row) => row.who === who && row.kind === kind)?.weeks;
  expect(line('us', 'all')).toEqual([0, 1, 0, 2]);
  expect(line('us', 'pain')).toEqual([0, 1, 0, 2]);
  expect(line('us', 'praise')).toEqual([0, 0, 0, 1]);
  expect(line('them', 'all')).toEqual([1, 0, 0, 0]);
});

it('tells whose feedback it is by source, row, product, in that order', async () => {
  const said: Said[] = [
    { customer: 'plain', theme: 'export', kind: 'pain' },
    { customer: 'named', theme: 'export', kind: 'pain', competitor: 'Acme' },
    { customer: 'ours by name', theme: 'export', kind: 'pain', competitor: 'Ourselves' },
    { customer: 'their app', theme: 'export', kind: 'pain', source: 'Acme reviews' },
    {
      customer: 'our product there',
      theme: 'export',
      kind: 'pain',
      source: 'Acme reviews',
      product: 'Ours',
    },
    { customer: 'their product', theme: 'export', kind: 'pain', product: 'Zeta One' },
    {
      customer: 'a name beats a product',
      theme: 'export',
      kind: 'pain',
      product: 'Zeta One',
      competitor: 'Acme',
    },
    {
      customer: 'our desk, whoever is named',
      theme: 'export',
      kind: 'pain',
      source: 'Sales',
      competitor: 'Acme',
    },
  ];
  const world = await makeWorld(base, said);
  await counted(base, world);
  const competitors = await base.db.selectFrom('competitor').select(['id', 'name']).execute();
  // Names in feedback make competitors of themselves, and go with it: Zeta was in the world before.
  expect(competitors.map(({ name }) => name).sort()).toEqual(['Acme', 'Ourselves']);
  const acme = competitors.find(({ name }) => name === 'Acme')?.id ?? '';
  const zeta = await inTransaction(base.ctx, async (tx) => {
    const id = '01990000-0000-7000-8000-0000000000aa';
    await tx.db
      .insertInto('competitor')
      .values({ id, name: 'Zeta', note: null, created_by: 'test', created_at: new Date() })
      .execute();
    await setWhose(tx, [
      { dimension: 'source', value: 'acme reviews', competitor: acme },
      { dimension: 'source', value: 'sales', competitor: null },
      { dimension: 'product', value: 'Ours', competitor: null },
      { dimension: 'product', value: 'Zeta One', competitor: id },
      { dimension: 'name', value: 'ourselves', competitor: null },
    ]);
    return id;
  });
  await counted(base, world);
  const { rows } = await sql<{ who: string; customers: number }>`
    select who, customers from market_count
    where run_id = ${world.runId} and theme_id = ${anyTheme} and kind = 'all' and segment = ''`.execute(
    base.db,
  );
  expect(Object.fromEntries(rows.map(({ who, customers }) => [who, customers]))).toEqual({
    us: 4,
    them: 4,
    [acme]: 3,
    [zeta]: 1,
  });
});
