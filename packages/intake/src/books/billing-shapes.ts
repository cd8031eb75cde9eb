import { account, currency, externalId, product } from './common-fields.js';
import type { BookShape } from './types.js';

export const subscriptions: BookShape = {
  kind: 'subscriptions',
  title: 'subscriptions',
  row: 'What one account pays a month for one product, from one day to another.',
  fields: [
    account,
    externalId(
      'Id of the subscription; without one, account, product and first day tell rows apart',
      'id|subscription id|subscription|external id|subscription external id',
    ),
    {
      name: 'accountName',
      type: 'text',
      means: 'Name of the account',
      names: 'customer name|account name|company name|customer description',
    },
    {
      name: 'accountEmail',
      type: 'email',
      means: 'E-mail address of the account',
      names: 'customer email|email|account email',
    },
    product,
    {
      name: 'plan',
      type: 'text',
      means: 'Plan',
      names: 'plan|plan name|plan tier|plan id|tier|price nickname',
    },
    {
      name: 'amount',
      type: 'amount',
      required: true,
      means: 'Amount of one interval',
      names:
        'mrr|mrr amount|amount|plan amount|price|monthly amount|monthly charges|betrag|unit amount|arr|arr amount',
    },
    {
      name: 'interval',
      type: 'text',
      means: 'What the amount is for: month, year, quarter, week, day; without a column, the month',
      names:
        'interval|billing interval|plan interval|billing frequency|billing cycle|period|frequency|turnus',
    },
    {
      name: 'intervalCount',
      type: 'count',
      means: 'How many of these intervals the amount is for',
      names: 'interval count|plan interval count|billing interval count',
    },
    {
      name: 'quantity',
      type: 'number',
      means: 'Number that the amount is multiplied by',
      names: 'quantity|plan quantity|qty|menge',
    },
    { name: 'seats', type: 'count', means: 'Seats', names: 'seats|seat count|users' },
    currency,
    {
      name: 'start',
      type: 'day',
      required: true,
      means: 'First day paid for',
      names:
        'start|start date|start date utc|started|started at|starts|subscription start|created|created utc|signup date|beginn',
    },
    {
      name: 'end',
      type: 'day',
      means: 'First day no longer paid for; empty while it runs',
      names:
        'end|end date|ended|ended at|ended at utc|ends|canceled at|cancelled at|canceled at utc|cancelled|churned at|churn date|ende',
    },
  ],
};

export const invoices: BookShape = {
  kind: 'invoices',
  title: 'invoices',
  row: 'A line of an invoice: an amount for a period.',
  fields: [
    account,
    externalId(
      'Id of the line or invoice',
      'id|invoice id|line id|invoice number|number|external id|invoice external id|rechnungsnummer',
    ),
    {
      name: 'accountName',
      type: 'text',
      means: 'Name of the account',
      names: 'customer name|account name|company name',
    },
    {
      name: 'accountEmail',
      type: 'email',
      means: 'E-mail address of the account',
      names: 'customer email|email|account email',
    },
    product,
    {
      name: 'amount',
      type: 'amount',
      required: true,
      means: 'Amount without tax',
      names: 'amount|net|net amount|subtotal|amount paid|total|amount in cents|betrag|netto',
    },
    currency,
    {
      name: 'issued',
      type: 'day',
      means: 'Day of the invoice',
      names:
        'date|invoice date|issued|issued at|created|created utc|date utc|finalized at utc|rechnungsdatum',
    },
    {
      name: 'start',
      type: 'day',
      required: true,
      means: 'First day of the period',
      names:
        'period start|start|service period start|service start|from|start date|minimum line item period start utc|leistung von',
    },
    {
      name: 'end',
      type: 'day',
      required: true,
      means: 'First day after the period',
      names:
        'period end|end|service period end|service end|to|end date|maximum line item period end utc|leistung bis',
    },
  ],
};
