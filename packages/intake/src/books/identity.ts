import { shown } from './cells.js';
import type { BookKind } from './types.js';

type Values = Readonly<Record<string, string>>;

/** What tells a row of a kind of book from the others of its file, and how a sentence names it. */
export interface RowIdentity {
  readonly key: string;
  readonly what: string;
}

const keyOf = (...parts: readonly (string | undefined)[]): string =>
  parts.map((part) => `${part?.length ?? -1}:${part?.toLowerCase() ?? ''}`).join('|');
const byId = (what: string, id: string): RowIdentity => ({
  key: `id:${id}`,
  what: `${what} “${shown(id)}”`,
});

/** Null where nothing tells rows apart: equal ledger lines may be two payments of one day. */
export const identityOf = (kind: BookKind, values: Values): RowIdentity | null =>
  identities[kind](values);

const identities: Readonly<Record<BookKind, (values: Values) => RowIdentity | null>> = {
  accounts: ({ externalId: id, name = '' }) =>
    id === undefined
      ? { key: keyOf('name', name), what: `The account “${shown(name)}”` }
      : byId('The account id', id),
  contacts: ({ externalId: id, account, email, name }) =>
    id === undefined
      ? {
          key: keyOf(account, email ?? name),
          what: `The contact “${shown(email ?? name ?? '')}” of this account`,
        }
      : byId('The contact id', id),
  // One whose price changed is several rows, one period after the other.
  subscriptions: ({ externalId: id, account, product, plan, start }) => ({
    key: id === undefined ? keyOf(account, product, plan, start) : keyOf(id, start),
    what:
      id === undefined
        ? 'A subscription of this account, product, plan and first day'
        : `The subscription “${shown(id)}” from ${start ?? ''}`,
  }),
  // An invoice of several lines repeats its id.
  invoices: ({ externalId: id, account, product, start, end, amount }) => ({
    key: keyOf(id ?? account, product, start, end, id === undefined ? amount : undefined),
    what:
      id === undefined
        ? 'An invoice line of this account, product, period and amount'
        : `The invoice line “${shown(id)}” of this product and period`,
  }),
  rates: ({ currency, base, day }) => ({
    key: keyOf(currency, base, day),
    what: `The rate of ${currency ?? ''} in ${base ?? ''} of ${day ?? ''}`,
  }),
  marketing: ({ month, channel, product }) => ({
    key: keyOf(month, channel, product),
    what: `The channel “${shown(channel ?? '')}” in ${month ?? ''}`,
  }),
  balances: ({ day, currency }) => ({
    key: keyOf(day, currency),
    what: `The balance of ${day ?? ''} in ${currency ?? ''}`,
  }),
  deals: ({ externalId: id, account, name, day, product }) =>
    id === undefined
      ? { key: keyOf(account, name, day, product), what: 'A deal of this account, name and day' }
      : byId('The deal id', id),
  ledger: ({ externalId: id }) => (id === undefined ? null : byId('The line id', id)),
};
