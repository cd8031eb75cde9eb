import { contentVerdict } from '../text/generic.js';
import type { UnassignedReason } from '../types.js';
import type { ReadItems } from './read.js';

/** A distinct text of one language and the statements that say it, both in canonical order. */
export interface DistinctText {
  readonly text: string;
  readonly statements: readonly number[];
}

export interface LanguageTexts {
  readonly language: string;
  /** Texts to be clustered. */
  readonly texts: readonly DistinctText[];
  /** Statements that only praise or only complain: one theme each. */
  readonly praise: readonly number[];
  readonly complaint: readonly number[];
}

export interface SortedTexts {
  readonly languages: readonly LanguageTexts[];
  readonly reasons: readonly UnassignedReason[];
}

/** Fewer distinct texts than this have no neighbourhoods worth the name. */
const leastTexts = 20;
/** Below this many statements a general theme says nothing. */
const leastGeneral = 3;

/** Sorts statements into the languages that can be clustered, general judgement, and what stays unassigned, and why. */
export function sortTexts(read: ReadItems): SortedTexts {
  const groups = new Map<string, Map<string, number[]>>();
  const praise: number[] = [];
  const complaint: number[] = [];
  let tooShort = 0;
  for (const s of read.canonical) {
    const statement = read.statements[s];
    if (!statement) continue;
    const verdict = contentVerdict(statement.text, statement.language);
    if (verdict === 'content') {
      // Letters were found, so an undetermined language is too little text, not no text: it goes with English.
      const language = statement.language === 'und' ? 'en' : statement.language;
      const texts = groups.get(language) ?? new Map<string, number[]>();
      groups.set(language, texts);
      const key = read.keys[s] ?? '';
      const known = texts.get(key);
      if (known) known.push(s);
      else texts.set(key, [s]);
    } else if (
      statement.kind === 'praise' ||
      (verdict === 'judgement' && statement.polarity > 0.2)
    ) {
      praise.push(s);
    } else if (
      statement.kind === 'pain' ||
      (verdict === 'judgement' && statement.polarity < -0.2)
    ) {
      complaint.push(s);
    } else {
      tooShort++;
    }
  }

  const reasons: UnassignedReason[] = [];
  const languages: LanguageTexts[] = [];
  for (const [language, texts] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (texts.size < leastTexts && groups.size > 1) {
      const statements = [...texts.values()].reduce((sum, list) => sum + list.length, 0);
      reasons.push({ reason: 'language-too-small', language, statements });
      continue;
    }
    const distinct = [...texts.values()].map((statements) => ({
      text: read.statements[statements[0] ?? 0]?.text ?? '',
      statements,
    }));
    languages.push({ language, texts: distinct, praise: [], complaint: [] });
  }
  const general = { praise: [...praise], complaint: [...complaint] };
  for (const list of [general.praise, general.complaint]) {
    if (list.length < leastGeneral) {
      tooShort += list.length;
      list.length = 0;
    }
  }
  if (general.praise.length + general.complaint.length > 0) {
    const english = languages.findIndex(({ language }) => language === 'en');
    const found = languages[english];
    if (found) languages[english] = { ...found, ...general };
    else languages.push({ language: 'en', texts: [], ...general });
  }
  if (tooShort > 0) reasons.push({ reason: 'too-short', statements: tooShort });
  return { languages, reasons };
}
