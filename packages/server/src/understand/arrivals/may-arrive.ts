import { sql } from 'kysely';
import type { Ctx } from '../../platform/index.js';
import { currentRun, type CurrentRun } from '../current-run.js';
import { engineVersion } from '../engine-version.js';

/** Themes of less are found anew in seconds, and change with every item. */
const leastStatements = 1000;
/** More than this share of what was analysed together is looked at together with it. */
const mostShare = 0.2;
const mostItems = 50_000;
const mostDays = 28;
/** With so many that fit nowhere, and so large a share, the spaces no longer know the words. */
const mostUnassigned = { statements: 100, share: 0.1 };

/**
 * Whether what waits may take its place in the themes there are, so that nothing known moves, or all has to be analysed
 * together again. See docs/methods/stability.md.
 */
export async function mayArrive({ db, clock }: Ctx): Promise<boolean> {
  const run = await currentRun(db);
  if (!run || run.through_batch === null || isOver(run, clock.now())) return false;
  const { rows } = await sql<{ items: number; judged: boolean; spaces: boolean }>`
    with waiting as (select id, duplicate_of from item where batch > ${run.through_batch})
    select
      (select count(*) from waiting where duplicate_of is null)::int as items,
      exists (select from run_space where run_id = ${run.id}) as spaces,
      -- An item that changed: what a person did to its words, or why it had no theme, is for the whole analysis.
      exists (select from waiting w join theme_edit_statement e on e.item_id = w.id)
        or exists (select from waiting w
          join statement s on s.item_id = w.id and s.run_id = ${run.id}
          where not exists (select from statement_theme st
            where st.item_id = s.item_id and st.start = s.start and st.run_id = s.run_id)) as judged
    `.execute(db);
  const [waiting] = rows;
  if (!waiting?.spaces || waiting.judged || waiting.items > mostItems) return false;
  return run.arrived_items + waiting.items <= mostShare * (run.items - run.arrived_items);
}

function isOver(run: CurrentRun, now: Date): boolean {
  const days = (now.getTime() - (run.finished_at ?? run.started_at).getTime()) / 86_400_000;
  const strange =
    run.arrived_unassigned > mostUnassigned.statements &&
    run.arrived_unassigned > mostUnassigned.share * run.arrived_statements;
  return (
    run.stale ||
    run.whole_batch === null ||
    run.engine !== engineVersion() ||
    run.statements < leastStatements ||
    days > mostDays ||
    strange
  );
}
