import { parseDate } from '../dates.js';
import { ownCopy } from '../own-copy.js';
import type { DateFormat } from '../types.js';

/** Days beyond these are typing errors: nobody's books hold them. */
const earliestYear = 1950;
const latestYear = 2100;

const yearMonth = /^(\d{4})(?:[-/.](\d{1,2})|[- ]?M(\d{2})|(\d{2}))$/i;
const monthYear = /^(\d{1,2})[-/.](\d{4})$/;
const namedMonth = /^([\p{L}]{3,12})\.?[\s\-/]*'?(\d{4}|\d{2})$/u;

/** `YYYY-MM` of a cell that names a month and no day; null for everything else. */
export function monthCell(raw: string): string | null {
  const text = raw.trim();
  if (text.length < 5 || text.length > 20) return null;
  const first = yearMonth.exec(text);
  if (first !== null) return month(first[1], first[2] ?? first[3] ?? first[4]);
  const last = monthYear.exec(text);
  if (last !== null) return month(last[2], last[1]);
  const named = namedMonth.exec(text);
  if (named === null) return null;
  const instant = parseDate(`1 ${named[1] ?? ''} ${named[2] ?? ''}`, 'iso');
  return instant === null ? null : dayOf(instant).slice(0, 7);
}

function month(year = '', number = ''): string | null {
  const inYear = Number(number);
  return inYear >= 1 && inYear <= 12 && Number(year) >= 1000
    ? `${year}-${String(inYear).padStart(2, '0')}`
    : null;
}

/** `YYYY-MM-DD` in UTC. */
export function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

export function isPlausibleDay(day: string): boolean {
  const year = Number(day.slice(0, 4));
  return year >= earliestYear && year < latestYear;
}

export function lastDayOf(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return dayOf(Date.UTC(year, number, 0));
}

const mostKnown = 20_000;

/** Reads days and months of one form; they repeat, so each is read once. */
export class DayReader {
  readonly #format: DateFormat;
  readonly #days = new Map<string, string | null>();

  constructor(format: DateFormat | null) {
    // Where no form was settled, only what means the same in each of them is read.
    this.#format = format ?? 'iso';
  }

  /** The day, or the month where the cell names no day; null when it is neither. */
  read(raw: string): string | null {
    const known = this.#days.get(raw);
    if (known !== undefined) return known;
    const instant = parseDate(raw, this.#format);
    const read = instant === null ? monthCell(raw) : dayOf(instant);
    if (this.#days.size < mostKnown) this.#days.set(ownCopy(raw), read);
    return read;
  }
}
