import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DateColumn } from './date-column.js';
import { dateFormats, parseDate } from './dates.js';
import type { DateFormat } from './types.js';

const cases: readonly (readonly [string, DateFormat, string | null])[] = [
  ['2024-03-05', 'iso', '2024-03-05T00:00:00.000Z'],
  ['2024-03-05 14:30:59', 'iso', '2024-03-05T14:30:59.000Z'],
  ['2024-03-05T14:30:59Z', 'iso', '2024-03-05T14:30:59.000Z'],
  ['2024-03-05T14:30:59.123456Z', 'iso', '2024-03-05T14:30:59.123Z'],
  ['2024-03-05T14:30:59.007Z', 'iso', '2024-03-05T14:30:59.007Z'],
  ['2024-03-05 14:30:59.120', 'iso', '2024-03-05T14:30:59.120Z'],
  ['2024-03-05T14:30:59.1x0Z', 'iso', null],
  ['2024-03-05T14:30:61.120Z', 'iso', null],
  ['2024-03-05T14:30:59+02:00', 'iso', '2024-03-05T12:30:59.000Z'],
  ['2024-03-05T14:30:59-0530', 'iso', '2024-03-05T20:00:59.000Z'],
  ['2024-03-05 14:30', 'iso', '2024-03-05T14:30:00.000Z'],
  ['2024-03-05 14:30:59 UTC', 'iso', '2024-03-05T14:30:59.000Z'],
  ['2024/3/5', 'iso', '2024-03-05T00:00:00.000Z'],
  ['20240305', 'iso', '2024-03-05T00:00:00.000Z'],
  ['2024-02-29', 'iso', '2024-02-29T00:00:00.000Z'],
  ['2023-02-29', 'iso', null],
  ['2024-13-05', 'iso', null],
  ['2024-00-05', 'iso', null],
  ['2024-03-05 25:00:00', 'iso', null],
  ['2024-03-05 7', 'iso', null],
  ['05.03.2024', 'day-first', '2024-03-05T00:00:00.000Z'],
  ['05.03.2024 14:30', 'day-first', '2024-03-05T14:30:00.000Z'],
  ['5.3.24, 14:30 Uhr', 'day-first', '2024-03-05T14:30:00.000Z'],
  ['05/03/24 14:30', 'day-first', '2024-03-05T14:30:00.000Z'],
  ['05-03-2024', 'day-first', '2024-03-05T00:00:00.000Z'],
  ['31/12/1999', 'day-first', '1999-12-31T00:00:00.000Z'],
  ['31/12/99', 'day-first', '1999-12-31T00:00:00.000Z'],
  ['12/31/2024', 'day-first', null],
  ['05.03-2024', 'day-first', null],
  ['03/05/2024', 'month-first', '2024-03-05T00:00:00.000Z'],
  ['3/5/2024 2:30 PM', 'month-first', '2024-03-05T14:30:00.000Z'],
  ['03/05/2024 12:15:09 am', 'month-first', '2024-03-05T00:15:09.000Z'],
  ['03/05/2024 12:15 p.m.', 'month-first', '2024-03-05T12:15:00.000Z'],
  ['03/05/2024 13:15 PM', 'month-first', null],
  ['31/12/2024', 'month-first', null],
  ['3 Mar 2024', 'day-first', '2024-03-03T00:00:00.000Z'],
  ['3-Mar-24', 'day-first', '2024-03-03T00:00:00.000Z'],
  ['Mar 3, 2024', 'month-first', '2024-03-03T00:00:00.000Z'],
  ['March 3rd, 2024 at 2:05 pm', 'month-first', '2024-03-03T14:05:00.000Z'],
  ['3. März 2024', 'day-first', '2024-03-03T00:00:00.000Z'],
  ['3. Dez. 2024 08:00', 'day-first', '2024-12-03T08:00:00.000Z'],
  ['Montag, 4. März 2024', 'day-first', '2024-03-04T00:00:00.000Z'],
  ['3 de marzo de 2024', 'day-first', '2024-03-03T00:00:00.000Z'],
  ['lunes, 4 de agosto de 2025', 'day-first', '2025-08-04T00:00:00.000Z'],
  ['1er février 2024', 'day-first', '2024-02-01T00:00:00.000Z'],
  ['14 août 2024 à 9:30', 'day-first', '2024-08-14T09:30:00.000Z'],
  ['Tue, 05 Mar 2024 10:00:00 +0100', 'iso', '2024-03-05T09:00:00.000Z'],
  ['Tue Mar 05 10:00:00 +0000 2024', 'iso', '2024-03-05T10:00:00.000Z'],
  ['Tue Mar 05 2024 10:00:00 GMT+0100 (Central European Standard Time)', 'iso', null],
  ['Tue Mar 05 2024 10:00:00 GMT+0100 (CET)', 'iso', '2024-03-05T09:00:00.000Z'],
  ['03/05/2024 10:00 AM PST', 'month-first', '2024-03-05T18:00:00.000Z'],
  ['5 Mar 2024 10:00 CET', 'iso', '2024-03-05T09:00:00.000Z'],
  ['1709632800', 'epoch-seconds', '2024-03-05T10:00:00.000Z'],
  ['1709632800.5', 'epoch-seconds', '2024-03-05T10:00:00.500Z'],
  ['1709632800', 'epoch-milliseconds', null],
  ['1709632800000', 'epoch-milliseconds', '2024-03-05T10:00:00.000Z'],
  ['1709632800000', 'epoch-seconds', null],
  ['45356', 'native', '2024-03-05T00:00:00.000Z'],
  ['45356.5', 'native', '2024-03-05T12:00:00.000Z'],
  ['2024-03-05T00:00:00.000Z', 'native', '2024-03-05T00:00:00.000Z'],
  ['45356', 'iso', null],
  ['yesterday', 'iso', null],
  ['4.5', 'day-first', null],
  ['1.2.3', 'day-first', null],
  ['', 'iso', null],
];

describe('reading dates', () => {
  it.each(cases)('%s as %s is %s', (raw, format, expected) => {
    const time = parseDate(raw, format);
    expect(time === null ? null : new Date(time).toISOString()).toBe(expected);
  });

  it('reads what JavaScript writes, for every instant of two centuries', () => {
    const instant = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, (date) => {
        const iso = date.toISOString();
        const [year, month, day] = iso.slice(0, 10).split('-');
        const midnight = Date.parse(iso.slice(0, 10));
        expect(parseDate(iso, 'iso')).toBe(date.getTime());
        expect(parseDate(iso.slice(0, 19), 'iso')).toBe(Math.floor(date.getTime() / 1000) * 1000);
        expect(parseDate(`${day}.${month}.${year}`, 'day-first')).toBe(midnight);
        expect(parseDate(`${month}/${day}/${year}`, 'month-first')).toBe(midnight);
        expect(parseDate(date.toUTCString(), 'iso')).toBe(Math.floor(date.getTime() / 1000) * 1000);
      }),
    );
  });

  it('never throws and gives null or a finite number', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'0123456789/.-: TZ+apm,JanMär'.split('')) }),
    );
    fc.assert(
      fc.property(anything, fc.constantFrom(...dateFormats), (raw, format) => {
        const time = parseDate(raw, format);
        expect(time === null || Number.isFinite(time)).toBe(true);
      }),
    );
  });
});

function decide(values: readonly string[], fileFormat: 'csv' | 'xlsx' = 'csv') {
  const column = new DateColumn('date', fileFormat);
  for (const value of values) column.see(value);
  return column.guess();
}

describe('deciding a column’s date format', () => {
  it('takes the one that fits every value', () => {
    expect(decide(['05/03/2024', '13/03/2024'])?.format).toBe('day-first');
    expect(decide(['05/03/2024', '03/13/2024'])?.format).toBe('month-first');
    expect(decide(['2024-03-05', '2024-03-06 10:00'])?.format).toBe('iso');
    expect(decide(['1709632800', '1709632801'])?.format).toBe('epoch-seconds');
    expect(decide(['1709632800000'])?.format).toBe('epoch-milliseconds');
    expect(decide(['45356', '45357.25'], 'xlsx')?.format).toBe('native');
  });

  it('asks when day and month can be told apart nowhere', () => {
    const guess = decide(['05/03/2024', '06/04/2024', '07/07/2024']);
    expect(guess?.format).toBeNull();
    expect(guess?.candidates).toEqual(['day-first', 'month-first']);
    expect(guess?.examples.slice(0, 2)).toEqual([
      { raw: '05/03/2024', format: 'day-first', iso: '2024-03-05T00:00:00.000Z' },
      { raw: '05/03/2024', format: 'month-first', iso: '2024-05-03T00:00:00.000Z' },
    ]);
  });

  it('settles it by one value far down the column', () => {
    const early = Array.from({ length: 5000 }, () => '05/03/2024');
    expect(decide([...early, '25/03/2024'])?.format).toBe('day-first');
  });

  it('does not ask when both readings agree', () => {
    expect(decide(['05/05/2024', '06/06/2024'])?.format).not.toBeNull();
    expect(decide(['3 Mar 2024', 'Apr 4, 2024'])?.format).not.toBeNull();
  });

  it('asks when a column mixes both orders', () => {
    const guess = decide(['13/03/2024', '03/14/2024', '15/03/2024']);
    expect(guess?.format).toBeNull();
    expect(guess?.candidates).toEqual(['day-first']);
    expect(guess?.unreadable).toBe(1);
  });

  it('counts values that are no dates and passes over empty ones', () => {
    const guess = decide([
      '2024-03-05',
      '',
      'n/a',
      'soon',
      '2024-03-06',
      '2024-03-07',
      '2024-03-08',
      '2024-03-09',
    ]);
    expect(guess?.format).toBe('iso');
    expect(guess?.unreadable).toBe(1);
  });

  it('does not take text for dates', () => {
    expect(decide(['great', 'bad', '2024-03-05'])).toBeNull();
    expect(decide([])).toBeNull();
  });
});
