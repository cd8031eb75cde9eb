import { normalName } from '../column-names.js';
import type { ColumnContent } from './column-content.js';
import { fitOf, saysOf } from './column-content.js';
import type { BookField, BookShape } from './types.js';

/** Column for each field of a kind of book. Absent: the file has no such column. */
export type BookMapping = Readonly<Record<string, string>>;

export interface BookColumnGuess {
  readonly column: string;
  readonly field: string | null;
  /** One sentence for people: why. */
  readonly reason: string;
  readonly confidence: number;
  readonly samples: readonly string[];
}

interface Match {
  readonly field: BookField;
  readonly column: string;
  readonly score: number;
  readonly reason: string;
}

const leastScore = 0.45;

const vocabulary = new Map<BookField, ReadonlyMap<string, number>>();

/** Names of a field with their strength: those that stand first say it most clearly. */
function namesOf(field: BookField): ReadonlyMap<string, number> {
  const present = vocabulary.get(field);
  if (present !== undefined) return present;
  const all = [normalName(field.name), ...field.names.split('|')];
  const names = new Map<string, number>();
  all.forEach((name, index) => {
    if (!names.has(name)) names.set(name, 1 - (0.15 * index) / all.length);
  });
  vocabulary.set(field, names);
  return names;
}

/** How clearly a column's name speaks of a field, 0 … 1. */
function nameStrength(column: string, field: BookField): number {
  const names = namesOf(field);
  const name = normalName(column);
  const whole = names.get(name) ?? names.get(name.replace(/ (?:utc|gmt|local)$/, ''));
  if (whole !== undefined) return whole;
  // "acme_monthly_revenue_eur" ends or begins with a name of more than one word.
  let best = 0;
  for (const [known, strength] of names) {
    if (!known.includes(' ') || known.length < 8) continue;
    if (name.endsWith(` ${known}`) || name.startsWith(`${known} `)) {
      best = Math.max(best, strength * 0.6);
    }
  }
  // A currency behind the name is the currency of an amount, and no part of it.
  const bare = name.replace(/ (?:[a-z]{3})$/, '');
  const amount = field.type === 'amount' && bare !== name ? (names.get(bare) ?? 0) * 0.9 : 0;
  return Math.max(best, amount);
}

interface Settled {
  /** Columns of an export whose meaning is known. */
  readonly known?: BookMapping;
  /** Columns that a person chose, `''` for none; they win over all others. */
  readonly chosen?: BookMapping;
}

/** What each column means for this kind of book: as chosen, as known, else as guessed. */
export function guessFields(
  shape: BookShape,
  contents: readonly ColumnContent[],
  { known = {}, chosen = {} }: Settled = {},
): { guesses: BookColumnGuess[]; mapping: BookMapping } {
  const matches = contents
    .flatMap((content) => shape.fields.map((field) => matchOf(field, content)))
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score);
  const mapping: Record<string, string> = {};
  const taken = new Map<string, Match>();
  const take = (field: BookField, column: string, reason: string): void => {
    mapping[field.name] = column;
    taken.set(column, { field, column, score: 1, reason });
  };
  for (const field of shape.fields) {
    const column = chosen[field.name] ?? '';
    if (column !== '') take(field, column, 'Chosen by you.');
  }
  for (const field of shape.fields) {
    const column = known[field.name];
    if (column === undefined || taken.has(column) || chosen[field.name] !== undefined) continue;
    take(field, column, `Known from this export. ${field.means}.`);
  }
  // An export is known whole: its other columns mean something else.
  const isKnown = Object.keys(known).length > 0;
  for (const match of matches) {
    if (taken.has(match.column) || mapping[match.field.name] !== undefined) continue;
    if (chosen[match.field.name] === '' || (isKnown && match.field.required !== true)) continue;
    mapping[match.field.name] = match.column;
    taken.set(match.column, match);
  }
  const guesses = contents.map((content): BookColumnGuess => {
    const match = taken.get(content.column);
    return {
      column: content.column,
      field: match?.field.name ?? null,
      reason: match?.reason ?? leftOut(content, matches),
      confidence: match === undefined ? 0 : Math.round(match.score * 100) / 100,
      samples: content.samples,
    };
  });
  return { guesses, mapping };
}

function matchOf(field: BookField, content: ColumnContent): Match {
  const name = nameStrength(content.column, field);
  const fit = fitOf(field.type, content);
  const telling = field.type === 'currency' || field.type === 'email';
  const alone = telling && fit > 0.9 && content.filled > 0 ? 0.5 : 0;
  const score = fit === 0 ? 0 : Math.max(name * (0.5 + 0.5 * fit), alone);
  return { field, column: content.column, score, reason: reasonOf(field, content, name) };
}

function reasonOf(field: BookField, content: ColumnContent, name: number): string {
  if (content.filled === 0)
    return `By its name; the rows looked at are empty there. ${field.means}.`;
  const says = saysOf(field.type, content);
  if (name === 0) return `${says.charAt(0).toUpperCase()}${says.slice(1)}. ${field.means}.`;
  return field.type === 'text'
    ? `By its name. ${field.means}.`
    : `By its name; ${says}. ${field.means}.`;
}

function leftOut(content: ColumnContent, matches: readonly Match[]): string {
  const rival = matches.find(({ column }) => column === content.column);
  return rival === undefined
    ? 'Neither name nor content says what it is; left out.'
    : 'Another column fits better; left out.';
}
