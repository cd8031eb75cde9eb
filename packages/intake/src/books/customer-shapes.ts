import { account, currency, externalId } from './common-fields.js';
import type { BookShape } from './types.js';

export const accounts: BookShape = {
  kind: 'accounts',
  title: 'accounts',
  row: 'A company or person who pays, or may.',
  oneOf: ['externalId', 'name'],
  fields: [
    externalId(
      'Id of the account in your system',
      'id|account id|customer id|external id|customer external id|company id|account|customer|kundennummer',
    ),
    {
      name: 'name',
      type: 'text',
      means: 'Name of the account',
      names: 'name|account name|company|company name|customer name|organization|organisation|firma',
    },
    {
      name: 'domain',
      type: 'text',
      means: 'E-mail domain; an e-mail address is taken for its domain',
      names: 'domain|email domain|website|web|url|email|e mail|customer email|homepage',
    },
    {
      name: 'plan',
      type: 'text',
      means: 'Plan or tier',
      names: 'plan|plan name|plan tier|tier|subscription plan|package|tarif',
    },
    {
      name: 'segment',
      type: 'text',
      means: 'Segment as your system has it',
      names: 'segment|customer segment|size|company size|industry|category|branche',
    },
    {
      name: 'seats',
      type: 'count',
      means: 'Seats or users',
      names: 'seats|seat count|users|user count|licenses|licences|quantity|employees|plaetze',
    },
    {
      name: 'region',
      type: 'text',
      means: 'Region or country',
      names:
        'region|country|territory|market|land|location|address country|customer country|pais|pays',
    },
    {
      name: 'owner',
      type: 'text',
      means: 'Who looks after the account',
      names:
        'owner|account owner|account manager|csm|customer success manager|sales owner|lead owner|betreuer',
    },
    {
      name: 'status',
      type: 'text',
      means: 'Status, such as active, trial or churned',
      names: 'status|state|account status|customer status|lifecycle stage',
    },
    {
      name: 'since',
      type: 'day',
      means: 'Customer since',
      names:
        'since|customer since|created|created at|created utc|created date|signup date|sign up date|signup|start date|joined|kunde seit',
    },
    {
      name: 'renewal',
      type: 'day',
      means: 'Day of the next renewal',
      names:
        'renewal|renewal date|renews|renews on|next renewal|contract end|contract end date|term end|vertragsende',
    },
    {
      name: 'revenue',
      type: 'amount',
      means: 'Monthly revenue; left out where subscriptions or invoices are imported',
      names: 'mrr|monthly revenue|monthly recurring revenue|monthly charges|mrr amount',
    },
    currency,
  ],
};

export const contacts: BookShape = {
  kind: 'contacts',
  title: 'contacts',
  row: 'A person at an account.',
  oneOf: ['email', 'externalId', 'name'],
  fields: [
    account,
    {
      name: 'name',
      type: 'text',
      means: 'Name',
      names: 'name|contact|contact name|full name|person',
    },
    {
      name: 'email',
      type: 'email',
      means: 'E-mail address',
      names: 'email|e mail|email address|mail',
    },
    {
      name: 'role',
      type: 'text',
      means: 'Role or title',
      names: 'role|title|job title|position|funktion',
    },
    externalId('Id of the contact', 'id|contact id|user id|external id|person id'),
  ],
};

export const rates: BookShape = {
  kind: 'rates',
  title: 'exchange rates',
  row: 'From this day on, one unit of a currency is worth so much of another.',
  fields: [
    {
      name: 'day',
      type: 'day',
      required: true,
      means: 'First day of the rate',
      names: 'date|day|valid from|datum|fecha',
    },
    {
      name: 'currency',
      type: 'currency',
      required: true,
      means: 'The currency',
      names: 'currency|from|from currency|code|iso|waehrung',
    },
    {
      name: 'base',
      type: 'currency',
      required: true,
      means: 'The currency that the rate is told in',
      names: 'base|to|to currency|base currency|quote',
    },
    {
      name: 'rate',
      type: 'number',
      required: true,
      means: 'Value of one unit',
      names: 'rate|value|exchange rate|kurs|price',
    },
  ],
};
