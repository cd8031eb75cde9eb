import { z } from 'zod';
import { PageQuery, pageOf, Several } from './common.js';
import { Currency } from './finance.js';
import { Interval, Money, Month } from './units.js';

/** UTC days, as in the frame: their months are meant, both included. Without `to` up to the last whole month. */
export const MarketingQuery = z.object({
  /** Of any of these. */
  product: Several.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  currency: Currency.optional(),
  /** Months between the spend and the customers that it brings. */
  lag: z.coerce.number().int().min(0).max(12).default(0),
  /** Gross margin of recurring revenue, for the payback: above 0, at most 1. */
  margin: z.coerce.number().gt(0).max(1).default(1),
});
export type MarketingQuery = z.infer<typeof MarketingQuery>;

/** What one unit costs; null: nothing came for the money, or no upper bound that the data show. */
const Cost = z.object({
  value: z.number().nullable(),
  low: z.number(),
  high: z.number().nullable(),
});

const tally = z.int().nonnegative().nullable();

export const MarketingFigures = z.object({
  /** Null: all channels together. */
  channel: z.string().nullable(),
  months: z.int().nonnegative(),
  spendMinor: z.int(),
  /** Null where nobody counted them. */
  leads: tally,
  opportunities: tally,
  customers: z.int().nonnegative(),
  newMrrMinor: z.int().nullable(),
  leadToOpportunity: Interval.nullable(),
  opportunityToCustomer: Interval.nullable(),
  leadToCustomer: Interval.nullable(),
  /** Minor units a customer. */
  acquisitionCostMinor: Cost,
  newMrrPerCustomerMinor: z.number().nullable(),
  paybackMonths: Cost,
  lifetimeValueToCost: Cost.nullable(),
  /** What the last customers cost: of the last fifth of today's spend. Null for all channels together. */
  lastCustomers: z
    .discriminatedUnion('ok', [
      z.object({
        ok: z.literal(true),
        spendMinor: z.int(),
        /** Null: the last fifth brings none that can be seen. */
        costMinor: z.number().nullable(),
        lowMinor: z.number().nullable(),
        highMinor: z.number().nullable(),
        averageMinor: z.number().nullable(),
        months: z.int(),
      }),
      z.object({ ok: z.literal(false), reason: z.string() }),
    ])
    .nullable(),
});
export type MarketingFigures = z.infer<typeof MarketingFigures>;

export const MissingRate = z.object({ month: Month, from: Currency, to: Currency });

export const MarketingView = z.object({
  /** Null where there are no rows at all. */
  currency: Currency.nullable(),
  period: z.object({ from: Month, to: Month }).nullable(),
  extent: z.object({ from: Month, to: Month }).nullable(),
  currencies: z.array(z.string()),
  products: z.array(z.string()),
  lag: z.int(),
  margin: z.number(),
  total: MarketingFigures,
  channels: z.array(MarketingFigures),
  months: z.array(
    z.object({
      month: Month,
      spendMinor: z.int(),
      leads: tally,
      opportunities: tally,
      customers: z.int().nonnegative(),
      newMrrMinor: z.int().nullable(),
    }),
  ),
  /** Lifetime value that LTV : CAC is told with, or why there is none. */
  lifetime: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value: Interval, accounts: z.int() }),
    z.object({ ok: z.literal(false), reason: z.string() }),
  ]),
  /** What does not add up in the rows. */
  problems: z.array(z.object({ channel: z.string(), month: Month.nullable(), text: z.string() })),
  leftOut: z.object({
    /** Rows in a currency without a rate for their month. */
    rows: z.int().nonnegative(),
    missingRates: z.array(MissingRate),
    /** Rows without a number of customers: counted as none. */
    withoutCustomers: z.int().nonnegative(),
  }),
});
export type MarketingView = z.infer<typeof MarketingView>;

/** `GET /api/v1/finance/marketing/rows`: the rows under a figure. */
export const MarketingRowsQuery = MarketingQuery.omit({
  lag: true,
  margin: true,
  currency: true,
}).extend({
  channel: z.string().optional(),
  month: Month.optional(),
  q: z.string().trim().max(200).optional(),
  sort: z.enum(['newest', 'oldest', 'spend', 'customers']).default('newest'),
  cursor: PageQuery.shape.cursor,
  limit: PageQuery.shape.limit,
});
export type MarketingRowsQuery = z.infer<typeof MarketingRowsQuery>;

export const MarketingRowView = z.object({
  id: z.string(),
  month: Month,
  channel: z.string(),
  product: z.string().nullable(),
  spend: Money,
  leads: tally,
  opportunities: tally,
  customers: tally,
  newMrr: Money.nullable(),
});
export const MarketingRowPage = pageOf(MarketingRowView);
export type MarketingRowPage = z.infer<typeof MarketingRowPage>;
