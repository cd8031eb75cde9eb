import { z } from 'zod';
import { PageQuery, pageOf, Several } from './common.js';
import { Currency } from './finance.js';
import { Money, Month } from './units.js';

export const CashSection = z.enum(['operating', 'investing', 'financing']);
export type CashSection = z.infer<typeof CashSection>;

/** UTC days, as in the frame: their months are meant, both included. */
export const CashQuery = z.object({
  /** Only what belongs to these products. Cash is one pool, so that there is no opening and closing then. */
  product: Several.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  currency: Currency.optional(),
});
export type CashQuery = z.infer<typeof CashQuery>;

export const CashStatementView = z.object({
  currency: Currency.nullable(),
  period: z.object({ from: Month, to: Month }).nullable(),
  extent: z.object({ from: Month, to: Month }).nullable(),
  currencies: z.array(z.string()),
  products: z.array(z.string()),
  /** Opening + operating + investing + financing + the effect of changed rates = closing, always. */
  months: z.array(
    z.object({
      month: Month,
      openingMinor: z.int().nullable(),
      operatingMinor: z.int(),
      investingMinor: z.int(),
      financingMinor: z.int(),
      netMinor: z.int(),
      /** What changed rates did to the cash that is held in other currencies, and rounding. */
      currencyMinor: z.int(),
      closingMinor: z.int().nullable(),
    }),
  ),
  rows: z.array(
    z.object({
      section: CashSection,
      category: z.string(),
      /** Null is shared: it belongs to no single product. */
      product: z.string().nullable(),
      /** By month of the statement. */
      minor: z.array(z.int()),
      totalMinor: z.int(),
      lines: z.int(),
    }),
  ),
  /** Where the opening comes from. */
  opening: z.enum(['given', 'from balance', 'assumed zero']),
  /** Balances that the bank stated and the lines don't lead to, each in its own currency. */
  breaches: z.array(
    z.object({
      currency: Currency,
      date: z.iso.date(),
      month: Month,
      expectedMinor: z.int(),
      foundMinor: z.int(),
      differenceMinor: z.int(),
      /** How much of it arose since the stated balance before: where to look. */
      arisenMinor: z.int(),
    }),
  ),
  balances: z.int().nonnegative(),
  leftOut: z.object({
    /** Lines in currencies without a rate for a day that needs one: the whole currency is left out. */
    lines: z.int().nonnegative(),
    missingRates: z.array(z.object({ day: z.iso.date(), from: Currency, to: Currency })),
  }),
});
export type CashStatementView = z.infer<typeof CashStatementView>;

/** `GET /api/v1/finance/cash/lines`: the lines under a figure. */
export const CashLinesQuery = CashQuery.omit({ currency: true }).extend({
  month: Month.optional(),
  category: z.string().optional(),
  section: CashSection.optional(),
  /** Only lines that belong to no product. */
  shared: z.enum(['yes']).optional(),
  q: z.string().trim().max(200).optional(),
  sort: z.enum(['newest', 'oldest', 'largest']).default('newest'),
  cursor: PageQuery.shape.cursor,
  limit: PageQuery.shape.limit,
});
export type CashLinesQuery = z.infer<typeof CashLinesQuery>;

export const CashLine = z.object({
  id: z.string(),
  day: z.iso.date(),
  category: z.string(),
  section: CashSection,
  product: z.string().nullable(),
  description: z.string().nullable(),
  amount: Money,
});
export const CashLinePage = pageOf(CashLine);
export type CashLinePage = z.infer<typeof CashLinePage>;

/** Which section each category belongs to. */
export const CashSections = z.object({
  version: z.int(),
  categories: z.array(
    z.object({
      category: z.string(),
      section: CashSection,
      /** `set` by a person, by a `word` in its name, or operating because nothing says otherwise. */
      by: z.enum(['set', 'word', 'default']),
      lines: z.int().nonnegative(),
    }),
  ),
  editedBy: z.string().nullable(),
});
export type CashSections = z.infer<typeof CashSections>;
/** What is not named goes back to its default. */
export const CashSectionsInput = z.object({
  sections: z.record(z.string().min(1).max(300), CashSection),
});
export type CashSectionsInput = z.infer<typeof CashSectionsInput>;
