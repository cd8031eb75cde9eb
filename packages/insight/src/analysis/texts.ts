import { bitsOf, contentVerdict, type ContentVerdict } from '../text/generic.js';
import type { UnassignedReason } from '../types.js';
import { generalOf, generals, type General, type Said } from './general.js';
import { kindOf, languageOf, type ReadItems } from './read.js';

/** Distinct texts of one language and the statements that say each, in canonical order: text t has `statements[starts[t] … starts[t + 1])`. */
export interface DistinctTexts {
  readonly count: number;
  readonly starts: Int32Array;
  readonly statements: Int32Array;
}

export interface LanguageTexts {
  readonly language: string;
  /** Texts to be clustered. */
  readonly texts: DistinctTexts;
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

const noTexts: DistinctTexts = {
  count: 0,
  starts: new Int32Array(1),
  statements: new Int32Array(0),
};

/** Grows while statements are sorted; the statements of one text come one after another. */
interface Gathered {
  readonly starts: number[];
  readonly statements: number[];
  lastText: number;
}

/** Sorts statements into the languages that can be clustered, general judgement, and what stays unassigned, and why. */
export function sortTexts(read: ReadItems): SortedTexts {
  const groups = new Map<string, Gathered>();
  const general: Record<General, number[]> = { praise: [], complaint: [], malfunction: [] };
  const verdictOf = verdicts(read);
  let tooShort = 0;
  for (const s of read.canonical) {
    const verdict = verdictOf(s);
    if (verdict === 'content') {
      const own = languageOf(read, s);
      // Letters were found, so an undetermined language is too little text, not no text: it goes with English.
      const language = own === 'und' ? 'en' : own;
      let texts = groups.get(language);
      if (!texts) groups.set(language, (texts = { starts: [], statements: [], lastText: -1 }));
      const text = read.texts[s] ?? 0;
      if (text !== texts.lastText) texts.starts.push(texts.statements.length);
      texts.lastText = text;
      texts.statements.push(s);
    } else {
      const which = generalOf(verdict, saidOf(read, s));
      if (which) general[which].push(s);
      else tooShort++;
    }
  }

  const reasons: UnassignedReason[] = [];
  const languages: LanguageTexts[] = [];
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  // However little there is, the commonest language is what was handed in to be understood.
  let main = 'en';
  let most = 0;
  for (const [language, { starts }] of sorted) {
    if (starts.length <= most) continue;
    main = language;
    most = starts.length;
  }
  for (const [language, { starts, statements }] of sorted) {
    if (starts.length < leastTexts && language !== main) {
      reasons.push({ reason: 'language-too-small', language, statements: statements.length });
      continue;
    }
    const texts = {
      count: starts.length,
      starts: Int32Array.from([...starts, statements.length]),
      statements: Int32Array.from(statements),
    };
    languages.push({ language, texts, general: noGeneral });
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
    else languages.push({ language: 'en', texts: noTexts, general });
  }
  if (tooShort > 0) reasons.push({ reason: 'too-short', statements: tooShort });
  return { languages, reasons };
}

/** What a statement amounts to. The word lists are English, so other languages are content wherever they have a word. */
export function verdicts(read: ReadItems): (statement: number) => ContentVerdict {
  const { words, wordStarts, vocabulary } = read;
  const listed = read.languages.map((language) => language === 'en' || language === 'und');
  /** Bits of each word of the vocabulary, and one more that tells that they are known. */
  const bits = new Uint8Array(vocabulary.length);
  const known = 128;
  return (s) => {
    const from = wordStarts[s] ?? 0;
    const to = wordStarts[s + 1] ?? 0;
    if (from === to) return 'empty';
    if (!listed[read.language[s] ?? 0]) return 'content';
    let all = 0;
    for (let at = from; at < to; at++) {
      const word = words[at] ?? 0;
      if (bits[word] === 0) bits[word] = known | bitsOf(vocabulary[word] ?? '');
      all |= bits[word] ?? 0;
    }
    return contentVerdict(all);
  };
}

/** What `generalOf` looks at, of a statement that was read. */
export function saidOf(read: ReadItems, statement: number): Said {
  return {
    kind: kindOf(read, statement),
    polarity: read.polarity[statement] ?? 0,
    rating: read.ratings[statement] ?? Number.NaN,
  };
}
