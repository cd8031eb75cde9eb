import { z } from 'zod';
import { PageQuery, pageOf } from './common.js';
import { ThemeId } from './ids.js';
import { EditReason, Quote, ThemeView } from './understand.js';
import { Instant, Kind } from './units.js';

/** A statement by its place: `itemId:start`. */
export const StatementRef = z
  .string()
  .regex(
    /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:\d{1,9}$/,
    'A statement is named itemId:start.',
  );
const chosen = z.array(StatementRef).max(1000);

/** `POST /api/v1/themes/{id}/move` with `If-Match`. `to: null` takes the sentences out of every theme. */
export const ThemeMove = z.object({
  statements: chosen.min(1),
  to: ThemeId.nullable(),
  reason: EditReason,
});
export type ThemeMove = z.infer<typeof ThemeMove>;

/** `POST /api/v1/statements/{id}/place`: one sentence, from wherever it is. */
export const StatementPlace = z.object({
  /** The theme that the editor saw it in; refused where it is elsewhere by now. */
  from: ThemeId.nullable(),
  to: ThemeId.nullable(),
  reason: EditReason,
});
export type StatementPlace = z.infer<typeof StatementPlace>;

/** Which sentences of a theme make the new one: those chosen, those like them, or those with certain words. */
export const SplitChoice = z.object({
  statements: chosen.default([]),
  /** Takes along every sentence that is more like the chosen ones than like the rest of the theme. */
  alike: z.boolean().default(false),
  /** Instead of chosen sentences: words that must all occur in the sentence itself. */
  q: z.string().trim().max(200).optional(),
  kind: Kind.optional(),
});
export type SplitChoice = z.infer<typeof SplitChoice>;

/** `POST /api/v1/themes/{id}/split` with `If-Match`. */
export const ThemeSplit = SplitChoice.extend({
  label: z.string().trim().min(1).max(200),
  reason: EditReason,
});
export type ThemeSplit = z.infer<typeof ThemeSplit>;

/** What a split would take: nothing is changed by asking. */
export const SplitPreview = z.object({
  statements: z.int(),
  customers: z.int(),
  /** Statements of the whole theme. */
  of: z.int(),
  /** The first of them: chosen ones, then those most like them. */
  rows: z.array(Quote),
});
export type SplitPreview = z.infer<typeof SplitPreview>;

/** `POST /api/v1/themes/{id}/group` with `If-Match`: a group that exists, a new one by its name, or neither. */
export const ThemeGroup = z
  .object({
    /** Null gives the choice back to the analysis. */
    group: ThemeId.nullable().optional(),
    newGroup: z.string().trim().min(1).max(200).optional(),
    reason: EditReason,
  })
  .refine((body) => (body.group === undefined) !== (body.newGroup === undefined), {
    path: ['group'],
    message: 'Give either a group or the name of a new one.',
  });
export type ThemeGroup = z.infer<typeof ThemeGroup>;

/** One thing that a person did to themes. It holds in every later analysis until it is undone. */
export const ThemeEdit = z.object({
  id: z.uuid(),
  kind: z.enum(['rename', 'pin', 'archive', 'merge', 'move', 'split', 'group']),
  /** The theme that it was done to, and the one that it led to where there is one. */
  theme: z.object({ id: ThemeId, label: z.string() }),
  target: z.object({ id: ThemeId, label: z.string() }).nullable(),
  /** Statements that a person placed by it. */
  statements: z.int(),
  detail: z.string(),
  reason: z.string().nullable(),
  by: z.string(),
  at: Instant,
  undoneAt: Instant.nullable(),
  undoneBy: z.string().nullable(),
});
export type ThemeEdit = z.infer<typeof ThemeEdit>;

export const ThemeEditQuery = PageQuery.extend({
  theme: ThemeId.optional(),
  /** Only those that still hold. */
  live: z.stringbool().default(false),
});
export type ThemeEditQuery = z.infer<typeof ThemeEditQuery>;
export const ThemeEditPage = pageOf(ThemeEdit);
export type ThemeEditPage = z.infer<typeof ThemeEditPage>;

/** The answer to an edit: what was written down, and the theme as it is now. */
export const ThemeEdited = z.object({ edit: ThemeEdit, theme: ThemeView });
export type ThemeEdited = z.infer<typeof ThemeEdited>;

/** `GET /api/v1/statements/{id}/why`: why a sentence is in its theme. */
export const PlacementReason = z.object({
  /** One sentence for people. */
  sentence: z.string(),
  theme: z.object({ id: ThemeId, label: z.string() }).nullable(),
  /** The sentences of the theme that are most like it, nearest first; one a customer. */
  nearest: z.array(Quote.extend({ likeness: z.number() })),
  /** Words that it shares with the theme's other sentences, and how many of them have each. */
  words: z.array(z.object({ word: z.string(), statements: z.int() })),
  /** Other sentences that were looked at. */
  compared: z.int(),
  /** Set where a person put it there. */
  placed: z.object({ by: z.string(), at: Instant, reason: z.string().nullable() }).nullable(),
});
export type PlacementReason = z.infer<typeof PlacementReason>;
