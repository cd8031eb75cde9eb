import type { CashQuery, CashStatementView } from '@headwater/contract';
import {
  cashStatement,
  convertMinor,
  lastDayOf,
  monthNumber,
  monthOf,
  monthOfDay,
  type CashMonth,
  type CashStatement,
  type LedgerLine,
  type RateTable,
  type StatedBalance,
} from '@headwater/decision';
import { sql } from 'kysely';
import type { z } from 'zod';
import { rateTable } from '../../customers/index.js';
import type { Ctx } from '../../platform/index.js';
import { Memo } from '../memo.js';
import { periodOf, reportingCurrency, type Period } from '../period.js';
import { placeOf, sectionsSet } from './sections.js';

type View = z.input<typeof CashStatementView>;

/** Lines of one day, category and product together. */
interface DayLines extends LedgerLine {
  readonly lines: number;
}

interface Pool {
  readonly currency: string;
  readonly lines: readonly DayLines[];
  /** Of all months, so that what is asked for doesn't change where the opening comes from. */
  readonly statement: CashStatement;
  /** Those of the period. */
  readonly months: readonly CashMonth[];
}

/**
 * The direct-method statement. Each currency is a pool of its own, reckoned and compared with what the bank
 * stated in that currency; told in one, flows are valued on their day and cash at the month's last day, and
 * what rates did to it is the effect of currencies (IAS 7.28).
 */
export async function cashView(ctx: Ctx, query: CashQuery): Promise<View> {
  const { rows: all, balances } = await readBooks(ctx);
  const currencies = byCount(all);
  const currency = await reportingCurrency(ctx, query.currency, currencies);
  // Both come in the order of their days.
  const days = [all[0], balances[0], all.at(-1), balances.at(-1)]
    .flatMap((one) => one?.date ?? [])
    .toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || currency === null) return nothing();
  const extent = { from: monthOfDay(first), to: monthOfDay(last) };
  const period = periodOf(ctx, query, extent);
  const set = await sectionsSet(ctx);
  const sections = Object.fromEntries(
    [...new Set(all.map(({ category }) => category))].map((category) => [
      category,
      placeOf(category, set).section,
    ]),
  );
  const pools = [...new Set([...currencies, ...balances.map((one) => one.currency)])].map(
    (own): Pool => {
      const lines = all.filter((line) => line.currency === own);
      const stated = balances.filter((balance) => balance.currency === own);
      const options = { currency: own, sections, balances: stated, ...extent };
      const statement = cashStatement(lines, options);
      const months = statement.months.filter(
        ({ month }) => month >= period.from && month <= period.to,
      );
      return { currency: own, lines, statement, months };
    },
  );
  const rates = await rateTable(ctx);
  const missing = pools.flatMap((pool) => missingRates(pool, { rates, currency, period }));
  const valued = pools.filter((pool) => missing.every(({ from }) => from !== pool.currency));
  const told = valued.map((pool) => inOne(pool, { rates, currency, period }));
  const shown = told.flatMap(({ rows }) => rows);
  const ofProduct = (row: View['rows'][number]): boolean =>
    query.product === undefined || (row.product !== null && query.product.includes(row.product));
  const rows = merged(shown.filter(ofProduct));
  const pooled = query.product === undefined;
  return {
    currency,
    period,
    extent,
    currencies,
    products: [...new Set(all.flatMap(({ product }) => product ?? []))].toSorted(),
    months: monthsOf(period, rows, pooled ? told : null),
    rows,
    opening: worst(valued.map(({ statement }) => statement.opening)),
    breaches: pools.flatMap((pool) =>
      pool.statement.breaches
        .filter(({ month }) => month >= period.from && month <= period.to)
        .map((breach) => ({ currency: pool.currency, ...breach })),
    ),
    balances: balances.length,
    leftOut: {
      lines: pools
        .filter((pool) => !valued.includes(pool))
        .reduce((sum, pool) => sum + pool.lines.reduce((of, { lines }) => of + lines, 0), 0),
      missingRates: missing,
    },
  };
}

function nothing(): View {
  return {
    currency: null,
    period: null,
    extent: null,
    currencies: [],
    products: [],
    months: [],
    rows: [],
    opening: 'assumed zero',
    breaches: [],
    balances: 0,
    leftOut: { lines: 0, missingRates: [] },
  };
}

/** Lines by day, kept by what stands in the ledger: to tell whether it changed takes a tenth of reading it. */
const dayLines = new Memo<readonly DayLines[]>(4);

async function readLines(ctx: Ctx): Promise<readonly DayLines[]> {
  const { rows } = await sql<{ stamp: string }>`
    select concat(count(*), ' ', sum(hashtextextended(concat(key, ' ', content_hash), 0))) as stamp
    from ledger_line`.execute(ctx.db);
  return dayLines.of(rows[0]?.stamp ?? '', async () => {
    const lines = await sql<DayLines>`
      select day::text as date, category, product, currency, sum(amount_minor)::bigint as "amountMinor",
        count(*)::int as lines
      from ledger_line group by day, category, product, currency order by day`.execute(ctx.db);
    return lines.rows;
  });
}

async function readBooks(ctx: Ctx) {
  const [rows, balances] = await Promise.all([
    readLines(ctx),
    sql<StatedBalance & { currency: string }>`
      select day::text as date, currency, balance_minor as "amountMinor" from cash_balance
      order by day`.execute(ctx.db),
  ]);
  return { rows, balances: balances.rows };
}

function byCount(lines: readonly DayLines[]): string[] {
  const counts = new Map<string, number>();
  for (const line of lines) {
    counts.set(line.currency, (counts.get(line.currency) ?? 0) + line.lines);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([currency]) => currency);
}

interface Telling {
  readonly rates: RateTable;
  readonly currency: string;
  readonly period: Period;
}

const inPeriod = ({ date }: LedgerLine, { from, to }: Period): boolean =>
  monthOfDay(date) >= from && monthOfDay(date) <= to;

/** Days at which cash is valued: the end of the month before, and of each month. */
const valuedAt = (period: Period): string[] => [
  lastDayOf(monthOf(monthNumber(period.from) - 1)),
  ...monthsBetween(period).map(lastDayOf),
];

function monthsBetween({ from, to }: Period): string[] {
  const first = monthNumber(from);
  return Array.from({ length: monthNumber(to) - first + 1 }, (_, i) => monthOf(first + i));
}

/** The first day without a rate; without one the currency is left out whole. */
function missingRates(pool: Pool, { rates, currency, period }: Telling) {
  if (pool.currency === currency) return [];
  const cash = [
    pool.months[0]?.openingMinor ?? 0,
    ...pool.months.map(({ closingMinor }) => closingMinor),
  ];
  const days = [
    ...valuedAt(period).filter((_, i) => cash[i] !== 0),
    ...pool.lines.filter((line) => inPeriod(line, period)).map(({ date }) => date),
  ].toSorted();
  const day = days.find((one) => rates.rateOn(pool.currency, currency, one) === null);
  return day === undefined ? [] : [{ day, from: pool.currency, to: currency }];
}

function inOne(pool: Pool, telling: Telling) {
  const { rates, currency, period } = telling;
  const valueOn = (minor: number, day: string): number => {
    if (minor === 0) return 0;
    const rate = rates.rateOn(pool.currency, currency, day);
    return rate === null ? 0 : convertMinor(minor, pool.currency, currency, rate);
  };
  const flows = new Map<string, { -readonly [K in keyof DayLines]: DayLines[K] }>();
  for (const line of pool.lines) {
    if (!inPeriod(line, period)) continue;
    const amountMinor = valueOn(line.amountMinor, line.date);
    const key = `${monthOfDay(line.date)} ${rowKey(line)}`;
    const known = flows.get(key);
    if (known) {
      known.amountMinor += amountMinor;
      known.lines += line.lines;
    } else flows.set(key, { ...line, currency, amountMinor });
  }
  const sections = Object.fromEntries(
    pool.statement.rows.map(({ category, section }) => [category, section]),
  );
  const counts = new Map<string, number>();
  for (const { category, product, lines } of flows.values()) {
    const key = rowKey({ category, product });
    counts.set(key, (counts.get(key) ?? 0) + lines);
  }
  const rows = cashStatement([...flows.values()], { currency, sections, ...period }).rows.map(
    (row) => ({
      ...row,
      minor: [...row.minor],
      lines: counts.get(rowKey(row)) ?? 0,
    }),
  );
  const { months } = pool;
  const cash = [
    months[0]?.openingMinor ?? 0,
    ...months.map(({ closingMinor }) => closingMinor),
  ].map((minor, i) => valueOn(minor, valuedAt(period)[i] ?? ''));
  return { rows, cash };
}

/** Lengths tell where one name ends, whatever is in it. */
const rowKey = ({ category, product }: Pick<LedgerLine, 'category' | 'product'>): string =>
  `${category.length} ${category}${product === null ? '' : `/${product}`}`;

/** The same category and product in several currencies is one row. */
function merged(rows: readonly View['rows'][number][]): View['rows'] {
  const found = new Map<string, View['rows'][number]>();
  for (const row of rows) {
    const before = found.get(rowKey(row));
    found.set(
      rowKey(row),
      before === undefined
        ? row
        : {
            ...row,
            minor: row.minor.map((minor, i) => minor + (before.minor[i] ?? 0)),
            totalMinor: row.totalMinor + before.totalMinor,
            lines: row.lines + before.lines,
          },
    );
  }
  return [...found.values()];
}

/** @param pools Null where only flows are asked for. */
function monthsOf(
  period: Period,
  rows: View['rows'],
  pools: readonly { readonly cash: readonly number[] }[] | null,
): View['months'] {
  const cashAt = (i: number): number =>
    (pools ?? []).reduce((sum, { cash }) => sum + (cash[i] ?? 0), 0);
  return monthsBetween(period).map((month, i) => {
    const of = (section: string): number =>
      rows.reduce((sum, row) => sum + (row.section === section ? (row.minor[i] ?? 0) : 0), 0);
    const parts = {
      operatingMinor: of('operating'),
      investingMinor: of('investing'),
      financingMinor: of('financing'),
    };
    const netMinor = parts.operatingMinor + parts.investingMinor + parts.financingMinor;
    const [opening, closing] = [cashAt(i), cashAt(i + 1)];
    return {
      month,
      openingMinor: pools === null ? null : opening,
      ...parts,
      netMinor,
      currencyMinor: pools === null ? 0 : closing - opening - netMinor,
      closingMinor: pools === null ? null : closing,
    };
  });
}

const worst = (kinds: readonly CashStatement['opening'][]): CashStatement['opening'] =>
  kinds.find((kind) => kind === 'assumed zero') ?? kinds[0] ?? 'assumed zero';
