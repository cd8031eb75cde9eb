import { isBlank } from './blank.js';
import { nameMeaning, normalName } from './column-names.js';
import { parseDate } from './dates.js';
import { languageCode } from './language.js';
import { parseRating, RatingColumn } from './ratings.js';
import { fields } from './types.js';
import type { ColumnGuess, Field, Mapping, RawRow } from './types.js';

interface ColumnFacts {
  readonly filled: number;
  readonly meanLength: number;
  readonly meanWords: number;
  readonly distinct: number;
  /** Shares of the filled cells. */
  readonly unique: number;
  readonly dates: number;
  readonly calendarDates: number;
  readonly ratings: number;
  readonly emails: number;
  readonly numbers: number;
  readonly languages: number;
  readonly scaled: boolean;
  readonly samples: readonly string[];
}

interface Match {
  readonly field: Field;
  readonly column: string;
  readonly score: number;
  readonly reason: string;
}

const leastScore = 0.5;

/** What each column means, by its name and its content together. Chosen columns stand as they are. */
export function guessColumns(
  columns: readonly string[],
  rows: readonly RawRow[],
  chosen: Mapping = {},
): { guesses: ColumnGuess[]; mapping: Mapping } {
  const facts = new Map(columns.map((column) => [column, factsOf(column, rows)]));
  const longest = Math.max(1, ...[...facts.values()].map(({ meanLength }) => meanLength));
  const matches: Match[] = [...facts]
    .flatMap(([column, fact]) => matchesOf(column, fact, longest))
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score || columns.indexOf(a.column) - columns.indexOf(b.column));
  const mapping: Mapping = { ...chosen };
  const taken = new Map<string, Match>();
  for (const field of fields) {
    const column = chosen[field];
    if (column !== undefined) {
      taken.set(column, { field, column, score: 1, reason: 'Chosen by you.' });
    }
  }
  for (const match of matches) {
    if (taken.has(match.column) || mapping[match.field] !== undefined) continue;
    taken.set(match.column, match);
    mapping[match.field] = match.column;
  }
  const guesses = columns.map((column): ColumnGuess => {
    const match = taken.get(column);
    return {
      column,
      field: match?.field ?? null,
      reason: match?.reason ?? unmappedReason(column, facts.get(column), matches),
      confidence: match === undefined ? 0 : Math.min(1, Math.round(match.score * 100) / 100),
      samples: facts.get(column)?.samples ?? [],
    };
  });
  return { guesses, mapping };
}

function factsOf(column: string, rows: readonly RawRow[]): ColumnFacts {
  const cells = rows.map((row) => row.values[column] ?? '').filter((cell) => !isBlank(cell));
  const share = (holds: (cell: string) => boolean): number =>
    cells.length === 0 ? 0 : cells.filter(holds).length / cells.length;
  const distinct = new Set(cells);
  const rating = new RatingColumn(column);
  for (const cell of cells) rating.see(cell);
  const isCalendar = (cell: string): boolean =>
    parseDate(cell, 'day-first') !== null || parseDate(cell, 'month-first') !== null;
  return {
    filled: cells.length,
    meanLength: mean(cells.map((cell) => cell.length)),
    meanWords: mean(cells.map((cell) => cell.trim().split(/\s+/).length)),
    distinct: distinct.size,
    unique: cells.length === 0 ? 0 : distinct.size / cells.length,
    dates: share((cell) => isCalendar(cell) || isEpoch(cell)),
    calendarDates: share(isCalendar),
    ratings: share((cell) => parseRating(cell) !== null),
    emails: share((cell) => /^\S+@\S+\.\S+$/.test(cell)),
    numbers: share((cell) => /^[+-]?[\d.,\s]+$/.test(cell)),
    languages: share((cell) => languageCode(cell) !== null),
    scaled: rating.scale() !== null,
    samples: [...distinct].slice(0, 3).map(shorten),
  };
}

function isEpoch(cell: string): boolean {
  return (
    parseDate(cell, 'epoch-seconds') !== null || parseDate(cell, 'epoch-milliseconds') !== null
  );
}

function matchesOf(column: string, fact: ColumnFacts, longest: number): Match[] {
  const names = new Map(nameMeaning(column).map(({ field, strength }) => [field, strength]));
  return fields.map((field) => {
    const name = names.get(field) ?? 0;
    const content = contentFit(field, column, fact, longest);
    // A name without fitting content, or content without a name, convinces only half.
    const score =
      content === 0 ? 0 : name * (0.5 + 0.5 * content) + (1 - name) * contentAlone(field, content);
    return { field, column, score, reason: reasonFor(field, column, name, fact) };
  });
}

/** How well the cells fit the field, 0 … 1; 0 rules it out. */
function contentFit(field: Field, column: string, fact: ColumnFacts, longest: number): number {
  if (fact.filled === 0) return field === 'text' ? 0 : 0.2;
  const isLabel = fact.meanLength <= 60 && fact.meanWords <= 8;
  switch (field) {
    case 'text': {
      if (fact.calendarDates > 0.5 || fact.numbers > 0.5 || fact.emails > 0.5) return 0;
      if (fact.ratings > 0.5 || fact.meanLength < 3) return 0;
      const words = Math.min(1, fact.meanWords / 6);
      const various = Math.min(1, fact.unique * 2 + 0.1);
      return words * (0.4 + 0.6 * various) * (0.5 + (0.5 * fact.meanLength) / longest);
    }
    case 'title':
      return fact.numbers > 0.5 || fact.calendarDates > 0.5 || fact.meanLength > 200 ? 0 : 0.7;
    case 'time':
      return fact.dates >= 0.8 ? fact.dates : 0;
    case 'rating':
      return fact.ratings >= 0.8 && fact.scaled && fact.distinct <= 101 ? fact.ratings : 0;
    case 'customer':
      if (fact.calendarDates > 0.5 || (fact.ratings > 0.8 && fact.distinct <= 11)) return 0;
      return fact.emails > 0.8 ? 1 : isLabel && fact.distinct > 1 ? 0.8 : 0;
    case 'externalId':
      return isLabel && fact.unique > 0.99 && fact.calendarDates < 0.5 && fact.meanWords < 2
        ? 1
        : 0;
    case 'language':
      return fact.languages > 0.8 && fact.distinct <= 100 ? 1 : 0;
    case 'account':
    case 'product':
    case 'channel':
    case 'competitor':
    case 'source':
      if (!isLabel || fact.calendarDates > 0.5 || isVersion(column)) return 0;
      return field !== 'account' && fact.unique > 0.9 && fact.filled > 20 ? 0.2 : 0.9;
  }
}

/** How much content says when the name says nothing. */
function contentAlone(field: Field, content: number): number {
  if (field === 'text') return 0.65 * content;
  return 0;
}

function isVersion(column: string): boolean {
  return /\b(?:version|build|release|url|link|code)\b/.test(normalName(column));
}

const meanings: Readonly<Record<Field, string>> = {
  text: 'the customers’ words',
  title: 'a title',
  time: 'when it was said',
  customer: 'who said it',
  account: 'the company',
  product: 'the product',
  rating: 'the rating',
  externalId: 'the row’s id',
  channel: 'the channel',
  language: 'the language',
  competitor: 'a competitor',
  source: 'where it comes from',
};

function reasonFor(field: Field, column: string, name: number, fact: ColumnFacts): string {
  const content = contentReason(field, fact);
  return name > 0
    ? `The name “${column}” speaks of ${meanings[field]}, and ${content}.`
    : `${content.charAt(0).toUpperCase()}${content.slice(1)}, as ${meanings[field]} would.`;
}

function contentReason(field: Field, fact: ColumnFacts): string {
  switch (field) {
    case 'text':
      return `its cells hold ${decimal(fact.meanWords)} words on average, ${percent(fact.unique)} of them different`;
    case 'time':
      return `${percent(fact.dates)} of its cells are dates`;
    case 'rating':
      return `${percent(fact.ratings)} of its cells are numbers of a rating scale`;
    case 'externalId':
      return 'no value occurs twice';
    case 'language':
      return `${percent(fact.languages)} of its cells name a language`;
    case 'customer':
      if (fact.emails > 0.8) return 'its cells are e-mail addresses';
      return `it has ${fact.distinct} different values`;
    case 'title':
    case 'account':
    case 'product':
    case 'channel':
    case 'competitor':
    case 'source':
      return `it has ${fact.distinct} different ${fact.distinct === 1 ? 'value' : 'values'}`;
  }
}

function unmappedReason(
  column: string,
  fact: ColumnFacts | undefined,
  matches: readonly Match[],
): string {
  if (fact === undefined || fact.filled === 0)
    return 'Empty in the rows seen; kept as an extra field.';
  const rival = matches.find((match) => match.column === column);
  return rival === undefined
    ? 'Neither name nor content says what it is; kept as an extra field.'
    : `It could be ${meanings[rival.field]} too, but another column fits better; kept as an extra field.`;
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
