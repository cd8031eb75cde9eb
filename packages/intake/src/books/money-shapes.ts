import { account, currency, externalId, product } from './common-fields.js';
import type { BookShape } from './types.js';

export const marketing: BookShape = {
  kind: 'marketing',
  title: 'marketing',
  row: 'What one channel cost and brought in one month.',
  fields: [
    {
      name: 'month',
      type: 'month',
      required: true,
      means: 'Month',
      names: 'month|date|period|monat|mes|mois',
    },
    {
      name: 'channel',
      type: 'text',
      required: true,
      means: 'Channel',
      names: 'channel|source|medium|campaign|acquisition channel|kanal|canal',
    },
    product,
    {
      name: 'spend',
      type: 'amount',
      required: true,
      means: 'Spend',
      names: 'spend|cost|costs|amount|budget|ausgaben|kosten',
    },
    currency,
    {
      name: 'leads',
      type: 'count',
      means: 'Leads',
      names: 'leads|signups|sign ups|visitors|contacts',
    },
    {
      name: 'opportunities',
      type: 'count',
      means: 'Opportunities',
      names: 'opportunities|opps|trials|qualified|sql|qualified leads',
    },
    {
      name: 'customers',
      type: 'count',
      means: 'New customers',
      names: 'customers|new customers|conversions|won|deals won|kunden',
    },
    {
      name: 'newRevenue',
      type: 'amount',
      means: 'Monthly revenue of the new customers',
      names: 'new mrr|new revenue|mrr|revenue',
    },
  ],
};

export const ledger: BookShape = {
  kind: 'ledger',
  title: 'ledger lines',
  row: 'Money that came in (positive) or went out (negative) on one day, or in one month.',
  fields: [
    {
      name: 'day',
      type: 'day',
      required: true,
      means: 'Day; a month is taken for its last day',
      names: 'date|day|month|booking date|posted|period|datum|buchungstag',
    },
    {
      name: 'category',
      type: 'text',
      required: true,
      means: 'Category',
      names: 'category|account|type|ledger account|konto|kategorie|categoria',
    },
    {
      name: 'amount',
      type: 'amount',
      required: true,
      means: 'Amount; negative where money went out',
      names: 'amount|value|total|net|betrag|importe|montant',
    },
    currency,
    product,
    {
      name: 'description',
      type: 'text',
      means: 'What it was',
      names: 'description|text|memo|note|details|buchungstext|concepto|libelle',
    },
    externalId('Id of the line', 'id|line id|entry id|transaction id|reference|belegnummer'),
  ],
};

export const balances: BookShape = {
  kind: 'balances',
  title: 'cash balances',
  row: 'The cash that the bank stated at the end of a day or month.',
  fields: [
    {
      name: 'day',
      type: 'day',
      required: true,
      means: 'Day; a month is taken for its last day',
      names: 'date|day|month|as of|datum',
    },
    {
      name: 'balance',
      type: 'amount',
      required: true,
      means: 'Balance at the end of the day',
      names: 'balance|closing balance|cash|amount|saldo',
    },
    currency,
  ],
};

export const deals: BookShape = {
  kind: 'deals',
  title: 'deals',
  row: 'A sale that was won, lost or is open, with its reason.',
  fields: [
    externalId('Id of the deal', 'id|deal id|opportunity id|external id'),
    { ...account, means: 'The account or prospect' },
    {
      name: 'name',
      type: 'text',
      means: 'Name of the deal',
      names: 'name|deal|deal name|opportunity|opportunity name',
    },
    {
      name: 'outcome',
      type: 'text',
      required: true,
      means: 'won, lost or open',
      names: 'outcome|stage|status|result|won lost|closed|ergebnis',
    },
    {
      name: 'amount',
      type: 'amount',
      means: 'Monthly revenue that it is about',
      names: 'amount|mrr|value|deal value|deal amount|betrag',
    },
    currency,
    {
      name: 'day',
      type: 'day',
      required: true,
      means: 'Day of the outcome; of an open deal, the day it began',
      names: 'date|day|closed|close date|closed at|closed on|datum',
    },
    {
      name: 'competitor',
      type: 'text',
      means: 'Who else was in the running',
      names: 'competitor|lost to|rival|wettbewerber',
    },
    {
      name: 'reason',
      type: 'text',
      means: 'Why, in the words of who knows',
      names: 'reason|lost reason|won reason|loss reason|notes|comment|why|grund|motivo',
    },
    product,
    {
      name: 'segment',
      type: 'text',
      means: 'Segment of the prospect',
      names: 'segment|size|industry',
    },
  ],
};
