import { describe, expect, it } from 'vitest';
import type { BookPlan } from './plan.js';
import { now, planOf, rawOf, read, subscription } from './made-rows.js';
import { BookReader } from './read-books.js';
import type { BookKind } from './types.js';

/** What is wrong with the one row, as `code: reason`. */
const wrong = (
  kind: BookKind,
  row: Readonly<Record<string, string>>,
  change?: Partial<BookPlan>,
) => {
  const { rows, rejected } = read(kind, [row], change);
  expect(rows).toEqual([]);
  expect(rejected).toMatchObject([{ row: 1, line: 2, values: row }]);
  return `${rejected[0]?.code ?? ''}: ${rejected[0]?.reason ?? ''}`;
};

const ledger = { day: '2024-01-31', category: 'Rent', amount: '-1200.00' };
const marketing = { month: '2024-01', channel: 'Search', spend: '1200.00' };

describe('good rows', () => {
  it('are given out by type: days, months, plain decimals, codes', () => {
    const { rows, rejected } = read(
      'marketing',
      [
        {
          month: 'Jan 2024',
          channel: ' Paid\u0000  search ',
          spend: '€1.200,50',
          leads: '1.040',
          customers: '',
        },
      ],
      { decimal: 'comma', currency: 'USD' },
    );
    expect(rejected).toEqual([]);
    expect(rows[0]?.values).toEqual({
      month: '2024-01',
      channel: 'Paid search',
      spend: '1200.50',
      currency: 'EUR',
      leads: '1040',
    });
  });

  it('take a month for the last day of ledgers and balances, and for the first of all others', () => {
    expect(read('ledger', [{ ...ledger, day: '2024-02' }]).rows[0]?.values['day']).toBe(
      '2024-02-29',
    );
    expect(read('balances', [{ day: '02/2023', balance: '1' }]).rows[0]?.values['day']).toBe(
      '2023-02-28',
    );
    expect(
      read('subscriptions', [{ ...subscription, start: '2024-02' }]).rows[0]?.values['start'],
    ).toBe('2024-02-01');
  });

  it.each(['9999-12-31', '2999-12-31', '31.12.9999', ''])(
    'have no end where it says never: %s',
    (end) => {
      const { rows } = read('subscriptions', [{ ...subscription, end }], {
        dateFormat: 'day-first',
      });
      expect(rows[0]?.values).not.toHaveProperty('end');
    },
  );

  it('keep a currency of their own, in capitals, and take the file’s otherwise', () => {
    const { rows } = read('ledger', [{ ...ledger, currency: 'gbp' }, ledger]);
    expect(rows.map(({ values }) => values['currency'])).toEqual(['GBP', 'EUR']);
  });

  it.each([
    ['Monthly', 'month'],
    ['annual', 'year'],
    ['Quartal', 'quarter'],
    ['jährlich', 'year'],
    ['semi-annual', 'half year'],
    ['week', 'week'],
    ['', 'month'],
  ])('are paid by the interval “%s”', (interval, unit) => {
    const { rows } = read('subscriptions', [{ ...subscription, interval }]);
    expect(rows[0]?.values['interval']).toBe(unit);
  });

  it('leave interval and quantity aside where the amount has them in it', () => {
    const row = { ...subscription, interval: 'fortnight', quantity: '5', intervalCount: '3' };
    const { rows } = read('subscriptions', [row], { amountPeriod: 'year' });
    expect(rows[0]?.values).toMatchObject({ interval: 'year', amount: '90.00' });
    expect(rows[0]?.values).not.toHaveProperty('quantity');
  });

  it('may begin in the future, be free, or be credited', () => {
    expect(
      read('subscriptions', [{ ...subscription, start: '2027-01-01', amount: '0' }]).rejected,
    ).toEqual([]);
    const credit = { account: 'Dunlin', amount: '-90.00', start: '2024-01-01', end: '2024-02-01' };
    expect(read('invoices', [credit]).rejected).toEqual([]);
  });

  it('are in hundredths where their column says so', () => {
    const plan = planOf('ledger');
    const reader = new BookReader(
      { ...plan, mapping: { ...plan.mapping, amount: 'Amount in cents' } },
      { now },
    );
    const [row] = reader.read(
      rawOf([{ day: '2024-01-31', category: 'Rent', 'Amount in cents': '-120050' }]),
    ).rows;
    expect(row?.values['amount']).toBe('-1200.50');
  });

  it('may say the same once more', () => {
    expect(read('subscriptions', [subscription, subscription]).rejected).toEqual([]);
    const { rows } = read('ledger', [ledger, { ...ledger, amount: '-7' }, ledger, ledger]);
    expect(rows.map(({ repeat }) => repeat)).toEqual([0, 0, 1, 2]);
    const named = read('ledger', [{ ...ledger, externalId: 'L1' }]).rows[0];
    expect(named).not.toHaveProperty('repeat');
  });

  it('of one subscription may follow each other', () => {
    const { rejected } = read('subscriptions', [
      { ...subscription, end: '2024-06-01' },
      { ...subscription, start: '2024-06-01', amount: '95.00' },
    ]);
    expect(rejected).toEqual([]);
  });
});

describe('bad rows are named with line, code and what to do', () => {
  it.each([
    [
      'a missing account',
      'subscriptions',
      { ...subscription, account: ' ' },
      /^missing: The row has no account\. Fill it in/u,
    ],
    ['neither id nor name', 'accounts', { plan: 'Team' }, /^missing: The row has no id or name/u],
    [
      'a day that is none',
      'subscriptions',
      { ...subscription, start: 'soon' },
      /^bad-day: “soon” \(start\)/u,
    ],
    ['a day that can be read in two ways', 'ledger', { ...ledger, day: '03/04/2024' }, /^bad-day/u],
    [
      'a month that is none',
      'marketing',
      { ...marketing, month: '2024-13' },
      /^bad-month: “2024-13” \(month\) is no month/u,
    ],
    [
      'an amount that is no number',
      'ledger',
      { ...ledger, amount: 'lots' },
      /^bad-amount: “lots” \(amount\)/u,
    ],
    [
      'an amount in the other style',
      'ledger',
      { ...ledger, amount: '1.200,00' },
      /^bad-amount: .+a point for decimals/u,
    ],
    [
      'a number of people that is none',
      'accounts',
      { name: 'Dunlin', seats: '2.5' },
      /^bad-count: “2\.5” \(seats\)/u,
    ],
    ['too many of them', 'accounts', { name: 'Dunlin', seats: '9999999999' }, /^bad-count/u],
    [
      'an unknown currency',
      'ledger',
      { ...ledger, currency: 'EURO' },
      /^unknown-currency: “EURO” is no currency/u,
    ],
    [
      'another currency than the amount',
      'ledger',
      { ...ledger, amount: '£5', currency: 'EUR' },
      /^other-currency: .+GBP.+EUR/u,
    ],
    [
      'a negative price',
      'subscriptions',
      { ...subscription, amount: '-90.00' },
      /^negative: The price -90\.00 is below 0/u,
    ],
    ['a negative quantity', 'subscriptions', { ...subscription, quantity: '-2' }, /^negative/u],
    ['a negative spend', 'marketing', { ...marketing, spend: '(5.00)' }, /^negative/u],
    [
      'an unknown interval',
      'subscriptions',
      { ...subscription, interval: 'fortnight' },
      /^unknown-interval: “fortnight”/u,
    ],
    [
      'an end before the start',
      'subscriptions',
      { ...subscription, end: '2023-12-31' },
      /^backwards: .+ends on 2023-12-31, before it begins on 2024-01-01/u,
    ],
    [
      'an end on the first day',
      'subscriptions',
      { ...subscription, end: '2024-01-01' },
      /^backwards: .+ends on the day on which it begins/u,
    ],
    [
      'a period turned round',
      'invoices',
      { account: 'Dunlin', amount: '1', start: '2024-02-01', end: '2024-01-01' },
      /^backwards/u,
    ],
    [
      'a ledger month in the future',
      'ledger',
      { ...ledger, day: '2026-07' },
      /^in-future: The day 2026-07-31 lies in the future/u,
    ],
    [
      'a marketing month in the future',
      'marketing',
      { ...marketing, month: '2026-07' },
      /^in-future/u,
    ],
    ['a balance in the future', 'balances', { day: '2026-09-01', balance: '1' }, /^in-future/u],
    [
      'a year that cannot be meant',
      'subscriptions',
      { ...subscription, start: '1024-01-01' },
      /^implausible-day: The start 1024-01-01/u,
    ],
    [
      'an address that is none',
      'contacts',
      { account: 'Dunlin', email: 'kim at dunlin' },
      /^bad-email: “kim at dunlin”/u,
    ],
    [
      'a rate of nothing',
      'rates',
      { day: '2024-01-01', currency: 'USD', base: 'EUR', rate: '0' },
      /^bad-number: A rate must be above 0/u,
    ],
    [
      'a rate in itself',
      'rates',
      { day: '2024-01-01', currency: 'EUR', base: 'EUR', rate: '1' },
      /^bad-number: A rate of EUR in itself/u,
    ],
    [
      'a name without end',
      'accounts',
      { name: 'a'.repeat(501) },
      /^too-long: The name has 501 characters/u,
    ],
  ] as const)('%s', (_what, kind, row, said) => {
    expect(wrong(kind, row)).toMatch(said);
  });

  it('an amount without any currency', () => {
    expect(wrong('ledger', ledger, { currency: null })).toMatch(/^no-currency/u);
  });

  it('the month under way is not the future', () => {
    expect(read('ledger', [{ ...ledger, day: '2026-06' }]).rejected).toEqual([]);
  });

  it.each([
    [
      'accounts',
      { externalId: 'A1', name: 'Dunlin' },
      { externalId: 'A1', name: 'Ruff' },
      'The account id “A1”',
    ],
    [
      'accounts',
      { name: 'Dunlin', plan: 'Team' },
      { name: 'dunlin', plan: 'Solo' },
      'The account “dunlin”',
    ],
    [
      'subscriptions',
      subscription,
      { ...subscription, amount: '95.00' },
      'The subscription “s1” from 2024-01-01',
    ],
    ['marketing', marketing, { ...marketing, spend: '7.00' }, 'The channel “Search” in 2024-01'],
    [
      'balances',
      { day: '2024-01-31', balance: '1' },
      { day: '2024-01-31', balance: '2' },
      'The balance of 2024-01-31 in EUR',
    ],
    [
      'ledger',
      { ...ledger, externalId: 'L1' },
      { ...ledger, externalId: 'L1', amount: '1' },
      'The line id “L1”',
    ],
  ] as const)(
    'of %s, two that contradict each other: the first is kept',
    (kind, first, second, what) => {
      const { rows, rejected } = read(kind, [first, second]);
      expect(rows).toHaveLength(1);
      expect(rejected).toMatchObject([{ row: 2, line: 3, code: 'duplicate' }]);
      expect(rejected[0]?.reason).toContain(`${what} stands with other values on line 2 already`);
    },
  );

  it('contradictions are found across batches', () => {
    const reader = new BookReader(planOf('accounts'), { now });
    reader.read(rawOf([{ externalId: 'A1', name: 'Dunlin' }]));
    const later = reader.read([
      { row: 5000, line: 5001, values: { externalId: 'A1', name: 'Ruff' } },
    ]);
    expect(later.rejected).toMatchObject([{ code: 'duplicate', line: 5001 }]);
  });
});
