import { trendsOfWeeks } from '@headwater/insight';
import type { TrendView } from '@headwater/contract';
import { sql } from 'kysely';
import type { Ctx } from '../platform/index.js';
import { currentRun } from './current-run.js';

/** Tells the trends of the current run anew from its weeks as they are counted now. */
export async function retrend(tx: Ctx): Promise<void> {
  const run = await currentRun(tx.db);
  if (!run) return;
  const { rows } = await sql<{ theme: string; weeks: Record<string, number> | null }>`
    select r.theme_id as theme, (
      select jsonb_object_agg(to_char(w.week, 'YYYY-MM-DD'), w.statements) from theme_week w
      where w.run_id = r.run_id and w.theme_id = r.theme_id) as weeks
    from theme_run r where r.run_id = ${run.id} order by r.theme_id`.execute(tx.db);
  const totals = new Map(Object.entries(run.weeks));
  const last = [...totals.keys()].toSorted().at(-1);
  const trends = trendsOfWeeks({
    totals,
    themes: rows.map(({ weeks }) => new Map(Object.entries(weeks ?? {}))),
    lastWeekComplete: last !== undefined && last === run.last_full_week,
  });
  await sql`
    update theme_run r set trend = t.trend
    from unnest(${rows.map(({ theme }) => theme)}::uuid[],
      ${trends.map((trend) => JSON.stringify(trend satisfies { direction: TrendView['direction'] }))}::jsonb[]) as t (theme, trend)
    where r.run_id = ${run.id} and r.theme_id = t.theme`.execute(tx.db);
}
