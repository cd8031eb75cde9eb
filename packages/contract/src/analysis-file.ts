import { z } from 'zod';
import { Interval, Kind, KindMix, Week } from './units.js';
import { TrendView } from './understand.js';

/**
 * What `headwater analyze --json` writes. Additions keep the version; a change of meaning raises it.
 * `row` counts from 1 over the data rows of `file`; `start` and `end` are UTF-16 offsets into the
 * row's cleaned text, end exclusive.
 */
export const AnalysisFile = z.object({
  version: z.literal(1),
  items: z.int().nonnegative(),
  statements: z.array(
    z.object({
      row: z.int().min(1),
      file: z.string(),
      text: z.string(),
      start: z.int().nonnegative(),
      end: z.int().nonnegative(),
      kind: Kind,
      kindConfidence: z.number().min(0).max(1),
      polarity: z.number().min(-1).max(1),
      /** Id of the finest theme; null where unassigned. */
      theme: z.string().nullable(),
      themeConfidence: z.number().min(0).max(1),
    }),
  ),
  themes: z.array(
    z.object({
      id: z.string(),
      parent: z.string().nullable(),
      label: z.string(),
      summary: z.string(),
      kind: Kind,
      kindMix: KindMix,
      statements: z.int().nonnegative(),
      customers: z.int().nonnegative(),
      /** Share of all customers. */
      share: Interval,
      trend: TrendView,
      weeks: z.array(z.object({ week: Week, statements: z.int(), share: Interval })),
      severity: z.number(),
      polarity: z.number(),
      language: z.string(),
      /** Rows of the most typical statements; they refer to `exampleFiles` of the same place. */
      examples: z.array(z.int().min(1)),
      exampleFiles: z.array(z.string()),
      /** What depends on who speaks of it, monthly and in minor units of `stakes.currency`; with `--accounts` or `--subscriptions`. */
      worth: z
        .object({
          accounts: z.int().nonnegative(),
          touched: Interval,
          /** Of it what renews within six months of `stakes.asOf`; null where no renewal is known. */
          atRisk: Interval.nullable(),
        })
        .optional(),
    }),
  ),
  unassigned: z.object({
    share: z.number().min(0).max(1),
    reasons: z.array(
      z.object({ reason: z.string(), language: z.string().nullable(), statements: z.int() }),
    ),
  }),
  rejected: z.array(
    z.object({ file: z.string(), row: z.int(), code: z.string(), reason: z.string() }),
  ),
  languages: z.record(z.string(), z.int()),
  stakes: z
    .object({
      /** Null where no account is known to pay. */
      currency: z.string().nullable(),
      asOf: z.iso.date(),
      accounts: z.int().nonnegative(),
      /** Accounts that pay in another currency, which is in no sum. */
      otherCurrencies: z.int().nonnegative(),
      itemsWithoutAccount: z.int().nonnegative(),
    })
    .optional(),
  seed: z.int(),
  method: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Milliseconds by step. */
  timings: z.record(z.string(), z.number()),
  peakMemoryBytes: z.int().nonnegative(),
});
export type AnalysisFile = z.infer<typeof AnalysisFile>;
