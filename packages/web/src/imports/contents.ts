import type { ImportContent, ImportView } from '@headwater/contract';

/** What a file can hold, in words, in the order in which it is offered. */
export const contentNames: Record<ImportContent, string> = {
  feedback: 'Feedback',
  accounts: 'Accounts',
  contacts: 'Contacts',
  subscriptions: 'Subscriptions',
  invoices: 'Invoices',
  rates: 'Exchange rates',
  marketing: 'Marketing by channel and month',
  ledger: 'Ledger lines',
  balances: 'Cash balances',
  deals: 'Deals, won and lost',
};

type Rows = { one: string; many: string };

/** A row of it, to be counted. */
export const rowNames: Record<ImportContent, Rows> = {
  feedback: { one: 'item', many: 'items' },
  accounts: { one: 'account', many: 'accounts' },
  contacts: { one: 'contact', many: 'contacts' },
  subscriptions: { one: 'subscription', many: 'subscriptions' },
  invoices: { one: 'invoice', many: 'invoices' },
  rates: { one: 'rate', many: 'rates' },
  marketing: { one: 'row of marketing', many: 'rows of marketing' },
  ledger: { one: 'ledger line', many: 'ledger lines' },
  balances: { one: 'balance', many: 'balances' },
  deals: { one: 'deal', many: 'deals' },
};

const revenue = { href: '/finance/revenue', label: 'See the revenue' };
const customers = { href: '/customers', label: 'See the customers' };
const cash = { href: '/finance/cash', label: 'See the cash' };

/** Where what came in is seen. */
export const whereSeen: Record<
  Exclude<ImportContent, 'feedback'>,
  { href: string; label: string }
> = {
  accounts: customers,
  contacts: customers,
  subscriptions: revenue,
  invoices: revenue,
  rates: revenue,
  marketing: { href: '/finance/marketing', label: 'See the marketing' },
  ledger: cash,
  balances: cash,
  deals: { href: '/market/deals', label: 'See the deals' },
};

/** What was settled, whichever the file holds. */
export const settingsOf = ({ settings, books }: ImportView) => books ?? settings;
