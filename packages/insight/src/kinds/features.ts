import { countCues, cueGroups, type CueGroup } from './cues.js';
import { lexiconOf, symbolScore } from './lexicon.js';
import { kindTokens, tokenTypes, type KindTokens } from './tokens.js';

/** Hashed words and pairs of words come first, then the counted features. */
export const hashBits = 16;
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
const slots = Object.fromEntries(shapeFeatures.map((name) => [name, slot(name)]));

/** Words after a negation that it still turns around. */
const negationReach = 4;
const negators = new Set(
  `not no never none nothing nobody neither nor without hardly barely can't don't doesn't didn't isn't aren't wasn't weren't
  won't wouldn't couldn't shouldn't hasn't haven't hadn't ain't lacks lacking
  nicht kein keine keinen keiner keinem nie niemals nichts ohne kaum ne pas jamais aucun aucune sans rien
  no nunca ningún ninguna sin tampoco não nem nunca nenhum nenhuma sem non mai nessun nessuna senza niet geen nooit zonder`
    .trim()
    .split(/\s+/u),
);
const contrasts = new Set(
  'but however although though except yet unfortunately aber jedoch leider mais cependant pero sin-embargo mas porém ma però maar echter'.split(
    ' ',
  ),
);
const intensifiers = new Set(
  `very really so extremely super too absolutely totally highly incredibly completely most sehr total extrem wirklich zu
  völlig absolut très trop vraiment muy demasiado super muito demais molto troppo heel erg zeer te`
    .trim()
    .split(/\s+/u),
);
const firstPerson = new Set(
  "i i'm i've i'd i'll me my we we're we've our us ich mir mein meine wir uns je j'ai mon ma nous yo mi me nosotros eu meu minha io mio ik mijn wij".split(
    ' ',
  ),
);
const secondPerson = new Set(
  "you your you're ihr euch sie votre vous vos ustedes su vuestra vocês vostra vostro jullie u uw".split(
    ' ',
  ),
);
const pleases = new Set('please bitte svp aub alsjeblieft graag kindly'.split(' '));

/** One statement in numbers: indices ascending in no order, values alongside. */
export interface Features {
  readonly indices: Int32Array;
  readonly values: Float32Array;
  readonly tokens: KindTokens;
  readonly cues: Uint8Array;
  readonly dense: Float32Array;
}

const fnvOffset = 0x811c9dc5;
const fnvPrime = 0x01000193;

/** FNV-1a over UTF-16 units, folded to `hashBits`. */
function hash(seed: number, token: string): number {
  let value = seed;
  for (let i = 0; i < token.length; i += 1)
    value = Math.imul(value ^ token.charCodeAt(i), fnvPrime);
  return value;
}
const fold = (value: number): number => ((value >>> hashBits) ^ value) & (hashSize - 1);

const squash = (value: number): number => Math.log1p(Math.max(0, value));

interface Judgement {
  readonly score: Float32Array;
  readonly negated: Uint8Array;
}

/** Judgement of each token after negation and emphasis. */
function judge(tokens: KindTokens, language: string): Judgement {
  const lexicon = lexiconOf(language);
  const count = tokens.text.length;
  const score = new Float32Array(count);
  const negated = new Uint8Array(count);
  let reach = 0;
  let emphasis = 1;
  for (let i = 0; i < count; i += 1) {
    const token = tokens.text[i] ?? '';
    const type = tokens.type[i];
    if (type === tokenTypes.symbol) {
      score[i] = symbolScore(token);
      continue;
    }
    if (type === tokenTypes.stop || type === tokenTypes.comma || contrasts.has(token)) {
      reach = 0;
      emphasis = 1;
      continue;
    }
    const base = lexicon.get(token) ?? 0;
    if (base !== 0) {
      // "not great" is less bad than "bad"; "no problems" less good than "good".
      score[i] = reach > 0 ? -0.6 * base : base * emphasis;
    }
    negated[i] = reach > 0 ? 1 : 0;
    reach = negators.has(token) ? negationReach : Math.max(0, reach - 1);
    emphasis = intensifiers.has(token) ? 1.4 : 1;
  }
  return { score, negated };
}

function fillShape(dense: Float32Array, tokens: KindTokens, { score, negated }: Judgement): void {
  const { text, type } = tokens;
  const count = text.length;
  const set = (name: Shape, value: number): void => {
    dense[slots[name] ?? 0] = value;
  };
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
    if (contrasts.has(token)) {
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
    if (firstPerson.has(token)) set('first', 1);
    if (secondPerson.has(token)) set('second', 1);
    if (pleases.has(token)) set('please', 1);
    if (type[i] === tokenTypes.number) set('number', 1);
    if (type[i] === tokenTypes.symbol) {
      if (value > 0) set('happySymbol', 1);
      else if (value < 0) set('sadSymbol', 1);
      if (token === '<link>') set('link', 1);
    }
  }
  const spread = Math.sqrt(words + 4);
  set('good', squash(good));
  set('bad', squash(bad));
  set('veryGood', best >= 2 ? 1 : 0);
  set('veryBad', worst <= -2 ? 1 : 0);
  set('net', (2 * net) / spread);
  set('best', best / 2);
  set('worst', -worst / 2);
  set('netAfterContrast', contrasted ? Math.max(-2, Math.min(2, afterContrast)) : 0);
  set('netOfLast', Math.max(-2, Math.min(2, last)) / 2);
  set('endsAsking', text[count - 1] === '?' ? 1 : 0);
  set('asks', squash(asks));
  set('exclaims', squash(exclaims));
  set('shouts', squash(tokens.shouted));
  set('length', squash(words) / 4);
  set('oneWord', words <= 1 ? 1 : 0);
  set('short', words <= 4 ? 1 : 0);
  set('negated', anyNegated);
  set('noLexicon', good === 0 && bad === 0 ? 1 : 0);
  set('trails', squash(trails));
}

/** Share of the counted features in a statement's numbers, against its words. */
const denseWeight = 0.5;

/**
 * Turns a statement into numbers: hashed words and pairs (1 + log count, unit length), where words under a
 * negation are words of their own, and counted features from the lexicon, the cues and the shape.
 */
export function featuresOf(input: string, language: string): Features {
  const tokens = kindTokens(input);
  const judgement = judge(tokens, language);
  const counts = new Map<number, number>();
  const bump = (value: number): void => {
    const index = fold(value);
    counts.set(index, (counts.get(index) ?? 0) + 1);
  };
  let previous = hash(fnvOffset, '<s>');
  for (const [i, token] of tokens.text.entries()) {
    const marked =
      (judgement.negated[i] ?? 0) > 0 ? hash(fnvOffset ^ 0x5bd1, token) : hash(fnvOffset, token);
    bump(marked);
    bump(hash(Math.imul(previous, 31), token));
    previous = hash(fnvOffset, token);
  }
  let norm = 0;
  for (const count of counts.values()) norm += (1 + Math.log(count)) ** 2;
  norm = Math.sqrt(norm) || 1;
  const cues = countCues(tokens, language);
  const dense = new Float32Array(denseSize);
  for (let group = 0; group < cueGroups.length; group += 1)
    dense[group] = squash(Math.min(cues[group] ?? 0, 4));
  fillShape(dense, tokens, judgement);
  const indices = new Int32Array(counts.size + denseSize);
  const values = new Float32Array(counts.size + denseSize);
  let at = 0;
  for (const [index, count] of counts) {
    indices[at] = index;
    values[at] = (1 + Math.log(count)) / norm;
    at += 1;
  }
  for (let i = 0; i < denseSize; i += 1) {
    const value = dense[i] ?? 0;
    if (value === 0) continue;
    indices[at] = hashSize + i;
    values[at] = value * denseWeight;
    at += 1;
  }
  return { indices: indices.subarray(0, at), values: values.subarray(0, at), tokens, cues, dense };
}
