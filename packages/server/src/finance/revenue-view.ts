import type { RevenueMonth, RevenueQuery, RevenueSummary, RevenueView } from '@headwater/contract';
import {
  inCurrency,
  lastDayOf,
  monthOf,
  movements,
  type ConvertedMonth,
  type MovementMonth,
  type MovementSeries,
} from '@headwater/decision';
import type { z } from 'zod';
import type { Ctx } from '../platform/index.js';
import { breachesShown } from './breaches.js';
import { revenueFrame, type RevenueFrame } from './frame.js';
import { problemCounts } from './problems.js';
import { movementCells } from './read-cells.js';
import { severalCurrencies } from './several-currencies.js';
import { standing, type Standing } from './standing.js';
import { countingJob, productsOf } from './state.js';

type View = z.input<typeof RevenueView>;

const yearMonths = 12;

/** Movements, retention and what else a month's revenue says, under the frame's filters. */
export async function revenueView(ctx: Ctx, query: RevenueQuery): Promise<View> {
  const frame = await revenueFrame(ctx, query);
  const job = await countingJob(ctx);
  if (frame === undefined || frame.currency === null) return nothing(job);
  const { currency, from, to } = frame;
  const [cells, several, breaches, stands, products, problems] = await Promise.all([
    movementCells(ctx.db, frame),
    severalCurrencies(ctx.db, frame),
    breachesShown(ctx.db, frame),
    standing(ctx.db, frame),
    productsOf(ctx.db, frame.generation.id),
    problemCounts(ctx.db, frame.generation.id),
  ]);
  const series = movements(cells, monthOf(to));
  const { valued, unvalued } = withRates(series, frame, currency);
  const switches = several.flatMap((account) => account.switches);
  const converted = inCurrency(
    [...valued, ...movements(switches, monthOf(to))],
    frame.rates,
    currency,
  );
  const first = monthOf(from);
  const months = (converted.series[0]?.months ?? []).filter(({ month }) => month >= first);
  const last = months.at(-1);
  return {
    countedAt: frame.generation.countedAt,
    job,
    currency,
    currencies: series
      .map((one) => ({
        currency: one.currency,
        accounts: one.months.at(-1)?.accounts.closing ?? 0,
      }))
      .toSorted((a, b) => b.accounts - a.accounts),
    period: { from: monthOf(from), to: monthOf(to) },
    extent: { from: monthOf(frame.extent.from), to: monthOf(frame.extent.to) },
    products,
    months: months.map((month) => monthView(month, frame)),
    summary:
      last === undefined
        ? null
        : summary(last, (converted.series[0]?.months ?? []).slice(-yearMonths), stands, currency),
    breaches,
    missingRates: converted.missing
      .filter(({ month }) => month >= first)
      .map(({ month, from, to }) => ({ month, from, to })),
    leftOut: {
      currencies: unvalued.map((one) => ({
        mrr: { minor: one.months.at(-1)?.closing ?? 0, currency: one.currency },
        accounts: one.months.at(-1)?.accounts.closing ?? 0,
      })),
      rows: problems.leftOut,
      doubtful: problems.doubtful,
      invoicesCovered: frame.generation.invoicesCovered,
      severalCurrencies: several.length,
    },
  };
}

function nothing(job: string | null): View {
  return {
    countedAt: null,
    job,
    currency: null,
    currencies: [],
    period: null,
    extent: null,
    products: [],
    months: [],
    summary: null,
    breaches: [],
    missingRates: [],
    leftOut: {
      currencies: [],
      rows: 0,
      doubtful: 0,
      invoicesCovered: 0,
      severalCurrencies: 0,
    },
  };
}

/**
 * A currency without a rate at the end of the period has none before either: it is left out whole and named,
 * rather than every month with it.
 */
function withRates(series: readonly MovementSeries[], frame: RevenueFrame, currency: string) {
  const day = lastDayOf(monthOf(frame.to));
  const hasRate = (one: MovementSeries): boolean =>
    frame.rates.rateOn(one.currency, currency, day) !== null;
  const first = monthOf(frame.from);
  return {
    valued: series.filter(hasRate),
    unvalued: series.filter(
      (one) => !hasRate(one) && one.months.some((month) => month.month >= first && isMoved(month)),
    ),
  };
}

const isMoved = (month: MovementMonth): boolean => month.opening !== 0 || month.closing !== 0;

function monthView(month: ConvertedMonth, frame: RevenueFrame): RevenueMonth {
  return { ...month, running: month.month === monthOf(frame.thisMonth) };
}

function summary(
  last: ConvertedMonth,
  year: readonly ConvertedMonth[],
  { since, retention: kept, paying, arpa, lifetime }: Standing,
  currency: string,
): z.input<typeof RevenueSummary> {
  const won = sum(year, (month) => month.new + month.expansion + month.reactivation);
  const lost = -sum(year, (month) => month.contraction + month.churn);
  return {
    month: last.month,
    mrr: { minor: last.closing, currency },
    arr: { minor: last.closing * 12, currency },
    accounts: paying,
    arpa: arpa === null ? null : { minor: Math.round(arpa.value), currency },
    netRetention: kept.net,
    grossRetention: kept.gross,
    logoChurn:
      kept.accounts === 0
        ? null
        : {
            value: 1 - kept.logos.value,
            low: 1 - kept.logos.high,
            high: 1 - kept.logos.low,
          },
    retained: { since: monthOf(since), accounts: kept.accounts },
    quickRatio: lost > 0 ? won / lost : null,
    lifetime,
  };
}

const sum = (months: readonly ConvertedMonth[], of: (month: ConvertedMonth) => number): number =>
  months.reduce((total, month) => total + of(month), 0);
