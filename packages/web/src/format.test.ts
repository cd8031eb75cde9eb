import { describe, expect, it } from 'vitest';
import {
  changeRange,
  countRange,
  duration,
  exactMoney,
  money,
  percent,
  percentRange,
  readDate,
  signedPercent,
  moneyRange,
} from './format.js';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('shares', () => {
  it.each([
    [0, '0 %'],
    [0.0003, '< 0.1 %'],
    [0.0342, '3.4 %'],
    [0.18, '18 %'],
    [1, '100 %'],
  ])('writes %d as %s', (share, text) => expect(plain(percent(share))).toBe(text));

  it('keeps one unit for a range', () => {
    expect(plain(percentRange({ value: 0.03, low: 0.021, high: 0.04 }))).toBe('2.1–4 %');
  });
});

describe('changes', () => {
  it('signs both ways with a true minus', () => {
    expect(plain(signedPercent(0.22))).toBe('+22 %');
    expect(plain(signedPercent(-0.98))).toBe('−98 %');
  });

  it('spells a range out where a dash could be read as a minus', () => {
    expect(plain(changeRange({ value: 0, low: -0.51, high: 0.18 }))).toBe('−51 to +18 %');
  });

  it('does not turn growth from almost nothing into a large figure', () => {
    expect(plain(signedPercent(71.47))).toBe('> +999 %');
  });
});

it('rounds the ends of an interval of counts', () => {
  expect(countRange({ value: 214, low: 197.6, high: 231.2 })).toBe('198–231');
});

it('reads minor units by the currency: yen have none', () => {
  expect(money({ minor: 123_456, currency: 'EUR' })).toMatch(/1,235/u);
  expect(money({ minor: 1234, currency: 'JPY' })).toMatch(/1,234/u);
});

it('shows a day of a file as that day, whatever the zone of the reader', () => {
  expect(readDate('2026-03-04T00:00:00.000Z')).toMatch(/Mar 4, 2026/u);
  expect(readDate('2026-03-04T09:30:00.000Z')).toMatch(/9:30.*UTC/u);
});

it('says a time left in the unit that is read at a glance', () => {
  expect([0.2, 40, 300, 9000].map(duration)).toEqual(['under a second', '40 s', '5 min', '2.5 h']);
});

describe('money', () => {
  it('keeps every minor unit in the books', () => {
    expect(plain(exactMoney({ minor: 123_456_789, currency: 'EUR' }))).toMatch(/1,234,567\.89/);
    expect(plain(exactMoney({ minor: -5, currency: 'EUR' }))).toMatch(/^−.*0\.05/);
    expect(exactMoney({ minor: 1234, currency: 'KWD' })).toMatch(/1\.234/);
  });

  it('knows forints by ISO 4217, with two decimals', () => {
    expect(exactMoney({ minor: 150_050, currency: 'HUF' })).toMatch(/1,500\.50/);
    expect(money({ minor: 150_000, currency: 'HUF' })).toMatch(/1,500/);
  });
});

it('writes the currency of a range once', () => {
  const of = (minor: number) => ({ minor, currency: 'EUR' });
  expect(moneyRange(of(23_150_000), of(43_250_000))).toBe('€231.5K–432.5K');
  expect(moneyRange(of(120_000), of(990_000))).toBe('€1,200–9,900');
  expect(moneyRange(of(-120_000), of(990_000))).toBe('−€1,200–€9,900');
});
