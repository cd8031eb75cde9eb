import type { CohortsView, RevenueQuery } from '@headwater/contract';
import {
  cohorts,
  monthNumber,
  monthOf,
  type CohortCell,
  type MovementKind,
} from '@headwater/decision';
import type { z } from 'zod';
import type { Ctx } from '../platform/index.js';
import { revenueFrame, type RevenueFrame } from './frame.js';
import { groupBy } from './group-by.js';
import type { CohortSum } from './history-figures.js';
import { valuer } from './read-balances.js';
import { cohortSums } from './read-cells.js';
import { severalCurrencies } from './several-currencies.js';
import { countingJob } from './state.js';

/** Who first paid in which month, and how many of them and of their revenue are left, month by month. */
export async function cohortsView(
  ctx: Ctx,
  query: RevenueQuery,
): Promise<z.input<typeof CohortsView>> {
  const frame = await revenueFrame(ctx, query);
  const job = await countingJob(ctx);
  if (frame === undefined || frame.currency === null) {
    return { countedAt: null, job, currency: null, through: null, cohorts: [], leftOut: [] };
  }
  const { currency } = frame;
  const value = valuer(frame.rates, currency, frame.to);
  const cells: CohortCell[] = [];
  const leftOut: z.input<typeof CohortsView>['leftOut'] = [];
  const [found, several] = await Promise.all([
    cohortSums(ctx.db, frame),
    severalCurrencies(ctx.db, frame),
  ]);
  const all = [
    ...found,
    ...several
      .filter(({ cohort }) => cohort >= frame.from)
      .flatMap((account) => countedOnce(account, currency)),
  ];
  for (const [own, sums] of groupBy(all, (row) => row.currency)) {
    const valued = value(own);
    const series = [...balances(sums, frame)];
    if (valued === null) leftOut.push(closing(own, series, frame));
    for (const { cohort, month, accounts, minor } of series) {
      cells.push({
        cohort: monthOf(cohort),
        month: monthOf(month),
        accounts,
        mrrMinor: valued?.(minor) ?? 0,
      });
    }
  }
  return {
    countedAt: frame.generation.countedAt,
    job,
    currency,
    through: monthOf(frame.to),
    cohorts: cohorts(cells, monthOf(frame.to)).map((cohort) => ({
      cohort: cohort.cohort,
      accounts: cohort.accounts,
      start: { minor: cohort.startMinor, currency },
      ages: [...cohort.ages],
    })),
    leftOut,
  };
}

const joins: Readonly<Record<MovementKind, number>> = {
  new: 1,
  reactivation: 1,
  churn: -1,
  expansion: 0,
  contraction: 0,
};

/** Takes back what an account that pays in several currencies was counted too often. */
const countedOnce = (
  { cohort, switches }: Awaited<ReturnType<typeof severalCurrencies>>[number],
  currency: string,
): CohortSum[] =>
  switches.map(({ kind, month, accounts = 1 }) => ({
    currency,
    cohort,
    month: monthNumber(month),
    delta: 0,
    joined: joins[kind] * accounts,
  }));

interface CohortBalance {
  readonly cohort: number;
  readonly month: number;
  readonly accounts: number;
  readonly minor: number;
}

/** Changes added up to what is paid at the end of each month, up to the last of the frame. */
function* balances(sums: readonly CohortSum[], { to }: RevenueFrame): Generator<CohortBalance> {
  for (const [cohort, own] of groupBy(sums, (row) => row.cohort)) {
    const changes = groupBy(own, (row) => row.month);
    let accounts = 0;
    let minor = 0;
    for (let month = cohort; month <= to; month += 1) {
      for (const change of changes.get(month) ?? []) {
        accounts += change.joined;
        minor += change.delta;
      }
      if (accounts !== 0 || minor !== 0) yield { cohort, month, accounts, minor };
    }
  }
}

function closing(
  currency: string,
  series: readonly CohortBalance[],
  { to }: RevenueFrame,
): z.input<typeof CohortsView>['leftOut'][number] {
  const last = series.filter(({ month }) => month === to);
  return {
    mrr: { minor: last.reduce((sum, { minor }) => sum + minor, 0), currency },
    accounts: last.reduce((sum, { accounts }) => sum + accounts, 0),
  };
}
