import { monthNumber, monthOfDay } from '@headwater/decision';
import { sql } from 'kysely';
import { setImmediate as letOthersRun } from 'node:timers/promises';
import { countAccounts, readBooks, type AccountBooks } from '../customers/index.js';
import { inTransaction, type Ctx, type JobHandler } from '../platform/index.js';
import { countAccount, type Bounds, type CountedAccount } from './count-account.js';
import { storeBreaches } from './breaches.js';
import { revenueCounted } from './events.js';
import {
  beginGeneration,
  dropOldGenerations,
  indexGeneration,
  partition,
  showGeneration,
} from './generation.js';
import type { RecountCursor } from './jobs.js';
import { packHistory } from './pack-history.js';
import { warmHistories } from './read-history.js';
import { productsOf } from './state.js';
import { storeBatch } from './store-batch.js';

// A batch is one transaction; between slices of it the process answers requests.
const batchAccounts = 1000;
const sliceAccounts = 50;
/** So many months ahead of this one everything is counted: known cancellations lie there. */
const monthsAhead = 25;

/**
 * Counts all revenue anew, beside the current count, and puts it in its place in one transaction. After a
 * stop it goes on with the account after the last one that is in.
 */
export const recount: JobHandler<Record<string, never>, RecountCursor> = async ({
  ctx,
  cursor,
  report,
}) => {
  const begun = await resumed(ctx, cursor);
  if (begun === 'shown') return;
  await dropOldGenerations(ctx, begun?.generation ?? null);
  const total = await countAccounts(ctx.db);
  let at = begun ?? (await begin(ctx, report));
  const bounds: Bounds = {
    today: ctx.clock.now().toISOString().slice(0, 10),
    lastMonth: at.lastMonth,
  };
  await report({ done: at.done, total, unit: 'accounts', message: 'Counting revenue' });
  while (!at.read) {
    const page = await readBooks(ctx.db, at.after, batchAccounts);
    const counted = await countAll(page.accounts, bounds);
    const before = at;
    at = {
      ...before,
      after: page.next,
      done: before.done + page.read,
      problems: before.problems + counted.reduce((sum, { problems }) => sum + problems.length, 0),
      read: page.next === null,
    };
    const cursor = at;
    await inTransaction(ctx, async (tx) => {
      await storeBatch(tx, counted, before);
      await report({ done: cursor.done, total: Math.max(total, cursor.done), cursor }, tx);
    });
  }
  await report({ done: at.done, message: 'Adding up' });
  await indexGeneration(ctx.db, at.generation);
  await inTransaction(ctx, async (tx) => {
    await storeCells(tx, at.generation);
    await storeLives(tx, at.generation);
    await storeHistories(tx, at.generation);
    await storeBreaches(tx, at.generation, at.lastMonth);
    await showGeneration(tx, at.generation);
    await tx.jobs.publish(revenueCounted, {}, tx.actor);
  });
  await dropOldGenerations(ctx, null);
  await warmHistories(ctx);
};

/** Where an earlier try got to; undefined where there is nothing to go on from. */
async function resumed(
  ctx: Ctx,
  cursor: RecountCursor | null,
): Promise<RecountCursor | 'shown' | undefined> {
  if (cursor === null) return undefined;
  const row = await ctx.db
    .selectFrom('revenue_generation')
    .select('finished_at')
    .where('id', '=', cursor.generation)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return row.finished_at === null ? cursor : 'shown';
}

async function begin(
  ctx: Ctx,
  report: (progress: { cursor: RecountCursor }, tx: Ctx) => Promise<void>,
): Promise<RecountCursor> {
  const lastMonth = monthNumber(monthOfDay(ctx.clock.now().toISOString())) + monthsAhead;
  return inTransaction(ctx, async (tx) => {
    const generation = await beginGeneration(tx, lastMonth);
    const cursor: RecountCursor = {
      generation,
      lastMonth,
      after: null,
      done: 0,
      problems: 0,
      read: false,
    };
    await report({ cursor }, tx);
    return cursor;
  });
}

async function countAll(
  accounts: ReadonlyMap<string, AccountBooks>,
  bounds: Bounds,
): Promise<CountedAccount[]> {
  const counted: CountedAccount[] = [];
  for (const [account, books] of accounts) {
    counted.push(countAccount(account, books, bounds));
    if (counted.length % sliceAccounts === 0) await letOthersRun();
  }
  return counted;
}

/** What an unfiltered page reads instead of a row for every account. */
async function storeCells(tx: Ctx, generation: number): Promise<void> {
  const changes = sql.table(partition('mrr_change', generation));
  await sql`
    insert into mrr_cell (generation, scope, currency, cohort, month, kind, delta_minor, accounts)
    select generation, scope, currency, cohort, month, kind, sum(delta_minor), count(*)
    from ${changes} group by 1, 2, 3, 4, 5, 6`.execute(tx.db);
}

/** The same for survival curves. Who never paid, by credit notes alone, has no life to count. */
async function storeLives(tx: Ctx, generation: number): Promise<void> {
  await sql`
    insert into revenue_life (generation, scope, first_month, churned_month, accounts)
    select generation, scope, first_month, churned_month, count(*)
    from ${sql.table(partition('account_revenue', generation))}
    where nth = 1 and churned_month is distinct from first_month
    group by 1, 2, 3, 4`.execute(tx.db);
}

/** And what pages under a filter read. */
async function storeHistories(tx: Ctx, generation: number): Promise<void> {
  const from = {
    generation,
    changes: sql.table(partition('mrr_change', generation)),
    revenue: sql.table(partition('account_revenue', generation)),
  };
  for (const scope of ['', ...(await productsOf(tx.db, generation))]) {
    await packHistory(tx.db, from, scope);
  }
}
