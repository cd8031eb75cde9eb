import { describe, expect, it } from 'vitest';
import { filtersOn, FrameSearch, periodDates } from './filters.js';

describe('a period', () => {
  it('counts back from the last day that has feedback, not from today', () => {
    expect(periodDates({ period: '30d' }, '2026-03-31', '2026-11-22')).toEqual({
      from: '2026-03-02',
      to: '2026-03-31',
    });
  });

  it('ends today where feedback carries later dates', () => {
    expect(periodDates({ period: '30d' }, '2027-01-01', '2026-11-22').to).toBe('2026-11-22');
  });

  it('may be open at one end', () => {
    expect(periodDates({ period: 'custom', from: '2026-01-01' }, null, '2026-11-22')).toEqual({
      from: '2026-01-01',
    });
  });
});

it('takes a mistyped link as no filter instead of failing', () => {
  expect(FrameSearch.parse({ period: 'soon', from: '31/12/2026', product: 'Atlas' })).toEqual({
    product: ['Atlas'],
    period: undefined,
    from: undefined,
  });
});

it('takes one product or several, as the address names them', () => {
  expect(FrameSearch.parse({ product: 'Atlas' }).product).toEqual(['Atlas']);
  expect(FrameSearch.parse({ product: ['Atlas', 'Go'] }).product).toEqual(['Atlas', 'Go']);
  expect(FrameSearch.parse({ product: [] }).product).toBeUndefined();
});

it('shows a page the filters that it obeys', () => {
  expect(filtersOn('/customers')).toEqual(['product', 'segment']);
  expect(filtersOn('/customers/01990000-0000-7000-8000-000000000001')).toEqual([
    'product',
    'period',
  ]);
  expect(filtersOn('/customers/matches')).toEqual([]);
  expect(filtersOn('/finance/revenue')).toEqual(['product', 'period', 'segment']);
  expect(filtersOn('/finance/cash')).toEqual(['product', 'period']);
  expect(filtersOn('/finance/forecast')).toEqual([]);
  expect(filtersOn('/listen')).toContain('whose');
  expect(filtersOn('/listen/sources')).toEqual([]);
});
