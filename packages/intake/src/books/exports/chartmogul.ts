import { isBlank } from '../../blank.js';
import { problem } from '../cells.js';
import type { KnownExport } from './types.js';

/** Ids of records that were merged into one customer stand side by side: `a|b`. The first is the oldest. */
const firstId = (cell: string): string => cell.split('|')[0]?.trim() ?? '';

const customerOf = (ids: string, uuid: string): string =>
  isBlank(firstId(ids)) ? uuid.trim() : firstId(ids);

const inCents = 'Amounts of ChartMogul are in hundredths (cents) and are divided by 100.';

export const chartMogulCustomers: KnownExport = {
  id: 'chartmogul-customers',
  title: 'ChartMogul’s export of customers',
  kind: 'accounts',
  has: ['uuid', 'mrr', 'arr', 'plan name', 'net payments', 'subscriber since', 'status'],
  fields: {
    externalId: ['external ids', 'customer external ids', 'external id', 'uuid'],
    name: ['company', 'customer name', 'name'],
    domain: ['email', 'customer email', 'primary contact email'],
    plan: ['plan name'],
    region: ['country', 'customer country'],
    owner: ['owner', 'owner name'],
    status: ['status'],
    since: ['subscriber since'],
    revenue: ['mrr'],
    currency: ['currency'],
  },
  notes: [inCents],
  cents: ['revenue'],
  prepare: (cell) => {
    const ids = [cell('external ids'), cell('customer external ids'), cell('external id')];
    const externalId = customerOf(ids.find((id) => !isBlank(id)) ?? '', cell('uuid'));
    const name = [cell('company'), cell('customer name'), cell('name')].find(
      (each) => !isBlank(each),
    );
    return { externalId, ...(name === undefined ? {} : { name }) };
  },
};

/** As the data platform exports what was imported: without figures, which are calculated later. */
export const chartMogulSourceCustomers: KnownExport = {
  id: 'chartmogul-source-customers',
  title: 'ChartMogul’s export of a source’s customers',
  kind: 'accounts',
  has: ['name', 'email', 'company', 'country', 'lead created at', 'free trial started at'],
  fields: {
    externalId: ['external id', 'customer id', 'customer external id'],
    name: ['company', 'name'],
    domain: ['email'],
    region: ['country'],
    owner: ['owner'],
    status: ['status'],
    since: ['lead created at'],
  },
  notes: ['Customers without a company are called by their own name.'],
  prepare: (cell) => {
    const name = [cell('company'), cell('name')].find((each) => !isBlank(each));
    return name === undefined ? {} : { name };
  },
};

export const chartMogulSubscriptions: KnownExport = {
  id: 'chartmogul-subscriptions',
  title: 'ChartMogul’s export of subscriptions',
  kind: 'subscriptions',
  has: [
    'customer uuid',
    'customer name',
    'plan name',
    'mrr',
    'arr',
    'interval unit',
    'interval count',
  ],
  fields: {
    externalId: [
      'customer subscription id',
      'subscription external id',
      'subscription uuid',
      'uuid',
    ],
    account: ['customer external ids', 'customer external id', 'customer uuid'],
    accountName: ['customer name'],
    accountEmail: ['customer email'],
    plan: ['plan name'],
    amount: ['mrr'],
    currency: ['currency'],
    seats: ['quantity'],
    start: ['start date', 'subscription start date', 'started at', 'subscriber since'],
    end: ['end date', 'subscription end date', 'ended at', 'cancelled at', 'canceled at'],
  },
  notes: [inCents, 'MRR is of a month: interval and quantity are in it already.'],
  amountPeriod: 'month',
  cents: ['amount'],
  prepare: (cell) => {
    const ids = isBlank(cell('customer external ids'))
      ? cell('customer external id')
      : cell('customer external ids');
    const id = ['customer subscription id', 'subscription external id', 'subscription uuid', 'uuid']
      .map((column) => firstId(cell(column)))
      .find((each) => !isBlank(each));
    return {
      account: customerOf(ids, cell('customer uuid')),
      ...(id === undefined ? {} : { externalId: id }),
    };
  },
};

const isTrue = (cell: string): boolean => /^(?:true|t|1|yes)$/i.test(cell.trim());

export const chartMogulIntervals: KnownExport = {
  id: 'chartmogul-mrr-intervals',
  title: 'ChartMogul’s export of MRR intervals',
  kind: 'subscriptions',
  has: [
    'customer uuid',
    'mrr',
    'start date',
    'end date',
    'subscription uuid',
    'is free',
    'is trial',
  ],
  fields: {
    externalId: ['subscription uuid'],
    account: ['customer uuid'],
    plan: ['plan uuid'],
    amount: ['mrr'],
    seats: ['quantity'],
    start: ['start date'],
    end: ['end date'],
  },
  notes: [inCents, 'Free and trial intervals are not paid for: they are left out and listed.'],
  amountPeriod: 'month',
  cents: ['amount'],
  prepare: (cell) =>
    isTrue(cell('is trial')) || isTrue(cell('is free'))
      ? problem('never-paid', 'The interval is free or a trial: nothing was paid.')
      : {},
};

export const chartMogulMovements: KnownExport = {
  id: 'chartmogul-mrr-movements',
  title: 'ChartMogul’s export of MRR movements',
  kind: 'subscriptions',
  has: ['date', 'mrr movement', 'mrr', 'movement type', 'customer uuid'],
  fields: {
    externalId: ['subscription external id'],
    account: ['customer external id', 'customer uuid'],
    accountName: ['customer name'],
    plan: ['plan external id'],
    amount: ['mrr movement'],
    seats: ['active subscription quantity'],
    start: ['date'],
  },
  notes: [
    'Each movement begins a new period of its subscription, at the sum of the movements until then, and ends the one before. A churn only ends: the file gives fewer subscriptions than it has rows.',
    inCents,
    'MRR is in the currency of the ChartMogul account, not in that of the invoices; choose it.',
  ],
  amountPeriod: 'month',
  cents: ['amount'],
  joined: true,
  prepare: (cell) => ({
    account: customerOf(cell('customer external id'), cell('customer uuid')),
  }),
};
