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
  if (format === 'native') return parseIso(text) ?? parseSerial(text);
  if (format === 'epoch-seconds') {
    return /^\d{9,10}(\.\d+)?$/.test(text) ? epoch(Number(text) * 1000) : null;
  }
  if (format === 'epoch-milliseconds') {
    return /^\d{12,13}$/.test(text) ? epoch(Number(text)) : null;
  }
  return parseCalendar(text, format);
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

/**
 * `2024-03-05`, `2024-03-05 10:30:00` and `2024-03-05T10:30:00.000Z`, the commonest, without a regular expression.
 * Undefined: look closer.
 */
function plainIso(text: string): number | null | undefined {
  if (text.charCodeAt(4) !== hyphen || text.charCodeAt(7) !== hyphen) return undefined;
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 2);
  const date = digitsAt(text, 8, 2);
  if (text.length === 10) return instant(year, month, date, undefined);
  const last = text.length - 1;
  const end = text[last] === 'Z' || text[last] === 'z' ? last : text.length;
  const hasThousandths = end === 23 && text[19] === '.';
  if ((end !== 19 && !hasThousandths) || text[13] !== ':' || text[16] !== ':') return undefined;
  if (text[10] !== ' ' && text[10] !== 'T') return undefined;
  const midnight = instant(year, month, date, undefined);
  const hour = digitsAt(text, 11, 2);
  const minute = digitsAt(text, 14, 2);
  const second = digitsAt(text, 17, 2);
  const thousandths = hasThousandths ? digitsAt(text, 20, 3) : 0;
  if (midnight === null || !(hour < 24 && minute < 60 && second < 60)) return undefined;
  if (Number.isNaN(thousandths)) return undefined;
  return midnight + ((hour * 60 + minute) * 60 + second) * 1000 + thousandths;
}

const hyphen = 0x2d;

/** NaN where a character is no digit. */
function digitsAt(text: string, start: number, count: number): number {
  let value = 0;
  for (let index = start; index < start + count; index++) {
    const digit = text.charCodeAt(index) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

const numericDate = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:(?:[T ]|, ?| at )(.+))?$/i;

function parseNumeric(text: string, format: 'day-first' | 'month-first'): number | null {
  const match = numericDate.exec(text);
  if (match === null) return null;
  const [, first, , second, year = '', time] = match;
  const [date, month] = format === 'day-first' ? [first, second] : [second, first];
  return instant(fullYear(year), Number(month), Number(date), time);
}

// Full and short names by month; where two languages share one they mean the same month.
const monthNames = new Map<string, number>(
  [
    'january jan januar jänner jän enero ene janvier janv',
    'february feb februar feber febrero février fevrier fév fev févr',
    'march mar märz maerz mär mrz marzo mars',
    'april apr abril abr avril avr',
    'may mai mayo',
    'june jun juni junio juin',
    'july jul juli julio juillet juil',
    'august aug agosto ago août aout aoû aou',
    'september sep sept septiembre setiembre septembre',
    'october oct oktober okt octubre octobre',
    'november nov noviembre novembre',
    'december dec dezember dez diciembre dic décembre decembre déc',
  ].flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])),
);

const weekday =
  /^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mo|di|mi|do|fr|sa|so|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lun|mar|mié|mie|jue|vie|sáb|sab|dom|lunes|martes|miércoles|jueves|viernes|sábado|domingo|mer|jeu|ven|sam|dim|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\.?,?\s+/iu;
const dayMonthYear =
  /^(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]*(?:de |of )?([\p{L}]{3,12})\.?,?[\s-]*(?:de |del )?(\d{4}|\d{2})(?:(?:,?\s+(?:at|um|à|a las)\s+|T|,?\s+)(.+))?$/iu;
const monthDayYear =
  /^([\p{L}]{3,12})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})(?:(?:,?\s+at\s+|T|,?\s+)(.+))?$/iu;
/** `Mar 05 10:00:00 +0000 2024` */
const yearLast =
  /^([\p{L}]{3,12})\s+(\d{1,2})\s+(\d{1,2}:\d{2}(?::\d{2})?(?:\s+\S+)?)\s+(\d{4})$/iu;

function parseNamed(text: string): number | null {
  // Without its weekday only on the second try: "mar" is March in English and Tuesday in Spanish.
  const plain = text.replace(weekday, '');
  return parseMonthName(text) ?? (plain === text ? null : parseMonthName(plain));
}

function parseMonthName(plain: string): number | null {
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
  /^(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*([ap])?(?:\.?m\.?)?\s*(?:uhr|h)?\s*(z|utc|gmt|[ecmp][sd]t|cest|cet)?\s*([+-]\d{2}:?(?:\d{2})?)?(?:\s*\([^)]*\))?$/i;

function instant(
  year: number,
  month: number,
  date: number,
  time: string | undefined,
): number | null {
  if (!(year >= earliestYear && year <= latestYear && month >= 1 && month <= 12 && date >= 1)) {
    return null;
  }
  if (date > 28 && date > daysIn(year, month)) return null;
  const midnight = Date.UTC(year, month - 1, date);
  if (time === undefined) return midnight;
  const match = clock.exec(time.trim());
  if (match === null) return null;
  const [, rawHour, minute, second, fraction, half, zone, offset] = match;
  let hour = Number(rawHour);
  // A lone number after a date is an hour only with a half of the day: "5 pm".
  if (minute === undefined && half === undefined) return null;
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  if (hour > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 60) return null;
  const milliseconds = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000);
  const shift = offset === undefined ? zoneMilliseconds(zone) : offsetMilliseconds(offset);
  if (shift === null) return null;
  return (
    midnight +
    ((hour * 60 + Number(minute ?? 0)) * 60 + Number(second ?? 0)) * 1000 +
    milliseconds -
    shift
  );
}

/** Hours east of UTC of the zones that RFC 2822 names, and of Central Europe's. */
const zones = new Map(
  Object.entries({
    est: -5,
    edt: -4,
    cst: -6,
    cdt: -5,
    mst: -7,
    mdt: -6,
    pst: -8,
    pdt: -7,
    cet: 1,
    cest: 2,
  }),
);

function zoneMilliseconds(zone: string | undefined): number {
  return (zones.get(zone?.toLowerCase() ?? '') ?? 0) * 3_600_000;
}

function offsetMilliseconds(offset: string): number | null {
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
