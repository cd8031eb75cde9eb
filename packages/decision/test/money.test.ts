import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocate,
  amountText,
  checkRate,
  convertMinor,
  decimalMarkOf,
  formatAmount,
  isCurrency,
  minorExponent,
  RateTable,
  readAmount,
  spread,
} from '../src/index.js';

const minor = (text: string, currency = 'EUR', options = {}) => {
  const read = readAmount(text, currency, options);
  return read.ok ? read.minor : read.code;
};

describe('minor units', () => {
  it('follow ISO 4217, not what a locale shows', () => {
    expect(['EUR', 'JPY', 'KWD', 'HUF', 'IDR', 'ISK', 'IQD', 'CLF'].map(minorExponent)).toEqual([
      2, 0, 3, 2, 2, 0, 3, 4,
    ]);
    expect(isCurrency('eur')).toBe(false);
    expect(() => minorExponent('EURO')).toThrow('no currency');
  });
});

describe('readAmount', () => {
  it.each([
    ['1,234.50', 123450],
    ['1.234,50', 123450],
    ['(12.00)', -1200],
    ['-3', -300],
    ['3-', -300],
    ['−3', -300],
    ['+0.1', 10],
    ['.5', 50],
    ['5.', 500],
    ['€ 1 234,5', 123450],
    ["EUR 1'234.5", 123450],
    ['1\u202f234,50 €', 123450],
    ['(€12)', -1200],
    ['-€12', -1200],
    ['12,34,567.80', 123456780],
    ['1,234', 123400],
    ['1,234,567', 123456700],
    ['1.234.567', 123456700],
    ['0,123.45', 'not-a-number'],
    ['90071992547409.91', 9007199254740991],
    ['90071992547409.92', 'too-large'],
    ['1.234', 'ambiguous'],
    ['0.125', 'too-precise'],
    ['0.120', 12],
    ['12.3456', 'too-precise'],
    ['', 'empty'],
    [' - ', 'not-a-number'],
    ['twelve', 'not-a-number'],
    ['1,23.4', 'not-a-number'],
    ['1.2.3', 'not-a-number'],
    ['1,2,3', 'not-a-number'],
    ['1e3', 'not-a-number'],
    ['12 USD', 'other-currency'],
  ])('%j in EUR is %s', (text, expected) => {
    expect(minor(text)).toBe(expected);
  });

  it('takes the decimal mark of the column where it is known', () => {
    expect(minor('1.234', 'EUR', { mark: ',' })).toBe(123400);
    expect(minor('1,234', 'EUR', { mark: ',' })).toBe('too-precise');
    expect(minor('1,5', 'EUR', { mark: '.' })).toBe('not-a-number');
    expect(minor('1.234', 'KWD')).toBe(1234);
    expect(minor('1,234', 'KWD')).toBe('ambiguous');
    expect(minor('12', 'JPY')).toBe(12);
    expect(minor('12.5', 'JPY')).toBe('too-precise');
  });

  it('rounds halves to even where that is asked for', () => {
    const rounded = (text: string) => minor(text, 'EUR', { round: true });
    expect(['0.125', '0.135', '-0.125', '833.3333'].map(rounded)).toEqual([12, 14, -12, 83333]);
  });

  it('undoes amountText for every amount (property)', () => {
    const currency = fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF');
    fc.assert(
      fc.property(fc.maxSafeInteger(), currency, (amount, code) => {
        expect(minor(amountText(amount, code), code, { mark: '.' })).toBe(
          amount === 0 ? 0 : amount,
        );
      }),
    );
  });

  it('is shown exactly, whatever its size', () => {
    expect(formatAmount(9007199254740991, 'EUR')).toBe('€90,071,992,547,409.91');
    expect(formatAmount(-5, 'EUR')).toBe('-€0.05');
    expect(formatAmount(150, 'HUF').replace('\u00a0', ' ')).toBe('HUF 1.50');
  });
});

describe('decimalMarkOf', () => {
  it('tells the mark from values that can be read in one way only', () => {
    expect(decimalMarkOf(['1.234', '5', '12,5'])).toBe(',');
    expect(decimalMarkOf(['1.234', '1.234.567'])).toBe(',');
    expect(decimalMarkOf(['1,234', '1,234.5'])).toBe('.');
    expect(decimalMarkOf(['0.123'])).toBe('.');
    expect(decimalMarkOf(['1.234', '12', '€ 7'])).toBeUndefined();
  });
});

describe('allocate', () => {
  it("gives Hamilton's apportionment: the seats of ten among 41, 32 and 27 %", () => {
    expect(allocate(10, [41, 32, 27])).toEqual([4, 3, 3]);
    expect(spread(1000, 3)).toEqual([334, 333, 333]);
    expect(spread(-1000, 3)).toEqual([-334, -333, -333]);
  });

  it('adds up to the amount, each part within one of its exact share (property)', () => {
    const weights = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.maxSafeInteger(), weights, (amount, parts) => {
        fc.pre(parts.some((weight) => weight > 0));
        const found = allocate(amount, parts);
        const total = parts.reduce((sum, weight) => sum + BigInt(weight), 0n);
        expect(found.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(amount));
        found.forEach((part, i) => {
          const off = BigInt(part) * total - BigInt(amount) * BigInt(parts[i] ?? 0);
          expect(off < total && off > -total).toBe(true);
        });
      }),
    );
  });

  it('refuses weights that are none', () => {
    expect(() => allocate(5, [0, 0])).toThrow('above 0');
    expect(() => allocate(5, [0.5])).toThrow('whole numbers');
  });
});

describe('RateTable', () => {
  const table = new RateTable([
    { from: 'EUR', to: 'USD', day: '2024-02-01', rate: '1.25' },
    { from: 'EUR', to: 'USD', day: '2024-01-01', rate: '1.2' },
    { from: 'USD', to: 'EUR', day: '2024-03-01', rate: '0.5' },
    { from: 'EUR', to: 'JPY', day: '2024-01-15', rate: '160' },
    { from: 'GBP', to: 'USD', day: '2024-01-01', rate: '1.5' },
  ]);
  const convert = (amount: number, from: string, to: string, day: string) => {
    const rate = table.rateOn(from, to, day);
    return rate === null ? null : convertMinor(amount, from, to, rate);
  };

  it('takes the last rate on or before the day, and none before the first', () => {
    expect(convert(1000, 'EUR', 'USD', '2024-01-31')).toBe(1200);
    expect(convert(1000, 'EUR', 'USD', '2024-02-01')).toBe(1250);
    expect(convert(1000, 'EUR', 'USD', '2023-12-31')).toBeNull();
    expect(convert(7, 'EUR', 'EUR', '2000-01-01')).toBe(7);
  });

  it('turns a rate round exactly, and goes through the base currency', () => {
    expect(convert(1200, 'USD', 'EUR', '2024-01-05')).toBe(1000);
    expect(convert(1000, 'EUR', 'USD', '2024-03-02')).toBe(2000);
    expect(convert(1200, 'USD', 'JPY', '2024-01-20')).toBe(1600);
    expect(convert(1200, 'USD', 'JPY', '2024-01-10')).toBeNull();
    expect(table.rateOn('USD', 'JPY', '2024-02-20')?.day).toBe('2024-01-15');
    expect(convert(100, 'GBP', 'JPY', '2024-01-20')).toBeNull();
  });

  it('rounds once, halves to even, between currencies of different decimals', () => {
    const rate = { numerator: 1n, denominator: 1n, day: '' };
    expect(
      [50, 150, -50, -150, 51].map((cents) => convertMinor(cents, 'EUR', 'JPY', rate)),
    ).toEqual([0, 2, 0, -2, 1]);
    expect(convertMinor(5, 'EUR', 'KWD', rate)).toBe(50);
  });

  it('names what is wrong with a rate', () => {
    const row = { from: 'EUR', to: 'USD', day: '2024-01-01', rate: '1.1' };
    expect(checkRate(row)).toBeUndefined();
    expect(checkRate({ ...row, from: 'Euro' })?.code).toBe('unknown-currency');
    expect(checkRate({ ...row, day: '2024-02-30' })?.code).toBe('no-day');
    expect(checkRate({ ...row, rate: '0' })?.code).toBe('no-rate');
    expect(() => new RateTable([{ ...row, rate: 'x' }])).toThrow('no rate');
  });
});
