import { z } from 'zod';
import { changesSoFar } from '../customers/index.js';
import { defineJob, inTransaction, type Ctx, type Job } from '../platform/index.js';
import { currentRun } from './current-run.js';
import { accountsCounted } from './events.js';
import { holdThemes } from './locked-theme.js';
import { storeTotals, writeFigures } from './store-figures.js';

// Whatever the event says, the current run is brought up to date.
const payload = z.object({}).loose();

/** Counts a run's revenue, segments and plans anew once accounts, or whose feedback it is, have changed. */
export const recountAccountsJob = (): Job<z.infer<typeof payload>> =>
  defineJob({
    name: 'understand.recount-accounts',
    payload,
    load:
      async () =>
      async ({ ctx, report }) => {
        await report({ message: 'Counting what accounts pay and say' });
        await recountAccounts(ctx);
      },
  });

/** Does nothing where the figures know of every change already: many changes are counted once. */
async function recountAccounts(ctx: Ctx): Promise<void> {
  const seen = await currentRun(ctx.db);
  if (!seen || seen.accounts_seen === (await changesSoFar(ctx))) return;
  await inTransaction(ctx, async (tx) => {
    await holdThemes(tx);
    const run = await currentRun(tx.db);
    if (!run) return;
    await writeFigures(tx, run.id, await storeTotals(tx, run.id));
    await tx.jobs.publish(accountsCounted, {}, tx.actor);
  });
}
