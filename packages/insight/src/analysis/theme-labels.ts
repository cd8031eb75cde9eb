import { labelThemes, noLabel, type Label } from '../labels/label.js';
import { countPhrases, joinCounts, type PhraseCount, type WeighedText } from '../labels/phrases.js';
import type { Kind } from '../types.js';
import type { Entry } from './entries.js';
import { kindOf, textOf, type ReadItems } from './read.js';
import type { General } from './general.js';

/** Texts that a label is found on: at most so many of a theme, and so many in all. */
const labelTexts = { ofTheme: 150, inAll: 12_000, least: 30 };
const looseCohesion = 0.4;
const looseNames: Readonly<Record<Kind, string>> = {
  pain: 'Various complaints',
  request: 'Various requests',
  praise: 'Various praise',
  question: 'Various questions',
  other: 'Various remarks',
};
const tellingWeight = 2.5;
const generalLabels: Readonly<Record<General, string>> = {
  praise: 'General praise',
  complaint: 'General dissatisfaction',
  malfunction: 'Does not work properly',
};

interface CountedTexts {
  readonly most: number;
  readonly texts: readonly WeighedText[];
  readonly count: PhraseCount;
}

/** What was counted of themes, by their statements: themes are named again after some of them are joined. */
export type PhraseCounts = Map<readonly number[], CountedTexts>;

/** What each theme is called, by its entry. */
export function labelsOf(
  read: ReadItems,
  entries: readonly Entry[],
  themeKinds: readonly Kind[],
  known: PhraseCounts,
): Label[] {
  const labels: Label[] = entries.map(() => noLabel);
  const childrenOf = (e: number): number[] =>
    entries.flatMap(({ parent }, c) => (parent === e ? [c] : []));
  for (const language of new Set(entries.map((entry) => entry.language))) {
    const own = entries.flatMap((entry, e) =>
      entry.language === language && !entry.general ? [e] : [],
    );
    const fine = own.filter((e) => entries[e]?.level === 1);
    const budget = Math.floor(labelTexts.inAll / Math.max(1, fine.length));
    const most = Math.max(labelTexts.least, Math.min(labelTexts.ofTheme, budget));
    const counted = new Map(
      fine.map((e) => {
        const { texts, count } = countedTexts(read, entries[e], themeKinds[e], most, known);
        return [
          e,
          {
            texts,
            count,
            isMatter: isMatter(themeKinds[e]),
            holdsTogether: (entries[e]?.cohesion ?? 0) >= looseCohesion,
            looseName: language === 'en' ? looseNames[themeKinds[e] ?? 'other'] : null,
          },
        ];
      }),
    );
    const fineLabels = labelThemes([...counted.values()], 'fine', language);
    for (const [at, e] of fine.entries()) labels[e] = fineLabels[at] ?? noLabel;
    const coarse = own.filter((e) => entries[e]?.level === 0);
    const joined = coarse.map((e) => {
      const parts = childrenOf(e).flatMap((c) => {
        const part = counted.get(c);
        return part ? [{ count: part.count, size: entries[c]?.statements.length ?? 0 }] : [];
      });
      return {
        count: joinCounts(parts),
        texts: [],
        isMatter: isMatter(themeKinds[e]),
        holdsTogether: true,
        looseName: null,
      };
    });
    const coarseLabels = labelThemes(joined, 'coarse', language);
    for (const [at, e] of coarse.entries()) labels[e] = coarseLabels[at] ?? noLabel;
  }
  for (const [e, { general }] of entries.entries()) {
    if (general) labels[e] = { ...noLabel, label: generalLabels[general], isGeneral: true };
  }
  // A coarse theme with one child is that child seen from further away, and is called the same.
  for (const [e, entry] of entries.entries()) {
    const [only, second] = entry.level === 0 ? childrenOf(e) : [];
    if (only !== undefined && second === undefined) labels[e] = labels[only] ?? noLabel;
  }
  return labels;
}

function countedTexts(
  read: ReadItems,
  entry: Entry | undefined,
  kind: Kind | undefined,
  most: number,
  known: PhraseCounts,
): CountedTexts {
  const statements = entry?.statements ?? [];
  const before = known.get(statements);
  if (before?.most === most) return before;
  const texts = textsOf(read, entry, kind ?? 'other', most);
  const found = { most, texts, count: countPhrases(texts, entry?.language) };
  known.set(statements, found);
  return found;
}

const isMatter = (kind: Kind | undefined): boolean =>
  kind === 'pain' || kind === 'request' || kind === 'question';

function textsOf(
  read: ReadItems,
  entry: Entry | undefined,
  kind: Kind,
  most: number,
): WeighedText[] {
  const copies = new Map<number, number>();
  for (const s of entry?.statements ?? []) {
    const text = read.texts[s] ?? -1;
    copies.set(text, (copies.get(text) ?? 0) + (read.counted[s] ?? 0));
  }
  return (entry?.ranked ?? []).slice(0, most).map(({ statement }) => {
    // What hurts or is asked for should be named by those who say so, not by those who praise beside them.
    const telling = !isMatter(kind) || kindOf(read, statement) === kind;
    const copied = 1 + Math.log(Math.max(1, copies.get(read.texts[statement] ?? -1) ?? 1));
    const weight = isMatter(kind) && telling ? tellingWeight * copied : copied;
    return { text: textOf(read, statement), weight, telling };
  });
}
