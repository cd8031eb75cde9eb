import type { Kind } from '../types.js';

/** What the classifier knows; opaque to callers. */
export interface KindModel {
  readonly version: string;
}

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

const cues: readonly (readonly [Exclude<Kind, 'other'>, RegExp])[] = [
  [
    'question',
    /[?？؟]\s*$|^(?:how (?:do|can|to)|why (?:do|does|is|are)|what (?:is|does)|wie |warum |cómo |comment )/iu,
  ],
  [
    'request',
    /\b(?:please add|would (?:like|love|be (?:nice|great))|wish|should (?:add|have|be)|need(?:s)? (?:an? )?(?:option|way|feature)|could you add|add (?:an?|the) |it would|bitte|wünsche|wäre (?:schön|toll)|me gustaría|estaría bien|añad\w+|j'aimerais|gostaria|vorrei)\b/iu,
  ],
  [
    'pain',
    /\b(?:crash\w*|freez\w*|bugs?|buggy|broken?|slow\w*|fail\w*|error\w*|problem\w*|issues?|can(?:no|')?t|doesn'?t|don'?t|won'?t|not work\w*|terrible|awful|horrible|worst|bad|useless|annoying|frustrat\w*|expensive|confus\w*|lost|missing|stürzt|langsam\w*|fehl\w*|funktioniert nicht|nicht|schlecht\w*|lent[oa]|error|falla\w*|no funciona|no puedo|caro|lente?|plante|ne \w+ pas)\b/iu,
  ],
  [
    'praise',
    /\b(?:love|great|good|nice|excellent|awesome|amazing|best|perfect|easy|helpful|super|toll\w*|gut\w*|schön\w*|excelente|buen[oa]|encanta|bien|génial|parfait|ótim[oa]|ottim[oa])\b/iu,
  ],
];

/** Loads the classifier. */
export function loadKindModel(): KindModel {
  return { version: 'cues' };
}

/** Kind, polarity and severity of one statement. */
export function classify(
  _model: KindModel,
  text: string,
  context: StatementContext = {},
): ClassifiedStatement {
  const kind = cues.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
  const lean = context.rating === null || context.rating === undefined ? 0 : context.rating - 0.5;
  const polarity = Math.max(
    -1,
    Math.min(1, (kind === 'pain' ? -0.6 : kind === 'praise' ? 0.6 : 0) + lean * 0.4),
  );
  return {
    kind,
    confidence: kind === 'other' ? 0.5 : 0.6,
    polarity,
    severity: kind === 'pain' ? 0.4 - polarity * 0.3 : 0,
  };
}
