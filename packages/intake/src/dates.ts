import type { DateFormat } from './types.js';

const day = 86_400_000;
const earliestYear = 1000;
const latestYear = 2999;
/** Epoch numbers outside 1990 … 2100 are ids or counts rather than instants. */
const earliestEpoch = Date.UTC(1990, 0, 1);
const latestEpoch = Date.UTC(2100, 0, 1);
/** Spreadsheets count days from here. */
const serialStart = Date.UTC(1899, 11, 30);

export const dateFormats = [
  'iso',
  'day-first',
  'month-first',
  'epoch-seconds',
  'epoch-milliseconds',
  'native',
] as const satisfies readonly DateFormat[];

/**
 * Milliseconds since 1970 UTC, or null when `raw` is not a date of this format. Dates without an offset
 * are taken as UTC. ISO dates and dates with the month's name (English, German, Spanish, French) mean
 * the same under `iso`, `day-first` and `month-first`.
 */
export function parseDate(raw: string, format: DateFormat): number | null {
  const text = raw.trim();
  if (text === '' || text.length > 60) return null;
  switch (format) {
    case 'iso':
    case 'day-first':
    case 'month-first':
      return parseCalendar(text, format);
    case 'epoch-seconds':
      return /^\d{9,10}(\.\d+)?$/.test(text) ? epoch(Number(text) * 1000) : null;
    case 'epoch-milliseconds':
      return /^\d{12,13}$/.test(text) ? epoch(Number(text)) : null;
    case 'native':
      return parseIso(text) ?? parseSerial(text);
  }
}

function parseCalendar(text: string, format: 'iso' | 'day-first' | 'month-first'): number | null {
  const first = text.charCodeAt(0);
  const startsWithDigit = first >= 48 && first <= 57;
  if (startsWithDigit) {
    const iso = parseIso(text);
    if (iso !== null) return iso;
    if (format !== 'iso') {
      const numeric = parseNumeric(text, format);
      if (numeric !== null) return numeric;
    }
  }
  return parseNamed(text);
}

const isoDate =
  /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|(\d{2})(\d{2}))(?:(?:[T ]|, ?| at )(.+))?$/i;

function parseIso(text: string): number | null {
  const quick = plainIso(text);
  if (quick !== undefined) return quick;
  const match = isoDate.exec(text);
  if (match === null) return null;
  const [, year, , month, date, compactMonth, compactDate, time] = match;
  return instant(Number(year), Number(month ?? compactMonth), Number(date ?? compactDate), time);
}

/** `2024-03-05`, the commonest of all, without a regular expression. Undefined: look closer. */
function plainIso(text: string): number | null | undefined {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return undefined;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const date = Number(text.slice(8, 10));
  return instant(year, month, date, undefined);
}

const numericDate = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:(?:[T ]|, ?| at )(.+))?$/i;

function parseNumeric(text: string, format: 'day-first' | 'month-first'): number | null {
  const match = numericDate.exec(text);
  if (match === null) return null;
  const [, first, , second, year = '', time] = match;
  const [date, month] = format === 'day-first' ? [first, second] : [second, first];
  return instant(fullYear(year), Number(month), Number(date), time);
}

// The first letters that tell the months of the four languages apart.
const monthPrefixes: readonly (readonly [string, number])[] = [
  ...Object.entries({
    jan: 1,
    ene: 1,
    jän: 1,
    feb: 2,
    fév: 2,
    fev: 2,
    mar: 3,
    mär: 3,
    mrz: 3,
    maer: 3,
    apr: 4,
    abr: 4,
    avr: 4,
    may: 5,
    mai: 5,
    jun: 6,
    juin: 6,
    jul: 7,
    juil: 7,
    aug: 8,
    ago: 8,
    aoû: 8,
    aou: 8,
    sep: 9,
    oct: 10,
    okt: 10,
    nov: 11,
    dec: 12,
    dez: 12,
    dic: 12,
    déc: 12,
  }),
];
const monthNames = new Map<string, number>();
for (const [language, names] of Object.entries({
  en: 'january february march april may june july august september october november december',
  de: 'januar februar märz april mai juni juli august september oktober november dezember',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  other: 'jänner feber maerz - - - - aout setiembre - - decembre',
})) {
  names.split(' ').forEach((name, index) => {
    const month =
      language === 'other' && index === 7 ? 8 : language === 'other' && index === 8 ? 9 : index + 1;
    if (name !== '-') monthNames.set(name, month);
  });
}
for (const [prefix, month] of monthPrefixes) monthNames.set(prefix, month);
monthNames.set('sept', 9);
monthNames.set('janv', 1);
monthNames.set('févr', 2);

const weekday =
  /^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mo|di|mi|do|fr|sa|so|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lun|mar|mié|mie|jue|vie|sáb|sab|dom|lunes|martes|miércoles|jueves|viernes|sábado|domingo|mer|jeu|ven|sam|dim|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\.?,?\s+/iu;
const dayMonthYear =
  /^(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]*(?:de |of )?([\p{L}]{3,12})\.?,?[\s-]*(?:de |del )?(\d{4}|\d{2})(?:(?:[T\s]|, ?| at | um | à | a las )+(.+))?$/iu;
const monthDayYear =
  /^([\p{L}]{3,12})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})(?:(?:[T\s]|, ?| at )+(.+))?$/iu;
/** `Mar 05 10:00:00 +0000 2024` */
const yearLast =
  /^([\p{L}]{3,12})\s+(\d{1,2})\s+(\d{1,2}:\d{2}(?::\d{2})?(?:\s+\S+)?)\s+(\d{4})$/iu;

function parseNamed(text: string): number | null {
  const plain = text.replace(weekday, '');
  const dmy = dayMonthYear.exec(plain);
  if (dmy !== null) return named(dmy[2], dmy[1], dmy[3], dmy[4]);
  const mdy = monthDayYear.exec(plain);
  if (mdy !== null) return named(mdy[1], mdy[2], mdy[3], mdy[4]);
  const last = yearLast.exec(plain);
  return last === null ? null : named(last[1], last[2], last[4], last[3]);
}

function named(
  name: string | undefined,
  date: string | undefined,
  year = '',
  time?: string,
): number | null {
  const month = monthNames.get((name ?? '').normalize('NFC').toLowerCase());
  return month === undefined ? null : instant(fullYear(year), month, Number(date), time);
}

const clock =
  /^(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*([ap])?(?:\.?m\.?)?\s*(?:uhr|h)?\s*(z|utc|gmt)?\s*([+-]\d{2}:?(?:\d{2})?)?(?:\s*\([^)]*\))?$/i;

function instant(
  year: number,
  month: number,
  date: number,
  time: string | undefined,
): number | null {
  if (year < earliestYear || year > latestYear || month < 1 || month > 12 || date < 1) return null;
  if (date > 28 && date > daysIn(year, month)) return null;
  const midnight = Date.UTC(year, month - 1, date);
  if (time === undefined) return midnight;
  const match = clock.exec(time.trim());
  if (match === null) return null;
  const [, rawHour, minute, second, fraction, half, , offset] = match;
  let hour = Number(rawHour);
  // A lone number after a date is an hour only with a half of the day: "5 pm".
  if (minute === undefined && half === undefined) return null;
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  if (hour > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 60) return null;
  const milliseconds = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000);
  const shift = offsetMilliseconds(offset);
  if (shift === null) return null;
  return (
    midnight +
    ((hour * 60 + Number(minute ?? 0)) * 60 + Number(second ?? 0)) * 1000 +
    milliseconds -
    shift
  );
}

function offsetMilliseconds(offset: string | undefined): number | null {
  if (offset === undefined) return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(3).replace(':', '') || 0);
  if (hours > 14 || minutes > 59) return null;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Two digits: 00–69 are this century, 70–99 the last, as in POSIX. */
function fullYear(year: string): number {
  const value = Number(year);
  return year.length > 2 ? value : value < 70 ? 2000 + value : 1900 + value;
}

function epoch(milliseconds: number): number | null {
  const rounded = Math.round(milliseconds);
  return rounded >= earliestEpoch && rounded < latestEpoch ? rounded : null;
}

/** A spreadsheet's day number of 1990 … 2100. */
function parseSerial(text: string): number | null {
  return /^\d{5}(\.\d+)?$/.test(text) ? epoch(serialStart + Number(text) * day) : null;
}
