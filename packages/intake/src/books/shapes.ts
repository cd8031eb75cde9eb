import { invoices, subscriptions } from './billing-shapes.js';
import { accounts, contacts, rates } from './customer-shapes.js';
import { balances, deals, ledger, marketing } from './money-shapes.js';
import type { BookKind, BookShape } from './types.js';

/** The kinds of books that can be imported, with everything that the reader, the wizard and the API need to know. */
export const bookShapes: Readonly<Record<BookKind, BookShape>> = {
  accounts,
  contacts,
  subscriptions,
  invoices,
  rates,
  marketing,
  ledger,
  balances,
  deals,
};
