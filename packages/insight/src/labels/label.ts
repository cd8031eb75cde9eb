/**
 * Labels by class-based tf-idf over phrases: what is said in this theme much more than in the others, favouring
 * phrases that say a whole thing, and a second phrase by maximal marginal relevance (Carbonell and Goldstein 1998)
 * where the first leaves much of the theme unsaid.
 */
import { countPhrases, type Phrase, type PhraseCount, type WeighedText } from './phrases.js';
import { writeSurface } from './surface.js';

export interface Label {
  readonly label: string;
  readonly terms: readonly string[];
}

const termCount = 8;
/** Value of a phrase by how many words of its own it has: one word names a topic, two or three a matter. */
const lengthValue = [0, 0.55, 1, 1.2, 1.15, 1.05];
const secondPhraseBelow = 0.22;

/** Labels all themes of one level together, because what tells them apart is what labels them. */
export function labelThemes(themes: readonly (readonly WeighedText[])[]): Label[] {
  const counts = themes.map(countPhrases);
  const background = new Map<string, number>();
  let total = 0;
  for (const count of counts) {
    total += count.total;
    for (const [stem, weight] of count.stems)
      background.set(stem, (background.get(stem) ?? 0) + weight);
  }
  const used = new Set<string>();
  return counts.map((count) => labelOne(count, background, total, used));
}

interface Scored {
  readonly phrase: Phrase;
  readonly score: number;
}

function labelOne(
  count: PhraseCount,
  background: ReadonlyMap<string, number>,
  total: number,
  used: Set<string>,
): Label {
  const distinct = (stem: string): number => {
    const here = (count.stems.get(stem) ?? 0) / Math.max(1e-9, count.total);
    const elsewhere = ((background.get(stem) ?? 0) + 1) / (total + 1);
    return Math.max(0, Math.log(here / elsewhere));
  };
  const scored: Scored[] = [];
  const least = count.total < 12 ? 0 : 1.5;
  for (const phrase of count.phrases.values()) {
    if (phrase.weight <= least && phrase.length > 1) continue;
    const own = phrase.contentStems;
    let value = 0;
    for (const stem of own)
      value += distinct(stem) * Math.sqrt((count.stems.get(stem) ?? 0) / count.total);
    const coverage = Math.sqrt(phrase.weight / count.total);
    scored.push({
      phrase,
      score: (value / own.length) * coverage * (lengthValue[Math.min(own.length, 5)] ?? 1),
    });
  }
  scored.sort((a, b) => b.score - a.score || (a.phrase.key < b.phrase.key ? -1 : 1));
  const chosen = scored.find(({ phrase }) => !used.has(phrase.key)) ?? scored[0];
  if (!chosen) return { label: '', terms: [] };
  used.add(chosen.phrase.key);
  const label = joinSecond(chosen, scored, count);
  const terms: string[] = [];
  const seen = new Set<string>();
  for (const { phrase } of scored) {
    if (terms.length >= termCount) break;
    if (phrase.contentStems.every((stem) => seen.has(stem))) continue;
    for (const stem of phrase.contentStems) seen.add(stem);
    terms.push(writeSurface(phrase.surfaces).toLowerCase());
  }
  return { label, terms };
}

function joinSecond(first: Scored, scored: readonly Scored[], count: PhraseCount): string {
  const own = capitalise(writeSurface(first.phrase.surfaces));
  if (first.phrase.weight / count.total >= secondPhraseBelow && first.phrase.length > 1) return own;
  const taken = new Set(first.phrase.contentStems);
  const second = scored.find(
    ({ phrase, score }) =>
      score > 0.35 * first.score && phrase.contentStems.every((stem) => !taken.has(stem)),
  );
  return second ? `${own}, ${writeSurface(second.phrase.surfaces)}` : own;
}

function capitalise(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 32);
  return first.toUpperCase() + text.slice(first.length);
}
