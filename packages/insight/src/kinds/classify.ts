import { kinds, type Kind } from '../types.js';
import { denseNames, readFeatures } from './features.js';
import { softmax } from './logistic.js';
import { kindColumns, polarityColumns, scoresOf, type KindModel } from './model.js';
import { mildnessOf, severityOf, type Mildness } from './severity.js';

export { loadKindModel, type KindModel } from './model.js';

export interface StatementContext {
  /** Rating of the whole item, 0 (worst) … 1 (best). */
  readonly rating?: number | null;
  /** ISO 639-1. */
  readonly language?: string;
}

export interface ClassifiedStatement {
  readonly kind: Kind;
  /** Calibrated probability of `kind`, 0–1. */
  readonly confidence: number;
  /** −1 … 1. */
  readonly polarity: number;
  /** 0 (mild) … 1 (severe). */
  readonly severity: number;
}

const noLexicon = denseNames.indexOf('noLexicon');
const short = denseNames.indexOf('short');
const painColumn = kinds.indexOf('pain');
const otherColumn = kinds.indexOf('other');
const praiseColumn = kinds.indexOf('praise');

/** Log-odds that the best or worst rating adds to the polarity of a statement. */
const ratingOnPolarity = 0.9;
/** The same for pain against praise where words speak. */
const ratingOnKind = 0.35;
/** And for a bare "Login", where the rating is all there is; as much is taken from 'other'. */
const ratingOnBareKind = 2.5;

const addTo = (scores: Float64Array, at: number, value: number): void => {
  scores[at] = (scores[at] ?? 0) + value;
};

/** What the words of a statement tell by themselves; the rating of its item comes on top. */
export interface ToldByWords {
  /** Before softmax: a column for each kind, then for each polarity. */
  readonly scores: Float64Array;
  readonly mildness: Mildness;
  /** A few words without judgement, such as "Login". */
  readonly bare: boolean;
}

/** @param language ISO 639-1: chooses lexicon and cues, English where unknown. */
export function tellByWords(model: KindModel, text: string, language: string): ToldByWords {
  const features = readFeatures(text, language);
  return {
    scores: scoresOf(model, features),
    mildness: mildnessOf(features.cues),
    bare: (features.dense[noLexicon] ?? 0) > 0 && (features.dense[short] ?? 0) > 0,
  };
}

/** Scores of the statement at hand: one pair of arrays serves all. */
const chances = new Float64Array(kindColumns);
const tone = new Float64Array(polarityColumns);

/** Kind, polarity and severity of a statement whose words were read before. */
export function tellWithRating(
  model: KindModel,
  { scores, mildness, bare }: ToldByWords,
  rating: number | null,
): ClassifiedStatement {
  for (let c = 0; c < kindColumns; c += 1) chances[c] = scores[c] ?? 0;
  for (let c = 0; c < polarityColumns; c += 1) tone[c] = scores[kindColumns + c] ?? 0;
  if (rating !== null) {
    const lean = 2 * Math.max(0, Math.min(1, rating)) - 1;
    const pull = bare ? ratingOnBareKind : ratingOnKind;
    addTo(chances, painColumn, -pull * lean);
    addTo(chances, praiseColumn, pull * lean);
    if (bare) addTo(chances, otherColumn, -pull * Math.abs(lean));
    addTo(tone, 0, -ratingOnPolarity * lean);
    addTo(tone, polarityColumns - 1, ratingOnPolarity * lean);
  }
  softmax(chances, model.kindTemperature);
  softmax(tone, model.polarityTemperature);
  const polarity = (tone[polarityColumns - 1] ?? 0) - (tone[0] ?? 0);
  let best = 0;
  for (let c = 1; c < kindColumns; c += 1) {
    if ((chances[c] ?? 0) > (chances[best] ?? 0)) best = c;
  }
  const kind = kinds[best] ?? 'other';
  return {
    kind,
    confidence: chances[best] ?? 0,
    polarity,
    severity: severityOf(kind, mildness, polarity, rating),
  };
}

/**
 * Kind, polarity and severity of one statement (or of a whole short review).
 *
 * @param context `language` chooses lexicon and cues (English where unknown); `rating` of the whole item
 *   moves polarity, severity and, for bare statements such as "Login", the kind.
 * @returns `confidence` is calibrated: of statements with .8 about four in five have that kind.
 */
export function classify(
  model: KindModel,
  text: string,
  context: StatementContext = {},
): ClassifiedStatement {
  const told = tellByWords(model, text, context.language ?? 'en');
  return tellWithRating(model, told, context.rating ?? null);
}
