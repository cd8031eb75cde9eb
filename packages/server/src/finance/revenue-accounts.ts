import {
  MovementKind,
  type RevenueAccountPage,
  type RevenueAccountsQuery,
  type RevenueSet,
} from '@headwater/contract';
import { monthNumber, monthOf } from '@headwater/decision';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor, type Ctx } from '../platform/index.js';
import type { Database } from '../platform/tables.js';
import { ofAccounts } from './account-filter.js';
import { revenueFrame, type RevenueFrame } from './frame.js';
import { hasLife } from './life-rows.js';
import { paidAt, valuer } from './read-balances.js';
import { netKindIn, severalCurrencies } from './several-currencies.js';

type Query = Omit<RevenueAccountsQuery, 'limit'> & { readonly limit: number };

interface Row {
  readonly id: string;
  readonly name: string;
  readonly plan: string | null;
  readonly segment: string | null;
  readonly region: string | null;
  readonly currency: string;
  readonly opening: number;
  readonly closing: number;
  readonly first_month: number;
  readonly ended_month: number | null;
  readonly place: number | string;
}

const place = z.tuple([z.union([z.number(), z.string()]), z.uuid(), z.string()]);

/** The rows under a figure: which accounts, what they paid before and pay after. */
export async function revenueAccounts(
  ctx: Ctx,
  query: Query,
): Promise<z.input<typeof RevenueAccountPage>> {
  const frame = await revenueFrame(ctx, query);
  if (frame === undefined || frame.currency === null) return none(query);
  const month = query.month === undefined ? frame.to : monthNumber(query.month);
  const since = isOverYear(query.set) ? month - 12 : month - 1;
  const weights = await weightsOf(ctx.db, frame, month);
  const wanted = {
    frame,
    query,
    month,
    since,
    weights,
    ...(await switched(ctx.db, frame, query, month)),
  };
  const after = decodeCursor(query.cursor, place);
  // What the whole list adds up to stands above the first page and does not change further down.
  const [rows, sums] = await Promise.all([
    readRows(ctx.db, wanted, after),
    after === undefined ? readSums(ctx.db, wanted) : null,
  ]);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const { currency, rates } = frame;
  const value = valuer(rates, currency, month);
  return {
    set: query.set,
    month: monthOf(month),
    since: isOfLives(query.set) ? null : monthOf(since),
    rows: shown.map((row) => ({
      account: {
        id: row.id,
        name: row.name,
        plan: row.plan,
        segment: row.segment,
        region: row.region,
      },
      opening: { minor: row.opening, currency: row.currency },
      closing: { minor: row.closing, currency: row.currency },
      delta: { minor: row.closing - row.opening, currency: row.currency },
      reported: reported(value(row.currency), row.closing - row.opening, currency),
      firstMonth: monthOf(row.first_month),
      endedMonth:
        row.ended_month === null || row.ended_month > month ? null : monthOf(row.ended_month),
    })),
    next:
      rows.length > query.limit && last !== undefined
        ? encodeCursor([last.place, last.id, last.currency])
        : null,
    total: sums === null ? null : sums.reduce((total, { accounts }) => total + accounts, 0),
    sums: (sums ?? []).map(({ currency, opening, closing, accounts }) => ({
      opening: { minor: opening, currency },
      closing: { minor: closing, currency },
      delta: { minor: closing - opening, currency },
      accounts,
    })),
  };
}

const isOverYear = (set: RevenueSet): boolean => set === 'window' || set === 'lost';
const isOfLives = (set: RevenueSet): boolean => set === 'ever' || set === 'left';
const isOfMovement = (set: RevenueSet): boolean => MovementKind.safeParse(set).success;

const none = ({ set }: Query): z.input<typeof RevenueAccountPage> => ({
  set,
  month: null,
  since: null,
  rows: [],
  next: null,
  total: 0,
  sums: [],
});

const reported = (
  value: ((minor: number) => number) | null,
  minor: number,
  currency: string,
): { minor: number; currency: string } | null =>
  value === null ? null : { minor: value(minor), currency };

interface Wanted {
  readonly frame: RevenueFrame;
  readonly query: Query;
  readonly month: number;
  readonly since: number;
  readonly weights: readonly (readonly [string, number])[];
  /** Accounts of several currencies whose change, taken together, is of this kind; and those whose is of another. */
  readonly into: readonly string[];
  readonly outOf: readonly string[];
}

async function switched(
  db: Kysely<Database>,
  frame: RevenueFrame,
  { set }: Query,
  month: number,
): Promise<Pick<Wanted, 'into' | 'outOf'>> {
  if (!isOfMovement(set)) return { into: [], outOf: [] };
  const kinds = (await severalCurrencies(db, { ...frame, to: month })).map((account) => ({
    id: account.id,
    kind: netKindIn(account, month),
  }));
  return {
    into: kinds.filter(({ kind }) => kind === set).map(({ id }) => id),
    outOf: kinds.filter(({ kind }) => kind !== undefined && kind !== set).map(({ id }) => id),
  };
}

async function readRows(
  db: Kysely<Database>,
  wanted: Wanted,
  after: z.output<typeof place> | undefined,
): Promise<readonly Row[]> {
  const { query } = wanted;
  const direction = query.order === 'asc' ? sql`asc` : sql`desc`;
  const beyond =
    after === undefined
      ? sql`true`
      : sql`(p.place, p.account_id, p.currency) ${query.order === 'asc' ? sql`>` : sql`<`}
          (${after[0]}::${query.sort === 'name' ? sql`text` : sql`float8`}, ${after[1]}::uuid, ${after[2]}::text)`;
  const { rows } = await sql<Row>`
    select p.account_id as id, a.name, a.plan, a.segment, a.region, p.currency, p.opening, p.closing,
      p.first_month, p.ended_month, p.place
    from (
      select *, ${sortKey(wanted)} as place from (${accountRows(wanted)}) q
    ) p join account a on a.id = p.account_id
    where ${beyond}
    order by p.place ${direction}, p.account_id ${direction}, p.currency ${direction}
    limit ${query.limit + 1}`.execute(db);
  return rows;
}

interface Sum {
  readonly currency: string;
  readonly opening: number;
  readonly closing: number;
  readonly accounts: number;
}

async function readSums(db: Kysely<Database>, wanted: Wanted): Promise<readonly Sum[]> {
  const { rows } = await sql<Sum>`
    select currency, sum(opening)::bigint as opening, sum(closing)::bigint as closing,
      count(*)::int as accounts
    from (${accountRows(wanted)}) q group by currency order by accounts desc, currency`.execute(db);
  return rows;
}

/** The set itself: an account once for each currency that it pays in. */
function accountRows({ frame, query, month, since, into, outOf }: Wanted): RawBuilder<unknown> {
  const { set, cohort, plan, region, q } = query;
  const generation = frame.generation.id;
  const ofMovement = !isOfMovement(set)
    ? sql``
    : sql`join mrr_change m on m.generation = ${generation} and m.scope = ${frame.scope}
          and m.month = ${month} and m.account_id = r.account_id and m.currency = r.currency
          and (m.account_id = any(${into}::uuid[])
            or (m.kind = ${set} and m.account_id <> all(${outOf}::uuid[])))`;
  const byAccount =
    plan === undefined && region === undefined && q === undefined && query.sort !== 'name'
      ? sql``
      : sql`join account a on a.id = r.account_id`;
  const conditions = [
    sql`r.generation = ${generation}`,
    sql`r.scope = ${frame.scope}`,
    ofAccounts(frame.filter, sql`r.account_id`),
    ...(cohort === undefined ? [] : [sql`r.first_month = ${monthNumber(cohort)}`]),
    ...(plan === undefined ? [] : [sql`a.plan = ${plan}`]),
    ...(region === undefined ? [] : [sql`a.region = ${region}`]),
    ...(q === undefined || q === '' ? [] : [sql`a.name ilike ${`%${likeText(q)}%`}`]),
    ...(set === 'paying' ? [sql`${paidAt(month)} > 0`] : []),
    ...(isOverYear(set) ? [sql`${paidAt(since)} > 0`] : []),
    ...(set === 'lost' ? [lostAltogether(frame, month)] : []),
    ...(isOfLives(set) ? [hasLife(month)] : []),
    ...(set === 'left' ? [sql`r.churned_month <= ${month}`] : []),
  ];
  return sql`
    select r.account_id, r.currency, ${openingOf(set, since)} as opening, ${paidAt(month)} as closing,
      r.first_month, r.ended_month ${query.sort === 'name' ? sql`, lower(a.name) as name_key` : sql``}
    from account_revenue r ${ofMovement} ${byAccount}
    where ${sql.join(conditions, sql` and `)}`;
}

/** Over a life: what was paid at first, and by who has left, at last. */
const openingOf = (set: RevenueSet, since: number): RawBuilder<number> =>
  set === 'ever'
    ? paidAt(sql<number>`r.first_month`)
    : set === 'left'
      ? paidAt(sql<number>`(r.churned_month - 1)`)
      : paidAt(since);

/** Who changed the currency has not left. */
const lostAltogether = (frame: RevenueFrame, month: number) => sql`
  ${paidAt(month)} <= 0 and (r.currencies = 1 or not exists (
    select from account_revenue o where o.generation = r.generation and o.scope = r.scope
      and o.account_id = r.account_id
      and coalesce(o.mrr_minor[least(${month}::int - o.start_month + 1, cardinality(o.mrr_minor))], 0) > 0))`;

function sortKey({ query, weights }: Wanted): RawBuilder<unknown> {
  if (query.sort === 'name') return sql`name_key`;
  const minor = query.sort === 'delta' ? sql`abs(closing - opening)` : sql`closing`;
  const cases = weights.map(([currency, weight]) => sql`when ${currency} then ${weight}::float8`);
  return cases.length === 0
    ? sql`${minor}::float8`
    : sql`${minor} * case currency ${sql.join(cases, sql` `)} else 0::float8 end`;
}

// For sorting alone, so that a rounded one does; the figures are converted exactly.
const unit = 1_000_000;

/** What a minor unit of each currency in the books is worth in the reporting one. */
async function weightsOf(
  db: Kysely<Database>,
  frame: RevenueFrame,
  month: number,
): Promise<readonly (readonly [string, number])[]> {
  const { rows } = await sql<{ currency: string }>`
    select distinct currency from mrr_closing
    where generation = ${frame.generation.id} and scope = ''`.execute(db);
  const value = valuer(frame.rates, frame.currency ?? '', month);
  return rows.map(({ currency }) => [currency, (value(currency)?.(unit) ?? 0) / unit] as const);
}

const likeText = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);
