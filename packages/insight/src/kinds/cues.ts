import { dutchClasses, dutchCues } from './cues/dutch.js';
import { englishClasses, englishCues } from './cues/english.js';
import { frenchClasses, frenchCues } from './cues/french.js';
import { germanClasses, germanCues } from './cues/german.js';
import { italianClasses, italianCues } from './cues/italian.js';
import { portugueseClasses, portugueseCues } from './cues/portuguese.js';
import { spanishClasses, spanishCues } from './cues/spanish.js';
import { tokenTypes, type KindTokens } from './tokens.js';

/** What a phrase tells; the same groups in every language, so that weights learnt in one serve all. */
export const cueGroups = [
  'defect',
  'cannot',
  'missing',
  'regress',
  'slow',
  'service',
  'price',
  'confusing',
  'pleaseFix',
  'churn',
  'blocked',
  'moneyLost',
  'dataLost',
  'urgent',
  'wish',
  'askFor',
  'question',
  'howTo',
  'thanks',
  'recommend',
  'noProblem',
  'only',
  'greeting',
  'fact',
] as const;
export type CueGroup = (typeof cueGroups)[number];
export type CueLists = Readonly<Record<CueGroup, string>>;
export type WordClasses = Readonly<Record<string, string>>;

interface TrieNode {
  readonly edges: Map<string, TrieNode>;
  /** Reached over up to `longestGap` words. */
  gap: TrieNode | null;
  /** Groups whose phrase ends here, one bit each. */
  groups: number;
}

interface CueMatcher {
  readonly root: TrieNode;
  readonly classes: ReadonlyMap<string, readonly string[]>;
}

const longestGap = 3;
const newNode = (): TrieNode => ({ edges: new Map(), gap: null, groups: 0 });

function insert(node: TrieNode, parts: readonly string[], at: number, bit: number): void {
  const part = parts[at];
  if (part === undefined) {
    node.groups |= bit;
    return;
  }
  if (part === '~') {
    node.gap ??= newNode();
    insert(node.gap, parts, at + 1, bit);
    return;
  }
  for (const word of part.split('|')) {
    let next = node.edges.get(word);
    if (next === undefined) {
      next = newNode();
      node.edges.set(word, next);
    }
    insert(next, parts, at + 1, bit);
  }
}

function compile(lists: CueLists, classes: WordClasses): CueMatcher {
  const root = newNode();
  for (const [index, group] of cueGroups.entries()) {
    for (const line of lists[group].split('\n')) {
      const parts = line.trim().split(/\s+/u);
      if (parts[0] !== '') insert(root, parts, 0, 1 << index);
    }
  }
  const byWord = new Map<string, string[]>();
  for (const [name, words] of Object.entries(classes)) {
    for (const word of words.trim().split(/\s+/u)) {
      const known = byWord.get(word);
      if (known === undefined) byWord.set(word, [`<${name}>`]);
      else known.push(`<${name}>`);
    }
  }
  return { root, classes: byWord };
}

const sources: Readonly<Record<string, readonly [CueLists, WordClasses]>> = {
  en: [englishCues, englishClasses],
  de: [germanCues, germanClasses],
  fr: [frenchCues, frenchClasses],
  es: [spanishCues, spanishClasses],
  pt: [portugueseCues, portugueseClasses],
  it: [italianCues, italianClasses],
  nl: [dutchCues, dutchClasses],
};
const compiled = new Map<string, CueMatcher>();

/** Compiled when first met: most runs need one or two languages. */
function matcherOf(language: string): CueMatcher {
  const key = language in sources ? language : 'en';
  let matcher = compiled.get(key);
  if (matcher === undefined) {
    const [lists, classes] = sources[key] ?? [englishCues, englishClasses];
    matcher = compile(lists, classes);
    compiled.set(key, matcher);
  }
  return matcher;
}

/** Counts, for each group, the places of a statement at which one of its phrases begins. */
export function countCues(tokens: KindTokens, language: string): Uint8Array {
  const { root, classes } = matcherOf(language);
  const counts = new Uint8Array(cueGroups.length);
  const { text, type } = tokens;
  let found = 0;
  const visit = (node: TrieNode, at: number): void => {
    found |= node.groups;
    if (at < text.length && type[at] !== tokenTypes.stop) {
      const token = text[at] ?? '';
      const next = node.edges.get(token);
      if (next !== undefined) visit(next, at + 1);
      for (const name of classes.get(token) ?? []) {
        const byClass = node.edges.get(name);
        if (byClass !== undefined) visit(byClass, at + 1);
      }
    }
    if (node.gap !== null) {
      for (let skip = 0; skip <= longestGap; skip += 1) {
        visit(node.gap, at + skip);
        if (type[at + skip] === tokenTypes.stop || at + skip >= text.length) break;
      }
    }
  };
  for (let at = 0; at < text.length; at += 1) {
    if (type[at] !== tokenTypes.word) continue;
    found = 0;
    visit(root, at);
    for (let group = 0; found !== 0; group += 1, found >>>= 1) {
      if ((found & 1) === 1 && (counts[group] ?? 0) < 255) counts[group] = (counts[group] ?? 0) + 1;
    }
  }
  return counts;
}
