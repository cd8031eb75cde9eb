import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateShared, cashStatement, type LedgerLine } from '../src/index.js';

const line = (date: string, amountMinor: number, over: Partial<LedgerLine> = {}): LedgerLine => ({
  date,
  amountMinor,
  category: 'customers',
  product: 'app',
  currency: 'EUR',
  ...over,
});
const sections = {
  customers: 'operating',
  salaries: 'operating',
  laptops: 'investing',
  loan: 'financing',
} as const;

describe('cash statement', () => {
  const lines = [
    line('2026-01-10', 500_000),
    line('2026-01-31', -300_000, { category: 'salaries', product: null }),
    line('2026-02-02', -120_000, { category: 'laptops', product: null }),
    line('2026-03-15', 200_000, { category: 'loan', product: null }),
    line('2026-03-20', 450_050),
  ];

  it('gives the hand-worked months', () => {
    const { months } = cashStatement(lines, { currency: 'EUR', sections, openingMinor: 100_000 });
    expect(months.map((m) => [m.month, m.openingMinor, m.netMinor, m.closingMinor])).toEqual([
      ['2026-01', 100_000, 200_000, 300_000],
      ['2026-02', 300_000, -120_000, 180_000],
      ['2026-03', 180_000, 650_050, 830_050],
    ]);
    expect(months[2]).toMatchObject({ operatingMinor: 450_050, financingMinor: 200_000 });
  });

  it('shows where a ledger stopped agreeing with the bank, and where it got no worse', () => {
    const { breaches } = cashStatement(lines, {
      currency: 'EUR',
      sections,
      openingMinor: 100_000,
      balances: [
        { date: '2026-01-31', amountMinor: 300_000 },
        { date: '2026-02-28', amountMinor: 179_000 },
        { date: '2026-03-31', amountMinor: 829_050 },
      ],
    });
    expect(breaches).toEqual([
      {
        date: '2026-02-28',
        month: '2026-02',
        expectedMinor: 180_000,
        foundMinor: 179_000,
        differenceMinor: -1000,
        arisenMinor: -1000,
      },
      {
        date: '2026-03-31',
        month: '2026-03',
        expectedMinor: 830_050,
        foundMinor: 829_050,
        differenceMinor: -1000,
        arisenMinor: 0,
      },
    ]);
  });

  it('works the opening back from the first stated balance', () => {
    const statement = cashStatement(lines, {
      currency: 'EUR',
      sections,
      balances: [{ date: '2026-02-28', amountMinor: 180_000 }],
    });
    expect(statement).toMatchObject({ opening: 'from balance', breaches: [] });
    expect(statement.months[0]?.openingMinor).toBe(100_000);
  });

  it('leaves bad lines out by name and counts unnamed categories as operating', () => {
    const statement = cashStatement(
      [
        ...lines,
        line('2026-02-30', 1),
        line('2026-02-03', 0.5),
        line('2026-02-03', 7, { currency: 'USD' }),
        line('2026-02-03', -11, { category: 'biscuits' }),
      ],
      { currency: 'EUR', sections },
    );
    expect(statement.leftOut.map(({ index, reason }) => [index, reason])).toEqual([
      [5, 'date'],
      [6, 'amount'],
      [7, 'currency'],
    ]);
    expect(statement.unplaced).toEqual(['biscuits']);
    expect(statement.months[1]?.operatingMinor).toBe(-11);
  });

  it('counts lines before the first month shown in its opening', () => {
    const { months } = cashStatement(lines, {
      currency: 'EUR',
      sections,
      openingMinor: 100_000,
      from: '2026-03',
    });
    expect(months.map((m) => [m.month, m.openingMinor])).toEqual([['2026-03', 180_000]]);
  });

  const anyLine = fc.record({
    date: fc.constantFrom('2026-01-05', '2026-01-31', '2026-02-14', '2026-04-30', '2027-01-01'),
    amountMinor: fc.integer({ min: -1e9, max: 1e9 }),
    category: fc.constantFrom('customers', 'salaries', 'laptops', 'loan', 'unnamed'),
    product: fc.constantFrom('app', 'api', null),
    currency: fc.constant('EUR'),
  });

  it('closes every month to the cent, and rows, sections and months agree (property)', () => {
    fc.assert(
      fc.property(fc.array(anyLine), fc.integer({ min: -1e9, max: 1e9 }), (of, openingMinor) => {
        const { months, rows } = cashStatement(of, { currency: 'EUR', sections, openingMinor });
        let opening = openingMinor;
        for (const [i, month] of months.entries()) {
          expect(month.openingMinor).toBe(opening);
          expect(month.openingMinor + month.netMinor).toBe(month.closingMinor);
          expect(rows.reduce((sum, row) => sum + (row.minor[i] ?? 0), 0)).toBe(month.netMinor);
          opening = month.closingMinor;
        }
        expect(opening - openingMinor).toBe(of.reduce((sum, l) => sum + l.amountMinor, 0));
      }),
    );
  });

  it('allocates shared lines to the cent without moving a total (property)', () => {
    const weight = fc.double({ min: 0.01, max: 1000, noNaN: true });
    fc.assert(
      fc.property(fc.array(anyLine), weight, weight, (of, app, api) => {
        const statement = cashStatement(of, { currency: 'EUR', sections });
        const rows = allocateShared(statement, { app, api });
        expect(rows.filter(({ product }) => product === null)).toEqual([]);
        for (const [i, month] of statement.months.entries()) {
          expect(rows.reduce((sum, row) => sum + (row.minor[i] ?? 0), 0)).toBe(month.netMinor);
        }
      }),
    );
  });

  it('gives the odd cent of a shared line to the largest remainder', () => {
    const { rows } = cashStatement([line('2026-01-01', -100, { product: null })], {
      currency: 'EUR',
      sections,
    });
    const parts = allocateShared({ rows }, { app: 0.5, api: 1, web: 1.5 });
    expect(parts.map(({ product, minor }) => [product, ...minor])).toEqual([
      ['app', -17],
      ['api', -33],
      ['web', -50],
    ]);
    expect(() => allocateShared({ rows }, { app: 0 })).toThrow('weights from 0 on');
    expect(() => allocateShared({ rows }, { app: -1, api: 2 })).toThrow('weights from 0 on');
  });
});
