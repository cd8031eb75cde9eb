import { z } from 'zod';
import { PageQuery, pageOf, Several } from './common.js';
import { AccountId, JobId } from './ids.js';
import { Instant, Interval, Money, Month } from './units.js';

/** ISO 4217, in capitals. */
export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'Write a currency as its ISO 4217 code, like EUR.');

/**
 * What Finance is asked about. `from` and `to` are UTC days, as in the frame: their months are meant, both
 * included. Without `to` up to the last whole month, without `from` from the first with revenue.
 */
export const RevenueQuery = z.object({
  /** Of these products, netted over them; without any the portfolio. */
  product: Several.optional(),
  segment: z.string().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** What amounts are told in; without it the one set here, else the one that most accounts pay in. */
  currency: Currency.optional(),
});
export type RevenueQuery = z.infer<typeof RevenueQuery>;

export const MovementKind = z.enum(['new', 'expansion', 'contraction', 'churn', 'reactivation']);
export type MovementKind = z.infer<typeof MovementKind>;

const accounts = z.int().nonnegative();

/** Opening + the five movements + the currency effect = closing, in minor units, always. */
export const RevenueMonth = z.object({
  month: Month,
  opening: z.int(),
  new: z.int(),
  expansion: z.int(),
  contraction: z.int(),
  churn: z.int(),
  reactivation: z.int(),
  /** What changed rates did to the value of the opening, and rounding. */
  currency: z.int(),
  closing: z.int(),
  /** Accounts behind each, once each: who goes over from one currency to another has not left. */
  accounts: z.object({
    opening: accounts,
    new: accounts,
    expansion: accounts,
    contraction: accounts,
    churn: accounts,
    reactivation: accounts,
    closing: accounts,
  }),
  /** The month is not over: what is known of its last day now. */
  running: z.boolean(),
});
export type RevenueMonth = z.infer<typeof RevenueMonth>;

/** Where the stored sums don't hold. */
export const RevenueBreach = z.object({
  scope: z.string(),
  currency: Currency,
  month: Month,
  /** `sum`: opening + movements is not closing; `carry`: opening is not the closing before; `recount`: closing is not what is paid on the last day; `accounts`: other accounts pay. */
  rule: z.enum(['sum', 'carry', 'recount', 'accounts']),
  account: z.object({ id: AccountId, name: z.string() }).nullable(),
  expected: z.int(),
  found: z.int(),
});
export type RevenueBreach = z.infer<typeof RevenueBreach>;

export const LifetimeView = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    /** Minor units of the reporting currency: expected paid months × what an account pays a month. */
    value: Interval,
    months: Interval,
    /** Share of it that lies beyond what has been seen. */
    tailShare: z.number(),
    horizonMonths: z.number(),
    accounts,
    events: z.int(),
  }),
  z.object({ ok: z.literal(false), reason: z.string(), accounts, events: z.int() }),
]);
export type LifetimeView = z.infer<typeof LifetimeView>;

export const RevenueSummary = z.object({
  /** The last month of the period: every figure is at its end. */
  month: Month,
  mrr: Money,
  arr: Money,
  /** Each once, whatever it pays in. */
  accounts,
  /** Null where nobody pays. */
  arpa: Money.nullable(),
  /** Of the accounts that paid twelve months before; null where there were none. */
  netRetention: Interval.nullable(),
  grossRetention: Interval.nullable(),
  logoChurn: Interval.nullable(),
  /** How many they were, and the month whose end it was. */
  retained: z.object({ since: Month, accounts }),
  /** (new + expansion + reactivation) / (contraction + churn) of the last twelve months; null where nothing was lost. */
  quickRatio: z.number().nullable(),
  lifetime: LifetimeView,
});
export type RevenueSummary = z.infer<typeof RevenueSummary>;

/** What a figure about revenue was counted from, on every answer. */
export const RevenueCount = z.object({
  /** Null before the first count. */
  countedAt: Instant.nullable(),
  /** A count that waits or runs now. */
  job: JobId.nullable(),
});

export const RevenueView = RevenueCount.extend({
  currency: Currency.nullable(),
  /** What can be reported in: currencies that are paid in, and how many accounts do at the end of the period. */
  currencies: z.array(z.object({ currency: Currency, accounts })),
  /** Null where there is no revenue. */
  period: z.object({ from: Month, to: Month }).nullable(),
  /** The first and last month that could be asked for. */
  extent: z.object({ from: Month, to: Month }).nullable(),
  products: z.array(z.string()),
  months: z.array(RevenueMonth),
  summary: RevenueSummary.nullable(),
  breaches: z.array(RevenueBreach),
  /** Months that are left out because a currency has no rate on or before their last day. */
  missingRates: z.array(z.object({ month: Month, from: Currency, to: Currency })),
  leftOut: z.object({
    /** Currencies without any rate to the reporting one: none of their amounts is in the figures. */
    currencies: z.array(z.object({ mrr: Money, accounts })),
    /** Subscriptions and invoices that cannot be counted. */
    rows: z.int().nonnegative(),
    /** Rows that are counted but worth a look: overlaps, beginnings in the future. */
    doubtful: z.int().nonnegative(),
    /** Invoices set aside because a subscription of the account says what is paid. */
    invoicesCovered: z.int().nonnegative(),
    /** Accounts that pay, or paid, in more than one currency: each counts once. */
    severalCurrencies: z.int().nonnegative(),
  }),
});
export type RevenueView = z.infer<typeof RevenueView>;

/** Amounts are valued at the rates of the last month, so that rates don't look like retention. */
export const CohortsView = RevenueCount.extend({
  currency: Currency.nullable(),
  through: Month.nullable(),
  cohorts: z.array(
    z.object({
      cohort: Month,
      accounts,
      /** What they paid at the end of their first month. */
      start: Money,
      /** By months since the first. */
      ages: z.array(
        z.object({
          month: Month,
          accounts,
          mrrMinor: z.int(),
          /** Share of the cohort's accounts that pays, with Wilson's interval. */
          logos: Interval,
          /** What they pay over what they paid at first. */
          revenue: z.number(),
        }),
      ),
    }),
  ),
  /** Currencies without a rate in the last month: not in the revenue, though in the accounts. */
  leftOut: RevenueView.shape.leftOut.shape.currencies,
});
export type CohortsView = z.infer<typeof CohortsView>;

export const SurvivalBy = z.enum(['all', 'plan', 'segment', 'region', 'product']);
export type SurvivalBy = z.infer<typeof SurvivalBy>;

export const SurvivalQuery = RevenueQuery.omit({ currency: true, from: true }).extend({
  by: SurvivalBy.default('all'),
});
export type SurvivalQuery = z.infer<typeof SurvivalQuery>;

export const SurvivalView = RevenueCount.extend({
  by: SurvivalBy,
  through: Month.nullable(),
  /** The largest first; small ones are together in `others`. */
  curves: z.array(
    z.object({
      /** Null: accounts of which it is not known. */
      value: z.string().nullable(),
      accounts,
      events: z.int(),
      /** Months by which half have left; null where fewer have. */
      median: z.object({
        value: z.number().nullable(),
        low: z.number().nullable(),
        high: z.number().nullable(),
      }),
      steps: z.array(
        z.object({
          /** Months since the first paid one. */
          time: z.number(),
          atRisk: accounts,
          events: z.int(),
          censored: z.int(),
          survival: Interval,
        }),
      ),
    }),
  ),
  /** Values that are too many to draw, and their accounts. */
  others: z.object({ values: z.int().nonnegative(), accounts }),
  /** Whether the groups leave at the same rate; null with fewer than two. */
  logRank: z.object({ statistic: z.number(), degreesOfFreedom: z.int(), p: z.number() }).nullable(),
});
export type SurvivalView = z.infer<typeof SurvivalView>;

/**
 * Which accounts: those of a movement in a month; `paying` at its end; `window`: paying twelve months before;
 * `lost`: paid then and not now; `ever`: paid at all up to then; `left`: of these, those who then stopped.
 */
export const RevenueSet = z.enum([
  ...MovementKind.options,
  'paying',
  'window',
  'lost',
  'ever',
  'left',
]);
export type RevenueSet = z.infer<typeof RevenueSet>;

export const RevenueSort = z.enum(['delta', 'mrr', 'name']);

/** `GET /api/v1/finance/revenue/accounts`: the rows under a figure. */
export const RevenueAccountsQuery = RevenueQuery.omit({ from: true, to: true }).extend({
  set: RevenueSet.default('paying'),
  /** Without it the last whole month. */
  month: Month.optional(),
  /** Only accounts that first paid in this month. */
  cohort: Month.optional(),
  plan: z.string().optional(),
  region: z.string().optional(),
  /** Part of the name. */
  q: z.string().trim().max(200).optional(),
  sort: RevenueSort.default('delta'),
  order: z.enum(['asc', 'desc']).default('desc'),
  cursor: PageQuery.shape.cursor,
  limit: PageQuery.shape.limit,
});
export type RevenueAccountsQuery = z.infer<typeof RevenueAccountsQuery>;

export const RevenueAccountRow = z.object({
  account: z.object({
    id: AccountId,
    name: z.string(),
    plan: z.string().nullable(),
    segment: z.string().nullable(),
    region: z.string().nullable(),
  }),
  /** In what the account pays. */
  opening: Money,
  closing: Money,
  delta: Money,
  /** `delta` in the reporting currency; null without a rate. */
  reported: Money.nullable(),
  firstMonth: Month,
  /** The month at whose end it no longer paid; null while it does. */
  endedMonth: Month.nullable(),
});
export type RevenueAccountRow = z.infer<typeof RevenueAccountRow>;

export const RevenueAccountPage = pageOf(RevenueAccountRow).extend({
  set: RevenueSet,
  month: Month.nullable(),
  /** The opening's month: the one before, or twelve before; null where each account has its own. */
  since: Month.nullable(),
  /** The whole list added up by currency: the figure that was opened. */
  sums: z.array(z.object({ opening: Money, closing: Money, delta: Money, accounts })),
});
export type RevenueAccountPage = z.infer<typeof RevenueAccountPage>;

/** A subscription or invoice that is left out, or counted but worth a look. */
export const RevenueProblem = z.object({
  account: z.object({ id: AccountId, name: z.string() }),
  code: z.string(),
  leftOut: z.boolean(),
  rowKind: z.enum(['subscription', 'invoice']),
  /** Its id where it came from, else what tells it apart. */
  row: z.string(),
  message: z.string(),
  amount: Money,
  starts: z.iso.date(),
});
export type RevenueProblem = z.infer<typeof RevenueProblem>;
export const RevenueProblemPage = pageOf(RevenueProblem);
export type RevenueProblemPage = z.infer<typeof RevenueProblemPage>;

export const FinanceSettings = z.object({
  /** What amounts are told in where nothing is chosen; null: what most accounts pay in. */
  currency: Currency.nullable(),
});
export type FinanceSettings = z.infer<typeof FinanceSettings>;
