import { z } from 'zod';
import { PageQuery, pageOf } from './common.js';
import { AccountId } from './ids.js';
import { Instant, Interval } from './units.js';

/** How a voice's account was found. `similar` is only ever a suggestion; `person`: somebody said it. */
export const MatchWay = z.enum([
  'id',
  'address',
  'domain',
  'contact-domain',
  'name',
  'similar',
  'person',
]);
export type MatchWay = z.infer<typeof MatchWay>;

/**
 * `unmatched`: no account is known. `suggested`: one may be it; nothing follows from that yet. `taken`: found by a
 * sure way. `confirmed`, `corrected` and `rejected` are people's decisions and stay.
 */
export const MatchState = z.enum([
  'unmatched',
  'suggested',
  'taken',
  'confirmed',
  'corrected',
  'rejected',
]);
export type MatchState = z.infer<typeof MatchState>;

const NamedAccount = z.object({ id: AccountId, name: z.string(), plan: z.string().nullable() });

/** One voice as its source names it, and the account that it is. */
export const MatchView = z.object({
  id: z.uuid(),
  voice: z.string(),
  state: MatchState,
  how: MatchWay.nullable(),
  /** 0–1, by the way it was found; null where there is none, or where people decided. */
  confidence: z.number().nullable(),
  account: NamedAccount.nullable(),
  items: z.int().nonnegative(),
  lastSaid: Instant.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  /** There is a decision that can be undone. */
  undoable: z.boolean(),
  version: z.int(),
});
export type MatchView = z.infer<typeof MatchView>;

export const MatchQuery = PageQuery.extend({
  state: z
    .enum(['open', 'matched', 'decided', ...MatchState.options])
    .optional()
    .describe(
      '`open`: suggested or unmatched. `matched`: taken, confirmed or corrected. `decided`: by people.',
    ),
  account: AccountId.optional(),
  how: MatchWay.optional(),
  q: z.string().max(200).optional(),
});
export type MatchQuery = z.infer<typeof MatchQuery>;
export const MatchPage = pageOf(MatchView);
export type MatchPage = z.infer<typeof MatchPage>;

/** How much feedback has an account, and how often each way was right where people looked. */
export const MatchSummary = z.object({
  items: z.int().nonnegative(),
  /** Feedback with an account. */
  matchedItems: z.int().nonnegative(),
  /** Feedback whose voice is named, but whose account is not known. */
  unmatchedItems: z.int().nonnegative(),
  unmatchedVoices: z.int().nonnegative(),
  /** Feedback that names nobody. */
  namelessItems: z.int().nonnegative(),
  /** Voices in each state. */
  voices: z.record(MatchState, z.int().nonnegative()),
  ways: z.array(
    z.object({
      how: MatchWay,
      taken: z.int().nonnegative(),
      suggested: z.int().nonnegative(),
      /** Decisions of people about matches found this way. */
      confirmed: z.int().nonnegative(),
      refused: z.int().nonnegative(),
      /** Share confirmed; null before anybody decided. */
      right: Interval.nullable(),
    }),
  ),
  /** A job is matching now. */
  matching: z.boolean(),
});
export type MatchSummary = z.infer<typeof MatchSummary>;

/** `confirm`: it is this account. `correct`: it is another. `reject`: it is none that is known. With `If-Match`. */
export const MatchDecision = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('confirm') }),
  z.object({ decision: z.literal('correct'), account: AccountId }),
  z.object({ decision: z.literal('reject') }),
]);
export type MatchDecision = z.infer<typeof MatchDecision>;

/** `PUT /api/v1/items/{id}/account`: whose feedback an item, and everything by the same voice, is. */
export const ItemAccountRequest = z.object({ account: AccountId.nullable() });
