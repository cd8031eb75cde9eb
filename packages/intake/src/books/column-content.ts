import { isBlank } from '../blank.js';
import { parseDate } from '../dates.js';
import { readNumber } from './amounts.js';
import { currencyOf } from './currencies.js';
import { monthCell } from './days.js';
import type { BookType } from './types.js';

/** What a column's first cells are like; shares are of the filled ones. */
export interface ColumnContent {
  readonly column: string;
  readonly filled: number;
  readonly distinct: number;
  readonly days: number;
  readonly months: number;
  readonly numbers: number;
  readonly whole: number;
  readonly currencies: number;
  readonly emails: number;
  readonly words: number;
  readonly samples: readonly string[];
}

export const isEmail = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>",;]+@[^\s@<>",;.]+(?:\.[^\s@<>",;.]+)+$/.test(text);

export function contentOf(column: string, all: readonly string[]): ColumnContent {
  const cells = all.filter((cell) => !isBlank(cell)).map((cell) => cell.trim());
  const share = (holds: (cell: string) => boolean): number =>
    cells.length === 0 ? 0 : cells.filter(holds).length / cells.length;
  const distinct = new Set(cells);
  return {
    column,
    filled: cells.length,
    distinct: distinct.size,
    days: share(isDay),
    months: share((cell) => monthCell(cell) !== null),
    numbers: share(isNumber),
    whole: share((cell) => /^\d+(?:[.,]0+)?$/.test(cell)),
    currencies: share((cell) => currencyOf(cell) !== null),
    emails: share(isEmail),
    words: cells.reduce((sum, cell) => sum + cell.split(/\s+/).length, 0) / (cells.length || 1),
    samples: [...distinct]
      .slice(0, 3)
      .map((cell) => (cell.length > 80 ? `${cell.slice(0, 80)}…` : cell)),
  };
}

const isNumber = (cell: string): boolean =>
  readNumber(cell, 'point') !== null || readNumber(cell, 'comma') !== null;

const isDay = (cell: string): boolean =>
  parseDate(cell, 'day-first') !== null ||
  parseDate(cell, 'month-first') !== null ||
  parseDate(cell, 'epoch-seconds') !== null ||
  parseDate(cell, 'epoch-milliseconds') !== null ||
  parseDate(cell, 'native') !== null;

// A column with bad cells is still this column: its bad rows are named one by one.
const atLeastHalf = (share: number): number => (share >= 0.5 ? share : 0);
const isOfDays = ({ days, whole }: ColumnContent): boolean => days > 0.9 && whole < 0.9;
const most = (share: number): string =>
  share === 1 ? 'its cells are' : `${Math.floor(share * 100)} % of its cells are`;

/** What speaks for a type in the cells of a column. */
interface Signs {
  /** How well the cells fit, 0 … 1; 0 rules the type out. */
  readonly fit: (content: ColumnContent) => number;
  /** End of a sentence. */
  readonly says: (content: ColumnContent) => string;
}

const dated: Signs = {
  fit: ({ days, months }) => atLeastHalf(Math.max(days, months)),
  says: ({ days, months }) => `${most(Math.max(days, months))} dates`,
};
const numeric: Signs = {
  fit: (content) => (isOfDays(content) ? 0 : atLeastHalf(content.numbers)),
  says: ({ numbers }) => `${most(numbers)} numbers`,
};
const signs: Readonly<Record<BookType, Signs>> = {
  text: {
    fit: (content) => (isOfDays(content) ? 0 : 1),
    says: ({ distinct }) => `it has ${distinct} different ${distinct === 1 ? 'value' : 'values'}`,
  },
  day: dated,
  month: dated,
  amount: numeric,
  number: numeric,
  count: {
    fit: ({ whole }) => atLeastHalf(whole),
    says: ({ whole }) => `${most(whole)} whole numbers`,
  },
  currency: {
    fit: ({ currencies }) => atLeastHalf(currencies),
    says: ({ currencies }) => `${most(currencies)} currency codes`,
  },
  email: {
    fit: ({ emails }) => atLeastHalf(emails),
    says: ({ emails }) => `${most(emails)} e-mail addresses`,
  },
};

/** How well a column's cells fit a type, 0 … 1. An empty column may be filled further down. */
export const fitOf = (type: BookType, content: ColumnContent): number =>
  content.filled === 0 ? 0.3 : signs[type].fit(content);

/** End of a sentence: what the cells say for this type. */
export const saysOf = (type: BookType, content: ColumnContent): string => signs[type].says(content);
