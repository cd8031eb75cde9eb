import type { BookKind } from '@headwater/intake';
import { recountJob } from '../src/finance/jobs.js';
import { inTransaction } from '../src/platform/ctx.js';
import type { BookOutcome } from '../src/platform/books.js';
import type { TestDatabase } from './database.js';
import { settled } from './settled.js';

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

/** Counts revenue and waits for it; a worker must run. */
export async function countRevenue(database: TestDatabase): Promise<void> {
  const id = await database.ctx.jobs.start(recountJob, {}, database.ctx.actor);
  await settled(database, id);
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
