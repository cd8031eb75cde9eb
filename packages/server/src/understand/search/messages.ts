import type { Kind } from '@headwater/contract';
import type { LookedFor, SearchHit } from '@headwater/insight';

/** What the index knows to filter by; the database has the last word on every hit. */
export interface IndexFilter {
  readonly language?: string | undefined;
  readonly kind?: Kind | undefined;
  /** Names of the products, ids of the sources and of the accounts, that may be. */
  readonly products?: readonly string[];
  readonly sources?: readonly string[];
  readonly accounts?: readonly string[];
  /** Milliseconds since 1970 UTC; `before` is exclusive. */
  readonly from?: number;
  readonly before?: number;
}

export type ToIndexer =
  | {
      readonly type: 'open';
      readonly statements: number;
      readonly dimensions: number;
      /** As `encodeSpace` writes them. */
      readonly spaces: readonly Uint8Array[];
      readonly modelDir: string | null;
    }
  /** A piece of `COPY … (FORMAT BINARY)`, in the columns of `feed.ts`. */
  | { readonly type: 'rows'; readonly bytes: Uint8Array }
  | { readonly type: 'end' }
  | {
      readonly type: 'search';
      readonly id: number;
      readonly query: string;
      readonly limit: number;
      readonly filter: IndexFilter;
    };

export type FromIndexer =
  | { readonly type: 'taken'; readonly statements: number }
  | { readonly type: 'ready'; readonly statements: number; readonly bytes: number }
  | { readonly type: 'answer'; readonly id: number; readonly answer: IndexAnswer }
  | { readonly type: 'failed'; readonly id: number; readonly message: string };

export interface IndexHit extends Omit<SearchHit, 'row'> {
  readonly item: string;
  readonly start: number;
}

export interface IndexAnswer {
  readonly hits: readonly IndexHit[];
  readonly withAnyWord: number;
  readonly withAllWords: number;
  readonly lookedFor: readonly LookedFor[];
  readonly ignored: readonly string[];
}
