import { normalName } from '../column-names.js';
import type { ColumnContent } from './column-content.js';
import { guessFields } from './field-guess.js';
import { bookShapes } from './shapes.js';
import { bookKinds } from './types.js';
import type { BookKind, BookShape } from './types.js';

/** What a file was taken for. */
export interface ContentGuess {
  readonly content: BookKind | 'feedback';
  /** One sentence for people: why. */
  readonly reason: string;
  /** 0 … 1. */
  readonly confidence: number;
}

/** How surely the file has a column of the customers' words, 0 … 1, and which. */
export interface TextColumn {
  readonly column: string;
  readonly confidence: number;
}

interface Candidate {
  readonly shape: BookShape;
  readonly score: number;
  readonly columns: readonly string[];
}

const least = 0.5;

/** Fields that only one kind has: one of them says more than three names that every table may have. */
const distinctive: Readonly<Record<BookKind, readonly string[]>> = {
  accounts: ['renewal', 'owner', 'since', 'seats', 'segment', 'domain'],
  contacts: ['email', 'role'],
  subscriptions: ['start', 'interval', 'end', 'plan'],
  invoices: ['end', 'issued'],
  rates: ['rate', 'base'],
  marketing: ['channel', 'spend', 'leads', 'customers'],
  ledger: ['category', 'description'],
  balances: ['balance'],
  deals: ['outcome', 'competitor', 'reason'],
};

/**
 * What the rows of a file are, by the names and the content of its columns and by the file's name. Feedback
 * is the default wherever a column holds the customers' words.
 */
export function guessContent(
  name: string,
  contents: readonly ColumnContent[],
  text: TextColumn | null,
): ContentGuess {
  const candidates = bookKinds
    .map((kind) => candidateOf(bookShapes[kind], name, contents))
    .sort((a, b) => b.score - a.score);
  const best = candidates[0];
  const words = contents.find(({ column }) => column === text?.column)?.words ?? 0;
  const isWords = text !== null && text.confidence >= 0.5 && words >= 3;
  const told = best !== undefined && best.shape.kind === 'deals' && tellsOutcome(best, contents);
  if (
    best === undefined ||
    best.score < least ||
    (isWords && !told && !(best.score > 0.85 && words < 6))
  ) {
    const why =
      text === null
        ? 'No kind of book has columns like these.'
        : `The column “${text.column}” holds words of customers.`;
    return { content: 'feedback', reason: why, confidence: text?.confidence ?? 0 };
  }
  const named = best.columns.map((column) => `“${column}”`);
  return {
    content: best.shape.kind,
    reason: `The columns ${listed(named)} are those of ${best.shape.title}.`,
    confidence: Math.min(1, Math.round(best.score * 100) / 100),
  };
}

function candidateOf(
  shape: BookShape,
  name: string,
  contents: readonly ColumnContent[],
): Candidate {
  const { guesses } = guessFields(shape, contents);
  const found = new Map(
    guesses.flatMap((guess) => (guess.field === null ? [] : [[guess.field, guess] as const])),
  );
  const needed = shape.fields.filter((field) => field.required === true);
  const isWhole =
    needed.every((field) => found.has(field.name)) &&
    (shape.oneOf === undefined || shape.oneOf.some((field) => found.has(field)));
  const mean =
    [...found.values()].reduce((sum, { confidence }) => sum + confidence, 0) / (found.size || 1);
  const explained = found.size / Math.max(3, contents.length);
  const own = distinctive[shape.kind].filter((field) => found.has(field)).length;
  const inName = normalName(name).includes(shape.kind.replace(/s$/, '')) ? 0.15 : 0;
  const score =
    !isWhole || (own === 0 && inName === 0)
      ? 0
      : 0.35 * mean + 0.4 * explained + 0.1 * Math.min(2, own) + inName;
  return { shape, score, columns: [...found.values()].map(({ column }) => column).slice(0, 4) };
}

const outcomes = /\b(?:won|lost|gewonnen|verloren|ganad[oa]|perdid[oa]|gagn|perdu)/i;

/** "won" and "lost" in a column: tickets have a status too, but not this one. */
function tellsOutcome(candidate: Candidate, contents: readonly ColumnContent[]): boolean {
  return contents.some(
    ({ column, samples }) =>
      candidate.columns.includes(column) && samples.some((sample) => outcomes.test(sample)),
  );
}

function listed(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
