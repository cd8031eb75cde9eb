import { factsOf, signs } from './column-facts.js';
import type { ColumnFacts } from './column-facts.js';
import { nameMeaning } from './column-names.js';
import { fields } from './types.js';
import type { ColumnGuess, Field, Mapping, RawRow } from './types.js';

interface Match {
  readonly field: Field;
  readonly column: string;
  readonly score: number;
  readonly reason: string;
}

const leastScore = 0.5;
/** A file of feedback has a text; when no column is likely, the likeliest is offered. */
const leastScoreOfText = 0.2;

/** What each column means, by its name and its content together. Chosen columns stand as they are. */
export function guessColumns(
  columns: readonly string[],
  rows: readonly RawRow[],
  chosen: Mapping = {},
): { guesses: ColumnGuess[]; mapping: Mapping } {
  const facts = columns.map((column) =>
    factsOf(
      column,
      rows.map((row) => row.values[column] ?? ''),
    ),
  );
  const longest = Math.max(1, ...facts.map(({ meanLength }) => meanLength));
  const place = new Map(columns.map((column, at) => [column, at]));
  const matches = facts
    .flatMap((fact) => matchesOf(fact, longest))
    .sort((a, b) => b.score - a.score || (place.get(a.column) ?? 0) - (place.get(b.column) ?? 0));
  const mapping: Mapping = { ...chosen };
  const taken = new Map<string, Match>();
  for (const field of fields) {
    const column = chosen[field];
    if (column !== undefined)
      taken.set(column, { field, column, score: 1, reason: 'Chosen by you.' });
  }
  const take = (match: Match): void => {
    if (taken.has(match.column) || mapping[match.field] !== undefined) return;
    taken.set(match.column, match);
    mapping[match.field] = match.column;
  };
  for (const match of matches) if (match.score >= leastScore) take(match);
  for (const match of matches) {
    if (match.field === 'text' && match.score >= leastScoreOfText) take(match);
  }
  // Best first, so the first of a column is what it could be most likely.
  const rivals = new Map<string, Match>();
  for (const match of matches) {
    if (match.score >= leastScore && !rivals.has(match.column)) rivals.set(match.column, match);
  }
  const guesses = facts.map((fact): ColumnGuess => {
    const match = taken.get(fact.column);
    return {
      column: fact.column,
      field: match?.field ?? null,
      reason: match?.reason ?? unmappedReason(fact, rivals.get(fact.column)),
      confidence: match === undefined ? 0 : Math.min(1, Math.round(match.score * 100) / 100),
      samples: fact.samples,
    };
  });
  return { guesses, mapping };
}

function matchesOf(facts: ColumnFacts, longest: number): Match[] {
  const names = new Map(nameMeaning(facts.column).map(({ field, strength }) => [field, strength]));
  return fields.map((field) => {
    const name = names.get(field) ?? 0;
    const content = facts.filled === 0 ? emptyFit(field) : signs[field].fit(facts, longest);
    // A name without fitting content, or content without a name, convinces only half.
    const alone = field === 'text' ? 0.65 * content : 0;
    const score = content === 0 ? 0 : name * (0.5 + 0.5 * content) + (1 - name) * alone;
    return { field, column: facts.column, score, reason: reasonFor(field, name, facts) };
  });
}

/** An empty column may be filled further down, but it cannot be what the file is about. */
function emptyFit(field: Field): number {
  return field === 'text' ? 0 : 0.2;
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

function reasonFor(field: Field, name: number, facts: ColumnFacts): string {
  if (facts.filled === 0) return `The name “${facts.column}” speaks of ${meanings[field]}.`;
  const content = signs[field].says(facts);
  return name > 0
    ? `The name “${facts.column}” speaks of ${meanings[field]}, and ${content}.`
    : `${content.charAt(0).toUpperCase()}${content.slice(1)}, as ${meanings[field]} would.`;
}

function unmappedReason(facts: ColumnFacts, rival: Match | undefined): string {
  if (facts.filled === 0) return 'Empty in the rows looked at; kept as an extra field.';
  return rival === undefined
    ? 'Neither name nor content says what it is; kept as an extra field.'
    : `It could be ${meanings[rival.field]} too, but another column fits better; kept as an extra field.`;
}
