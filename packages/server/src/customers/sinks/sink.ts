import type { BookKind } from '@headwater/intake';
import { sql } from 'kysely';
import {
  uuidv7,
  type BookOutcome,
  type BookReject,
  type BookRow,
  type BookSink,
  type Ctx,
} from '../../platform/index.js';
import { settleBooks } from '../settle-books.js';
import { reject } from './sift.js';

export interface SinkOptions {
  readonly demo: boolean;
  readonly origin: string;
}

type Write = (tx: Ctx, rows: readonly BookRow[], options: SinkOptions) => Promise<BookOutcome>;

/** A sink of this slice: what no column can hold is taken out before `write` sees it. */
export function bookSink(kind: BookKind, write: Write): BookSink {
  return {
    kind,
    write: async (tx, rows, { demo, origin = uuidv7() }) => {
      const rejected: BookReject[] = [];
      const storable = rows.flatMap((row) => {
        const wrong = unstorable(row);
        if (wrong === null) return [withoutNul(row)];
        rejected.push(wrong);
        return [];
      });
      // Thousands of keys at once look to the planner like a reason to read the whole table, each time anew, and
      // to start several processes for it.
      await sql`set local enable_seqscan = off`.execute(tx.db);
      await sql`set local max_parallel_workers_per_gather = 0`.execute(tx.db);
      const outcome = await write(tx, storable, { demo, origin });
      await sql`set local enable_seqscan to default`.execute(tx.db);
      await sql`set local max_parallel_workers_per_gather to default`.execute(tx.db);
      return { ...outcome, rejected: [...rejected, ...outcome.rejected] };
    },
    settle: settleBooks,
  };
}

const mostSeats = 2_147_483_647;

function unstorable(row: BookRow): BookReject | null {
  const { seats } = row.values;
  return seats !== undefined && Number(seats) > mostSeats
    ? reject(row, 'seats-too-many', `${seats} seats are more than can be; correct the number.`)
    : null;
}

// PostgreSQL's text cannot hold NUL.
const nul = '\u0000';

function withoutNul(row: BookRow): BookRow {
  const entries = Object.entries(row.values);
  if (!entries.some(([, value]) => value.includes(nul))) return row;
  return {
    ...row,
    values: Object.fromEntries(entries.map(([field, value]) => [field, value.replaceAll(nul, '')])),
  };
}
