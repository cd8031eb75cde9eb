import { spread } from '../money/money.js';
import { monthNumber, monthOf, monthOfDay, type Month } from '../month.js';
import type { Invoice, Subscription } from './subscription.js';

/** A part of an invoice that belongs to a month. */
export interface MonthlyAmount {
  readonly month: Month;
  readonly amountMinor: number;
}

/**
 * An invoice in equal monthly parts that add up to it exactly (largest remainder, earlier months first).
 * Its months are those whose last day lies in its period; a period within one month counts in that month.
 */
export function monthlyAmounts(invoice: Invoice): MonthlyAmount[] {
  const first = monthNumber(monthOfDay(invoice.periodStart));
  const months = Math.max(1, monthNumber(monthOfDay(invoice.periodEnd)) - first);
  return spread(invoice.amountMinor, months).map((amountMinor, index) => ({
    month: monthOf(first + index),
    amountMinor,
  }));
}

/**
 * Invoices as subscription intervals of whole months, so that revenue counts in one way wherever it comes
 * from. Months of one invoice with equal parts are one interval; ids are the invoice's with `#1`, `#2`.
 * Credit notes give intervals below 0, which lessen what the others add up to.
 */
export function* invoiceSubscriptions(invoices: Iterable<Invoice>): Generator<Subscription> {
  for (const invoice of invoices) {
    const parts = monthlyAmounts(invoice);
    let from = 0;
    let piece = 0;
    for (let to = 1; to <= parts.length; to += 1) {
      const here = parts[from];
      if (here === undefined || parts[to]?.amountMinor === here.amountMinor) continue;
      piece += 1;
      yield {
        id: `${invoice.id}#${piece}`,
        account: invoice.account,
        product: invoice.product,
        currency: invoice.currency,
        mrrMinor: here.amountMinor,
        start: `${here.month}-01`,
        end: `${monthOf(monthNumber(here.month) + to - from)}-01`,
      };
      from = to;
    }
  }
}
