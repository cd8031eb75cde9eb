import {
  closingsByDay,
  compareClosings,
  monthOf,
  movements,
  type Breach,
  type Closing,
  type Month,
} from '@headwater/decision';
import { sql } from 'kysely';
import { readBooks } from '../customers/index.js';
import type { Ctx } from '../platform/index.js';
import { countAccount } from './count-account.js';
import { currentGeneration, type Generation } from './generation.js';
import { movementCells } from './read-cells.js';
import { readStored, segmentsOf, type StoredAccount } from './read-stored.js';
import { productsOf } from './state.js';

/** One line of the proof: a product (or '' for the portfolio), everybody or a segment, in one currency. */
export interface CheckedSeries {
  readonly scope: string;
  readonly segment: string | null;
  readonly currency: string;
  readonly from: Month;
  readonly to: Month;
  readonly months: number;
  /** At the end of `to`. */
  readonly closingMinor: number;
  readonly accounts: number;
  readonly breaches: number;
}

export interface BookBreach extends Omit<Breach, 'rule'> {
  /** Those of the identity, and `balance`: what is kept of an account's month is not what it paid. */
  readonly rule: Breach['rule'] | 'balance';
  readonly segment: string | null;
  readonly account: { readonly id: string; readonly name: string } | null;
}

export interface BooksCheck {
  /** Null where revenue was never counted. */
  readonly countedAt: string | null;
  readonly accounts: number;
  readonly series: readonly CheckedSeries[];
  readonly breaches: readonly BookBreach[];
}

const batchAccounts = 1000;

/**
 * Proves the stored revenue: adds up every subscription on every month's last day, account by account, and
 * holds against it what is stored of the account, of every product and currency, and of every segment as the
 * pages read it.
 */
export async function checkBooks(ctx: Ctx): Promise<BooksCheck> {
  // Of one moment: what comes in meanwhile must not look like a fault.
  return ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((db) => check({ ...ctx, db }));
}

async function check(ctx: Ctx): Promise<BooksCheck> {
  const generation = await currentGeneration(ctx.db);
  if (generation === undefined) return { countedAt: null, accounts: 0, series: [], breaches: [] };
  const today = ctx.clock.now().toISOString().slice(0, 10);
  const through = generation.lastMonth;
  const months = monthsOf(generation);
  const closings = new Closings();
  const breaches: BookBreach[] = [];
  const segments = new Set<string>();
  let accounts = 0;
  for (let after: string | null = null, more = true; more;) {
    const page = await readBooks(ctx.db, after, batchAccounts);
    const stored = await readStored(ctx.db, generation.id, { after, last: page.next });
    const memberships = await segmentsOf(ctx.db, { after, last: page.next });
    for (const id of new Set([...page.accounts.keys(), ...stored.keys()])) {
      const books = page.accounts.get(id) ?? { subscriptions: [], invoices: [] };
      const { subscriptions } = countAccount(id, books, { today, lastMonth: through });
      const own = closingsByDay(subscriptions, months);
      accounts += 1;
      breaches.push(...ofAccount(id, own, stored.get(id), through));
      closings.add(null, own);
      for (const segment of memberships.get(id) ?? []) {
        segments.add(segment);
        closings.add(segment, own);
      }
    }
    after = page.next;
    more = after !== null;
  }
  const series: CheckedSeries[] = [];
  for (const scope of ['', ...(await productsOf(ctx.db, generation.id))]) {
    for (const segment of [null, ...[...segments].toSorted()]) {
      const filter = segment === null ? {} : { segment };
      const cells = await movementCells(ctx.db, {
        generation,
        scopes: [scope],
        filter,
        to: through,
      });
      const found = compareClosings(
        movements(cells, monthOf(through)),
        closings.of(segment, scope),
      ).map((breach) => ({ ...breach, segment, account: null }));
      breaches.push(...found);
      series.push(...linesOf(closings.of(segment, scope), { scope, segment }, found, today));
    }
  }
  return {
    countedAt: generation.countedAt,
    accounts,
    series,
    breaches: await named(ctx, breaches),
  };
}

function monthsOf({ firstMonth, lastMonth }: Generation): Month[] {
  const first = firstMonth ?? lastMonth + 1;
  return Array.from({ length: Math.max(0, lastMonth - first + 1) }, (_, i) => monthOf(first + i));
}

/** What is stored of one account against what it paid. */
function ofAccount(
  id: string,
  closings: readonly Closing[],
  stored: StoredAccount | undefined,
  through: number,
): BookBreach[] {
  const account = { id, name: '' };
  const paid = closings.filter(({ minor }) => minor !== 0);
  const series = movements(stored?.changes ?? [], monthOf(through));
  const breaches: BookBreach[] = compareClosings(series, paid).map((breach) => ({
    ...breach,
    segment: null,
    account,
  }));
  const wanted = new Map(paid.map((one) => [`${one.scope}\0${one.currency}\0${one.month}`, one]));
  for (const { scope, currency, month, minor } of stored?.balances(through) ?? []) {
    const key = `${scope}\0${currency}\0${month}`;
    const expected = wanted.get(key)?.minor ?? 0;
    wanted.delete(key);
    if (expected === minor) continue;
    breaches.push({
      scope,
      currency,
      month,
      rule: 'balance',
      expected,
      found: minor,
      segment: null,
      account,
    });
  }
  for (const { scope, currency, month, minor } of wanted.values()) {
    breaches.push({
      scope,
      currency,
      month,
      rule: 'balance',
      expected: minor,
      found: 0,
      segment: null,
      account,
    });
  }
  return breaches;
}

/** Closings added up for everybody and for each segment. */
class Closings {
  readonly #sums = new Map<string | null, Map<string, Closing>>();

  add(segment: string | null, closings: readonly Closing[]): void {
    const own = this.#sums.get(segment) ?? new Map<string, Closing>();
    this.#sums.set(segment, own);
    for (const closing of closings) {
      if (closing.minor === 0 && closing.accounts === 0) continue;
      const key = `${closing.scope}\0${closing.currency}\0${closing.month}`;
      const before = own.get(key);
      own.set(
        key,
        before === undefined
          ? closing
          : {
              ...closing,
              minor: before.minor + closing.minor,
              accounts: before.accounts + closing.accounts,
            },
      );
    }
  }

  of(segment: string | null, scope: string): Closing[] {
    return [...(this.#sums.get(segment)?.values() ?? [])].filter((one) => one.scope === scope);
  }
}

/** A line for each currency: what the table shows ends with the month that is not over. */
function linesOf(
  closings: readonly Closing[],
  line: Pick<CheckedSeries, 'scope' | 'segment'>,
  breaches: readonly BookBreach[],
  today: string,
): CheckedSeries[] {
  const currencies = new Set([...closings, ...breaches].map(({ currency }) => currency));
  return [...currencies].toSorted().flatMap((currency) => {
    const own = closings
      .filter((one) => one.currency === currency)
      .toSorted((a, b) => (a.month < b.month ? -1 : 1));
    const to = today.slice(0, 7);
    const from = own[0]?.month ?? to;
    const last = own.find(({ month }) => month === to);
    return [
      {
        ...line,
        currency,
        from,
        to,
        months: own.length,
        closingMinor: last?.minor ?? 0,
        accounts: last?.accounts ?? 0,
        breaches: breaches.filter((one) => one.currency === currency).length,
      },
    ];
  });
}

/** Accounts by the names that people know. */
async function named(ctx: Ctx, breaches: readonly BookBreach[]): Promise<BookBreach[]> {
  const ids = [...new Set(breaches.flatMap(({ account }) => account?.id ?? []))];
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from account where id = any(${ids}::uuid[])`.execute(ctx.db);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return breaches.map((breach) =>
    breach.account === null
      ? breach
      : {
          ...breach,
          account: {
            id: breach.account.id,
            name: names.get(breach.account.id) ?? 'an account that is not there any more',
          },
        },
  );
}
