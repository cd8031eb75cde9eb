/** What the page and its worker say to each other. */
import type { Interval, Trend } from '@headwater/insight';
import type { DateFormat } from '@headwater/intake';

export interface Choices {
  readonly text?: string;
  /** Null: a person said that there are no dates. */
  readonly time?: string | null;
  readonly dateFormat?: DateFormat;
}

export type Request =
  | {
      readonly kind: 'analyze';
      readonly name: string;
      readonly bytes: Uint8Array;
      readonly choices: Choices;
    }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'file' };

/** How a file would be read, so that a person can correct it. */
export interface Reading {
  readonly columns: readonly string[];
  readonly text: string | null;
  readonly time: string | null;
  readonly dateFormat: DateFormat | null;
  readonly dateCandidates: readonly { readonly format: DateFormat; readonly example: string }[];
  /** What must be settled before the analysis; null where nothing must. */
  readonly open: string | null;
}

export const listedKinds = ['pain', 'request', 'praise'] as const;
export type ListedKind = (typeof listedKinds)[number];

export interface Quote {
  readonly before: string;
  readonly text: string;
  readonly after: string;
  readonly who: string;
}

export interface Line {
  readonly id: string;
  readonly label: string;
  readonly statements: number;
  readonly customers: number;
  readonly share: Interval;
  readonly trend: Trend;
  /** Statements by week, oldest first; empty without dates. */
  readonly weeks: readonly number[];
  readonly quotes: readonly Quote[];
}

export interface Found {
  readonly name: string;
  readonly items: number;
  readonly statements: number;
  readonly customers: number;
  readonly themes: number;
  readonly unassigned: number;
  readonly rejected: number;
  /** The first rows that could not be used. */
  readonly reasons: readonly { readonly line: number; readonly reason: string }[];
  readonly notes: readonly string[];
  readonly lists: Readonly<Record<ListedKind, readonly Line[]>>;
  readonly threads: number;
  readonly milliseconds: number;
}

export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly step: string; readonly done: number }
  | { readonly kind: 'reading'; readonly reading: Reading }
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'file'; readonly file: Blob }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly message: string };
