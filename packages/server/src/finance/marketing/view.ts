import type { MarketingQuery, MarketingView } from '@headwater/contract';
import {
  convertMinor,
  lastDayOf,
  marginalCost,
  marketingReport,
  seededRandom,
  type ChannelFigures,
  type Cost,
  type Interval,
  type MarketingRow,
} from '@headwater/decision';
import { sql } from 'kysely';
import type { z } from 'zod';
import { rateTable } from '../../customers/index.js';
import type { Ctx } from '../../platform/index.js';
import { Memo } from '../memo.js';
import { periodOf, reportingCurrency } from '../period.js';
import { revenueView } from '../revenue-view.js';

type View = z.input<typeof MarketingView>;
type Figures = View['total'];

interface StoredRow {
  readonly month: string;
  readonly channel: string;
  readonly currency: string;
  readonly spend: number;
  readonly leads: number | null;
  readonly opportunities: number | null;
  readonly customers: number | null;
  readonly newMrr: number | null;
}

/** What the last customers cost is asked again and again of the same months. */
const lastCustomersKnown = new Memo<Figures['lastCustomers']>(100);

/** Draws of the bootstrap behind what the last customers cost. */
const draws = 300;

/** What channels cost and brought in the period, in one currency, with what is left out. */
export async function marketingView(ctx: Ctx, query: MarketingQuery): Promise<View> {
  const stored = await storedExtent(ctx);
  const currency = await reportingCurrency(ctx, query.currency, stored.currencies);
  const { lag, margin } = query;
  if (stored.extent === null || currency === null) return nothing({ lag, margin });
  const period = periodOf(ctx, query, stored.extent);
  const rows = await readRows(ctx, { ...period, product: query.product });
  const { converted, missingRates, leftOut } = await convert(ctx, rows, currency);
  const lifetime = await lifetimeOf(ctx, query, currency);
  const report = marketingReport(converted, {
    lagMonths: lag,
    margin,
    ...(lifetime.ok ? { lifetimeValueMinor: lifetime.value } : {}),
  });
  return {
    currency,
    period,
    extent: stored.extent,
    currencies: [...stored.currencies],
    products: [...stored.products],
    lag,
    margin,
    total: { ...figuresOf(report.total), lastCustomers: null },
    channels: await Promise.all(
      report.channels.map(async (one) => ({
        ...figuresOf(one),
        lastCustomers: await lastCustomers(
          converted.filter(({ channel }) => channel === one.channel),
          lag,
        ),
      })),
    ),
    months: byMonth(converted),
    lifetime,
    problems: [...report.problems],
    leftOut: {
      rows: leftOut,
      missingRates,
      withoutCustomers: rows.filter(({ customers }) => customers === null).length,
    },
  };
}

function nothing(options: { lag: number; margin: number }): View {
  return {
    currency: null,
    period: null,
    extent: null,
    currencies: [],
    products: [],
    ...options,
    total: { ...figuresOf(marketingReport([]).total), lastCustomers: null },
    channels: [],
    months: [],
    lifetime: { ok: false, reason: 'There is no marketing to compare it with.' },
    problems: [],
    leftOut: { rows: 0, missingRates: [], withoutCustomers: 0 },
  };
}

async function storedExtent(ctx: Ctx) {
  const [{ rows: extents }, { rows: currencies }, { rows: products }] = await Promise.all([
    sql<{ from: string | null; to: string | null }>`
      select min(month) as from, max(month) as to from marketing_month`.execute(ctx.db),
    sql<{ currency: string }>`
      select currency from marketing_month group by currency order by count(*) desc, currency`.execute(
      ctx.db,
    ),
    sql<{ product: string }>`
      select distinct product from marketing_month where product is not null order by product`.execute(
      ctx.db,
    ),
  ]);
  const { from = null, to = null } = extents[0] ?? {};
  return {
    extent: from === null || to === null ? null : { from, to },
    currencies: currencies.map((row) => row.currency),
    products: products.map((row) => row.product),
  };
}

async function readRows(
  ctx: Ctx,
  { from, to, product }: { from: string; to: string; product: readonly string[] | undefined },
): Promise<readonly StoredRow[]> {
  const { rows } = await sql<StoredRow>`
    select month, channel, currency, spend_minor as spend, leads, opportunities, customers,
      new_mrr_minor as "newMrr"
    from marketing_month
    where month between ${from} and ${to}
      and (${product ?? null}::text[] is null or product = any(${product ?? null}::text[]))
    order by month, channel, key`.execute(ctx.db);
  return rows;
}

/** At the rate of the month's last day; what has none is left out and named. */
async function convert(ctx: Ctx, rows: readonly StoredRow[], currency: string) {
  const rates = await rateTable(ctx);
  const missing = new Map<string, { month: string; from: string; to: string }>();
  const converted: MarketingRow[] = [];
  for (const row of rows) {
    const rate = rates.rateOn(row.currency, currency, lastDayOf(row.month));
    if (rate === null) {
      const { month, currency: from } = row;
      missing.set(`${month} ${from}`, { month, from, to: currency });
      continue;
    }
    const inOne = (minor: number): number => convertMinor(minor, row.currency, currency, rate);
    const { month, channel, leads, opportunities } = row;
    converted.push({
      month,
      channel,
      leads,
      opportunities,
      spendMinor: inOne(row.spend),
      customers: row.customers ?? 0,
      newMrrMinor: row.newMrr === null ? null : inOne(row.newMrr),
    });
  }
  return {
    converted,
    missingRates: [...missing.values()],
    leftOut: rows.length - converted.length,
  };
}

async function lifetimeOf(
  ctx: Ctx,
  { product, to }: MarketingQuery,
  currency: string,
): Promise<View['lifetime']> {
  const { summary } = await revenueView(ctx, { product, to, currency });
  if (summary === null) {
    return {
      ok: false,
      reason: 'There is no recurring revenue to take a lifetime value from; import subscriptions.',
    };
  }
  const { lifetime } = summary;
  return lifetime.ok
    ? { ok: true, value: lifetime.value, accounts: lifetime.accounts }
    : { ok: false, reason: lifetime.reason };
}

const costOf = ({ value, low, high }: Cost) => ({ value, low, high });

/** JSON has no infinity: an end without a bound is null. */
const ratioOf = (ratio: Interval | null): Figures['lifetimeValueToCost'] =>
  ratio === null ? null : { ...ratio, high: Number.isFinite(ratio.high) ? ratio.high : null };

function figuresOf(figures: ChannelFigures): Omit<Figures, 'lastCustomers'> {
  return {
    ...figures,
    acquisitionCostMinor: costOf(figures.acquisitionCostMinor),
    paybackMonths: costOf(figures.paybackMonths),
    lifetimeValueToCost: ratioOf(figures.lifetimeValueToCost),
  };
}

function lastCustomers(
  rows: readonly MarketingRow[],
  lagMonths: number,
): Promise<Figures['lastCustomers']> {
  return lastCustomersKnown.of(JSON.stringify([lagMonths, rows]), () =>
    Promise.resolve(reckonLastCustomers(rows, lagMonths)),
  );
}

function reckonLastCustomers(
  rows: readonly MarketingRow[],
  lagMonths: number,
): Figures['lastCustomers'] {
  const found = marginalCost(rows, { random: seededRandom(1), lagMonths, draws });
  if (found.kind === 'refused') return { ok: false, reason: found.reason };
  const { kind: _, ...figures } = found;
  return { ok: true, ...figures };
}

function byMonth(rows: readonly MarketingRow[]): View['months'] {
  const months = new Map<string, View['months'][number]>();
  const add = (a: number | null, b: number | null): number | null =>
    b === null ? a : (a ?? 0) + b;
  for (const row of rows) {
    const { month } = row;
    const before = months.get(month);
    months.set(month, {
      month,
      spendMinor: (before?.spendMinor ?? 0) + row.spendMinor,
      leads: add(before?.leads ?? null, row.leads),
      opportunities: add(before?.opportunities ?? null, row.opportunities),
      customers: (before?.customers ?? 0) + row.customers,
      newMrrMinor: add(before?.newMrrMinor ?? null, row.newMrrMinor),
    });
  }
  return [...months.values()].toSorted((a, b) => (a.month < b.month ? -1 : 1));
}
