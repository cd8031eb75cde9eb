import { gapDefaults, weighGaps, type GapKind, type GapSearch } from '@headwater/decision';
import { sql, type Kysely } from 'kysely';
import { inTransaction, type Ctx, type JobHandler } from '../platform/index.js';
import type { Database } from '../platform/tables.js';
import { currentRun, decisionsSeen, themeMetas, type ThemeMeta } from '../understand/index.js';
import { anyTheme, countMarket } from './count-market.js';
import { gapTable, readCells } from './read-counts.js';
import { registerNames } from './register-names.js';
import { storeGaps, type FoundLook } from './store-gaps.js';

// More competitors than this are compared one by one on the page only: each costs every other some certainty.
const mostCompared = 20;

/** Kinds that are told of each competitor; the others are about all of them, or about us alone. */
const kindsOfEach: ReadonlySet<GapKind> = new Set(['our-pain', 'their-pain', 'their-praise']);

/**
 * What an analysis brought is counted as soon as it is there. Whatever happens meanwhile (another analysis, an
 * edit, another assignment) starts no second job, so this one looks once more before it ends.
 */
export const recountMarket: JobHandler<{ runId: string }> = async ({ ctx, signal }) => {
  for (;;) {
    signal.throwIfAborted();
    await inTransaction(ctx, registerNames);
    const seen = await stateSeen(ctx.db);
    await inTransaction(ctx, recount);
    if ((await stateSeen(ctx.db)) === seen) return;
  }
};

/** Everything that the counts depend on. */
async function stateSeen(db: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ seen: string }>`
    select concat_ws(' ',
      (select id from analysis_run where current),
      (select count(*) || ' ' || coalesce(max(set_at)::text, '') from whose_rule)) as seen`.execute(
    db,
  );
  return `${rows[0]?.seen ?? ''} ${await decisionsSeen(db)}`;
}

async function recount(tx: Ctx): Promise<void> {
  const run = await currentRun(tx.db);
  if (!run) return;
  // Whoever removes the run's items waits until this is done.
  await sql`select from analysis_run where id = ${run.id} for key share`.execute(tx.db);
  const weeks = await countMarket(tx, run);
  const metas = await themeMetas(tx.db, run.id);
  const looks = await lookForGaps(tx, run.id, metas, weeks.recent);
  await tx.db.deleteFrom('market_run').where('run_id', '=', run.id).execute();
  const scale = await usualScale(tx);
  await tx.db
    .insertInto('market_run')
    .values({
      run_id: run.id,
      counted_at: tx.clock.now(),
      rate: gapDefaults.rate,
      looks: looks.length,
      first_week: weeks.first,
      weeks: weeks.weeks,
      recent_weeks: weeks.recent,
      scale_low: scale?.low ?? null,
      scale_high: scale?.high ?? null,
    })
    .execute();
  await storeGaps(tx, run, metas, looks);
}

/** Themes that one can act on: piles of judgements without a subject are no gap. */
const actionable = (metas: ReadonlyMap<string, ThemeMeta>): readonly ThemeMeta[] =>
  [...metas.values()].filter(
    ({ level, general, archived, mergedInto }) =>
      level === 1 && !general && !archived && mergedInto === null,
  );

async function lookForGaps(
  tx: Ctx,
  runId: string,
  metas: ReadonlyMap<string, ThemeMeta>,
  recentPeriods: number,
): Promise<readonly FoundLook[]> {
  const cells = await readCells(tx.db, runId);
  const wanted = actionable(metas);
  const themes = new Set(wanted.map(({ id }) => id));
  // What nobody asks for any more has been served, by a release or otherwise.
  const served = new Set(
    wanted.filter(({ trend }) => trend.direction === 'ended').map(({ id }) => id),
  );
  const competitors = cells
    .filter(({ theme, who, segment }) => theme === anyTheme && isId(who) && segment === null)
    .sort((a, b) => b.customers - a.customers || (a.who < b.who ? -1 : 1))
    .map(({ who }) => who);
  const each = competitors.length > 1 ? competitors.slice(0, mostCompared) : [];
  const searches: (GapSearch & { readonly competitor: string | null })[] = [
    { competitor: null, table: gapTable(cells, { against: 'them', themes, served }) },
    ...each.map((competitor) => ({
      competitor,
      kinds: kindsOfEach,
      table: gapTable(cells, { against: competitor, themes }),
    })),
  ];
  const found = weighGaps(searches, recentPeriods > 0 ? { recentPeriods } : {});
  return found.flatMap((looks, i) =>
    looks.map((look) => ({ ...look, competitor: searches[i]?.competitor ?? null })),
  );
}

const isId = (who: string): boolean => who !== 'us' && who !== 'them';

/** The scale that most ratings are on: what effects on the rating are told in. */
async function usualScale(tx: Ctx): Promise<{ low: number; high: number } | null> {
  const { rows } = await sql<{ low: number; high: number }>`
    select rating_low as low, rating_high as high from item
    where rating is not null and rating_high > rating_low and duplicate_of is null
    group by 1, 2 order by count(*) desc, 1, 2 limit 1`.execute(tx.db);
  return rows[0] ?? null;
}
