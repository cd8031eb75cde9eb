import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DecimalColumn, readNumber } from './amounts.js';
import { hundredths, subtract } from './decimal-text.js';

describe('reading numbers', () => {
  it.each([
    ['1234.5', 'point', '1234.5'],
    ['1,234.50', 'point', '1234.50'],
    ['12,34,567.89', 'point', '1234567.89'],
    ['1.234,50', 'comma', '1234.50'],
    ['1 234,50', 'comma', '1234.50'],
    ['1\u202f234,50', 'comma', '1234.50'],
    ["1'234.50", 'point', '1234.50'],
    ['(1,234.50)', 'point', '-1234.50'],
    ['-7', 'point', '-7'],
    ['−7', 'point', '-7'],
    ['7-', 'point', '-7'],
    ['+7', 'point', '7'],
    ['.5', 'point', '0.5'],
    ['5.', 'point', '5'],
    ['-0.00', 'point', '0.00'],
    ['007', 'point', '7'],
  ] as const)('%s with a %s for decimals is %s', (raw, style, text) => {
    expect(readNumber(raw, style)).toEqual({ text, currency: null });
  });

  it.each([
    ['€ 1,234.50', '1234.50', 'EUR'],
    ['1,234.50 €', '1234.50', 'EUR'],
    ['USD 12', '12', 'USD'],
    ['-12 eur', '-12', 'EUR'],
    ['$12.00', '12.00', null],
    ['-$12.00', '-12.00', null],
    ['$-12.00', '-12.00', null],
    ['US$12', '12', 'USD'],
    ['(€5)', '-5', null],
  ])('%s is %s of %s', (raw, text, currency) => {
    expect(readNumber(raw, 'point')).toMatchObject({ text });
    if (currency !== null) expect(readNumber(raw, 'point')?.currency).toBe(currency);
  });

  it.each([
    '',
    'twelve',
    '1,23',
    '1.2.3',
    '12 34',
    '1,2345',
    '0,123',
    '5 %',
    '12 items',
    '1e5',
    '--5',
    '€ 5 $',
    '4/5',
  ])('“%s” is no number', (raw) => {
    expect(readNumber(raw, 'point')).toBeNull();
  });

  it('gives back every amount, however it is written (property)', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.constantFrom('point' as const, 'comma' as const),
        fc.constantFrom('', ',', ' ', '\u00a0'),
        (cents, style, group) => {
          const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
          const [whole, fraction] = [digits.slice(0, -2), digits.slice(-2)];
          const separator = group === ',' && style === 'comma' ? '.' : group;
          const grouped = whole.replace(/\B(?=(\d{3})+$)/g, separator);
          const written = `${cents < 0n ? '-' : ''}${grouped}${style === 'point' ? '.' : ','}${fraction}`;
          expect(readNumber(written, style)?.text).toBe(
            `${cents < 0n ? '-' : ''}${whole}.${fraction}`,
          );
        },
      ),
    );
  });
});

const decide = (...cells: string[]) => {
  const column = new DecimalColumn();
  for (const cell of cells) column.see(cell);
  return column.guess();
};

describe('the decimal mark of a file', () => {
  it.each([
    [['1,234.50', '1,000'], 'point'],
    [['1.234,50', '1.000'], 'comma'],
    [['12.50', '1,000'], 'point'],
    [['12,5', '1.000'], 'comma'],
    [['1,234,567', '1,234'], 'point'],
    [['0.125', '1.250'], 'point'],
    [['7', '12', ''], 'point'],
  ] as const)('of %j is a %s', (cells, style) => {
    expect(decide(...cells).style).toBe(style);
  });

  it('is asked where every number can be read in two ways', () => {
    expect(decide('1,234', '2,500', '17')).toEqual({
      style: null,
      candidates: ['point', 'comma'],
      examples: [
        { raw: '1,234', point: '1234', comma: '1.234' },
        { raw: '2,500', point: '2500', comma: '2.500' },
        { raw: '17', point: '17', comma: '17' },
      ],
    });
  });

  it('is asked where the numbers contradict each other', () => {
    expect(decide('1,234.50', '1.234,50').style).toBeNull();
  });
});

describe('arithmetic on decimal texts', () => {
  it.each([
    ['119.00', '19.00', '100.00'],
    ['10', '0.125', '9.875'],
    ['0.00', '0.05', '-0.05'],
    ['-5', '-5', '0'],
  ])('%s − %s = %s', (a, b, difference) => {
    expect(subtract(a, b)).toBe(difference);
  });

  it.each([
    ['12345', '123.45'],
    ['5', '0.05'],
    ['-100', '-1.00'],
    ['2500.5', '25.005'],
  ])('%s hundredths are %s', (text, amount) => {
    expect(hundredths(text)).toBe(amount);
  });
});
