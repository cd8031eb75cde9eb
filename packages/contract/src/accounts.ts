import { z } from 'zod';
import { MatchView } from './account-matches.js';
import { PageQuery, pageOf, Several } from './common.js';
import { AccountId, ThemeId } from './ids.js';
import { Instant, KindMix, Money, Month } from './units.js';

export const HealthBand = z.enum(['good', 'watch', 'at-risk']);
export type HealthBand = z.infer<typeof HealthBand>;

/** One row of the customers' list. Money is null for those who may not see the books. */
export const AccountRow = z.object({
  id: AccountId,
  name: z.string(),
  externalId: z.string().nullable(),
  domain: z.string().nullable(),
  plan: z.string().nullable(),
  segment: z.string().nullable(),
  seats: z.int().nullable(),
  region: z.string().nullable(),
  owner: z.string().nullable(),
  status: z.string().nullable(),
  since: z.iso.date().nullable(),
  renewal: z.iso.date().nullable(),
  /** Monthly recurring revenue today. */
  revenue: Money.nullable(),
  items: z.int().nonnegative(),
  pains: z.int().nonnegative(),
  requests: z.int().nonnegative(),
  lastSaid: Instant.nullable(),
  /** 0–100; null where too little is known. How: docs/methods/health.md. */
  health: z.object({ score: z.int(), band: HealthBand }).nullable(),
  version: z.int(),
});
export type AccountRow = z.infer<typeof AccountRow>;
export const AccountPage = pageOf(AccountRow);
export type AccountPage = z.infer<typeof AccountPage>;

export const AccountSort = z.enum(['name', 'revenue', 'renewal', 'feedback', 'health']);
export type AccountSort = z.infer<typeof AccountSort>;

export const AccountQuery = PageQuery.extend({
  /** In name, id, domain or owner. */
  q: z.string().max(200).optional(),
  plan: z.string().optional(),
  /** A segment by a rule, by its id, or one that the accounts bring along, by its name. */
  segment: z.string().optional(),
  region: z.string().optional(),
  status: z.string().optional(),
  owner: z.string().optional(),
  /** Pays for any of these products today, or was said to be of one. */
  product: Several.optional(),
  renewalBefore: z.iso.date().optional(),
  feedback: z.enum(['yes', 'no']).optional(),
  health: HealthBand.optional(),
  /** Absent: by revenue for those who may see the books, else by name. */
  sort: AccountSort.optional(),
  order: z.enum(['asc', 'desc']).optional(),
});
export type AccountQuery = z.infer<typeof AccountQuery>;

const FacetValue = z.object({ value: z.string(), accounts: z.int().nonnegative() });
/** The values that accounts can be filtered by. */
export const AccountFacets = z.object({
  plans: z.array(FacetValue),
  segments: z.array(FacetValue),
  regions: z.array(FacetValue),
  statuses: z.array(FacetValue),
  owners: z.array(FacetValue),
  products: z.array(FacetValue),
});
export type AccountFacets = z.infer<typeof AccountFacets>;

/** What people may set by hand. It then stands whatever an import says; null takes the import's word again. */
export const AccountPatch = z.object({
  owner: z.string().trim().min(1).max(200).nullable().optional(),
  segment: z.string().trim().min(1).max(200).nullable().optional(),
  plan: z.string().trim().min(1).max(200).nullable().optional(),
  region: z.string().trim().min(1).max(200).nullable().optional(),
  status: z.string().trim().min(1).max(100).nullable().optional(),
  renewal: z.iso.date().nullable().optional(),
  seats: z.int().nonnegative().max(2_147_483_647).nullable().optional(),
});
export type AccountPatch = z.infer<typeof AccountPatch>;
export const EditableField = AccountPatch.keyof();
export type EditableField = z.infer<typeof EditableField>;

export const ContactView = z.object({
  id: z.string(),
  name: z.string().nullable(),
  /** Shortened for those who may not see unmasked personal data. */
  email: z.string().nullable(),
  role: z.string().nullable(),
});
export type ContactView = z.infer<typeof ContactView>;

export const SubscriptionView = z.object({
  id: z.string(),
  externalId: z.string().nullable(),
  product: z.string().nullable(),
  plan: z.string().nullable(),
  seats: z.int().nullable(),
  /** Null for those who may not see the books. */
  monthly: Money.nullable(),
  starts: z.iso.date(),
  /** The first day that is no longer paid for. */
  ends: z.iso.date().nullable(),
  running: z.boolean(),
});
export type SubscriptionView = z.infer<typeof SubscriptionView>;

/** Recurring revenue at each month's end, in one currency. */
export const RevenueSeries = z.object({
  currency: z.string(),
  months: z.array(z.object({ month: Month, minor: z.int() })),
});

export const HealthSignal = z.enum(['pains', 'ratings', 'revenue', 'renewal', 'silence']);
export type HealthSignal = z.infer<typeof HealthSignal>;

export const HealthView = z.object({
  score: z.int().min(0).max(100),
  band: HealthBand,
  /** What every account begins with, before its reasons. */
  base: z.int(),
  /** Strongest first. The score is the base and their points, within 0 and 100. */
  reasons: z.array(
    z.object({
      signal: HealthSignal,
      points: z.int(),
      /** One sentence with its number. */
      sentence: z.string(),
      /** UTC days, inclusive, whose feedback it was counted from; `to` null: until now. Null where it is of the books. */
      span: z.object({ from: z.iso.date(), to: z.iso.date().nullable() }).nullable(),
    }),
  ),
  countedAt: Instant,
});
export type HealthView = z.infer<typeof HealthView>;

export const AccountView = AccountRow.omit({ health: true }).extend({
  demo: z.boolean(),
  createdAt: Instant,
  /** Fields that a person has set, with what the last import said of each. */
  edited: z.partialRecord(EditableField, z.object({ imported: z.string().nullable() })),
  editedBy: z.string().nullable(),
  editedAt: Instant.nullable(),
  health: HealthView.nullable(),
  /** The last 36 months; null for those who may not see the books. */
  history: z.array(RevenueSeries).nullable(),
  /** What the history is made of. */
  historyOf: z.enum(['subscriptions', 'invoices']).nullable(),
  contacts: z.array(ContactView),
  contactsTotal: z.int().nonnegative(),
  subscriptions: z.array(SubscriptionView),
  subscriptionsTotal: z.int().nonnegative(),
  matches: z.array(MatchView),
});
export type AccountView = z.infer<typeof AccountView>;

/** What an account speaks of, most said first. */
export const AccountTheme = z.object({
  /** Null: sentences that are in no theme. */
  theme: z.object({ id: ThemeId, label: z.string() }).nullable(),
  statements: z.int(),
  kinds: KindMix,
  firstSaid: Instant.nullable(),
  lastSaid: Instant.nullable(),
  /** Open: asked for, in a theme that nobody ignores. The latest sentence that asks. */
  request: z
    .object({ item: z.string(), start: z.int(), text: z.string(), time: Instant.nullable() })
    .nullable(),
});
export type AccountTheme = z.infer<typeof AccountTheme>;
export const AccountThemes = z.object({ rows: z.array(AccountTheme) });
export type AccountThemes = z.infer<typeof AccountThemes>;
