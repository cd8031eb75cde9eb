/** Polarity towards one thing that a sentence names: "great screen, but the battery is a joke" says two things. */
import { loadKindModel } from './classify.js';
import { featuresOf, readTokens, type ReadTokens } from './features.js';
import { softmax } from './logistic.js';
import { kindColumns, scoresOf } from './model.js';
import { tokenTypes } from './tokens.js';
import { roles } from './vocabulary.js';

export type AspectTone = 'negative' | 'neutral' | 'positive';

export interface AspectPolarity {
  /** −1 (bad) … 1 (good). */
  readonly polarity: number;
  readonly tone: AspectTone;
}

/** Tokens from … to, end exclusive. */
export type TokenRange = readonly [from: number, to: number];

/** A text around a term: where the term stands among the tokens, and what is said about it. */
export interface AspectReading {
  readonly text: string;
  readonly read: ReadTokens;
  readonly term: TokenRange;
  /** Between full stops and contrasts. */
  readonly clause: TokenRange;
  /** The least part of the clause around the term, cut at commas and joining words, that evaluates. */
  readonly telling: TokenRange;
}

/** Words that begin another part of a clause. */
const joining = new Set(
  `and which because while so that or as when if with since who where than und weil dass oder et qui parce y porque e o
  che perché en omdat`.split(/\s+/u),
);

/** Reads a text around a term. Throws a RangeError where the term is not inside the text. */
export function readAspect(
  text: string,
  start: number,
  end: number,
  language: string,
): AspectReading {
  if (!(start >= 0 && end > start && end <= text.length)) {
    throw new RangeError(
      `The term from ${start} to ${end} is not inside the text of ${text.length} characters: give offsets in UTF-16 code units, end exclusive.`,
    );
  }
  const read = readTokens(text, language);
  const { tokens, infos, scores, starts, ends } = read;
  const count = starts.length;
  let first = 0;
  while (first < count && (ends[first] ?? 0) <= start) first += 1;
  let after = first;
  while (after < count && (starts[after] ?? 0) < end) after += 1;

  const parts = (at: number): boolean =>
    tokens.type[at] === tokenTypes.stop || ((infos[at]?.roles ?? 0) & roles.contrasts) !== 0;
  const joins = (at: number): boolean =>
    parts(at) || tokens.type[at] === tokenTypes.comma || joining.has(tokens.text[at] ?? '');
  const widen = (
    at: number,
    step: 1 | -1,
    bound: number,
    stops: (i: number) => boolean,
  ): number => {
    let to = at;
    while (to !== bound && !stops(step < 0 ? to - 1 : to)) to += step;
    return to;
  };
  const clause: TokenRange = [widen(first, -1, 0, parts), widen(after, 1, count, parts)];
  const evaluates = (from: number, to: number): boolean => {
    for (let i = from; i < to; i += 1) {
      if ((i < first || i >= after) && (scores[i] ?? 0) !== 0) return true;
    }
    return false;
  };
  let from = widen(first, -1, clause[0], joins);
  let to = widen(after, 1, clause[1], joins);
  // What is said mostly follows what it is said of.
  while (!evaluates(from, to) && (from > clause[0] || to < clause[1])) {
    if (to < clause[1]) to = widen(to + 1, 1, clause[1], joins);
    else from = widen(from - 1, -1, clause[0], joins);
  }
  return { text, read, term: [first, after], clause, telling: [from, to] };
}

/** A part of the text with "it" in place of the term: the term's own words are no judgement ("error log"). */
export function withoutTerm({ text, read, term }: AspectReading, [from, to]: TokenRange): string {
  const cut = (a: number, b: number): string =>
    b > a ? text.slice(read.starts[a] ?? 0, read.ends[b - 1] ?? 0) : '';
  const left = cut(from, Math.min(term[0], to));
  const right = cut(Math.max(term[1], from), to);
  return `${left} it ${right}`;
}

/** Chances of negative, neutral and positive, by the shipped weights. */
export function toneOfText(text: string, language: string): Float64Array {
  const model = loadKindModel();
  const chances = scoresOf(model, featuresOf(text, language)).slice(kindColumns);
  softmax(chances, model.polarityTemperature);
  return chances;
}

/** Below this on both sides a statement does not judge the term. */
const neutralWithin = 0.15;

/**
 * How a sentence judges one thing that it names, by the words around it: its clause and the part of it that evaluates.
 *
 * @param text A statement or a sentence.
 * @param start First UTF-16 code unit of the term; `end` is the one after its last.
 * @param context `language`: ISO 639-1, English where unknown.
 * @throws `RangeError` where the term is not inside the text.
 */
export function aspectPolarity(
  text: string,
  start: number,
  end: number,
  context: { readonly language?: string } = {},
): AspectPolarity {
  const language = context.language ?? 'en';
  const reading = readAspect(text, start, end, language);
  let polarity = 0;
  for (const range of [reading.clause, reading.telling]) {
    const [negative = 0, , positive = 0] = toneOfText(withoutTerm(reading, range), language);
    polarity += (positive - negative) / 2;
  }
  if (Math.abs(polarity) <= neutralWithin) return { polarity, tone: 'neutral' };
  return { polarity, tone: polarity > 0 ? 'positive' : 'negative' };
}
