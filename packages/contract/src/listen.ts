import { z } from 'zod';
import { AccountId, ImportId, ItemId, JobId, SourceId, ThemeId } from './ids.js';
import {
  AmountPeriod,
  BookKind,
  BookMapping,
  ContentGuess,
  CurrencyCode,
  DecimalStyle,
  ImportContent,
} from './books.js';
import { Filter, PageQuery, pageOf } from './common.js';
import { Instant, Kind, SeverityMark } from './units.js';

export const ItemField = z.enum([
  'text',
  'title',
  'time',
  'customer',
  'account',
  'product',
  'rating',
  'externalId',
  'channel',
  'language',
  'competitor',
  'source',
]);
export type ItemField = z.infer<typeof ItemField>;

export const FileFormat = z.enum(['csv', 'tsv', 'jsonl', 'xlsx', 'parquet']);
export const Encoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']);
export const DateFormat = z.enum([
  'iso',
  'day-first',
  'month-first',
  'epoch-seconds',
  'epoch-milliseconds',
  'native',
]);
export type DateFormat = z.infer<typeof DateFormat>;

/** Which column means what. A field without a column is absent. */
export const ColumnMapping = z.partialRecord(ItemField, z.string());
export type ColumnMapping = z.infer<typeof ColumnMapping>;

const ColumnGuess = z.object({
  column: z.string(),
  field: ItemField.nullable(),
  reason: z.string(),
  confidence: z.number(),
  samples: z.array(z.string()),
});

const DateGuess = z.object({
  column: z.string(),
  format: DateFormat.nullable(),
  candidates: z.array(DateFormat),
  examples: z.array(z.object({ raw: z.string(), format: DateFormat, iso: z.string() })),
  unreadable: z.int().nonnegative(),
});

/** A number as written, and what it is with a point and with a comma for decimals. */
const DecimalGuess = z.object({
  style: DecimalStyle.nullable(),
  candidates: z.array(DecimalStyle),
  examples: z.array(
    z.object({ raw: z.string(), point: z.string().nullable(), comma: z.string().nullable() }),
  ),
});

/** What was settled of a file of books: sent with `check` and `start`. */
export const BookSettings = z.object({
  content: BookKind,
  mapping: BookMapping,
  dateFormat: DateFormat.nullable(),
  decimal: DecimalStyle,
  /** Of amounts that name none. */
  currency: CurrencyCode.nullable(),
  amountPeriod: AmountPeriod.default('interval'),
  /** Id of the recognised export, as the preview has it. */
  export: z.string().nullable().default(null),
});
export type BookSettings = z.infer<typeof BookSettings>;

/** Step 1 of an import of books. */
export const BookPreview = z.object({
  kind: BookKind,
  guesses: z.array(
    z.object({
      column: z.string(),
      field: z.string().nullable(),
      reason: z.string(),
      confidence: z.number(),
      samples: z.array(z.string()),
    }),
  ),
  /** Fields that every row needs and no column gives; each list: one of them is enough. */
  missing: z.array(z.array(z.string())),
  /** Null where no column holds days. Without a `format` a person must choose. */
  date: DateGuess.nullable(),
  /** Null where no column holds numbers. Without a `style` a person must choose. */
  decimal: DecimalGuess.nullable(),
  /** Amounts come without a currency: one must be chosen; `currency` may hold a proposal. */
  needsCurrency: z.boolean(),
  currency: CurrencyCode.nullable(),
  amountPeriod: AmountPeriod,
  /** The program's export that this is: its id, a name for people, and how it is read where they would wonder. */
  export: z.object({ id: z.string(), title: z.string(), notes: z.array(z.string()) }).nullable(),
});
export type BookPreview = z.infer<typeof BookPreview>;

/** Step 1 of an import: what the file seems to be. */
export const ImportPreview = z.object({
  /** What the file was taken for before anybody chose. */
  taken: ContentGuess,
  /** What it is previewed as. */
  content: ImportContent,
  /** Where `content` is a kind of book; then `guesses`, `date` and `ratingScale` are empty. */
  books: BookPreview.nullable(),
  format: FileFormat,
  encoding: Encoding,
  delimiter: z.string().nullable(),
  columns: z.array(z.string()),
  guesses: z.array(ColumnGuess),
  date: DateGuess.nullable(),
  ratingScale: z.object({ low: z.number(), high: z.number() }).nullable(),
  rows: z.array(z.record(z.string(), z.string())),
  warnings: z.array(z.string()),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** What the person settled: sent with `check` and `start`. */
export const ImportSettings = z.object({
  mapping: ColumnMapping,
  dateFormat: DateFormat.nullable(),
  ratingScale: z.object({ low: z.number(), high: z.number() }).nullable(),
  /** Name of the source that the items are filed under; default: the file's name without its ending. */
  source: z.string().trim().min(1).max(200),
});
export type ImportSettings = z.infer<typeof ImportSettings>;

/** Body of `check` and `start`: of books where it names their kind, else of feedback. */
export const SettledImport = z.union([BookSettings, ImportSettings]);
export type SettledImport = z.infer<typeof SettledImport>;

/** Step 2: what will happen. Counted by a job over the whole file. */
export const ImportCheck = z.object({
  rows: z.int().nonnegative(),
  fresh: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  known: z.int().nonnegative(),
  unusable: z.int().nonnegative(),
  unusableReasons: z.array(z.object({ code: z.string(), reason: z.string(), rows: z.int() })),
  dateExamples: z.array(z.object({ raw: z.string(), iso: z.string() })),
});
export type ImportCheck = z.infer<typeof ImportCheck>;

export const ImportState = z.enum([
  'uploaded', // waits for settings
  'checking',
  'checked',
  'importing',
  'paused', // cancelled half-way; can be resumed
  'done',
  'failed',
]);
export type ImportState = z.infer<typeof ImportState>;

export const ImportView = z.object({
  id: ImportId,
  fileName: z.string(),
  bytes: z.int().nonnegative(),
  state: ImportState,
  /** What its rows are; until it is settled, what they were taken for. */
  content: ImportContent,
  /** Of feedback. */
  settings: ImportSettings.nullable(),
  /** Of books. */
  books: BookSettings.nullable(),
  check: ImportCheck.nullable(),
  /** The job that checks or imports now, or did last. */
  job: JobId.nullable(),
  counts: z.object({
    read: z.int().nonnegative(),
    fresh: z.int().nonnegative(),
    changed: z.int().nonnegative(),
    known: z.int().nonnegative(),
    rejected: z.int().nonnegative(),
    duplicates: z.int().nonnegative(),
  }),
  error: z.string().nullable(),
  createdBy: z.string().nullable(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
});
export type ImportView = z.infer<typeof ImportView>;

export const ImportPage = pageOf(ImportView);

/** `POST /api/v1/imports/paste` */
export const PasteRequest = z.object({
  name: z.string().trim().min(1).max(200).default('Pasted text'),
  text: z.string().min(1).max(10_000_000),
});

/** One item of `POST /api/v1/items`. */
export const ItemInput = z.object({
  text: z.string(),
  title: z.string().optional(),
  time: z.iso.datetime({ offset: true }).optional(),
  source: z.string().trim().min(1).max(200),
  externalId: z.string().max(500).optional(),
  customer: z.string().max(500).optional(),
  account: z.string().max(500).optional(),
  product: z.string().max(200).optional(),
  channel: z.string().max(200).optional(),
  rating: z.number().optional(),
  ratingLow: z.number().optional(),
  ratingHigh: z.number().optional(),
  language: z.string().max(20).optional(),
  competitor: z.string().max(200).optional(),
  metadata: z.record(z.string(), z.string()).optional(),
});
export type ItemInput = z.infer<typeof ItemInput>;

/** Up to 1,000 at once. Rows are checked one by one: the good go in, the bad are listed. */
export const ItemsRequest = z.object({ items: z.array(z.unknown()).min(1).max(1000) });
export const ItemsResponse = z.object({
  fresh: z.int(),
  changed: z.int(),
  known: z.int(),
  duplicates: z.int(),
  rejected: z.array(z.object({ index: z.int(), code: z.string(), reason: z.string() })),
});
export type ItemsResponse = z.infer<typeof ItemsResponse>;

export const SourceView = z.object({
  id: SourceId,
  name: z.string(),
  items: z.int().nonnegative(),
  firstItemAt: Instant.nullable(),
  lastItemAt: Instant.nullable(),
  lastImport: z
    .object({
      id: ImportId,
      at: Instant,
      state: ImportState,
      rejected: z.int(),
      error: z.string().nullable(),
    })
    .nullable(),
});
export type SourceView = z.infer<typeof SourceView>;

/** Part of an item's text: offsets in UTF-16 units, end exclusive. */
export const StatementView = z.object({
  /** `itemId:start` */
  id: z.string(),
  start: z.int(),
  end: z.int(),
  text: z.string(),
  kind: Kind,
  kindConfidence: z.number(),
  /** Who corrected the kind, or null where the classifier stands. */
  correctedBy: z.string().nullable(),
  polarity: z.number(),
  /** 0–1: from what it says has come of it, urgency, the trouble it tells of, tone and rating. */
  severity: z.number(),
  severityMarks: z.array(SeverityMark),
  theme: z.object({ id: ThemeId, label: z.string() }).nullable(),
  themeConfidence: z.number(),
});
export type StatementView = z.infer<typeof StatementView>;

export const ItemView = z.object({
  id: ItemId,
  text: z.string(),
  title: z.string().nullable(),
  time: Instant.nullable(),
  source: z.string(),
  externalId: z.string().nullable(),
  customer: z.string().nullable(),
  account: z.object({ id: AccountId, name: z.string(), plan: z.string().nullable() }).nullable(),
  product: z.string().nullable(),
  channel: z.string().nullable(),
  rating: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
  language: z.string().nullable(),
  competitor: z.string().nullable(),
  metadata: z.record(z.string(), z.string()),
  /** Masked kinds of personal data, and whether an original is kept. */
  masked: z.array(z.string()),
  hasOriginal: z.boolean(),
  /** Reposts linked to this one, not counted again. */
  copies: z.int().nonnegative(),
  duplicateOf: ItemId.nullable(),
  statements: z.array(StatementView),
});
export type ItemView = z.infer<typeof ItemView>;

export const ItemQuery = PageQuery.extend(Filter.shape).extend({
  /** Words; every one must occur. */
  q: z.string().max(200).optional(),
  kind: Kind.optional(),
  channel: z.string().optional(),
  account: AccountId.optional(),
  theme: ThemeId.optional(),
  competitor: z.string().optional(),
  minRating: z.coerce.number().optional(),
  maxRating: z.coerce.number().optional(),
  sort: z.enum(['newest', 'oldest', 'lowest-rating', 'highest-rating']).default('newest'),
});
export type ItemQuery = z.infer<typeof ItemQuery>;
export const ItemPage = pageOf(ItemView);
export type ItemPage = z.infer<typeof ItemPage>;

export const ItemOriginal = z.object({
  /** Other cells as received, where masking changed them: `customer`, or a column's name. */
  fields: z.record(z.string(), z.string()),
  id: ItemId,
  text: z.string(),
  title: z.string().nullable(),
});

/** `PATCH /api/v1/statements/{id}`: a person's judgement, kept for ever. `kind: null` takes it back. */
export const KindCorrection = z.object({ kind: Kind.nullable() });
