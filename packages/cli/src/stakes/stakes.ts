import { isBillingInterval, isCurrency, monthlyMinor, readAmount } from '@headwater/decision';
import {
  addressIn,
  domainIn,
  findAccount,
  identityOf,
  ownDomain,
  type AccountBook,
  type CheckedRow,
} from '@headwater/intake';
import type { FileItem } from '../analyze/read-input.js';

/** What one account pays a month in the currency that is told, and when it renews. */
export interface Stake {
  readonly name: string;
  /** Null where nothing is known that it pays. */
  readonly monthlyMinor: number | null;
  readonly renewal: string | null;
}

export interface Stakes {
  readonly accounts: readonly Stake[];
  /** For each item the number of its account; −1 where none is known. */
  readonly accountOf: Int32Array;
  /** What amounts are told in: the currency that most accounts pay in; null where nobody pays. */
  readonly currency: string | null;
  /** Accounts that pay in other currencies, whose amounts are in no sum. */
  readonly otherCurrencies: number;
  /** The day at which subscriptions run and from which renewals are counted. */
  readonly asOf: string;
  readonly renewals: boolean;
}

interface Draft {
  name: string;
  renewal: string | null;
  readonly amounts: Map<string, number>;
}

/** Accounts by id and name, as rows of either file call them. */
class Accounts {
  readonly all: Draft[] = [];
  readonly #byKey = new Map<string, number | null>();

  /** What two accounts share tells neither. */
  name(key: string, index: number): void {
    const before = this.#byKey.get(key);
    this.#byKey.set(key, before === undefined || before === index ? index : null);
  }

  add(name: string): number {
    return this.all.push({ name, renewal: null, amounts: new Map() }) - 1;
  }

  find(called: string): number | null {
    const lower = called.trim().toLowerCase();
    const own = ownDomain(lower);
    for (const key of [`id:${lower}`, `@${own ?? lower}`, `name:${lower}`]) {
      const index = this.#byKey.get(key);
      if (index !== undefined && index !== null) return index;
    }
    return null;
  }

  book(): AccountBook {
    return new Map(
      [...this.#byKey].flatMap(([key, index]) =>
        index === null ? [] : [[key, String(index)] as const],
      ),
    );
  }
}

function addAccounts(accounts: Accounts, rows: readonly CheckedRow[], withRevenue: boolean): void {
  for (const { values } of rows) {
    const { externalId, name, domain, renewal, revenue, currency } = values;
    const index = accounts.add(name ?? externalId ?? '');
    const draft = accounts.all[index];
    if (draft === undefined) continue;
    if (externalId !== undefined) accounts.name(`id:${externalId.toLowerCase()}`, index);
    if (name !== undefined) accounts.name(`name:${name.toLowerCase()}`, index);
    const address = addressIn(domain);
    const own = ownDomain(domain === undefined ? null : (domainIn(domain) ?? domain));
    if (own !== null) accounts.name(`@${own}`, index);
    else if (address !== null) accounts.name(`mail:${address}`, index);
    draft.renewal = renewal ?? null;
    if (!withRevenue || revenue === undefined || currency === undefined) continue;
    const read = readAmount(revenue, currency, { mark: '.', round: true });
    if (read.ok) draft.amounts.set(currency, read.minor);
  }
}

/** What runs at the end of the day counts; an account that no list has is made of its subscription. */
function addSubscriptions(accounts: Accounts, rows: readonly CheckedRow[], asOf: string): void {
  for (const { values } of rows) {
    const { account = '', amount = '', currency = '', start = '', end, quantity } = values;
    const interval = values['interval'] ?? 'month';
    let index = accounts.find(account);
    if (index === null) {
      index = accounts.add(account);
      accounts.name(`id:${account.toLowerCase()}`, index);
      accounts.name(`name:${account.toLowerCase()}`, index);
    }
    const runs = start <= asOf && (end === undefined || end > asOf);
    if (!runs || !isCurrency(currency) || !isBillingInterval(interval)) continue;
    const count = values['intervalCount'];
    const minor = monthlyMinor(
      {
        amount,
        interval,
        ...(quantity === undefined ? {} : { quantity }),
        ...(count === undefined ? {} : { intervalCount: Number(count) }),
      },
      currency,
    );
    const amounts = accounts.all[index]?.amounts;
    if (minor !== null) amounts?.set(currency, (amounts.get(currency) ?? 0) + minor);
  }
}

/** The currency that most accounts pay in; of as many, the first by its code. */
function mainCurrency(accounts: readonly Draft[]): string | null {
  const payers = new Map<string, number>();
  for (const { amounts } of accounts) {
    for (const [currency, minor] of amounts) {
      if (minor > 0) payers.set(currency, (payers.get(currency) ?? 0) + 1);
    }
  }
  const [first] = [...payers].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return first?.[0] ?? null;
}

interface Books {
  readonly accounts: readonly CheckedRow[] | null;
  readonly subscriptions: readonly CheckedRow[] | null;
}

/** Whose feedback each item is, and what depends on it. */
export function stakesOf(books: Books, items: readonly FileItem[], asOf: string): Stakes {
  const accounts = new Accounts();
  const { subscriptions } = books;
  // Subscriptions say what is paid; without them the list's own word counts.
  addAccounts(accounts, books.accounts ?? [], subscriptions === null);
  if (subscriptions !== null) addSubscriptions(accounts, subscriptions, asOf);
  const book = accounts.book();
  const currency = mainCurrency(accounts.all);
  return {
    accounts: accounts.all.map(({ name, renewal, amounts }) => ({
      name,
      renewal,
      monthlyMinor: currency === null ? null : (amounts.get(currency) ?? null),
    })),
    accountOf: Int32Array.from(items, (item) => {
      const identity = identityOf({
        account: item.originals['account'] ?? item.account,
        customer: item.originals['customer'] ?? item.customer,
        shownCustomer: item.customer,
      });
      const found = identity === null ? null : findAccount(book, identity);
      return found === null ? -1 : Number(found.account);
    }),
    currency,
    otherCurrencies: accounts.all.filter(({ amounts }) =>
      [...amounts].some(([own, minor]) => own !== currency && minor > 0),
    ).length,
    asOf,
    renewals: accounts.all.some(({ renewal }) => renewal !== null),
  };
}
