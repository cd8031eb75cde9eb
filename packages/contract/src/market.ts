import { z } from 'zod';
import { PageQuery, pageOf } from './common.js';
import { RunId, ThemeId } from './ids.js';
import { Quote, TrendDirection } from './understand.js';
import { Instant, Interval, Kind } from './units.js';

export const CompetitorId = z.uuid().brand<'Competitor'>().meta({ description: 'Competitor id' });
export type CompetitorId = z.infer<typeof CompetitorId>;
export const GapId = z.uuid().brand<'Gap'>().meta({ description: 'Gap id' });
export type GapId = z.infer<typeof GapId>;

const Named = z.object({ id: CompetitorId, name: z.string() });

export const CompetitorView = z.object({
  id: CompetitorId,
  name: z.string(),
  /** Other names that feedback and deals call it by. */
  aliases: z.array(z.string()),
  note: z.string().nullable(),
  /** True where feedback names it and nobody has written it down or changed it. */
  found: z.boolean(),
  items: z.int().nonnegative(),
  customers: z.int().nonnegative(),
  /** Sources and products that are said to be about it. */
  sources: z.array(z.string()),
  products: z.array(z.string()),
  /** Deals in which it was in the running. */
  deals: z.int().nonnegative(),
  createdAt: Instant,
  /** For `If-Match`. */
  version: z.int(),
});
export type CompetitorView = z.infer<typeof CompetitorView>;
export const CompetitorPage = pageOf(CompetitorView);

const name = z.string().trim().min(1).max(200);
export const CompetitorInput = z.object({
  name,
  aliases: z.array(name).max(50).default([]),
  note: z.string().trim().max(2000).nullable().default(null),
});
export type CompetitorInput = z.infer<typeof CompetitorInput>;
/** `PATCH /api/v1/market/competitors/{id}` with `If-Match`. */
export const CompetitorPatch = z.object({
  name: name.optional(),
  aliases: z.array(name).max(50).optional(),
  note: z.string().trim().max(2000).nullable().optional(),
});
export type CompetitorPatch = z.infer<typeof CompetitorPatch>;
/** `POST /api/v1/market/competitors/{id}/merge`: the other one's names, feedback and deals become this one's. */
export const CompetitorMerge = z.object({ from: CompetitorId });

/** What feedback may be said to be about by: the name in its competitor column, its product, its source. */
export const WhoseDimension = z.enum(['name', 'product', 'source']);

/** One value that feedback has, and whose product it is about. */
export const WhoseRow = z.object({
  dimension: WhoseDimension,
  /** As it is sent with `PUT`. */
  value: z.string(),
  label: z.string(),
  items: z.int().nonnegative(),
  /** `us`, or a competitor; null where nobody said anything. */
  about: z.union([z.literal('us'), Named]).nullable(),
  by: z.string().nullable(),
  at: Instant.nullable(),
});
export type WhoseRow = z.infer<typeof WhoseRow>;
export const WhosePage = pageOf(WhoseRow);

/** `PUT /api/v1/market/whose`. `about: null` takes back what was said. */
export const WhoseChange = z.object({
  dimension: WhoseDimension,
  value: z.string().trim().min(1).max(500),
  about: z.union([z.literal('us'), CompetitorId]).nullable(),
});
export type WhoseChange = z.infer<typeof WhoseChange>;

export const GapKind = z.enum([
  'our-pain',
  'their-pain',
  'unserved-request',
  'their-praise',
  'underserved-segment',
  'emerging-theme',
]);
export type GapKind = z.infer<typeof GapKind>;

/** `gone`: it does not stand out in the latest analysis any more. */
export const GapState = z.enum(['open', 'watched', 'dismissed']);
export type GapState = z.infer<typeof GapState>;

/** Customers that a gap rests on, out of all of that side. */
const GapSide = z.object({
  side: z.enum(['us', 'them']),
  kind: z.enum(['customers', 'pain', 'request', 'praise']),
  segment: z.string().nullable(),
  customers: z.int().nonnegative(),
  of: z.int().nonnegative(),
  share: Interval,
});

export const GapRow = z.object({
  id: GapId,
  kind: GapKind,
  /** Null where it is about everything that a segment says. */
  theme: z.object({ id: ThemeId, label: z.string() }).nullable(),
  /** The one that it is measured against; null: all together, or none. */
  competitor: Named.nullable(),
  segment: z.string().nullable(),
  state: GapState,
  /** Whether it stands out in the latest analysis. */
  stands: z.boolean(),
  /** A share of customers, or a difference between two. */
  size: Interval,
  /** Log-odds ratio: 0 is no difference. */
  effect: Interval,
  pValue: z.number(),
  /** The rate of false gaps at which this one would just be reported. */
  qValue: z.number(),
  /** What was counted, in words. */
  sentence: z.string(),
  sides: z.array(GapSide),
  firstSeenAt: Instant,
  lastSeenAt: Instant,
  /** True where the latest analysis is the first to have it. */
  fresh: z.boolean(),
  notes: z.int().nonnegative(),
  /** Who watched or dismissed it last, and why. */
  decided: z.object({ by: z.string(), at: Instant, reason: z.string().nullable() }).nullable(),
  /** For `If-Match`. */
  version: z.int(),
});
export type GapRow = z.infer<typeof GapRow>;

export const GapQuery = PageQuery.extend({
  kind: GapKind.optional(),
  /** `live`: open and watched ones that stand out now. `gone`: those that don't any more. */
  state: z.enum(['live', 'open', 'watched', 'dismissed', 'gone', 'all']).default('live'),
  /**
   * A competitor's id; `together` for those against all of them; `each` for one line for every competitor that it
   * is told of. Absent: one line a theme, the strongest, or the one that somebody has decided on.
   */
  competitor: z.union([CompetitorId, z.enum(['together', 'each'])]).optional(),
  segment: z.string().optional(),
  theme: ThemeId.optional(),
  q: z.string().max(200).optional(),
  sort: z.enum(['size', 'effect', 'certainty', 'newest']).default('size'),
  order: z.enum(['asc', 'desc']).default('desc'),
});
export type GapQuery = z.infer<typeof GapQuery>;

/** What the figures stand on. */
const MarketRun = z.object({
  run: RunId,
  countedAt: Instant,
  /** Expected share of false gaps among those reported. */
  rate: z.number(),
  /** Themes × kinds × competitors that were looked at, which the rate is held over. */
  looks: z.int(),
  us: z.int(),
  them: z.int(),
});

export const GapPage = pageOf(GapRow).extend({
  /** Null before the first count. */
  run: MarketRun.nullable(),
  /** Of the state that is asked for. */
  byKind: z.record(GapKind, z.int().nonnegative()),
  definitions: z.record(GapKind, z.string()),
});
export type GapPage = z.infer<typeof GapPage>;

const GapEvent = z.object({
  at: Instant,
  event: z.enum([
    'found',
    'gone',
    'back',
    'watched',
    'unwatched',
    'dismissed',
    'restored',
    'noted',
    'note-removed',
  ]),
  detail: z.string(),
  reason: z.string().nullable(),
  /** Null for an analysis. */
  by: z.string().nullable(),
});

export const GapNote = z.object({
  id: z.uuid(),
  text: z.string(),
  by: z.string(),
  at: Instant,
  /** Whether the one who asks wrote it, and so may remove it. */
  own: z.boolean(),
});

export const GapView = GapRow.extend({
  definition: z.string(),
  /** The strongest sentences of either side, one a customer. */
  evidence: z.object({ us: z.array(Quote), them: z.array(Quote) }),
  notesWritten: z.array(GapNote),
  history: z.array(GapEvent),
  /** Through the latest analyses, newest first. */
  steps: z.array(
    z.object({ run: RunId, at: Instant, stands: z.boolean(), size: Interval, qValue: z.number() }),
  ),
  /** Customers by week who said what the gap is about, from `firstWeek` on. */
  weeks: z.object({
    first: z.iso.date().nullable(),
    us: z.array(z.int()),
    them: z.array(z.int()),
  }),
});
export type GapView = z.infer<typeof GapView>;

/** `PATCH /api/v1/market/gaps/{id}` with `If-Match`. Dismissing needs a reason. */
export const GapPatch = z
  .object({ state: GapState, reason: z.string().trim().max(1000).optional() })
  .refine(({ state, reason }) => state !== 'dismissed' || (reason ?? '') !== '', {
    path: ['reason'],
    message: 'Say why it is dismissed, so that others need not ask.',
  });
export type GapPatch = z.infer<typeof GapPatch>;

export const GapNoteInput = z.object({ text: z.string().trim().min(1).max(4000) });

const CompareSide = z.object({
  customers: z.int().nonnegative(),
  statements: z.int().nonnegative(),
  /** Of the side's customers: who speak of it, and how. */
  share: Interval,
  pain: Interval,
  request: Interval,
  praise: Interval,
  /** Mean of its customers, −1 … 1; null where fewer than two speak of it. */
  polarity: Interval.nullable(),
  /** Mean rating of those who speak of it less that of those who don't, in points of the scale. */
  ratingEffect: Interval.nullable(),
  /** Share of customers lately less that of before: the last twelve weeks against the 36 before, where there are as many. */
  change: Interval.nullable(),
});

export const CompareRow = z.object({
  theme: z.object({ id: ThemeId, label: z.string(), kind: Kind, trend: TrendDirection }),
  us: CompareSide,
  them: CompareSide,
  /** Of speaking of it, us against them: above 0 where ours do more. */
  logOdds: Interval,
  /** That difference's, adjusted over all themes. */
  qValue: z.number(),
  /** Ours less theirs. */
  polarity: Interval.nullable(),
  ratingEffect: Interval.nullable(),
});
export type CompareRow = z.infer<typeof CompareRow>;

export const CompareQuery = PageQuery.extend({
  /** A competitor's id; absent: all together. */
  competitor: CompetitorId.optional(),
  kind: Kind.optional(),
  level: z.enum(['fine', 'coarse']).default('fine'),
  q: z.string().max(200).optional(),
  /** `certainty`: the surest differences first, of either sign; `log-odds`: more ours first. */
  sort: z
    .enum(['certainty', 'log-odds', 'us', 'them', 'polarity', 'rating', 'label'])
    .default('certainty'),
  order: z.enum(['asc', 'desc']).default('desc'),
});
export type CompareQuery = z.infer<typeof CompareQuery>;

export const ComparePage = pageOf(CompareRow).extend({
  run: MarketRun.nullable(),
  /** Who is compared with; null where there is no competitor. */
  against: z
    .object({ id: CompetitorId.nullable(), name: z.string(), customers: z.int() })
    .nullable(),
  /** Everybody who can be compared with, the one with most customers first. */
  competitors: z.array(Named.extend({ customers: z.int() })),
  /** What rating effects are told on; null where nothing is rated. */
  scale: z.object({ low: z.number(), high: z.number() }).nullable(),
});
export type ComparePage = z.infer<typeof ComparePage>;

export const OpportunityRow = z.object({
  theme: z.object({ id: ThemeId, label: z.string(), kind: Kind }),
  customers: z.int().nonnegative(),
  /** 0 … 10. */
  importance: Interval,
  satisfaction: Interval,
  /** Importance + what of it is not satisfied, 0 … 20. */
  score: Interval,
});
export type OpportunityRow = z.infer<typeof OpportunityRow>;

export const OpportunityQuery = PageQuery.extend({
  q: z.string().max(200).optional(),
  kind: Kind.optional(),
  sort: z.enum(['score', 'importance', 'satisfaction', 'customers', 'label']).default('score'),
  order: z.enum(['asc', 'desc']).default('desc'),
});
export type OpportunityQuery = z.infer<typeof OpportunityQuery>;
export const OpportunityPage = pageOf(OpportunityRow).extend({ run: MarketRun.nullable() });
export type OpportunityPage = z.infer<typeof OpportunityPage>;
