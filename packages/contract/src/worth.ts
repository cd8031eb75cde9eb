import { z } from 'zod';
import { OwnFilter, PageQuery, pageOf } from './common.js';
import { AccountId } from './ids.js';
import { Instant, Interval, Kind, Money } from './units.js';

/** What of a theme is told in money. */
export const WorthMeasure = z.enum([
  /** Monthly revenue of the accounts that speak of it. */
  'touched',
  /** Of these, of accounts that renew soon. */
  'atRisk',
  /** Monthly revenue of accounts that said it and left afterwards. */
  'lost',
  /** Amounts of open and lost deals in whose reasons it is named. */
  'blocked',
]);
export type WorthMeasure = z.infer<typeof WorthMeasure>;

/** Minor units of the currency beside it, with the 95 % bootstrap interval over accounts. */
export const WorthFigure = z.object({
  value: z.int(),
  low: z.int(),
  high: z.int(),
  /** Accounts, each once; of `blocked`, deals. */
  accounts: z.int(),
});
export type WorthFigure = z.infer<typeof WorthFigure>;

export const Worth = z.object({
  currency: z.string(),
  touched: WorthFigure,
  atRisk: WorthFigure,
  lost: WorthFigure,
  blocked: WorthFigure,
  /** Accounts and deals whose currency has no rate: in none of the sums. */
  leftOut: z.int(),
});
export type Worth = z.infer<typeof Worth>;

/** Renewals within so many months count as at risk. */
export const RenewalMonths = z.coerce.number().int().min(1).max(36).default(6);

export const ThemeWorthQuery = OwnFilter.extend({
  kind: Kind.optional(),
  renewalMonths: RenewalMonths,
});
export type ThemeWorthQuery = z.infer<typeof ThemeWorthQuery>;

export const ThemeWorth = z.object({
  /** Null while no account has revenue. */
  worth: Worth.nullable(),
  renewalMonths: z.int(),
  segments: z.array(z.object({ value: z.string(), label: z.string(), worth: Worth })),
});
export type ThemeWorth = z.infer<typeof ThemeWorth>;

export const WorthRowQuery = PageQuery.extend(ThemeWorthQuery.shape).extend({
  measure: WorthMeasure,
  q: z.string().max(200).optional(),
});
export type WorthRowQuery = z.infer<typeof WorthRowQuery>;

/** An account, or a deal, under a figure. */
export const WorthRow = z.object({
  account: AccountId.nullable(),
  name: z.string(),
  plan: z.string().nullable(),
  /** As it is paid; null where nothing is known. */
  money: Money,
  /** In the figure's currency; null where it has no rate and so is left out. */
  counted: Money.nullable(),
  /** When it first spoke of the theme. */
  saidAt: Instant.nullable(),
  /** Renewal, the day on which it left, or the deal's day. */
  day: z.iso.date().nullable(),
});
export type WorthRow = z.infer<typeof WorthRow>;
export const WorthRowPage = pageOf(WorthRow);

/** Does a theme go with churn? A discrete-time survival model; see docs/methods/churn.md. */
export const ThemeChurn = z.object({
  accounts: z.int(),
  accountMonths: z.int(),
  events: z.int(),
  said: z.object({ accounts: z.int(), accountMonths: z.int(), events: z.int() }),
  unsaid: z.object({ accountMonths: z.int(), events: z.int() }),
  result: z
    .object({ oddsRatio: Interval, pValue: z.number(), parameters: z.int(), words: z.string() })
    .nullable(),
  /** Why there is no result; null where there is one. */
  refusal: z.string().nullable(),
});
export type ThemeChurn = z.infer<typeof ThemeChurn>;
