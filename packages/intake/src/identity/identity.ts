import { contentHash } from '../hash.js';
import { addressIn, ownDomain } from './domains.js';

/** Who said it, as the source names them: what an account is found by, and what a decision is about. */
export interface Identity {
  /** The same for every item with this voice. */
  readonly id: string;
  /** For people. An address at a public mail domain is shortened, as it is in every list. */
  readonly voice: string;
  /** In lower case, like the rest. */
  readonly name: string | null;
  /** Of the customer's e-mail address, where it can belong to one company alone. */
  readonly domain: string | null;
  /** An address at a public mail domain. */
  readonly address: string | null;
  /** Whatever else the customer is called: a name, or an id. */
  readonly customer: string | null;
}

interface Said {
  readonly account: string | null;
  /** As received: masking hides the address. */
  readonly customer: string | null;
  /** As lists show it. */
  readonly shownCustomer: string | null;
}

/** Whoever names a company is known by it and the domain; else a person by their address, name or id. */
export function identityOf({ account, customer, shownCustomer }: Said): Identity | null {
  const name = account?.trim() ?? '';
  const said = customer?.trim() ?? '';
  if (name === '' && said === '') return null;
  const address = addressIn(said);
  const domain = address === null ? null : ownDomain(address);
  if (name !== '' || domain !== null) {
    const lower = name.toLowerCase();
    return {
      id: idOf(`company:${lower}:${domain ?? ''}`),
      voice: name === '' ? `@${domain}` : domain === null ? name : `${name} (@${domain})`,
      name: lower === '' ? null : lower,
      domain,
      address: null,
      customer: null,
    };
  }
  if (address !== null) {
    const voice = address.replace(/^(.).*@/, '$1…@');
    return { id: idOf(`address:${address}`), voice, name: null, domain, address, customer: null };
  }
  const lower = said.toLowerCase();
  const voice = shownCustomer?.trim() || said;
  return { id: idOf(`customer:${lower}`), voice, name: null, domain, address, customer: lower };
}

/** Names a company: worth remembering before any account is known. */
export const namesCompany = ({ name, domain }: Identity): boolean =>
  name !== null || domain !== null;

/** A UUID of version 8 out of the key's digest. The migration that gave old items theirs makes the same. */
function idOf(key: string): string {
  const hex = contentHash(key);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
