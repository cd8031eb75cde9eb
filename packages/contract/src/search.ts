import { z } from 'zod';
import { Filter } from './common.js';
import { ItemId, ThemeId } from './ids.js';
import { Quote } from './understand.js';
import { Kind } from './units.js';

/** `GET /api/v1/search`: words, `"side by side"`, `-without`; the last word may be unfinished. */
export const SearchQuery = Filter.extend({
  q: z.string().trim().max(400).default(''),
  kind: Kind.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

/** Part of a text, in UTF-16 units, end exclusive. */
const Span = z.object({ start: z.int(), end: z.int() });

/** How a typed word led to a word of the statement. */
const MatchWay = z.enum(['exact', 'form', 'beginning', 'spelling']);

const FoundStatement = Quote.extend({
  item: ItemId,
  theme: z.object({ id: ThemeId, label: z.string() }).nullable(),
  /** Where the words stand in `text`. */
  marks: z.array(Span),
  /** Why it is here. */
  by: z.enum(['words', 'meaning', 'both']),
  words: z.array(z.object({ typed: z.string(), way: MatchWay })),
  /** Likeness in meaning, −1 … 1; null where it is not known. */
  cosine: z.number().nullable(),
  /** Other statements found that say the very same words. */
  same: z.int().nonnegative(),
});

const FoundTheme = z.object({
  id: ThemeId,
  label: z.string(),
  kind: Kind,
  statements: z.int(),
  marks: z.array(Span),
  /** Its name or words match, or many of the statements found are in it. */
  why: z.enum(['name', 'statements']),
  /** Of the best sixty statements found, those that are in it. */
  found: z.int(),
});

export const SearchView = z.object({
  q: z.string(),
  statements: z.array(FoundStatement),
  themes: z.array(FoundTheme),
  /** Statements with at least one of the words, and with all of them; null where they were not counted. */
  withAnyWord: z.int().nullable(),
  withAllWords: z.int().nullable(),
  /** Words that nobody says, and what was looked for instead. */
  corrected: z.array(z.object({ typed: z.string(), read: z.array(z.string()) })),
  index: z.object({
    /**
     * `ready`: by words and meaning. `building`: by words alone, until the index is read. `none`: nothing has been
     * analysed yet. `failed`: the index could not be made; by words alone.
     */
    state: z.enum(['ready', 'building', 'none', 'failed']),
    /** 0–1 while it is being read. */
    progress: z.number().nullable(),
    /** Items that came in after the analysis: they are found once they are analysed. */
    waiting: z.int().nonnegative(),
  }),
});
export type SearchView = z.infer<typeof SearchView>;
