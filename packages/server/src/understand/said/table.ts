import { Kind } from '@headwater/contract';

/** The order in which kinds are numbered. */
export const kindsInOrder = Kind.options;

/** Values that items share: a filter is asked of each combination once, however many items have it. */
export interface Facet {
  readonly source: string;
  readonly product: string | null;
  readonly channel: string | null;
  readonly language: string | null;
  readonly competitor: string | null;
}

/**
 * Every item, and every statement with a theme of one run, as columns of numbers. Statements stand in the
 * order of their themes.
 */
export interface SaidTable {
  readonly items: number;
  /** 16 bytes each. */
  readonly ids: Uint8Array;
  /** Place in `facets`. */
  readonly facetOf: Int32Array;
  /** Place in `accounts`, of which the first stands for none. */
  readonly accountOf: Int32Array;
  readonly customerOf: Int32Array;
  /** Milliseconds since 1970 UTC; NaN where nobody knows. */
  readonly times: Float64Array;
  /** 0 for copies of other items: they are not counted among all. */
  readonly originals: Uint8Array;

  readonly facets: readonly Facet[];
  readonly accounts: readonly string[];
  /** The place in `accounts` of the id of 16 bytes that begins there; 0 where it says nothing. */
  readonly accountAt: (ids: Buffer, at: number) => number;
  readonly customers: number;

  readonly statements: number;
  readonly itemOf: Int32Array;
  readonly starts: Int32Array;
  /** Place in `kindsInOrder`. */
  readonly kinds: Uint8Array;
  readonly severities: Float32Array;
  readonly confidences: Float32Array;
  /** Where the statements are to which the analysis gave this theme. */
  readonly leaves: ReadonlyMap<string, { readonly from: number; readonly end: number }>;

  /** All that it takes up in memory, near enough. */
  readonly bytes: number;
}

const itemBytes = 16 + 4 + 4 + 4 + 8 + 1;
const statementBytes = 4 + 4 + 1 + 4 + 4;
// An id as text, and its place in a map.
const accountBytes = 120;

export const bytesFor = (items: number, statements: number, accounts = 0): number =>
  items * itemBytes + statements * statementBytes + accounts * accountBytes;

/** Columns of so many statements, to be filled. */
export const statementColumns = (length: number) => ({
  itemOf: new Int32Array(length),
  starts: new Int32Array(length),
  kinds: new Uint8Array(length),
  severities: new Float32Array(length),
  confidences: new Float32Array(length),
});

/** The same of so many items, but for their ids. */
export const itemColumns = (length: number) => ({
  facetOf: new Int32Array(length),
  accountOf: new Int32Array(length),
  customerOf: new Int32Array(length),
  times: new Float64Array(length),
  originals: new Uint8Array(length),
});
