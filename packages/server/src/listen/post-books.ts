import type { BookKind, BooksResponse } from '@headwater/contract';
import { BookReader, bookShapes, type RawRow } from '@headwater/intake';
import { z } from 'zod';
import { audit, inTransaction, type Ctx } from '../platform/index.js';
import { readyRow, type ReadyRow } from './book-rows.js';
import { booksImported } from './events.js';
import { sinkOf, writeBooks, type Sinks } from './import-books.js';
import type { StoredReject } from './import-file.js';

interface Posted {
  readonly kind: BookKind;
  readonly rows: readonly unknown[];
  readonly currency?: string | undefined;
}

/** Takes rows of books one by one: the good go in, all in one transaction; the bad are listed with their reason. */
export async function postBooks(ctx: Ctx, sinks: Sinks, posted: Posted): Promise<BooksResponse> {
  const sink = sinkOf(sinks, posted.kind);
  const { rows, rejected } = check(posted, ctx.clock.now().getTime());
  return inTransaction(ctx, async (tx) => {
    const written = await writeBooks(tx, sink, { rows, rejected });
    const { fresh, changed, known } = written;
    if (fresh + changed > 0) {
      await sink.settle?.(tx);
      await tx.jobs.publish(booksImported, { kind: posted.kind }, tx.actor);
      await audit(tx, {
        action: 'books.posted',
        subject: `${posted.rows.length} ${bookShapes[posted.kind].title}`,
        after: { fresh, changed, known, rejected: written.rejected.length },
      });
    }
    return {
      fresh,
      changed,
      known,
      rejected: written.rejected.map(({ row, code, reason }) => ({ index: row - 1, code, reason })),
    };
  });
}

const Cells = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]).transform((cell) => String(cell ?? '')),
);

/** The rows as a file would have them, with the fields' names as its columns. */
function check({ kind, rows: posted, currency }: Posted, now: number) {
  const names = bookShapes[kind].fields.map(({ name }) => name);
  const known = new Set(names);
  const rejected: StoredReject[] = [];
  const raw: RawRow[] = [];
  for (const [index, value] of posted.entries()) {
    const place = { row: index + 1, line: index + 1 };
    const cells = Cells.safeParse(value);
    const reject = (code: string, reason: string): void => {
      rejected.push({ ...place, code, reason, values: {} });
    };
    if (!cells.success) {
      reject('bad-row', 'A row is an object whose values are texts or numbers.');
      continue;
    }
    const stranger = Object.keys(cells.data).find((name) => !known.has(name));
    if (stranger === undefined) raw.push({ ...place, values: cells.data });
    else reject('unknown-field', `There is no field "${stranger}". There is: ${names.join(', ')}.`);
  }
  const reader = new BookReader(
    {
      kind,
      read: jsonPlan,
      mapping: Object.fromEntries(names.map((name) => [name, name])),
      dateFormat: 'iso',
      decimal: 'point',
      currency: currency ?? null,
      amountPeriod: 'interval',
      export: null,
    },
    { now },
  );
  const checked = reader.read(raw);
  rejected.push(...checked.rejected);
  const rows: ReadyRow[] = [];
  for (const each of checked.rows) {
    const ready = readyRow(kind, each);
    if (!('reason' in ready)) rows.push(ready);
    else rejected.push({ ...each, code: ready.code, reason: ready.reason, values: each.cells });
  }
  return { rows, rejected };
}

const jsonPlan = {
  format: 'jsonl',
  encoding: 'utf-8',
  delimiter: null,
  columns: [],
  mapping: {},
  dateFormat: null,
  ratingScale: null,
} as const;
