import { gapDefaults } from '@headwater/decision';
import { sql, type Kysely } from 'kysely';
import { whoseSeen } from '../listen/index.js';
import { inTransaction, type Ctx, type JobHandler } from '../platform/index.js';
import type { Database } from '../platform/tables.js';
import { currentRun, decisionsSeen, themeMetas, type ThemeMeta } from '../understand/index.js';
import { appraiseApart } from './appraise-apart.js';
import { brandNames, isBrandName } from './brand-names.js';
import { anyTheme, type MarketCells } from './cells.js';
import { countMarket } from './count-market.js';
import { readCells } from './read-counts.js';
import { registerNames } from './register-names.js';
import { storeAppraisal } from './store-appraisal.js';
import { storeGaps } from './store-gaps.js';

/**
 * What an analysis brought is counted as soon as it is there. Whatever happens meanwhile (another analysis, an
 * edit, another assignment) starts no second job, so this one looks once more before it ends.
 */
export const recountMarket: JobHandler<{ runId: string }> = async ({ ctx, signal }) => {
  for (;;) {
    signal.throwIfAborted();
    await inTransaction(ctx, registerNames);
    const seen = await stateSeen(ctx.db);
    await inTransaction(ctx, (tx) => recount(tx, signal));
    if ((await stateSeen(ctx.db)) === seen) return;
  }
};

/** Everything that the counts depend on. */
async function stateSeen(db: Kysely<Database>): Promise<string> {
  const run = await currentRun(db);
  return `${run?.id ?? ''} ${await whoseSeen(db)} ${await decisionsSeen(db)}`;
}

async function recount(tx: Ctx, signal: AbortSignal): Promise<void> {
  const run = await currentRun(tx.db);
  if (!run) return;
  // Whoever removes the run's items waits until this is done.
  await sql`select from analysis_run where id = ${run.id} for key share`.execute(tx.db);
  const { weeks, satisfaction } = await countMarket(tx, run);
  const metas = await themeMetas(tx.db, run.id);
  const cells = await readCells(tx.db, run.id);
  const actionable = actionableOf(metas, await brandNames(tx));
  const appraisal = await appraiseApart(
    {
      cells,
      compared: comparedOf(metas),
      actionable: actionable.map(({ id }) => id),
      // What nobody asks for any more has been served, by a release or otherwise.
      served: actionable.filter(({ trend }) => trend.direction === 'ended').map(({ id }) => id),
      competitors: competitorsIn(cells),
      satisfaction,
      recentWeeks: weeks.recent,
    },
    signal,
  );
  await tx.db.deleteFrom('market_run').where('run_id', '=', run.id).execute();
  const scale = await usualScale(tx);
  await tx.db
    .insertInto('market_run')
    .values({
      run_id: run.id,
      counted_at: tx.clock.now(),
      rate: gapDefaults.rate,
      looks: appraisal.looks.length,
      first_week: weeks.first,
      weeks: weeks.weeks,
      recent_weeks: weeks.recent,
      scale_low: scale?.low ?? null,
      scale_high: scale?.high ?? null,
    })
    .execute();
  await storeGaps(tx, run, metas, appraisal.looks);
  await storeAppraisal(tx, run.id, appraisal);
}

const shown = ({ archived, mergedInto }: ThemeMeta): boolean => !archived && mergedInto === null;

const comparedOf = (metas: ReadonlyMap<string, ThemeMeta>): readonly string[] =>
  [...metas.values()].filter(shown).map(({ id }) => id);

/**
 * Themes that one can act on. Piles of judgements without a subject are no gap, and that customers of somebody name
 * them is none either.
 */
const actionableOf = (
  metas: ReadonlyMap<string, ThemeMeta>,
  names: readonly string[],
): readonly ThemeMeta[] =>
  [...metas.values()].filter(
    (theme) =>
      shown(theme) && theme.level === 1 && !theme.general && !isBrandName(theme.label, names),
  );

/** Competitors that anything is said about, those with most customers first. */
const competitorsIn = (cells: MarketCells): readonly string[] =>
  cells
    .filter(
      ({ theme, who, segment }) =>
        theme === anyTheme && who !== 'us' && who !== 'them' && segment === null,
    )
    .sort((a, b) => b.customers - a.customers || (a.who < b.who ? -1 : 1))
    .map(({ who }) => who);

/** The scale that most ratings are on: what effects on the rating are told in. */
async function usualScale(tx: Ctx): Promise<{ low: number; high: number } | null> {
  const { rows } = await sql<{ low: number; high: number }>`
    select rating_low as low, rating_high as high from item
    where rating is not null and rating_high > rating_low and duplicate_of is null
    group by 1, 2 order by count(*) desc, 1, 2 limit 1`.execute(tx.db);
  return rows[0] ?? null;
}
