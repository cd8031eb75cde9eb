import { isBlank } from '../../blank.js';
import { subtract } from '../decimal-text.js';
import { readNumber } from '../amounts.js';
import { problem } from '../cells.js';
import type { KnownExport } from './types.js';

/** Days as Stripe writes them, `2024-01-31 10:22`, come in the order of their text. */
const isDay = (cell: string): boolean => /^\d{4}-\d{2}-\d{2}/.test(cell);
const dayOf = (cell: string): string => (isDay(cell) ? cell.slice(0, 10) : '');

const first = (...cells: readonly string[]): string => cells.find((cell) => !isBlank(cell)) ?? '';

export const stripeCustomers: KnownExport = {
  id: 'stripe-customers',
  title: 'Stripe’s export of customers',
  kind: 'accounts',
  has: ['id', 'email', 'created utc', 'delinquent'],
  fields: {
    externalId: ['id'],
    name: ['name', 'description'],
    domain: ['email'],
    plan: ['plan'],
    status: ['status'],
    region: ['address country', 'card address country', 'card issue country'],
    since: ['created utc'],
  },
  notes: [
    'Customers without a name are called by their description, else by their e-mail address.',
  ],
  prepare: (cell) => {
    const name = first(cell('name'), cell('description'), cell('email'));
    return name === '' ? {} : { name };
  },
};

/** Nothing is ever paid for these. */
const neverBegun = new Set(['incomplete', 'incomplete_expired']);

export const stripeSubscriptions: KnownExport = {
  id: 'stripe-subscriptions',
  title: 'Stripe’s export of subscriptions',
  kind: 'subscriptions',
  has: ['id', 'customer id', 'status', 'amount', 'interval', 'current period start utc'],
  fields: {
    externalId: ['id'],
    account: ['customer id'],
    accountName: ['customer name', 'customer description'],
    accountEmail: ['customer email'],
    product: ['product name', 'product', 'product id'],
    plan: ['plan name', 'plan', 'plan id', 'price id'],
    amount: ['amount'],
    currency: ['currency'],
    interval: ['interval'],
    intervalCount: ['interval count'],
    quantity: ['quantity'],
    start: ['start date utc', 'start utc', 'created utc'],
    end: ['ended at utc'],
  },
  notes: [
    'A trial is not paid for: the first day is the one after it. What ended in its trial or never began is left out and listed.',
    'A cancellation counts from the day on which the subscription ended, not from the day on which it was asked for.',
  ],
  amountPeriod: 'interval',
  prepare: (cell) => {
    const status = cell('status').trim().toLowerCase();
    if (neverBegun.has(status)) {
      return problem(
        'never-paid',
        `The subscription is ${status}: it never began, and nothing was paid.`,
      );
    }
    const begun = first(cell('start date utc'), cell('start utc'), cell('created utc'));
    const trialEnd = cell('trial end utc');
    const start = isDay(trialEnd) && trialEnd > begun ? trialEnd : begun;
    const isOver = status === 'canceled' || status === 'cancelled';
    const end = first(
      cell('ended at utc'),
      isOver ? first(cell('canceled at utc'), cell('current period end utc')) : '',
    );
    if (end !== '' && dayOf(end) !== '' && dayOf(end) <= dayOf(start)) {
      return problem(
        'never-paid',
        start === trialEnd
          ? `The subscription ended on ${dayOf(end)}, in its trial: nothing was paid.`
          : `The subscription ended on ${dayOf(end)}, the day on which it began: nothing was paid.`,
      );
    }
    return { start, end };
  },
};

/** An invoice that nobody owes. */
const notOwed = new Set(['draft', 'void', 'deleted', 'uncollectible']);

export const stripeInvoices: KnownExport = {
  id: 'stripe-invoices',
  title: 'Stripe’s export of invoices',
  kind: 'invoices',
  has: ['id', 'customer', 'number', 'amount due', 'subtotal', 'total', 'status'],
  fields: {
    externalId: ['id'],
    account: ['customer'],
    accountName: ['customer name', 'customer description'],
    accountEmail: ['customer email'],
    amount: ['total'],
    currency: ['currency'],
    issued: ['finalized at utc', 'date utc', 'created utc'],
    start: ['minimum line item period start utc', 'period start utc'],
    end: ['maximum line item period end utc', 'period end utc'],
  },
  notes: [
    'The amount is the total without its tax. Drafts, void and uncollectible invoices are left out and listed.',
    'Invoices for no period of time, such as one-off services, are no recurring revenue: they are left out and listed.',
  ],
  prepare: (cell, style) => {
    const status = cell('status').trim().toLowerCase();
    if (notOwed.has(status)) {
      return problem('never-paid', `The invoice is ${status}: nobody owes it.`);
    }
    const start = first(cell('minimum line item period start utc'), cell('period start utc'));
    const end = first(cell('maximum line item period end utc'), cell('period end utc'));
    if (dayOf(start) !== '' && dayOf(start) === dayOf(end)) {
      return problem(
        'one-off',
        `The invoice is for no period of time (${dayOf(start)} alone): it is no recurring revenue.`,
      );
    }
    const total = readNumber(cell('total'), style);
    const tax = readNumber(cell('tax'), style);
    const amount =
      total === null || tax === null
        ? cell('total')
        : written(subtract(total.text, tax.text), style);
    return { amount, start, end };
  },
};

/** Plain decimal text in the style of the file, as its other numbers are. */
const written = (plain: string, style: 'point' | 'comma'): string =>
  style === 'point' ? plain : plain.replace('.', ',');
