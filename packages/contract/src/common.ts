import { z } from 'zod';

/** `application/problem+json` (RFC 9457) with a stable code and, where one is to blame, the field. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** Stable, for programs. */
  code: z.string(),
  /** One sentence for people: what was wrong, where, what to do. */
  detail: z.string(),
  field: z.string().optional(),
  requestId: z.string().optional(),
  /** For 412: who edited it meanwhile, and when. */
  editedBy: z.string().optional(),
  editedAt: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;

export const PageQuery = z.object({
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    rows: z.array(item),
    /** Pass as `cursor` for the next page; null at the end. */
    next: z.string().nullable(),
    /** All rows that fit the filter; null where counting would cost more than the page. */
    total: z.int().nonnegative().nullable(),
  });

/** Whose product feedback is about: one's own, any competitor's, one competitor's (by id), or no matter whose. */
export const Whose = z.union([z.enum(['us', 'them', 'all']), z.uuid()]);
export type Whose = z.infer<typeof Whose>;

/** One value, or several where the name is repeated: `product=Go&product=Plan`. */
export const Several = z
  .union([z.string(), z.array(z.string()).max(100)])
  .transform((value) => (typeof value === 'string' ? [value] : value));

/** The frame's three filters (product, period, segment) and more: in the URL of every page and request. */
export const Filter = z.object({
  /** Of any of these. */
  product: Several.optional(),
  /** A segment as imported, by name, or one by a rule, by its id. */
  segment: z.string().optional(),
  source: z.string().optional(),
  language: z.string().optional(),
  /** UTC dates, inclusive. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Absent: where pains and trends are counted, one's own; in the inbox and in search, everything. */
  whose: Whose.optional(),
});
export type Filter = z.infer<typeof Filter>;

/** Where pains, trends and reasons are told: of one's own products unless asked otherwise. */
export const OwnFilter = Filter.extend({ whose: Whose.default('us') });
export type OwnFilter = z.infer<typeof OwnFilter>;

/** A value that can be filtered by, and how many items have it. */
const FacetValue = z.object({
  value: z.string(),
  /** For people, where the value is an id. */
  label: z.string().optional(),
  items: z.int().nonnegative(),
});
export const Facets = z.object({
  products: z.array(FacetValue),
  segments: z.array(FacetValue),
  sources: z.array(FacetValue),
  languages: z.array(FacetValue),
  channels: z.array(FacetValue),
  /** Items about competitors' products. */
  theirs: z.int().nonnegative(),
  firstDay: z.iso.date().nullable(),
  lastDay: z.iso.date().nullable(),
});
export type Facets = z.infer<typeof Facets>;
