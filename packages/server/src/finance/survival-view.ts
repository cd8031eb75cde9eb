import type { SurvivalQuery, SurvivalView } from '@headwater/contract';
import { kaplanMeier, logRank, monthOf } from '@headwater/decision';
import type { z } from 'zod';
import type { Ctx } from '../platform/index.js';
import { revenueFrame, type RevenueFrame } from './frame.js';
import { lifeGroups, lifeRows, type LifeGroup } from './life-rows.js';
import { countingJob } from './state.js';

// More curves than these cannot be told apart in one drawing.
const mostCurves = 6;

/** How long accounts stay, by what they are: curves with bands, and whether they differ. */
export async function survivalView(
  ctx: Ctx,
  query: SurvivalQuery,
): Promise<z.input<typeof SurvivalView>> {
  const frame = await revenueFrame(ctx, query);
  const job = await countingJob(ctx);
  const groups = frame === undefined ? [] : await groupsOf(ctx, frame, query.by);
  const drawn = groups.slice(0, mostCurves);
  const rest = groups.slice(mostCurves);
  const test = logRank(drawn.map(({ rows }) => rows));
  return {
    countedAt: frame?.generation.countedAt ?? null,
    job,
    by: query.by,
    through: frame === undefined ? null : monthOf(frame.to),
    curves: drawn.map(({ value, rows }) => {
      const { accounts, events, median, steps } = kaplanMeier(rows);
      return {
        value,
        accounts,
        events,
        median,
        steps: steps.map(({ time, atRisk, events, censored, survival }) => ({
          time,
          atRisk,
          events,
          censored,
          survival,
        })),
      };
    }),
    others: {
      values: rest.length,
      accounts: rest.reduce((sum, { accounts }) => sum + accounts, 0),
    },
    logRank:
      test === null
        ? null
        : { statistic: test.statistic, degreesOfFreedom: test.degreesOfFreedom, p: test.p },
  };
}

async function groupsOf(
  ctx: Ctx,
  frame: RevenueFrame,
  by: SurvivalQuery['by'],
): Promise<LifeGroup[]> {
  if (by !== 'all') return lifeGroups(ctx.db, frame, by);
  const rows = await lifeRows(ctx.db, frame);
  const accounts = rows.reduce((sum, { count = 1 }) => sum + count, 0);
  return accounts === 0 ? [] : [{ value: null, accounts, rows }];
}
