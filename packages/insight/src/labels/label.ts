/**
 * Labels by class-based tf-idf over phrases: what is said in this theme much more than in the others, favouring
 * phrases that say a whole thing. Where no phrase stands for enough of the theme, its most typical short statement
 * is the label. A coarse theme is named after two unlike phrases (maximal marginal relevance; Carbonell and
 * Goldstein 1998), because one rarely covers it.
 */
import { lightStem, tokens, type Token } from '../text/tokens.js';
import { grammarOf, isEnglish, verbParticles } from './grammar.js';
import { fitsOf, sayTheSame, type Fit } from './meaning.js';
import { openerStems, type Phrase, type PhraseCount, type WeighedText } from './phrases.js';
import { capitalised, writeSurface } from './surface.js';
import { mostlyUsedAs } from './uses.js';

export interface Label {
  readonly label: string;
  readonly terms: readonly string[];
  /** Stems of the words of the phrase that names it, sorted; empty where no phrase does. */
  readonly stems: readonly string[];
  /** True where nothing that the theme's texts say tells what they are about. */
  readonly isGeneral: boolean;
}

export const noLabel: Label = { label: '', terms: [], stems: [], isGeneral: false };

/** What is counted of a theme; `texts` come most typical first and may be empty. */
export interface LabelledTheme {
  readonly count: PhraseCount;
  readonly texts: readonly WeighedText[];
  /** Whether it is about something that hurts or is asked for. */
  readonly isMatter: boolean;
  /** Whether its statements have much in common. */
  readonly holdsTogether: boolean;
  /** What to call it where nothing that they say stands for them; null where the language has no such name. */
  readonly looseName: string | null;
}

type Breadth = 'fine' | 'coarse';
/** A matter is something that hurts or is asked for: it wants to be said, where a topic only wants to be named. */
type Manner = Breadth | 'matter';

const termCount = 8;
/** Value of a phrase by how many words of its own it has: one word names a topic, two or three a matter. */
const lengthValue: Readonly<Record<Manner, readonly number[]>> = {
  fine: [0, 0.5, 1, 1.1, 1.05, 0.95],
  coarse: [0, 0.85, 1, 0.8, 0.6, 0.5],
  matter: [0, 0.3, 1, 1.2, 1.15, 1],
};
/** "can't send money" says more than "money". */
const negationValue = 1.25;
/** "fix", "problem" and their like name no matter of their own. */
const vagueValue = 0.6;
/** How much it counts that a phrase is common in the theme. */
const coveragePower: Readonly<Record<Manner, number>> = { fine: 0.35, coarse: 0.5, matter: 0.35 };
/** How much it counts that a phrase says what the theme means, for the best so many by all else. */
const fitPower = 2;
const leastFit = 0.05;
const mostWeighed = 40;
/** Of phrases that always occur together the longer says it whole. */
const wholeness = 0.03;
/** A label whose words occur in less of the theme than this does not stand for it. */
const leastCoverage = 0.12;
const leastSecond = 0.4;
/** A phrase of several words that fewer of the texts have is somebody's wording, not the theme's. */
const leastShare = 0.025;
/** A statement none of whose words so many of the texts have speaks for itself alone. */
const leastCoverageOfStatement = 0.05;
const longestFuller = 4;
/** A phrase that says more than a word is its theme's where so many of the texts with the word have it. */
const leastFuller = 0.2;
/** Two words name a theme together where neither stands for it: this much of the theme, and of the commoner one. */
const leastOfPair = { ofTheme: 0.12, ofFirst: 0.4 };
/** So many texts list two words ("movies and shows"), whatever they are elsewhere. */
const leastTogether = 2;
/** A phrase that so many times fewer say than its theme's commonest word, which more than this share of it says, is a detail. */
const detail = { times: 6, share: 0.3 };
const shortStatement = { fewest: 2, most: 7 };

/**
 * Labels all themes of one level and language together, because what tells them apart is what labels them.
 *
 * @param language ISO 639-1.
 */
export function labelThemes(
  themes: readonly LabelledTheme[],
  breadth: Breadth,
  language = 'en',
): Label[] {
  const { and } = grammarOf(language);
  const background = new Map<string, number>();
  let total = 0;
  for (const { count } of themes) {
    total += count.total;
    for (const [stem, weight] of count.stems) {
      background.set(stem, (background.get(stem) ?? 0) + weight);
    }
  }
  const used = new Set<string>();
  const fits =
    breadth === 'fine' && isEnglish(language) ? fitsOf(themes.map(({ texts }) => texts)) : [];
  return themes.map((theme, t) => labelOne(theme, background, total, used, breadth, and, fits[t]));
}

interface Scored {
  readonly phrase: Phrase;
  readonly score: number;
}

function labelOne(
  { count, texts, isMatter, holdsTogether, looseName }: LabelledTheme,
  background: ReadonlyMap<string, number>,
  total: number,
  used: Set<string>,
  breadth: Breadth,
  and: string,
  fit: Fit | undefined,
): Label {
  const salience = new Map<string, number>();
  for (const [stem, weight] of count.stems) {
    const here = weight / Math.max(1e-9, count.total);
    const elsewhere = ((background.get(stem) ?? 0) + 1) / (total + 1);
    salience.set(stem, Math.max(0, Math.log(here / elsewhere)) * Math.sqrt(here));
  }
  const manner = breadth === 'fine' && isMatter ? 'matter' : breadth;
  const scored = byMeaning(scorePhrases(count, salience, manner), fit);
  const terms = termsOf(scored);
  const free = scored.filter(({ phrase }) => !used.has(phrase.key));
  const standing = free.find(({ phrase }) => coverageOf(phrase, count) >= leastCoverage);
  const chosen = standing ?? free[0];
  if (!standing) {
    // One statement may tell what hurts where all tell it in other words, but never what is praised.
    const statement =
      looseName === null || (isMatter && holdsTogether)
        ? typicalStatement(texts, salience, count)
        : null;
    if (statement) return { label: statement, terms, stems: [], isGeneral: false };
    if (looseName !== null) {
      const label = looseLabel(looseName, free, used);
      used.add(label);
      return { label, terms, stems: [], isGeneral: true };
    }
  }
  if (!chosen) return { ...noLabel, terms };
  const named = (breadth === 'fine' && fullerOf(chosen.phrase, scored, used)) || chosen.phrase;
  used.add(named.key);
  const pair = breadth === 'fine' ? pairOf(named, scored, count, lightStem(and)) : undefined;
  const first = pair?.[0] ?? named;
  const second = pair?.[1] ?? (breadth === 'coarse' ? secondOf(chosen, scored) : undefined);
  const label = capitalised(nameOf(first, used));
  return {
    label: second ? `${label} ${and} ${writeSurface(second.surfaces)}` : label,
    terms,
    stems: [
      ...new Set([
        ...(chosen.phrase.negated ? ['not'] : []),
        ...chosen.phrase.contentStems.filter((stem) => !openerStems.has(stem)),
      ]),
    ].sort(),
    isGeneral: breadth === 'fine' && chosen.phrase.vague,
  };
}

/** The second loose theme is told from the first by the word that most of its texts have. */
function looseLabel(name: string, free: readonly Scored[], used: ReadonlySet<string>): string {
  if (!used.has(name)) return name;
  const words = free.filter(({ phrase }) => phrase.length === 1 && !phrase.vague);
  const labels = words
    .toSorted((a, b) => b.phrase.weight - a.phrase.weight)
    .map(({ phrase }) => `${name}: ${writeSurface(phrase.surfaces)}`);
  return labels.find((label) => !used.has(label)) ?? name;
}

/** How it is written. A preposition whose object is left out goes with it, unless another theme has that name. */
function nameOf({ key, surfaces, leftOpen, weight }: Phrase, used: Set<string>): string {
  const written = writeSurface(surfaces);
  const shorter = key.slice(0, key.lastIndexOf(' '));
  if (leftOpen * 2 <= weight || used.has(shorter)) return written;
  used.add(shorter);
  return written.slice(0, written.lastIndexOf(' '));
}

function scorePhrases(
  count: PhraseCount,
  salience: ReadonlyMap<string, number>,
  manner: Manner,
): Scored[] {
  const scored: Scored[] = [];
  const least = count.texts < 12 ? 1 : Math.max(2, leastShare * count.texts);
  for (const phrase of count.phrases.values()) {
    if (phrase.texts < least && phrase.length > 1) continue;
    const own = new Set(phrase.contentStems);
    let value = 0;
    for (const stem of own) value += salience.get(stem) ?? 0;
    scored.push({
      phrase,
      score:
        (value / own.size ** 0.6) *
        (phrase.weight / count.total) ** coveragePower[manner] *
        (manner === 'matter' && phrase.negated ? negationValue : 1) *
        (phrase.vague ? vagueValue : 1) *
        (1 + wholeness * phrase.length) *
        (lengthValue[manner][Math.min(own.size, 5)] ?? 1),
    });
  }
  return scored.sort((a, b) => b.score - a.score || (a.phrase.key < b.phrase.key ? -1 : 1));
}

/** The best of them in a new order: what says less of what the texts mean counts less. */
function byMeaning(scored: readonly Scored[], fit: Fit | undefined): readonly Scored[] {
  if (!fit) return scored;
  const weighed = scored.slice(0, mostWeighed).map(({ phrase, score }) => ({
    phrase,
    score: score * Math.max(leastFit, fit(writeSurface(phrase.surfaces))) ** fitPower,
  }));
  weighed.sort((a, b) => b.score - a.score || (a.phrase.key < b.phrase.key ? -1 : 1));
  return [...weighed, ...scored.slice(mostWeighed)];
}

/** "Interface is clean" is what somebody says of a theme, "photo editing" is one. */
const statingWords: ReadonlySet<string> = new Set(['is', 'are', 'was']);

/**
 * In place of a single word the phrase around it that says most, where enough of those who use the word say it so. The
 * theme is told from others by the word all the same.
 */
function fullerOf(
  single: Phrase,
  scored: readonly Scored[],
  used: ReadonlySet<string>,
): Phrase | undefined {
  if (single.length > 1) return undefined;
  return scored.find(
    ({ phrase: { key, length, contentStems, negated, vague, weight } }) =>
      length > 1 &&
      length <= longestFuller &&
      !negated &&
      !vague &&
      contentStems.includes(single.key) &&
      !key.split(' ').some((word) => statingWords.has(word)) &&
      !verbParticles.has(key.slice(key.lastIndexOf(' ') + 1)) &&
      !key.split(' ').every((stem) => stem === single.key || openerStems.has(stem)) &&
      weight >= leastFuller * single.weight &&
      !used.has(key),
  )?.phrase;
}

/**
 * Two unlike words of one sort in place of one that only a part of the theme is about, or of a phrase that is a detail of
 * it.
 */
function pairOf(
  named: Phrase,
  scored: readonly Scored[],
  { total, uses, phrases }: PhraseCount,
  and: string,
): readonly [Phrase, Phrase] | undefined {
  const words = scored.filter(({ phrase }) => phrase.length === 1 && !phrase.vague);
  const first = named.length === 1 ? named : words[0]?.phrase;
  if (!first || named.negated || named.vague || isOpened(named)) return undefined;
  const isDetail = first.weight >= Math.max(detail.share * total, detail.times * named.weight);
  if (named.length > 1 && !isDetail) return undefined;
  const least = Math.max(leastOfPair.ofTheme * total, leastOfPair.ofFirst * first.weight);
  const use = mostlyUsedAs(uses.get(first.key));
  const isSaidTogether = (other: string): boolean =>
    [`${first.key} ${and} ${other}`, `${other} ${and} ${first.key}`].some(
      (key) => (phrases.get(key)?.texts ?? 0) >= leastTogether,
    );
  const second = words.find(
    ({ phrase: { key, weight } }) =>
      weight >= least &&
      (mostlyUsedAs(uses.get(key)) === use || isSaidTogether(key)) &&
      !isOfOneRoot(key, first.key) &&
      scriptOf(key) === scriptOf(first.key),
  )?.phrase;
  if (!second || sayTheSame(writeSurface(first.surfaces), writeSurface(second.surfaces))) {
    return undefined;
  }
  return [first, second].every(({ key }) => named.contentStems.includes(key)) && named.length > 1
    ? undefined
    : [first, second];
}

/** "Keeps crashing" is about crashing alone. */
const isOpened = ({ length, contentStems }: Phrase): boolean =>
  length > 1 && contentStems.filter((stem) => !openerStems.has(stem)).length === 1;

/** "Addicted" and "addictive", "pin" and "Pinterest". */
const isOfOneRoot = (one: string, other: string): boolean =>
  one.startsWith(other.slice(0, rootLetters)) || other.startsWith(one.slice(0, rootLetters));
const rootLetters = 5;

function secondOf(first: Scored, scored: readonly Scored[]): Phrase | undefined {
  const taken = new Set(first.phrase.contentStems);
  return scored.find(
    ({ phrase, score }) =>
      score > leastSecond * first.score &&
      !phrase.negated &&
      phrase.contentStems.every((stem) => !taken.has(stem)),
  )?.phrase;
}

/** Share of the theme's texts with the commonest of the phrase's words. */
function coverageOf(phrase: Phrase, count: PhraseCount): number {
  const most = Math.max(...phrase.contentStems.map((stem) => count.stems.get(stem) ?? 0));
  return most / Math.max(1e-9, count.total);
}

function termsOf(scored: readonly Scored[]): string[] {
  const terms: string[] = [];
  const seen = new Set<string>();
  for (const { phrase } of scored) {
    if (terms.length >= termCount) break;
    if (phrase.contentStems.every((stem) => seen.has(stem))) continue;
    for (const stem of phrase.contentStems) seen.add(stem);
    terms.push(writeSurface(phrase.surfaces).toLowerCase());
  }
  return terms;
}

/**
 * The short statement whose words say most of what the theme says; of equals the more central. A matter is told by
 * those who have it, in the script that most of the texts have.
 */
function typicalStatement(
  texts: readonly WeighedText[],
  salience: ReadonlyMap<string, number>,
  { stems, total }: PhraseCount,
): string | null {
  const isLatin = texts.filter(({ text }) => scriptOf(text) === 'latin').length * 2 > texts.length;
  let best: string | null = null;
  let most = 0;
  for (const [rank, { text, telling }] of texts.entries()) {
    if (!telling || scriptOf(text) !== (isLatin ? 'latin' : 'other')) continue;
    const found = withoutConnectors(tokens(text));
    if (found.length < shortStatement.fewest || found.length > shortStatement.most) continue;
    const own = new Set(found.map(({ word }) => lightStem(word)));
    let value = 0;
    let coverage = 0;
    for (const stem of own) {
      value += salience.get(stem) ?? 0;
      coverage = Math.max(coverage, (stems.get(stem) ?? 0) / Math.max(1e-9, total));
    }
    if (coverage < leastCoverageOfStatement) continue;
    value *= 1 - (0.5 * rank) / texts.length;
    if (value > most) {
      most = value;
      best = text.slice(found[0]?.start, found.at(-1)?.end).replace(/\s+/g, ' ');
    }
  }
  return best === null ? null : capitalised(best);
}

function scriptOf(text: string): 'latin' | 'other' | 'mixed' {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (latin >= 0.9 * letters) return 'latin';
  return latin <= 0.1 * letters ? 'other' : 'mixed';
}

/** What joins a statement to the one before it is no part of a label. */
const connectors: ReadonlySet<string> = new Set(
  'additionally also although and because besides but furthermore hence however moreover or since so then therefore though thus when whereas while yet'.split(
    ' ',
  ),
);

function withoutConnectors(found: readonly Token[]): Token[] {
  const first = found.findIndex(({ word }) => !connectors.has(word));
  return found.slice(Math.max(0, first));
}
