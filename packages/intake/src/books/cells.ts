import { isBlank } from '../blank.js';
import { readNumber } from './amounts.js';
import type { DecimalStyle } from './amounts.js';
import { isEmail } from './column-content.js';
import { currencyOf } from './currencies.js';
import { isPlausibleDay, lastDayOf } from './days.js';
import type { DayReader } from './days.js';
import type { BookRejectCode } from './plan.js';
import type { BookField, BookKind } from './types.js';

/** Why a cell cannot be used. */
export interface CellProblem {
  readonly code: BookRejectCode;
  readonly reason: string;
}

export interface CellReading {
  readonly kind: BookKind;
  readonly days: DayReader;
  readonly decimal: DecimalStyle;
  /** Called with the currency that stands beside an amount. */
  readonly onCurrency: (code: string) => void;
}

const loneSurrogates = /\p{Cs}/gu;
const longestText = 500;
/** Reasons and descriptions are prose. */
const longestProse = 20_000;
const prose = new Set(['reason', 'description']);
// oxlint-disable-next-line no-control-regex -- they are what is to be found
const untidy = /[\u0000-\u001f\u007f]|\s\s/;
// oxlint-disable-next-line no-control-regex -- as above
const controls = /[\u0000-\u001f\u007f\s]+/g;

/** The cell's value as the field's type says; undefined for an empty one. */
export function readCell(
  field: BookField,
  raw: string,
  reading: CellReading,
): string | undefined | CellProblem {
  if (isBlank(raw)) return undefined;
  switch (field.type) {
    case 'text':
      return readText(field, raw);
    case 'day':
      return readDay(field, raw, reading);
    case 'month':
      return readMonth(field, raw, reading);
    case 'amount':
    case 'number':
      return readAmount(field, raw, reading);
    case 'count':
      return readCount(field, raw, reading);
    case 'currency':
      return readCurrency(raw);
    case 'email':
      return readEmail(raw);
    default:
      return field.type satisfies never;
  }
}

function readCurrency(raw: string): string | CellProblem {
  const code = currencyOf(raw);
  const reason = `“${shown(raw)}” is no currency: write its ISO 4217 code, like EUR.`;
  return code ?? problem('unknown-currency', reason);
}

function readEmail(raw: string): string | CellProblem {
  const text = raw.trim();
  const reason = `“${shown(raw)}” is no e-mail address. Correct or empty it.`;
  return isEmail(text) ? text : problem('bad-email', reason);
}

function readText(field: BookField, raw: string): string | undefined | CellProblem {
  const text = untidy.test(raw) ? raw.replace(controls, ' ').trim() : raw.trim();
  if (text === '') return undefined;
  const most = prose.has(field.name) ? longestProse : longestText;
  if (text.length > most) {
    return problem(
      'too-long',
      `The ${nameOf(field)} has ${text.length} characters; at most ${most} are read. Shorten it.`,
    );
  }
  return text.replace(loneSurrogates, '\ufffd');
}

/** From this year on an end is "never", as systems write it that cannot leave a day empty. */
const neverYear = '2100';
/** Books in which a month stands for its end; elsewhere it is taken for its first day. */
const endOfMonth: ReadonlySet<BookKind> = new Set(['ledger', 'balances']);

function readDay(
  field: BookField,
  raw: string,
  { days, kind }: CellReading,
): string | undefined | CellProblem {
  const read = days.read(raw);
  if (field.name === 'end' && (/\b9999\b/.test(raw) || (read ?? '') >= neverYear)) {
    return undefined;
  }
  if (read === null) {
    return problem(
      'bad-day',
      `“${shown(raw)}” (${nameOf(field)}) is no date of the form chosen for this file. Correct it.`,
    );
  }
  const day = read.length === 10 ? read : endOfMonth.has(kind) ? lastDayOf(read) : `${read}-01`;
  return isPlausibleDay(day)
    ? day
    : problem('implausible-day', `The ${nameOf(field)} ${day} cannot be meant. Correct the year.`);
}

function readMonth(field: BookField, raw: string, { days }: CellReading): string | CellProblem {
  const month = days.read(raw)?.slice(0, 7);
  if (month === undefined) {
    return problem(
      'bad-month',
      `“${shown(raw)}” (${nameOf(field)}) is no month. Write it as YYYY-MM.`,
    );
  }
  return isPlausibleDay(month)
    ? month
    : problem(
        'implausible-day',
        `The ${nameOf(field)} ${month} cannot be meant. Correct the year.`,
      );
}

function readAmount(
  field: BookField,
  raw: string,
  { decimal, onCurrency }: CellReading,
): string | CellProblem {
  const read = readNumber(raw, decimal);
  if (read === null) {
    const mark = decimal === 'point' ? 'a point' : 'a comma';
    return problem(
      field.type === 'amount' ? 'bad-amount' : 'bad-number',
      `“${shown(raw)}” (${nameOf(field)}) is no number with ${mark} for decimals. Correct it.`,
    );
  }
  if (field.type === 'number' && read.text.startsWith('-')) {
    return problem('negative', `The ${nameOf(field)} “${shown(raw)}” is below 0. Correct it.`);
  }
  if (read.currency !== null && field.type === 'amount') onCurrency(read.currency);
  return read.text;
}

const mostCounted = 2_147_483_647;

function readCount(field: BookField, raw: string, { decimal }: CellReading): string | CellProblem {
  const whole = readNumber(raw, decimal)?.text.replace(/\.0+$/, '');
  return whole !== undefined && /^\d{1,10}$/.test(whole) && Number(whole) <= mostCounted
    ? whole
    : problem(
        'bad-count',
        `“${shown(raw)}” (${nameOf(field)}) is no whole number from 0 on. Correct or empty it.`,
      );
}

export function problem(code: BookRejectCode, reason: string): CellProblem {
  return { code, reason };
}

/** A field's name in a sentence: `accountName` → “account name”. */
export function nameOf({ name }: Pick<BookField, 'name'>): string {
  return name === 'externalId' ? 'id' : name.replace(/([A-Z])/g, ' $1').toLowerCase();
}

export function shown(raw: string): string {
  const text = raw.trim();
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
