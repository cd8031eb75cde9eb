import { setImmediate as breath } from 'node:timers/promises';
import { Kind } from '@headwater/contract';
import type { Insertable } from 'kysely';
import { inTransaction, type Ctx } from '../../platform/index.js';
import { currentRun } from '../current-run.js';
import type { ThemeWorthTable } from '../tables.js';
import { themeMetas } from '../theme-metas.js';
import { usualRenewalMonths } from './read-worth.js';
import { readStakes, type BlockedDeals } from './stakes.js';
import { allThemes, readSpeakers } from './voices.js';
import { weighing, weighTheme } from './weigh.js';

const kinds = [...Kind.options, 'all'] as const;
// A row is some 400 bytes: a statement of them stays small.
const rowsAtOnce = 500;

/** Counts once what the pages of the current run show without a filter. */
export async function storeWorth(ctx: Ctx, blockedDeals: BlockedDeals): Promise<void> {
  const run = await currentRun(ctx.db);
  if (!run || run.currency === null) return;
  const metas = await themeMetas(ctx.db, run.id);
  const stakes = await readStakes(ctx, run.currency, blockedDeals);
  const now = ctx.clock.now();
  const by = { stakes, today: now.toISOString().slice(0, 10), renewalMonths: usualRenewalMonths };
  const speakers = await readSpeakers(
    ctx,
    { run, metas, filter: { whose: 'us' }, wanted: () => true },
    [...stakes.deals.keys()],
  );
  const weighed = weighing(speakers, by);
  const rows: Insertable<ThemeWorthTable>[] = [];
  for (const theme of [allThemes, ...metas.keys()]) {
    for (const kind of kinds) {
      const worth = JSON.stringify(weighTheme(weighed, theme, kind));
      rows.push({ run_id: run.id, theme_id: theme, kind, worth, counted_at: now });
    }
    // Hundreds of themes take seconds, in which others have questions.
    await breath();
  }
  await inTransaction(ctx, async (tx) => {
    // The run may have gone with its demo, or an older one, while this was counted.
    const still = await tx.db
      .selectFrom('analysis_run')
      .select('id')
      .where('id', '=', run.id)
      .forUpdate()
      .executeTakeFirst();
    if (!still) return;
    await tx.db.deleteFrom('theme_worth').where('run_id', '=', run.id).execute();
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      await tx.db
        .insertInto('theme_worth')
        .values(rows.slice(from, from + rowsAtOnce))
        .execute();
    }
  });
}
