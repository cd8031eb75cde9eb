import { z } from 'zod';
import { PageQuery, pageOf } from './common.js';
import { AccountId, ItemId, ThemeId } from './ids.js';
import { CompetitorId } from './market.js';
import { Instant, Interval, Money, Month } from './units.js';

export const DealId = z.uuid().brand<'Deal'>().meta({ description: 'Deal id' });
export type DealId = z.infer<typeof DealId>;

export const DealOutcome = z.enum(['won', 'lost', 'open']);
export type DealOutcome = z.infer<typeof DealOutcome>;

export const DealView = z.object({
  id: DealId,
  /** Its id where it comes from. */
  externalId: z.string().nullable(),
  /** `id` is null for a prospect that is no account. */
  account: z.object({ id: AccountId.nullable(), name: z.string() }),
  name: z.string().nullable(),
  outcome: DealOutcome,
  /** Monthly revenue that it is about; null where none is given, or the reader may not see money. */
  amount: Money.nullable(),
  /** Of the outcome; of an open deal, the day it began. */
  day: z.iso.date(),
  competitor: z.object({ id: CompetitorId, name: z.string() }).nullable(),
  /** Why, in the words of who knows. */
  reason: z.string().nullable(),
  /** Themes that its reason speaks of, in the latest analysis. */
  themes: z.array(z.object({ id: ThemeId, label: z.string() })),
  product: z.string().nullable(),
  /** Of the prospect, else of its account. */
  segment: z.string().nullable(),
  /** The reason as feedback. */
  item: ItemId.nullable(),
  createdAt: Instant,
  /** Who wrote it by hand or changed it last; null for an import. */
  editedBy: z.string().nullable(),
  /** For `If-Match`. */
  version: z.int(),
});
export type DealView = z.infer<typeof DealView>;

/** What deals can be narrowed by: the same for the list, its files and the summary. */
export const DealFilter = z.object({
  outcome: DealOutcome.optional(),
  /** A competitor's id, or `none` for deals without one. */
  competitor: z.union([CompetitorId, z.literal('none')]).optional(),
  product: z.string().optional(),
  segment: z.string().optional(),
  /** A theme that the reason speaks of. */
  theme: ThemeId.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  q: z.string().max(200).optional(),
});
export type DealFilter = z.infer<typeof DealFilter>;

export const DealQuery = PageQuery.extend(DealFilter.shape).extend({
  /** By amount one currency after the other. */
  sort: z.enum(['day', 'amount', 'account', 'competitor', 'outcome']).default('day'),
  order: z.enum(['asc', 'desc']).default('desc'),
});
export type DealQuery = z.infer<typeof DealQuery>;
export const DealPage = pageOf(DealView).extend({
  /** Whether the reader may see amounts. */
  money: z.boolean(),
});
export type DealPage = z.infer<typeof DealPage>;

const text = (most: number) => z.string().trim().max(most).nullable();
export const DealInput = z.object({
  account: z.string().trim().min(1).max(500),
  name: text(500).default(null),
  outcome: DealOutcome,
  amount: Money.refine(({ minor }) => minor >= 0, {
    message: 'An amount is what the deal is worth a month: nothing below zero.',
    path: ['minor'],
  })
    .nullable()
    .default(null),
  day: z.iso.date(),
  /** By name; one that is not known yet is written down. */
  competitor: text(200).default(null),
  reason: text(10_000).default(null),
  product: text(200).default(null),
  segment: text(200).default(null),
});
export type DealInput = z.infer<typeof DealInput>;

/** `PATCH /api/v1/market/deals/{id}` with `If-Match`: the fields that change. */
export const DealPatch = z.object({
  account: z.string().trim().min(1).max(500).optional(),
  name: text(500).optional(),
  outcome: DealOutcome.optional(),
  amount: DealInput.shape.amount.unwrap().optional(),
  day: z.iso.date().optional(),
  competitor: text(200).optional(),
  reason: text(10_000).optional(),
  product: text(200).optional(),
  segment: text(200).optional(),
});
export type DealPatch = z.infer<typeof DealPatch>;

/** How deals ended: each counted once in a row. */
const DealTally = z.object({
  won: z.int().nonnegative(),
  lost: z.int().nonnegative(),
  open: z.int().nonnegative(),
  /** Won of all that ended, with 95 % interval (Wilson); null where none has. */
  rate: Interval.nullable(),
  /** By currency; null where the reader may not see money. */
  amounts: z.object({ won: z.array(Money), lost: z.array(Money), open: z.array(Money) }).nullable(),
});

export const DealSummary = z.object({
  total: DealTally,
  /** `competitor` null: deals without one. */
  competitors: z.array(
    DealTally.extend({
      competitor: z.object({ id: CompetitorId, name: z.string() }).nullable(),
    }),
  ),
  /** `theme` null: reasons of no theme, and deals without a reason. A deal counts in each theme of its reason. */
  themes: z.array(
    DealTally.extend({ theme: z.object({ id: ThemeId, label: z.string() }).nullable() }),
  ),
  segments: z.array(DealTally.extend({ segment: z.string().nullable() })),
  /** Oldest first; months without a deal are left out. */
  months: z.array(DealTally.extend({ month: Month })),
  /** Values that deals have, to filter by. */
  products: z.array(z.string()),
});
export type DealSummary = z.infer<typeof DealSummary>;
