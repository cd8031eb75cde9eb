import {
  accountChanges,
  balancesBetween,
  monthNumber,
  monthOf,
  type Change,
  type Subscription,
} from '@headwater/decision';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paidTimes } from '../src/finance/balances.js';
import { combineHistories } from '../src/finance/combine-histories.js';
import { historyRows } from '../src/finance/history-accounts.js';
import { eachWindow, historyCells } from '../src/finance/history-figures.js';
import { idAt, membersAmong, noMonth, packedKinds, type History } from '../src/finance/history.js';
import { firstRows } from '../src/finance/sort-rows.js';

const uuid = (n: number): string => `0199${String(n).padStart(4, '0')}-0000-7000-8000-000000000000`;
const bytesOf = (ids: readonly string[]): Uint8Array =>
  Buffer.from(ids.map((id) => id.replaceAll('-', '')).join(''), 'hex');

/** What a count packs of one scope. */
function packed(scope: string, subscriptions: readonly Subscription[]): History {
  const ids = [...new Set(subscriptions.map(({ account }) => account))].toSorted();
  const books = ids
    .map((id) => ({
      id,
      changes: accountChanges(subscriptions.filter(({ account }) => account === id)).filter(
        (change) => change.scope === scope,
      ),
    }))
    .filter(({ changes }) => changes.length > 0);
  const currencies = [
    ...new Set(books.flatMap(({ changes }) => changes.map(({ currency }) => currency))),
  ].toSorted();
  const rows = books.flatMap(({ changes }, place) => changes.map((change) => ({ place, change })));
  const times = books.map(({ changes }) => paidTimes(changes));
  return {
    scope,
    currencies,
    accounts: new Uint8Array(bytesOf(books.map(({ id }) => id))),
    firstMonths: Int32Array.from(times, ({ firstMonth }) => firstMonth),
    churnedMonths: Int32Array.from(times, ({ churnedMonth }) => churnedMonth ?? noMonth),
    places: Int32Array.from(rows, ({ place }) => place),
    months: Int32Array.from(rows, ({ change }) => monthNumber(change.month)),
    codes: Int32Array.from(
      rows,
      ({ change }) => currencies.indexOf(change.currency) * 8 + packedKinds.indexOf(change.kind),
    ),
    deltas: Float64Array.from(rows, ({ change }) => change.deltaMinor),
  };
}

const day = (month: number): string => `${monthOf(monthNumber('2024-01') + month)}-10`;
const subscriptions = fc
  .array(
    fc.record({
      account: fc.integer({ min: 0, max: 4 }),
      product: fc.constantFrom('desk', 'mail', 'vault'),
      currency: fc.constantFrom('EUR', 'USD'),
      // Below 0: a credit note.
      amount: fc.integer({ min: -300, max: 900 }),
      start: fc.integer({ min: 0, max: 9 }),
      length: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((rows) =>
    rows.map(({ account, product, currency, amount, start, length }, index): Subscription => ({
      id: `s${index}`,
      account: uuid(account),
      product,
      currency,
      mrrMinor: amount,
      start: day(start),
      end: length === undefined ? null : day(start + length),
    })),
  );

test('several products together are what books are that know these alone, for random histories', () => {
  fc.assert(
    fc.property(
      subscriptions,
      fc.subarray(['desk', 'mail', 'vault'], { minLength: 1 }),
      (rows, products) => {
        const chosen = rows.filter(({ product }) => products.includes(product));
        const together = combineHistories(
          '',
          products.map((product) => packed(product, rows)),
        );
        // Currencies in which everything cancels out are named, and have no change.
        const { currencies, codes, ...found } = together;
        const { currencies: known, codes: expected, ...rest } = packed('', chosen);
        expect(found).toEqual(rest);
        const told = (names: readonly string[], packedCodes: Int32Array) =>
          Array.from(packedCodes, (code) => `${names[code >> 3]} ${packedKinds[code & 7]}`);
        expect(told(currencies, codes)).toEqual(told(known, expected));
      },
    ),
  );
});

describe('figures of a history', () => {
  const to = monthNumber('2024-12');
  const someAccounts = fc.subarray([0, 1, 2, 3, 4].map(uuid));

  test('movements of members add up to what these accounts pay at the end, by their subscriptions', () => {
    fc.assert(
      fc.property(subscriptions, someAccounts, (rows, ids) => {
        const history = packed('', rows);
        const members = membersAmong(history, bytesOf(ids.toReversed()));
        const sums = new Map<string, number>();
        for (const { currency, deltaMinor } of historyCells(history, { members, to })) {
          sums.set(currency, (sums.get(currency) ?? 0) + deltaMinor);
        }
        for (const currency of ['EUR', 'USD']) {
          const paid = rows
            .filter((row) => row.currency === currency && ids.includes(row.account))
            .filter(({ end }) => end === null || end > '2024-12-31')
            .reduce((sum, { mrrMinor }) => sum + mrrMinor, 0);
          expect(sums.get(currency) ?? 0).toBe(paid);
        }
      }),
    );
  });

  test('accounts and windows are those that the balances between two months tell', () => {
    fc.assert(
      fc.property(subscriptions, fc.integer({ min: 1, max: 11 }), (rows, back) => {
        const history = packed('', rows);
        const since = to - back;
        const changes = rows.flatMap((row) => [row.account]);
        const expected = new Map<string, string>();
        const both = new Map<string, { opening: number; closing: number }>();
        for (const account of new Set(changes)) {
          const own: Change[] = accountChanges(
            rows.filter((row) => row.account === account),
          ).filter(({ scope }) => scope === '');
          for (const currency of new Set(own.map((change) => change.currency))) {
            const balance = balancesBetween(
              own.filter((change) => change.currency === currency),
              monthOf(since),
              monthOf(to),
            ).get(account);
            if (balance === undefined) continue;
            const { openingMinor: opening, closingMinor: closing } = balance;
            const sum = both.get(account) ?? { opening: 0, closing: 0 };
            both.set(account, { opening: sum.opening + opening, closing: sum.closing + closing });
            if (opening > 0) expected.set(`${account} ${currency}`, `${opening} ${closing}`);
          }
        }
        const found = historyRows(
          history,
          { members: undefined, month: to, cohort: undefined },
          { set: 'window', since },
        );
        expect(
          new Map(
            found.map(({ place, currency, opening, closing }) => [
              `${idAt(history, place)} ${history.currencies[currency]}`,
              `${opening} ${closing}`,
            ]),
          ),
        ).toEqual(expected);
        const windows: unknown[] = [];
        eachWindow(
          history,
          { members: undefined, since, to },
          () => (minor) => minor,
          (opening, closing) => windows.push({ opening, closing }),
        );
        expect(
          windows.filter((one) => JSON.stringify(one) !== '{"opening":0,"closing":0}'),
        ).toEqual(
          [...both]
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([, sum]) => sum)
            .filter(({ opening, closing }) => opening !== 0 || closing !== 0),
        );
      }),
    );
  });
});

test('pages of a sorted list, put together, are the whole list in order, whatever is equal', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 5 })),
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      (keys, limit, descending) => {
        const rows = keys.map((key, id) => ({ key, id }));
        const sign = descending ? -1 : 1;
        const order = (a: (typeof rows)[number], b: (typeof rows)[number]): number =>
          sign * (a.key - b.key || a.id - b.id);
        const all: typeof rows = [];
        for (;;) {
          const last = all.at(-1);
          const page = firstRows(rows, {
            limit,
            descending,
            key: (row) => row.key,
            tie: (a, b) => a.id - b.id,
            isBeyond: last && ((row) => order(row, last) > 0),
          });
          if (page.length === 0) break;
          all.push(...page.map(({ row }) => row));
        }
        expect(all).toEqual(rows.toSorted(order));
      },
    ),
  );
});
