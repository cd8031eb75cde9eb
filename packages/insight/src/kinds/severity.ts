import type { Kind } from '../types.js';
import { cueGroups, type CueGroup } from './cues.js';
import { readTokens, type ReadTokens } from './features.js';
import { tokenTypes } from './tokens.js';
import { roles } from './vocabulary.js';

/** Severity as an ordered scale: a quarter of 0–1 each. */
export const severityLevels = ['mild', 'noticeable', 'serious', 'severe'] as const;
export type SeverityLevel = (typeof severityLevels)[number];

/**
 * The word for a severity.
 *
 * @param severity 0–1; what lies outside counts as the nearer end, and what is no number as mild.
 */
export function severityLevel(severity: number): SeverityLevel {
  const step = Math.floor(Math.max(0, Math.min(0.999, severity || 0)) * severityLevels.length);
  return severityLevels[step] ?? 'mild';
}

/** What a marked piece of a statement says about how bad things are. */
export type SeveritySays = 'consequence' | 'urgency' | 'trouble' | 'intensity';

interface Sign {
  readonly group: CueGroup;
  /** How much it adds to severity, each on its own: they combine like chances, 1 − ∏(1 − weight). */
  readonly weight: number;
  readonly says: SeveritySays;
  readonly means: string;
}

const signs: readonly Sign[] = [
  { group: 'dataLost', weight: 0.35, says: 'consequence', means: 'data lost' },
  { group: 'moneyLost', weight: 0.3, says: 'consequence', means: 'money lost' },
  { group: 'blocked', weight: 0.25, says: 'consequence', means: 'work blocked' },
  { group: 'churn', weight: 0.25, says: 'consequence', means: 'leaving' },
  { group: 'urgent', weight: 0.1, says: 'urgency', means: 'urgent or repeated' },
  { group: 'cannot', weight: 0.1, says: 'trouble', means: 'cannot be done' },
  { group: 'defect', weight: 0.08, says: 'trouble', means: 'defect' },
  { group: 'service', weight: 0.08, says: 'trouble', means: 'poor service' },
  { group: 'regress', weight: 0.05, says: 'trouble', means: 'worse than before' },
  { group: 'slow', weight: 0.04, says: 'trouble', means: 'slow' },
];
const signIndex = signs.map(({ group, weight }) => [cueGroups.indexOf(group), weight] as const);

/** Share of the sum that counts for a kind: a wish may be urgent, but it hurts less than a defect. */
const byKind: Readonly<Record<Kind, number>> = {
  pain: 1,
  request: 0.6,
  question: 0.4,
  other: 0.25,
  praise: 0.1,
};

const painFloor = 0.15;
const toneWeight = 0.2;
const lowRatingWeight = 0.15;

/** How mild the words of a statement are, 1 at most: as a pain, which hurts in itself, and as anything else. */
export interface Mildness {
  readonly asPain: number;
  readonly otherwise: number;
}

export function mildnessOf(cues: Uint8Array): Mildness {
  let asPain = 1 - painFloor;
  let otherwise = 1;
  for (const [index, weight] of signIndex) {
    const hits = Math.min(2, cues[index] ?? 0);
    if (hits === 0) continue;
    const factor = (1 - weight) ** Math.sqrt(hits);
    asPain *= factor;
    otherwise *= factor;
  }
  return { asPain, otherwise };
}

/** Severity of a statement, 0–1, from its words, its tone, the rating and what it says has come of it. */
export function severityOf(
  kind: Kind,
  { asPain, otherwise }: Mildness,
  polarity: number,
  rating: number | null,
): number {
  let mild = kind === 'pain' ? asPain : otherwise;
  mild *= 1 - toneWeight * Math.max(0, -polarity);
  if (rating !== null) mild *= 1 - lowRatingWeight * Math.max(0, 1 - 2 * rating);
  return byKind[kind] * (1 - mild);
}

/** A piece of a statement that makes it more severe. */
export interface SeverityEvidence {
  /** UTF-16 code units into the statement, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly says: SeveritySays;
  /** In a word or two of English: "data lost", "strong words". */
  readonly means: string;
}

interface Mark extends SeverityEvidence {
  readonly weight: number;
}

/** Words judged this bad after emphasis are strong in themselves. */
const strongFrom = -1.35;
const intensityWeight = 0.07;

/** Words that evaluate strongly, with the word that stresses them, capitals and rows of exclamation marks. */
function intensityMarks(text: string, read: ReadTokens): Mark[] {
  const { tokens, infos, scores, starts, ends } = read;
  const marks: Mark[] = [];
  const bad = scores.some((score) => score < 0);
  for (const [at, type] of tokens.type.entries()) {
    let start = starts[at] ?? 0;
    const end = ends[at] ?? 0;
    if ((scores[at] ?? 0) <= strongFrom) {
      if (((infos[at - 1]?.roles ?? 0) & roles.stresses) !== 0) start = starts[at - 1] ?? start;
      marks.push({ start, end, says: 'intensity', means: 'strong words', weight: intensityWeight });
    } else if (bad && type === tokenTypes.stop && tokens.text[at] === '!!') {
      marks.push({ start, end, says: 'intensity', means: 'exclaimed', weight: 0.01 });
    } else if (bad && type === tokenTypes.word && /^\p{Lu}{3,}$/u.test(text.slice(start, end))) {
      marks.push({ start, end, says: 'intensity', means: 'in capitals', weight: 0.02 });
    }
  }
  return marks;
}

function cueMarks({ cues, starts, ends }: ReadTokens): Mark[] {
  return cues.flatMap(([groups, from, to]) =>
    signs.flatMap(({ group, weight, says, means }) =>
      (groups & (1 << cueGroups.indexOf(group))) === 0
        ? []
        : [{ start: starts[from] ?? 0, end: ends[to - 1] ?? 0, says, means, weight }],
    ),
  );
}

/**
 * The pieces of a statement that its severity rests on, for a page to mark: what has come of it (data or money lost,
 * work blocked, leaving), how urgent it is, which trouble it tells of, and how strongly it is put.
 *
 * @param text One statement, as given to the analysis.
 * @param context `language` (ISO 639-1; English where unknown) and the `kind` that the statement was given: praise has
 *   no evidence of severity.
 * @returns In the order of the text and without overlaps: of two pieces that overlap the weightier stays.
 */
export function severityEvidence(
  text: string,
  context: { readonly language?: string; readonly kind?: Kind } = {},
): SeverityEvidence[] {
  if (context.kind === 'praise') return [];
  const read = readTokens(text, context.language ?? 'en');
  const marks = [...cueMarks(read), ...intensityMarks(text, read)].sort(
    (a, b) => b.weight - a.weight || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  const kept: Mark[] = [];
  for (const mark of marks) {
    if (kept.every(({ start, end }) => mark.end <= start || mark.start >= end)) kept.push(mark);
  }
  return kept
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, says, means }) => ({ start, end, says, means }));
}
