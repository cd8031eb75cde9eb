import type { Identity } from './identity.js';

/** How an account was found, and how sure that makes: docs/methods/identity.md says why these numbers. */
export const confidenceOf = {
  /** The account's id in your system. */
  id: 1,
  /** The e-mail address of a contact. */
  address: 0.98,
  /** The e-mail domain of the account. */
  domain: 0.95,
  /** The e-mail domain of contacts of one account alone. */
  'contact-domain': 0.9,
  /** The very name, which one account alone has. */
  name: 0.9,
} as const;

export type ExactWay = keyof typeof confidenceOf;

/**
 * Accounts by what they may be called. Keys: `=` and an identity for what people decided (with an empty
 * account where they decided that it is none), `id:`, `mail:`, `@` (the account's own domain), `@@` (its
 * contacts') and `name:`. What two accounts share is not in it: nothing is taken that may be another's.
 */
export type AccountBook = ReadonlyMap<string, string>;

export interface FoundAccount {
  readonly account: string;
  readonly how: ExactWay | 'decided';
}

/** The account of a voice, by the surest way; null where there is none, or where people said so. */
export function findAccount(book: AccountBook, identity: Identity): FoundAccount | null {
  if (book.size === 0) return null;
  const decided = book.get(`=${identity.id}`);
  if (decided !== undefined) return decided === '' ? null : { account: decided, how: 'decided' };
  for (const [how, key] of keysOf(identity)) {
    const account = book.get(key);
    if (account !== undefined) return { account, how };
  }
  return null;
}

/** What to look for, the surest first. */
function* keysOf({ name, domain, address, customer }: Identity): Generator<[ExactWay, string]> {
  const called = name ?? customer;
  if (called !== null) yield ['id', `id:${called}`];
  if (address !== null) yield ['address', `mail:${address}`];
  if (domain !== null) yield ['domain', `@${domain}`];
  // Some sources have the domain for the company's name.
  if (name !== null) yield ['domain', `@${name}`];
  if (domain !== null) yield ['contact-domain', `@@${domain}`];
  if (called !== null) yield ['name', `name:${called}`];
}
