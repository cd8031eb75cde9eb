// Accounts, contacts, subscriptions, invoices, rates and releases: who the customers are, what they pay, and
// what was shipped to them.
// Tables: account, release, contact, subscription, invoice, currency_rate, segment, segment_member.
// Publishes customers.books-changed.
import { customersTables } from '../migrations/0020-customers.js';
import { books } from '../migrations/0040-books.js';
import { customersGiven } from '../migrations/0042-customers.js';
import type { Slice } from '../platform/index.js';
import { accountsSink } from './sinks/accounts.js';
import { contactsSink } from './sinks/contacts.js';
import { invoicesSink } from './sinks/invoices.js';
import { ratesSink } from './sinks/rates.js';
import { subscriptionsSink } from './sinks/subscriptions.js';
import './tables.js';

export { countDemoAccounts, loadAccounts, loadReleases, removeDemoCustomers } from './accounts.js';
export { booksChanged } from './events.js';
export { inSegment } from './segments/condition.js';
export type { Speech, SpokenThemes } from './segments/language.js';
export { segmentsSlice } from './segments/index.js';
export { allAccountKeys, matchAccounts } from './match-accounts.js';
export {
  booksExtent,
  readBooks,
  type AccountBooks,
  type BookedInvoice,
  type BookedSubscription,
} from './read-books.js';
export { resolveAccounts, type ResolvedAccount, type SaidAccount } from './resolve-accounts.js';
export { rateTable } from './settle-books.js';

export const customers: Slice = {
  name: 'customers',
  books: [accountsSink, contactsSink, subscriptionsSink, invoicesSink, ratesSink],
  migrations: [customersTables, books, customersGiven],
};
