// Accounts, contacts, subscriptions, invoices, rates and releases: who the customers are, what they pay, and
// what was shipped to them.
// Tables: account, release, contact, subscription, invoice, currency_rate.
// Publishes nothing yet.
import { customersTables } from '../migrations/0020-customers.js';
import { books } from '../migrations/0040-books.js';
import type { Slice } from '../platform/index.js';
import './tables.js';

export { countDemoAccounts, loadAccounts, loadReleases, removeDemoCustomers } from './accounts.js';
export { allAccountKeys, matchAccounts } from './match-accounts.js';

export const customers: Slice = { name: 'customers', migrations: [customersTables, books] };
