import { z } from 'zod';
import { PageQuery, pageOf } from './common.js';
import { AccountId } from './ids.js';
import { Instant, Money } from './units.js';

/** A segment's name and its rule, in the language of `GET /api/v1/segments/language`. */
export const SegmentInput = z.object({
  name: z.string().trim().min(1).max(100),
  rule: z.string().trim().min(1).max(5000),
  description: z.string().trim().max(500).default(''),
});
export type SegmentInput = z.infer<typeof SegmentInput>;

/** `PATCH /api/v1/segments/{id}` with `If-Match`. */
export const SegmentPatch = SegmentInput.partial();
export type SegmentPatch = z.infer<typeof SegmentPatch>;

export const SegmentView = z.object({
  id: z.uuid(),
  name: z.string(),
  rule: z.string(),
  description: z.string(),
  accounts: z.int().nonnegative(),
  /** Accounts of which the rule cannot tell, because something that it asks is not known of them. */
  undecided: z.int().nonnegative(),
  /** Share of all accounts. */
  share: z.number(),
  /** Monthly revenue by currency; null for those who may not see the books. */
  revenue: z.array(Money).nullable(),
  countedAt: Instant.nullable(),
  /** Why the rule cannot be counted any more; null where it can. */
  problem: z.string().nullable(),
  createdBy: z.string(),
  editedBy: z.string().nullable(),
  editedAt: Instant.nullable(),
  version: z.int(),
});
export type SegmentView = z.infer<typeof SegmentView>;

export const SegmentQuery = PageQuery.extend({
  q: z.string().max(200).optional(),
  sort: z.enum(['name', 'accounts', 'edited']).default('name'),
  order: z.enum(['asc', 'desc']).default('asc'),
});
export type SegmentQuery = z.infer<typeof SegmentQuery>;
export const SegmentPage = pageOf(SegmentView);

export const SegmentPreviewRequest = z.object({ rule: z.string().max(5000) });
/** What a rule would take in, counted now; or where it is wrong. */
export const SegmentPreview = z.object({
  accounts: z.int().nonnegative(),
  undecided: z.int().nonnegative(),
  of: z.int().nonnegative(),
  sample: z.array(z.object({ id: AccountId, name: z.string(), plan: z.string().nullable() })),
  problem: z
    .object({
      message: z.string(),
      /** UTF-16 offsets into the rule. */
      start: z.int(),
      end: z.int(),
      line: z.int(),
      column: z.int(),
      suggestion: z.string().nullable(),
    })
    .nullable(),
});
export type SegmentPreview = z.infer<typeof SegmentPreview>;

const RuleType = z.enum(['number', 'text', 'yes/no', 'texts']);
/** What a rule may name. */
export const SegmentLanguage = z.object({
  variables: z.array(z.object({ name: z.string(), type: RuleType, means: z.string() })),
  functions: z.array(
    z.object({
      name: z.string(),
      parameters: z.array(RuleType),
      returns: RuleType,
      means: z.string(),
    }),
  ),
  examples: z.array(z.object({ rule: z.string(), says: z.string() })),
});
export type SegmentLanguage = z.infer<typeof SegmentLanguage>;
