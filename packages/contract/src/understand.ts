import { z } from 'zod';
import { AccountId, ItemId, JobId, RunId, ThemeId } from './ids.js';
import { OwnFilter, pageOf, PageQuery } from './common.js';
import { RenewalMonths, Worth, WorthMeasure } from './worth.js';
import { Instant, Interval, Kind, KindMix, Money, Week, SeverityMark } from './units.js';

export const TrendDirection = z.enum(['rising', 'falling', 'flat', 'ended', 'new', 'unknown']);
export type TrendDirection = z.infer<typeof TrendDirection>;

export const TrendView = z.object({
  direction: TrendDirection,
  /** Relative change of the share of feedback, last 12 full weeks against the 12 before. */
  change: Interval.nullable(),
  /** Relative change of the share in a year, by a line through the whole history. Absent in old analyses. */
  yearly: Interval.nullable().optional(),
  /** Probability that the direction is real. */
  certainty: z.number(),
  /** Weeks in which the share moved from one level to another. Absent in old analyses. */
  changes: z
    .array(z.object({ week: Week, from: Interval, to: Interval, qValue: z.number() }))
    .optional(),
  surges: z.array(
    z.object({ week: Week, observed: z.number(), expected: z.number(), qValue: z.number() }),
  ),
});
export type TrendView = z.infer<typeof TrendView>;

export const Quote = z.object({
  item: ItemId,
  start: z.int(),
  end: z.int(),
  text: z.string(),
  kind: Kind,
  customer: z.string().nullable(),
  source: z.string(),
  time: Instant.nullable(),
  rating: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
});
export type Quote = z.infer<typeof Quote>;

/** A line of the Pain points page. */
export const ThemeRow = z.object({
  id: ThemeId,
  parent: z.object({ id: ThemeId, label: z.string() }).nullable(),
  label: z.string(),
  /** True where a person named it. */
  named: z.boolean(),
  summary: z.string(),
  kind: Kind,
  kindMix: KindMix,
  language: z.string(),
  statements: z.int().nonnegative(),
  /** Statements of the kind that the list asks for, under the filter. */
  customers: Interval,
  /** Share of all customers under the filter. */
  share: Interval,
  /** Monthly recurring revenue of the accounts touched; null while no account has revenue. */
  revenue: z
    .object({
      money: Money,
      accounts: z.int(),
      /** Accounts that pay in another currency: not in the sum. Absent where there are none. */
      otherCurrencyAccounts: z.int().optional(),
    })
    .nullable(),
  /** In money; null without accounts that pay, or for those who may not see the books. */
  worth: Worth.nullable().default(null),
  trend: TrendView,
  /** Statements in each of the last 12 full weeks, oldest first. */
  sparkline: z.array(z.int()),
  severity: z.number(),
  cohesion: z.number(),
  polarity: z.number(),
  position: z.tuple([z.number(), z.number()]),
  pinned: z.boolean(),
  /** For `If-Match`. */
  version: z.int(),
  /** The strongest sentences, at most five. */
  quotes: z.array(Quote),
});
export type ThemeRow = z.infer<typeof ThemeRow>;

export const ThemeSort = z.enum([
  /** Customers; for pains weighted by severity. Piles without a subject and ended pains come last. */
  'impact',
  'customers',
  'revenue',
  /** Revenue of accounts that renew soon, that left, and amounts of deals. */
  'atRisk',
  'lost',
  'blocked',
  'share',
  'change',
  'severity',
  'cohesion',
  'statements',
  'label',
]);
export type ThemeSort = z.infer<typeof ThemeSort>;

export const ThemeQuery = PageQuery.extend(OwnFilter.shape).extend({
  kind: Kind.optional(),
  q: z.string().max(200).optional(),
  level: z.enum(['fine', 'coarse']).default('fine'),
  sort: ThemeSort.default('impact'),
  order: z.enum(['asc', 'desc']).default('desc'),
  archived: z.stringbool().default(false),
  renewalMonths: RenewalMonths,
  /** Only themes that are worth something by this measure, and at least `minWorth` minor units. */
  worth: WorthMeasure.optional(),
  minWorth: z.coerce.number().int().min(0).optional(),
});
export type ThemeQuery = z.infer<typeof ThemeQuery>;

/** What came in after an analysis and took its place in the themes there were; its figures count it in. */
export const Arrivals = z.object({
  items: z.int(),
  statements: z.int(),
  /** Statements that fit none of the themes. */
  unassigned: z.int(),
  /** Themes found among them. */
  themes: z.int(),
  at: Instant,
});
export type Arrivals = z.infer<typeof Arrivals>;

export const ThemePage = pageOf(ThemeRow).extend({
  /** The run that the numbers come from; null before the first. */
  run: z
    .object({
      id: RunId,
      finishedAt: Instant,
      arrivals: Arrivals.nullable().default(null),
      method: z.record(z.string(), z.union([z.string(), z.number()])),
    })
    .nullable(),
  /** One sentence that says what is going on; null without a run. */
  headline: z.string().nullable(),
  totals: z.object({
    items: z.int(),
    statements: z.int(),
    customers: z.int(),
    unassignedShare: z.number(),
    unassigned: z.array(
      z.object({ reason: z.string(), language: z.string().nullable(), statements: z.int() }),
    ),
    /** Items that came in after the run. */
    waiting: z.int(),
    /** All themes together, each account once. */
    worth: Worth.nullable().default(null),
  }),
});
export type ThemePage = z.infer<typeof ThemePage>;

export const ThemeWeek = z.object({
  week: Week,
  statements: z.int(),
  customers: z.int(),
  share: Interval,
});

/** Who says it, beside everyone else's share. */
export const BreakdownRow = z.object({
  dimension: z.enum(['segment', 'plan', 'product', 'source', 'channel', 'language']),
  value: z.string(),
  statements: z.int(),
  customers: z.int(),
  /** Share of this value's customers who are in the theme. */
  share: Interval,
  /** The same share over all other customers. */
  others: Interval,
});

/** Why a person edits a theme, in their own words; shown in its history. */
export const EditReason = z.string().trim().max(500).optional();

export const ThemeEvent = z.object({
  at: Instant,
  event: z.enum([
    'born',
    'kept',
    'drifted',
    'split',
    'merged',
    'died',
    'renamed',
    'pinned',
    'unpinned',
    'archived',
    'restored',
    'moved',
    'grouped',
    'undone',
  ]),
  /** One sentence: what and why. */
  detail: z.string(),
  /** Person's name, or null for a run. */
  by: z.string().nullable(),
  /** In the person's words; null where none was given. */
  reason: z.string().nullable(),
  /** The edit that it tells of, for `POST /api/v1/theme-edits/{id}/undo`; null for a run. */
  edit: z
    .object({
      id: z.uuid(),
      undoneAt: Instant.nullable(),
      undoneBy: z.string().nullable(),
    })
    .nullable(),
});
export type ThemeEvent = z.infer<typeof ThemeEvent>;

/** What one analysis made of a theme. */
export const ThemeStep = z.object({
  run: RunId,
  at: Instant,
  event: z.enum(['born', 'kept', 'drifted', 'split', 'merged']),
  statements: z.int(),
  customers: z.int(),
  /** Statements of it in the analysis before; 0 where it is new. */
  before: z.int(),
  /** Of these, those that are still in it; of a theme that came out of others, those that were in them. */
  shared: z.int(),
});
export type ThemeStep = z.infer<typeof ThemeStep>;

export const ThemeView = ThemeRow.extend({
  /** True where people chose to leave it out of lists and rankings. */
  archived: z.boolean(),
  /** True where a person chose the group that it is in. */
  grouped: z.boolean(),
  level: z.enum(['fine', 'coarse']),
  /** Set where the theme was merged into another: the page leads there. */
  mergedInto: ThemeId.nullable(),
  terms: z.array(z.string()),
  weeks: z.array(ThemeWeek),
  breakdown: z.array(BreakdownRow),
  accounts: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      plan: z.string().nullable(),
      statements: z.int(),
      revenue: Money.nullable(),
    }),
  ),
  children: z.array(z.object({ id: ThemeId, label: z.string(), statements: z.int() })),
  neighbours: z.array(z.object({ id: ThemeId, label: z.string(), statements: z.int() })),
  history: z.array(ThemeEvent),
  /** Through the last twenty analyses, newest first. */
  steps: z.array(ThemeStep),
  releases: z.array(
    z.object({ day: z.iso.date(), product: z.string().nullable(), name: z.string() }),
  ),
});
export type ThemeView = z.infer<typeof ThemeView>;

/** `PATCH /api/v1/themes/{id}` with `If-Match`. An empty `label` gives the name back to the analysis. */
export const ThemePatch = z.object({
  label: z.string().trim().max(200).optional(),
  pinned: z.boolean().optional(),
  archived: z.boolean().optional(),
  reason: EditReason,
});
export type ThemePatch = z.infer<typeof ThemePatch>;

/** `POST /api/v1/themes/merge`: the others go into the first. Undo: `POST /api/v1/themes/{id}/unmerge`. */
export const ThemeMerge = z.object({
  into: ThemeId,
  from: z.array(ThemeId).min(1).max(50),
  reason: EditReason,
});

/** A statement inside its item's whole text. */
export const ThemeStatement = Quote.extend({
  itemText: z.string(),
  title: z.string().nullable(),
  kindConfidence: z.number(),
  themeConfidence: z.number(),
  severity: z.number(),
  severityMarks: z.array(SeverityMark),
  /** Its name; as the source says it where no account is known. */
  account: z.string().nullable(),
  accountId: AccountId.nullable(),
  product: z.string().nullable(),
  language: z.string().nullable(),
});
export type ThemeStatement = z.infer<typeof ThemeStatement>;

export const ThemeStatementQuery = PageQuery.extend(OwnFilter.shape).extend({
  kind: Kind.optional(),
  q: z.string().max(200).optional(),
  sort: z.enum(['typical', 'newest', 'severity']).default('typical'),
});
export type ThemeStatementQuery = z.infer<typeof ThemeStatementQuery>;
export const ThemeStatementPage = pageOf(ThemeStatement);

export const RunView = z.object({
  id: RunId,
  job: JobId.nullable(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  items: z.int(),
  statements: z.int(),
  themes: z.int(),
  unassignedShare: z.number().nullable(),
  seed: z.int(),
  method: z.record(z.string(), z.union([z.string(), z.number()])),
  timings: z.record(z.string(), z.number()),
  error: z.string().nullable(),
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  arrivals: Arrivals.nullable(),
});
export type RunView = z.infer<typeof RunView>;
export const RunPage = pageOf(RunView);

/** The Today page. */
export const TodayView = z.object({
  since: Instant.nullable(),
  newItems: z.int(),
  /** Each says one thing, with a link inside the app. */
  changes: z.array(z.object({ text: z.string(), href: z.string(), at: Instant.nullable() })),
  topPains: z.array(ThemeRow),
  surges: z.array(
    z.object({
      theme: ThemeId,
      label: z.string(),
      week: Week,
      observed: z.number(),
      expected: z.number(),
      qValue: z.number(),
    }),
  ),
  due: z.array(z.object({ text: z.string(), href: z.string() })),
  headline: z.string().nullable(),
});
export type TodayView = z.infer<typeof TodayView>;

export const DemoState = z.object({ loaded: z.boolean(), items: z.int(), accounts: z.int() });
