import { describe, expect, it } from 'vitest';
import { DayReader, lastDayOf, monthCell } from './days.js';

describe('cells that name a month', () => {
  it.each([
    ['2024-03', '2024-03'],
    ['2024/3', '2024-03'],
    ['03/2024', '2024-03'],
    ['3.2024', '2024-03'],
    ['202403', '2024-03'],
    ['2024M03', '2024-03'],
    ['Mar 2024', '2024-03'],
    ['March-24', '2024-03'],
    ["März '24", '2024-03'],
    ['dic 2023', '2023-12'],
  ])('%s is %s', (raw, month) => {
    expect(monthCell(raw)).toBe(month);
  });

  it.each(['2024', '2024-13', '13/2024', '2024-03-05', '03/24', 'Q1 2024', 'next month', '123456'])(
    '%s is none',
    (raw) => {
      expect(monthCell(raw)).toBeNull();
    },
  );
});

describe('days', () => {
  it.each([
    ['05/04/2024', 'day-first', '2024-04-05'],
    ['05/04/2024', 'month-first', '2024-05-04'],
    ['2024-04-05 23:59', 'iso', '2024-04-05'],
    ['1712275200', 'epoch-seconds', '2024-04-05'],
    ['45387', 'native', '2024-04-05'],
    ['2024-04', 'day-first', '2024-04'],
  ] as const)('%s read %s is %s', (raw, format, day) => {
    expect(new DayReader(format).read(raw)).toBe(day);
  });

  it('are read without a form only where every form reads them alike', () => {
    const days = new DayReader(null);
    expect(days.read('5 April 2024')).toBe('2024-04-05');
    expect(days.read('05/04/2024')).toBeNull();
  });

  it('end months of every length', () => {
    expect(['2024-02', '2023-02', '2024-04', '2024-12'].map(lastDayOf)).toEqual([
      '2024-02-29',
      '2023-02-28',
      '2024-04-30',
      '2024-12-31',
    ]);
  });
});
