import { accountChanges, invoiceSubscriptions, monthNumber, monthOf } from '@headwater/decision';
import type { AccountView } from '@headwater/contract';
import type { z } from 'zod';
import type { Ctx } from '../../platform/index.js';
import { isCovered, readBooksOf } from '../read-books.js';

type View = z.input<typeof AccountView>;

const monthsShown = 36;
/** An invoice for longer is a slip of the pen; the revenue pages name it and leave it out as well. */
const longestInvoiceMonths = 120;

/**
 * What an account pays at the end of each of the last 36 months, per currency: added up from the changes that
 * the revenue pages are made of.
 */
export async function revenueHistory(
  ctx: Ctx,
  id: string,
): Promise<Pick<View, 'history' | 'historyOf'>> {
  const books = await readBooksOf(ctx.db, id);
  const products = new Set(books.subscriptions.map(({ product }) => product));
  const invoices = books.invoices.filter(
    ({ product, periodStart, periodEnd }) =>
      !isCovered(products, product) &&
      monthNumber(periodEnd.slice(0, 7)) - monthNumber(periodStart.slice(0, 7)) <=
        longestInvoiceMonths,
  );
  const changes = accountChanges([
    ...books.subscriptions.map((row) => ({
      id: row.key,
      account: id,
      product: row.product,
      currency: row.currency,
      mrrMinor: row.monthlyMinor,
      start: row.starts,
      end: row.ends,
    })),
    ...invoiceSubscriptions(invoices.map((row) => ({ ...row, id: row.key, account: id }))),
  ]).filter(({ scope }) => scope === '');
  const now = monthNumber(ctx.clock.now().toISOString().slice(0, 7));
  const currencies = [...new Set(changes.map(({ currency }) => currency))].sort();
  return {
    history: currencies.map((currency) => {
      const own = changes.filter((change) => change.currency === currency);
      const at = (month: string): number =>
        own.reduce((sum, change) => (change.month <= month ? sum + change.deltaMinor : sum), 0);
      const months = Array.from({ length: monthsShown }, (_, back) =>
        monthOf(now - monthsShown + 1 + back),
      );
      return { currency, months: months.map((month) => ({ month, minor: at(month) })) };
    }),
    historyOf:
      books.subscriptions.length > 0 ? 'subscriptions' : invoices.length > 0 ? 'invoices' : null,
  };
}
