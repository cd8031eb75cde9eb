import { isBlank } from './blank.js';
import { normalName } from './column-names.js';
import { parseDate } from './dates.js';
import { languageCode } from './language.js';
import { parseRating, RatingColumn } from './ratings.js';
import type { Field } from './types.js';

/** What a column's cells are like. Shares are of the filled cells. */
export interface ColumnFacts {
  readonly column: string;
  readonly filled: number;
  readonly meanLength: number;
  readonly meanWords: number;
  readonly distinct: number;
  readonly unique: number;
  readonly dates: number;
  readonly calendarDates: number;
  readonly ratings: number;
  /** Whether all its numbers lie on one rating scale. */
  readonly scaled: boolean;
  readonly emails: number;
  readonly numbers: number;
  readonly languages: number;
  readonly samples: readonly string[];
}

export function factsOf(column: string, all: readonly string[]): ColumnFacts {
  const cells = all.filter((cell) => !isBlank(cell));
  const share = (holds: (cell: string) => boolean): number =>
    cells.length === 0 ? 0 : cells.filter(holds).length / cells.length;
  const distinct = new Set(cells);
  const rating = new RatingColumn(column);
  for (const cell of cells) rating.see(cell);
  return {
    column,
    filled: cells.length,
    meanLength: mean(cells.map((cell) => cell.length)),
    meanWords: mean(cells.map((cell) => cell.trim().split(/\s+/).length)),
    distinct: distinct.size,
    unique: cells.length === 0 ? 0 : distinct.size / cells.length,
    dates: share((cell) => isCalendarDate(cell) || isEpoch(cell)),
    calendarDates: share(isCalendarDate),
    ratings: share((cell) => parseRating(cell) !== null),
    scaled: rating.scale() !== null,
    emails: share((cell) => /^\S+@\S+\.\S+$/.test(cell)),
    numbers: share((cell) => /^[+-]?[\d.,\s]+$/.test(cell)),
    languages: share((cell) => languageCode(cell) !== null),
    samples: [...distinct].slice(0, 3).map(shorten),
  };
}

/** What speaks for a field in the cells of a column. */
interface Signs {
  /** How well the cells fit, 0 … 1; 0 rules the field out. `longest`: mean length of the longest column. */
  readonly fit: (facts: ColumnFacts, longest: number) => number;
  /** End of a sentence. */
  readonly says: (facts: ColumnFacts) => string;
}

const valuesSeen = ({ distinct }: ColumnFacts): string =>
  `it has ${distinct} different ${distinct === 1 ? 'value' : 'values'} in the rows looked at`;
const isLabel = ({ meanLength, meanWords }: ColumnFacts): boolean =>
  meanLength <= 60 && meanWords <= 8;
const label: Signs = {
  fit: (facts) => {
    if (!isLabel(facts) || facts.calendarDates > 0.5 || isVersion(facts.column)) return 0;
    return facts.unique > 0.9 && facts.filled > 20 ? 0.2 : 0.9;
  },
  says: valuesSeen,
};

export const signs: Readonly<Record<Field, Signs>> = {
  text: {
    fit: (facts, longest) => {
      if (facts.calendarDates > 0.5 || facts.numbers > 0.5 || facts.emails > 0.5) return 0;
      if (facts.ratings > 0.5 || facts.meanLength < 3) return 0;
      const words = Math.min(1, facts.meanWords / 6);
      const various = Math.min(1, facts.unique * 2 + 0.1);
      return words * (0.4 + 0.6 * various) * (0.5 + (0.5 * facts.meanLength) / longest);
    },
    says: ({ meanWords, unique }) =>
      `its cells hold ${decimal(meanWords)} words on average, ${percent(unique)} of them different`,
  },
  title: {
    fit: ({ numbers, calendarDates, meanLength }) =>
      numbers > 0.5 || calendarDates > 0.5 || meanLength > 200 ? 0 : 0.7,
    says: valuesSeen,
  },
  time: {
    fit: ({ dates }) => (dates >= 0.8 ? dates : 0),
    says: ({ dates }) => `${percent(dates)} of its cells are dates`,
  },
  customer: {
    fit: (facts) => {
      if (facts.calendarDates > 0.5 || (facts.ratings > 0.8 && facts.distinct <= 11)) return 0;
      return facts.emails > 0.8 ? 1 : isLabel(facts) && facts.distinct > 1 ? 0.8 : 0;
    },
    says: (facts) => (facts.emails > 0.8 ? 'its cells are e-mail addresses' : valuesSeen(facts)),
  },
  account: {
    fit: (facts) => (label.fit(facts, 1) > 0 ? 0.9 : 0),
    says: valuesSeen,
  },
  product: label,
  rating: {
    fit: ({ ratings, scaled, distinct }) =>
      ratings >= 0.8 && scaled && distinct <= 101 ? ratings : 0,
    says: ({ ratings }) => `${percent(ratings)} of its cells are numbers of a rating scale`,
  },
  externalId: {
    fit: (facts) => {
      const isUnique = facts.unique > 0.99 && facts.calendarDates < 0.5;
      return isLabel(facts) && isUnique && facts.meanWords < 2 ? 1 : 0;
    },
    says: () => 'no value occurs twice',
  },
  channel: label,
  language: {
    fit: ({ languages, distinct }) => (languages > 0.8 && distinct <= 100 ? 1 : 0),
    says: ({ languages }) => `${percent(languages)} of its cells name a language`,
  },
  competitor: label,
  source: label,
};

function isVersion(column: string): boolean {
  return /\b(?:version|build|release|url|link|code)\b/.test(normalName(column));
}

function isCalendarDate(cell: string): boolean {
  return parseDate(cell, 'day-first') !== null || parseDate(cell, 'month-first') !== null;
}

function isEpoch(cell: string): boolean {
  return (
    parseDate(cell, 'epoch-seconds') !== null || parseDate(cell, 'epoch-milliseconds') !== null
  );
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function decimal(value: number): string {
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
}

function shorten(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 80)}…`;
}
