import type { BookKind } from '@headwater/intake';
import { setTimeout as delay } from 'node:timers/promises';
import { inTransaction } from '../src/platform/ctx.js';
import type { BookOutcome } from '../src/platform/books.js';
import type { TestDatabase } from './database.js';

type Values = Readonly<Record<string, string>>;

/** Brings rows of the books in as an import does, through the sink of their kind. */
export async function bring(
  database: TestDatabase,
  kind: BookKind,
  rows: readonly Values[],
): Promise<BookOutcome> {
  const sink = database.slices.flatMap(({ books = [] }) => books).find((one) => one.kind === kind);
  if (sink === undefined) throw new Error(`no slice takes ${kind}`);
  return inTransaction(database.ctx, async (tx) => {
    const outcome = await sink.write(
      tx,
      rows.map((values, index) => ({ row: index + 1, line: index + 2, values })),
      { demo: false },
    );
    await sink.settle?.(tx);
    return outcome;
  });
}

/** Waits until what was brought in is counted, which comes about by itself; a worker must run. */
export async function revenueCounted(database: TestDatabase): Promise<void> {
  for (;;) {
    const open = await database.db
      .selectFrom('job')
      .select(['id', 'state', 'error'])
      .where('name', 'like', 'finance.%')
      .where('state', 'not in', ['done', 'cancelled'])
      .execute();
    const failed = open.find(({ state }) => state === 'failed');
    if (failed !== undefined) throw new Error(failed.error ?? 'the count failed');
    if (open.length === 0) return;
    await delay(50);
  }
}

/** `account product amount currency start end` in columns, for tables that can be read. */
export function subscriptions(table: string): Values[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [account = '', product = '', amount = '', currency = '', start = '', end = ''] = line
        .trim()
        .split(/\s+/);
      return {
        account,
        // A sink is given minor units.
        amount: amount.replace('.', ''),
        currency,
        start,
        ...(product === '-' ? {} : { product }),
        ...(end === '' ? {} : { end }),
      };
    });
}
