import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marketingReport, type MarketingRow } from '../src/index.js';

const row = (over: Partial<MarketingRow> = {}): MarketingRow => ({
  channel: 'search',
  month: '2026-01',
  spendMinor: 100_000,
  leads: 100,
  opportunities: 40,
  customers: 10,
  newMrrMinor: 50_000,
  ...over,
});

describe('marketing figures', () => {
  it('gives a hand-worked channel its cost, payback and conversions', () => {
    const { channels, total } = marketingReport(
      [row(), row({ month: '2026-02', spendMinor: 140_000, customers: 14, newMrrMinor: 70_000 })],
      { margin: 0.8, lifetimeValueMinor: { value: 60_000, low: 40_000, high: 90_000 } },
    );
    const search = channels[0];
    expect(search).toMatchObject({ channel: 'search', spendMinor: 240_000, customers: 24 });
    // 2,400.00 for 24 customers; Garwood's limits of 24 are 15.38 and 35.71.
    expect(search?.acquisitionCostMinor.value).toBe(10_000);
    expect(search?.acquisitionCostMinor.low).toBeCloseTo(240_000 / 35.71, 0);
    expect(search?.acquisitionCostMinor.high).toBeCloseTo(240_000 / 15.377, 0);
    // A customer brings 50.00 a month, 40.00 of margin: 100.00 is back after two and a half months.
    expect(search?.newMrrPerCustomerMinor).toBe(5000);
    expect(search?.paybackMonths.value).toBeCloseTo(2.5, 12);
    expect(search?.leadToCustomer?.value).toBeCloseTo(24 / 200, 12);
    expect(search?.lifetimeValueToCost?.value).toBeCloseTo(6, 12);
    expect(total).toMatchObject({ channel: null, customers: 24, spendMinor: 240_000 });
  });

  it('shows a cost without an upper end where nobody came', () => {
    const { total } = marketingReport([row({ customers: 0, newMrrMinor: 0 })]);
    expect(total.acquisitionCostMinor).toMatchObject({ value: null, high: null });
    // "Rule of three": with none seen, at most 3.69 can be expected.
    expect(total.acquisitionCostMinor.low).toBeCloseTo(100_000 / 3.6889, 0);
    expect(total.paybackMonths.value).toBeNull();
  });

  it('pairs spend with the customers of a later month', () => {
    const rows = [
      row({ month: '2026-01', spendMinor: 300_000, customers: 1 }),
      row({ month: '2026-02', spendMinor: 0, customers: 30 }),
    ];
    expect(marketingReport(rows, { lagMonths: 1 }).total.acquisitionCostMinor.value).toBe(10_000);
  });

  it('names what can’t be, and keeps the rest', () => {
    const { problems, total, channels } = marketingReport([
      row(),
      row({ spendMinor: -5 }),
      row({ month: '2026-13' }),
      row({ channel: 'fair', leads: 3, opportunities: null, customers: 4 }),
    ]);
    expect(problems.map(({ text }) => text)).toEqual([
      'spend is -5; it must be a whole number from 0 on. The row is left out.',
      '"2026-13" is no month: write YYYY-MM. The row is left out.',
      'more customers (4) than leads (3)',
    ]);
    expect(channels.find(({ channel }) => channel === 'fair')?.leadToCustomer).toBeNull();
    expect(total.spendMinor).toBe(200_000);
  });

  it('adds up over channels, and every interval holds its value (property)', () => {
    const rows = fc.array(
      fc.record({
        channel: fc.constantFrom('a', 'b', 'c'),
        month: fc.constantFrom('2026-01', '2026-02', '2026-03', '2026-05'),
        spendMinor: fc.nat(1e7),
        leads: fc.option(fc.nat(500)),
        opportunities: fc.option(fc.nat(200)),
        customers: fc.nat(50),
        newMrrMinor: fc.option(fc.nat(1e6)),
      }),
    );
    fc.assert(
      fc.property(rows, (of) => {
        const { channels, total } = marketingReport(of);
        expect(channels.reduce((sum, c) => sum + c.spendMinor, 0)).toBe(total.spendMinor);
        expect(channels.reduce((sum, c) => sum + c.customers, 0)).toBe(total.customers);
        for (const { acquisitionCostMinor: cost } of [...channels, total]) {
          if (cost.value === null) continue;
          expect(cost.low).toBeLessThanOrEqual(cost.value);
          expect(cost.high ?? Infinity).toBeGreaterThanOrEqual(cost.value);
        }
      }),
    );
  });
});
