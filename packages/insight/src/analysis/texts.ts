import { contentVerdict, type ContentVerdict } from '../text/generic.js';
import type { UnassignedReason } from '../types.js';
import { wordsOfKey, type ReadItems, type ReadStatement } from './read.js';

/** Themes of statements that name no subject of their own. */
export const generals = ['praise', 'complaint', 'malfunction'] as const;
export type General = (typeof generals)[number];

/** A distinct text of one language and the statements that say it, both in canonical order. */
export interface DistinctText {
  readonly words: readonly string[];
  readonly statements: readonly number[];
}

export interface LanguageTexts {
  readonly language: string;
  /** Texts to be clustered. */
  readonly texts: readonly DistinctText[];
  /** Statements that only praise, only complain, or only say that something fails: one theme each. */
  readonly general: Readonly<Record<General, readonly number[]>>;
}

export interface SortedTexts {
  readonly languages: readonly LanguageTexts[];
  readonly reasons: readonly UnassignedReason[];
}

/** Fewer distinct texts than this have no neighbourhoods worth the name. */
const leastTexts = 20;
/** Below this many statements a general theme says nothing. */
const leastGeneral = 2;

const noGeneral: LanguageTexts['general'] = { praise: [], complaint: [], malfunction: [] };

/** Sorts statements into the languages that can be clustered, general judgement, and what stays unassigned, and why. */
export function sortTexts(read: ReadItems): SortedTexts {
  const groups = new Map<string, Map<string, number[]>>();
  const general: Record<General, number[]> = { praise: [], complaint: [], malfunction: [] };
  let tooShort = 0;
  for (const s of read.canonical) {
    const statement = read.statements[s];
    if (!statement) continue;
    const verdict = contentVerdict(wordsOfKey(read.keys[s] ?? ''), statement.language);
    if (verdict === 'content') {
      // Letters were found, so an undetermined language is too little text, not no text: it goes with English.
      const language = statement.language === 'und' ? 'en' : statement.language;
      const texts = groups.get(language) ?? new Map<string, number[]>();
      groups.set(language, texts);
      const key = read.keys[s] ?? '';
      const known = texts.get(key);
      if (known) known.push(s);
      else texts.set(key, [s]);
    } else {
      const which = generalOf(verdict, statement, read.ratings[s] ?? Number.NaN);
      if (which) general[which].push(s);
      else tooShort++;
    }
  }

  const reasons: UnassignedReason[] = [];
  const languages: LanguageTexts[] = [];
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  // However little there is, the commonest language is what was handed in to be understood.
  const [main] = sorted.reduce(
    (most, group) => (group[1].size > most[1].size ? group : most),
    ['en', new Map<string, number[]>()],
  );
  for (const [language, texts] of sorted) {
    if (texts.size < leastTexts && language !== main) {
      const statements = [...texts.values()].reduce((sum, list) => sum + list.length, 0);
      reasons.push({ reason: 'language-too-small', language, statements });
      continue;
    }
    const distinct = Array.from(texts, ([key, statements]) => ({
      words: wordsOfKey(key),
      statements,
    }));
    languages.push({ language, texts: distinct, general: noGeneral });
  }
  for (const which of generals) {
    if (general[which].length >= leastGeneral) continue;
    tooShort += general[which].length;
    general[which] = [];
  }
  if (generals.some((which) => general[which].length > 0)) {
    const english = languages.findIndex(({ language }) => language === 'en');
    const found = languages[english];
    if (found) languages[english] = { ...found, general };
    else languages.push({ language: 'en', texts: [], general });
  }
  if (tooShort > 0) reasons.push({ reason: 'too-short', statements: tooShort });
  return { languages, reasons };
}

/** The general theme of a statement without a subject; the rating of the whole item speaks where its words don't. */
function generalOf(
  verdict: Exclude<ContentVerdict, 'content'>,
  { kind, polarity }: ReadStatement,
  rating: number,
): General | null {
  if (kind === 'praise') return 'praise';
  if (verdict === 'malfunction') return polarity > 0.3 ? 'praise' : 'malfunction';
  if (kind === 'pain') return 'complaint';
  if (verdict === 'empty') return null;
  if (polarity > 0.2 || rating >= 0.75) return 'praise';
  return polarity < -0.2 || rating <= 0.25 ? 'complaint' : null;
}
