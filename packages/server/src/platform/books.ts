import type { BookKind } from '@headwater/intake';
import type { Ctx } from './ctx.js';

/** A checked row of the books: a value for each field that has one, as `BookType` says; amounts in minor units. */
export interface BookRow {
  /** Counted from 1 over the data rows of the file, or the place in the request. */
  readonly row: number;
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
  /**
   * Where nothing tells rows apart (ledger lines without ids): how many that say the same stand before it in the
   * file, so that two payments of one day are two, and the same two when the file comes again.
   */
  readonly repeat?: number;
}

export interface BookReject {
  readonly row: BookRow;
  /** Stable, for programs. */
  readonly code: string;
  /** One sentence: what is wrong with which value, and what to do. */
  readonly reason: string;
}

export interface BookOutcome {
  readonly fresh: number;
  readonly changed: number;
  readonly known: number;
  readonly rejected: readonly BookReject[];
}

export interface BookOptions {
  readonly demo: boolean;
  /**
   * What the rows come from: the import's id, a UUID, the same in each of its batches. Rows of one origin that
   * clash are answered as rejected; without one, each call is an origin of its own.
   */
  readonly origin?: string;
}

/**
 * Where rows of one kind of book go. A slice brings one along for each kind that it owns; imports, the API and
 * the demo all write through it.
 */
export interface BookSink {
  readonly kind: BookKind;
  /**
   * Writes a batch inside the transaction. Idempotent: a row that is there already adds nothing, one that has
   * changed replaces the old one. Rows that cannot go in are answered with the reason; the others go in.
   */
  write(tx: Ctx, rows: readonly BookRow[], options: BookOptions): Promise<BookOutcome>;
  /** Called once after the last batch, in a transaction: makes anew what is derived from the rows. */
  settle?(tx: Ctx): Promise<void>;
  /** Takes out what came with the demo, where nothing else does. */
  removeDemo?(tx: Ctx): Promise<void>;
}
