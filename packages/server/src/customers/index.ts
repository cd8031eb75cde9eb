// Accounts, contacts, subscriptions, invoices, rates and releases: who the customers are, what they pay, and
// what was shipped to them.
// Tables: account, account_match, account_figure, release, contact, subscription, invoice, currency_rate, segment, segment_member.
// Publishes customers.books-changed, customers.matches-changed and customers.account-edited.
import { customersTables } from '../migrations/0020-customers.js';
import { books } from '../migrations/0040-books.js';
import { customersGiven } from '../migrations/0042-customers.js';
import { accountMatch } from '../migrations/0043-account-match.js';
import { accountFigures } from '../migrations/0044-account-figures.js';
import { accountSegment } from '../migrations/0046-account-segment.js';
import type { Slice } from '../platform/index.js';
import { accountsSink } from './sinks/accounts.js';
import { contactsSink } from './sinks/contacts.js';
import { invoicesSink } from './sinks/invoices.js';
import { ratesSink } from './sinks/rates.js';
import { subscriptionsSink } from './sinks/subscriptions.js';
import './tables.js';

export { countDemoAccounts, loadReleases, removeDemoCustomers } from './accounts.js';
export {
  accountSpells,
  accountStakes,
  type AccountSpell,
  monthlyRevenue,
  type AccountStake,
} from './account-stakes.js';
export { changesSoFar } from './changes.js';
export { accountsSlice } from './accounts/index.js';
export { accountEdited, booksChanged, matchesChanged } from './events.js';
export { accountGroups, inSegment, segmentIds } from './segments/condition.js';
export type { Speech, SpokenThemes } from './segments/language.js';
export { segmentsSlice } from './segments/index.js';
export {
  countAccounts,
  isCovered,
  readBooks,
  type AccountBooks,
  type BookedInvoice,
  type BookedSubscription,
} from './read-books.js';
export { matchesSlice } from './matches/index.js';
export { accountBookFor, wholeAccountBook } from './matches/account-book.js';
export { rememberVoices, type MetVoice } from './matches/remember.js';
export { resolveAccounts } from './resolve-accounts.js';
export { rateTable } from './settle-books.js';
export { inRow, reject, sift, type Entry } from './sinks/sift.js';

export const customers: Slice = {
  name: 'customers',
  books: [accountsSink, contactsSink, subscriptionsSink, invoicesSink, ratesSink],
  migrations: [
    customersTables,
    books,
    customersGiven,
    accountMatch,
    accountFigures,
    accountSegment,
  ],
};
