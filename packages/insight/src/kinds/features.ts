import { countCues } from './cue-matching.js';
import { cueGroups, type CueGroup } from './cues.js';
import { symbolScore } from './lexicon.js';
import { kindTokens, tokenTypes, type KindTokens, type TokenPlaces } from './tokens.js';
import { fnvOffset, roles, vocabularyOf, type TrieNode, type WordInfo } from './vocabulary.js';

/** Hashed words and pairs of words come first, then the counted features. */
const hashBits = 16;
export const hashSize = 2 ** hashBits;

const shapeFeatures = [
  'good',
  'bad',
  'veryGood',
  'veryBad',
  'net',
  'best',
  'worst',
  'netAfterContrast',
  'netOfLast',
  'endsAsking',
  'asks',
  'exclaims',
  'shouts',
  'length',
  'oneWord',
  'short',
  'first',
  'second',
  'number',
  'negated',
  'noLexicon',
  'please',
  'trails',
  'happySymbol',
  'sadSymbol',
  'link',
] as const;
type Shape = (typeof shapeFeatures)[number];

export const denseNames: readonly string[] = [...cueGroups, ...shapeFeatures];
export const denseSize = denseNames.length;
export const featureCount = hashSize + denseSize;

const shapeIndex = new Map<string, number>(denseNames.map((name, index) => [name, index]));
const slot = (name: Shape | CueGroup): number => shapeIndex.get(name) ?? 0;
/** Place of each among the counted features. */
const slots = {
  good: slot('good'),
  bad: slot('bad'),
  veryGood: slot('veryGood'),
  veryBad: slot('veryBad'),
  net: slot('net'),
  best: slot('best'),
  worst: slot('worst'),
  netAfterContrast: slot('netAfterContrast'),
  netOfLast: slot('netOfLast'),
  endsAsking: slot('endsAsking'),
  asks: slot('asks'),
  exclaims: slot('exclaims'),
  shouts: slot('shouts'),
  length: slot('length'),
  oneWord: slot('oneWord'),
  short: slot('short'),
  first: slot('first'),
  second: slot('second'),
  number: slot('number'),
  negated: slot('negated'),
  noLexicon: slot('noLexicon'),
  please: slot('please'),
  trails: slot('trails'),
  happySymbol: slot('happySymbol'),
  sadSymbol: slot('sadSymbol'),
  link: slot('link'),
} as const satisfies Record<Shape, number>;

/** Words after a negation that it still turns around. */
const negationReach = 4;

/** One statement in numbers: indices ascending in no order, values alongside. */
export interface Features {
  readonly indices: Int32Array;
  readonly values: Float32Array;
  readonly cues: Uint8Array;
  readonly dense: Float32Array;
}

/** Spreads a mixed number over the slots (the finaliser of MurmurHash3, two rounds less). */
function fold(value: number): number {
  const mixed = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return ((mixed >>> hashBits) ^ mixed) & (hashSize - 1);
}
const afterNegation = 0x5bd1e995;

const squash = (value: number): number => Math.log1p(Math.max(0, value));

interface Judgement {
  readonly score: readonly number[];
  readonly negated: readonly number[];
}

type Infos = readonly (WordInfo | undefined)[];

/** Judgement of each token after negation and emphasis. */
function judge(tokens: KindTokens, infos: Infos): Judgement {
  const count = tokens.text.length;
  // Longer arrays of numbers would lie outside the heap, which takes ten times as long to get and to clear.
  const score: number[] = [];
  const negated: number[] = [];
  let reach = 0;
  let emphasis = 1;
  for (let i = 0; i < count; i += 1) {
    const type = tokens.type[i];
    score.push(0);
    negated.push(0);
    if (type === tokenTypes.symbol) {
      score[i] = symbolScore(tokens.text[i] ?? '');
      continue;
    }
    const info = infos[i];
    const role = info?.roles ?? 0;
    if (type === tokenTypes.stop || type === tokenTypes.comma || (role & roles.contrasts) !== 0) {
      reach = 0;
      emphasis = 1;
      continue;
    }
    const base = info?.score ?? 0;
    if (base !== 0) {
      // "not great" is less bad than "bad"; "no problems" less good than "good". Rounded as the weights were learnt.
      score[i] = Math.fround(reach > 0 ? -0.6 * base : base * emphasis);
    }
    negated[i] = reach > 0 ? 1 : 0;
    reach = (role & roles.negates) !== 0 ? negationReach : Math.max(0, reach - 1);
    emphasis = (role & roles.stresses) !== 0 ? 1.4 : 1;
  }
  return { score, negated };
}

function fillShape(
  dense: Float32Array,
  tokens: KindTokens,
  infos: Infos,
  { score, negated }: Judgement,
): void {
  const { text, type } = tokens;
  const count = text.length;
  let good = 0;
  let bad = 0;
  let best = 0;
  let worst = 0;
  let words = 0;
  let net = 0;
  let afterContrast = 0;
  let contrasted = false;
  let last = 0;
  let anyNegated = 0;
  let exclaims = 0;
  let asks = 0;
  let trails = 0;
  let ended = false;
  for (let i = 0; i < count; i += 1) {
    const token = text[i] ?? '';
    const value = score[i] ?? 0;
    if (type[i] === tokenTypes.stop) {
      ended = true;
      if (token === '?') asks += 1;
      else if (token === '...') trails += 1;
      else if (token !== '.') exclaims += token === '!!' ? 2 : 1;
      continue;
    }
    if (ended) {
      last = 0;
      ended = false;
    }
    if (type[i] === tokenTypes.word) words += 1;
    const role = infos[i]?.roles ?? 0;
    if ((role & roles.contrasts) !== 0) {
      contrasted = true;
      afterContrast = 0;
    }
    if (value > 0) good += value;
    else bad -= value;
    best = Math.max(best, value);
    worst = Math.min(worst, value);
    net += value;
    last += value;
    if (contrasted) afterContrast += value;
    if ((negated[i] ?? 0) > 0) anyNegated = 1;
    if ((role & roles.firstPerson) !== 0) dense[slots.first] = 1;
    if ((role & roles.secondPerson) !== 0) dense[slots.second] = 1;
    if ((role & roles.asksKindly) !== 0) dense[slots.please] = 1;
    if (type[i] === tokenTypes.number) dense[slots.number] = 1;
    if (type[i] === tokenTypes.symbol) {
      if (value > 0) dense[slots.happySymbol] = 1;
      else if (value < 0) dense[slots.sadSymbol] = 1;
      if (token === '<link>') dense[slots.link] = 1;
    }
  }
  const spread = Math.sqrt(words + 4);
  dense[slots.good] = squash(good);
  dense[slots.bad] = squash(bad);
  dense[slots.veryGood] = best >= 2 ? 1 : 0;
  dense[slots.veryBad] = worst <= -2 ? 1 : 0;
  dense[slots.net] = (2 * net) / spread;
  dense[slots.best] = best / 2;
  dense[slots.worst] = -worst / 2;
  dense[slots.netAfterContrast] = contrasted ? Math.max(-2, Math.min(2, afterContrast)) : 0;
  dense[slots.netOfLast] = Math.max(-2, Math.min(2, last)) / 2;
  dense[slots.endsAsking] = text[count - 1] === '?' ? 1 : 0;
  dense[slots.asks] = squash(asks);
  dense[slots.exclaims] = squash(exclaims);
  dense[slots.shouts] = squash(tokens.shouted);
  dense[slots.length] = squash(words) / 4;
  dense[slots.oneWord] = words <= 1 ? 1 : 0;
  dense[slots.short] = words <= 4 ? 1 : 0;
  dense[slots.negated] = anyNegated;
  dense[slots.noLexicon] = good === 0 && bad === 0 ? 1 : 0;
  dense[slots.trails] = squash(trails);
}

/** Share of the counted features in a statement's numbers, against its words. */
const denseWeight = 0.5;

/** Scratch for counting hashed words: cleared after each statement, so that none is allocated per call. */
const slotCounts = new Uint16Array(hashSize);
const logarithms = Float32Array.from(
  { length: 64 },
  (_, count) => 1 + Math.log(Math.max(1, count)),
);

/** Counts words and pairs; words under a negation are words of their own. Returns the slots in use. */
function countWords(hashes: readonly number[], { negated }: Judgement): number[] {
  const used: number[] = [];
  const bump = (slotAt: number): void => {
    const count = slotCounts[slotAt] ?? 0;
    if (count === 0) used.push(slotAt);
    if (count < logarithms.length - 1) slotCounts[slotAt] = count + 1;
  };
  let previous = fnvOffset;
  for (let i = 0; i < hashes.length; i += 1) {
    const value = hashes[i] ?? 0;
    bump(fold((negated[i] ?? 0) > 0 ? value ^ afterNegation : value));
    bump(fold(Math.imul(previous, 31) ^ value));
    previous = value;
  }
  return used;
}

/** Tokens of a statement with what is known of each. */
function lookUp(
  input: string,
  language: string,
  places?: TokenPlaces,
): { tokens: KindTokens; infos: Infos; hashes: readonly number[]; root: TrieNode } {
  const tokens = kindTokens(input, places);
  const vocabulary = vocabularyOf(language);
  const infos: (WordInfo | undefined)[] = [];
  const hashes: number[] = [];
  for (let i = 0; i < tokens.text.length; i += 1) {
    const { hash, info } = vocabulary.token(tokens.text[i] ?? '');
    hashes.push(hash);
    infos.push((tokens.type[i] ?? 0) <= tokenTypes.number ? info : undefined);
  }
  return { tokens, infos, hashes, root: vocabulary.root };
}

/** What was seen in a statement, token by token, for whoever marks words. */
export interface ReadTokens extends TokenPlaces {
  readonly tokens: KindTokens;
  readonly infos: Infos;
  /** Judgement of each token after negation and emphasis. */
  readonly scores: readonly number[];
  readonly negated: readonly number[];
  /** Cue phrases: groups as bits, first token, token after the last. */
  readonly cues: readonly (readonly [groups: number, from: number, to: number])[];
}

/** The same reading as `featuresOf` does, with the places kept. */
export function readTokens(input: string, language: string): ReadTokens {
  const places = { starts: [], ends: [] };
  const { tokens, infos, root } = lookUp(input, language, places);
  const { score, negated } = judge(tokens, infos);
  const cues: [number, number, number][] = [];
  countCues(root, infos, tokens.type, (...found) => cues.push(found));
  return { ...places, tokens, infos, scores: score, negated, cues };
}

/** Numbers of the statement that was read last: a set of arrays serves all, for there are millions of statements. */
const lastRead = {
  indices: new Int32Array(1024),
  values: new Float32Array(1024),
  dense: new Float32Array(denseSize),
};

export interface LastRead {
  /** Features in use, from the first. Good until the next statement is read, as all that is here but the cues. */
  readonly count: number;
  readonly indices: Int32Array;
  readonly values: Float32Array;
  readonly dense: Float32Array;
  readonly cues: Uint8Array;
}

/** As `featuresOf`, without copies. */
export function readFeatures(input: string, language: string): LastRead {
  const { tokens, infos, hashes, root } = lookUp(input, language);
  const judgement = judge(tokens, infos);
  const cues = countCues(root, infos, tokens.type);
  const { dense } = lastRead;
  dense.fill(0);
  for (let group = 0; group < cueGroups.length; group += 1) {
    const hits = cues[group] ?? 0;
    if (hits > 0) dense[group] = Math.log1p(Math.min(hits, 4));
  }
  fillShape(dense, tokens, infos, judgement);
  const used = countWords(hashes, judgement);
  if (lastRead.indices.length < used.length + denseSize) {
    lastRead.indices = new Int32Array(2 * used.length + denseSize);
    lastRead.values = new Float32Array(2 * used.length + denseSize);
  }
  const { indices, values } = lastRead;
  let square = 0;
  for (let at = 0; at < used.length; at += 1) {
    const slotAt = used[at] ?? 0;
    const value = logarithms[slotCounts[slotAt] ?? 0] ?? 0;
    slotCounts[slotAt] = 0;
    indices[at] = slotAt;
    values[at] = value;
    square += value * value;
  }
  const norm = Math.sqrt(square) || 1;
  let at = 0;
  for (; at < used.length; at += 1) values[at] = (values[at] ?? 0) / norm;
  for (let i = 0; i < denseSize; i += 1) {
    const value = dense[i] ?? 0;
    if (value === 0) continue;
    indices[at] = hashSize + i;
    values[at] = value * denseWeight;
    at += 1;
  }
  return { count: at, indices, values, dense, cues };
}

/**
 * Turns a statement into numbers: hashed words and pairs (1 + log count, unit length), where words under a
 * negation are words of their own, and counted features from the lexicon, the cues and the shape.
 */
export function featuresOf(input: string, language: string): Features {
  const { count, indices, values, dense, cues } = readFeatures(input, language);
  return {
    indices: indices.slice(0, count),
    values: values.slice(0, count),
    cues,
    dense: dense.slice(),
  };
}
