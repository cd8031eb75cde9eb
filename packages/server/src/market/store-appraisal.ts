import { sql } from 'kysely';
import type { Ctx } from '../platform/index.js';
import type { Appraisal } from './appraise.js';

/** Writes the comparisons and opportunities of a run; those of earlier runs are not looked at any more. */
export async function storeAppraisal(
  tx: Ctx,
  runId: string,
  { comparisons, opportunities }: Appraisal,
): Promise<void> {
  await sql`delete from market_compare`.execute(tx.db);
  await sql`delete from market_opportunity`.execute(tx.db);
  await sql`delete from market_count where run_id <> ${runId}`.execute(tx.db);
  for (const { against, themes } of comparisons) {
    await sql`
      insert into market_compare (run_id, against, theme_id, figures)
      select ${runId}, ${against}, t.* from unnest(${themes.map(({ theme }) => theme)}::uuid[],
        ${themes.map(({ theme: _theme, ...figures }) => JSON.stringify(figures))}::jsonb[]) as t`.execute(
      tx.db,
    );
  }
  const scored = opportunities.flatMap(
    ({ need, importance, satisfaction, opportunity, customers }) =>
      satisfaction === null || opportunity === null
        ? []
        : [{ need, customers, importance, satisfaction, opportunity }],
  );
  for (const { need, customers, importance, satisfaction, opportunity } of scored) {
    await tx.db
      .insertInto('market_opportunity')
      .values({
        run_id: runId,
        theme_id: need,
        customers,
        importance_value: importance.value,
        importance_low: importance.low,
        importance_high: importance.high,
        satisfaction_value: satisfaction.value,
        satisfaction_low: satisfaction.low,
        satisfaction_high: satisfaction.high,
        score_value: opportunity.value,
        score_low: opportunity.low,
        score_high: opportunity.high,
      })
      .execute();
  }
}
