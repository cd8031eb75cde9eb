/** A calendar month, `YYYY-MM`. */
export type Month = string;

const pattern = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Whether this is a month of the calendar, `YYYY-MM`. */
export const isMonth = (text: string): boolean => pattern.test(text);

// Books ask for the same few dozen months millions of times.
const numbers = new Map<Month, number>();
const names = new Map<number, Month>();

/** Months since January of year 0, so that months can be counted and subtracted. Throws RangeError for what is no month. */
export function monthNumber(month: Month): number {
  const known = numbers.get(month);
  if (known !== undefined) return known;
  const found = pattern.exec(month);
  if (!found) throw new RangeError(`"${month}" is no month: write YYYY-MM.`);
  const number = Number(found[1]) * 12 + Number(found[2]) - 1;
  numbers.set(month, number);
  return number;
}

/** The month with this number: the inverse of `monthNumber`. */
export function monthOf(number: number): Month {
  const known = names.get(number);
  if (known !== undefined) return known;
  const year = Math.floor(number / 12);
  const name = `${String(year).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
  names.set(number, name);
  return name;
}

/** The month that a day, `YYYY-MM-DD`, lies in. */
export const monthOfDay = (day: string): Month => day.slice(0, 7);

/** The last day of a month, `YYYY-MM-DD`. */
export function lastDayOf(month: Month): string {
  const number = monthNumber(month);
  const days = new Date(Date.UTC(Math.floor(number / 12), (number % 12) + 1, 0)).getUTCDate();
  return `${month}-${String(days).padStart(2, '0')}`;
}
