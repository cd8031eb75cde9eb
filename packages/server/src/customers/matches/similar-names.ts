/**
 * Names that may mean the same company: written with another legal form, in another order, or with a slip of the
 * pen. Only ever a suggestion.
 *
 * Likeness is twice the weight of the words in common over the weight of all words of both, where a word
 * weighs the more the fewer accounts have it (Dice's coefficient, weighted by inverse document frequency).
 * Words are in common where they are equal or, from five letters on, one edit apart.
 */
export interface SimilarName {
  readonly account: string;
  /** Above `leastLikeness` and below 1. */
  readonly likeness: number;
}

interface Named {
  readonly account: string;
  readonly words: readonly string[];
}

const leastLikeness = 0.6;
/** Whatever the names say, it is less sure than any way that is taken. */
const mostLikeness = 0.89;
// A word that so many accounts have does not lead to one of them.
const mostNamesOfWord = 400;
const shortestMisspelt = 5;

const legalForms = new Set(
  `ag ab aps as asa bv bvba co company corp corporation cv doo eg ek eirl eood eurl ev gbr gesmbh gmbh
  inc incorporated kft kg kgaa kk limited llc llp lp ltd ltda mbh nv ohg oy oyj plc pte pty pvt sa sarl
  sas sasu sca scs se sl slu snc sp spa spzoo srl sro the ug vof zoo`.split(/\s+/),
);

/** The words of a company's name that tell it from others, in lower case and without accents. */
function wordsOfName(name: string): string[] {
  const all = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/&|\+/g, ' and ')
    // Dotted forms are one word: S.A., Sp. z o.o.
    .replaceAll(/(?<=\b\p{L})\.(?=\s?\p{L}\b)/gu, '')
    .replaceAll(/['’.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word !== 'and');
  const own = all.filter((word) => !legalForms.has(word));
  return own.length > 0 ? own : all;
}

/** Accounts, to be asked for the one whose name is most like another. */
export class SimilarNames {
  readonly #names: readonly Named[];
  readonly #byWord = new Map<string, number[]>();
  /** Words with one letter left out, and the words that they come from. */
  readonly #slips = new Map<string, string[]>();
  readonly #unknownWeight: number;

  constructor(accounts: Iterable<{ readonly id: string; readonly name: string }>) {
    this.#names = [...accounts].map(({ id, name }) => ({ account: id, words: wordsOfName(name) }));
    for (const [at, { words }] of this.#names.entries()) {
      for (const word of new Set(words)) {
        const there = this.#byWord.get(word);
        if (there) there.push(at);
        else this.#byWord.set(word, [at]);
      }
    }
    for (const word of this.#byWord.keys()) {
      for (const slip of slipsOf(word)) {
        const there = this.#slips.get(slip);
        if (there) there.push(word);
        else this.#slips.set(slip, [word]);
      }
    }
    this.#unknownWeight = Math.log1p(this.#names.length);
  }

  /** The account whose name is most like this one; null where none is like it. Of equals the first is told, half as sure. */
  best(name: string): SimilarName | null {
    const words = [...new Set(wordsOfName(name))];
    const candidates = new Set<number>();
    const near = words.map((word) => this.#near(word));
    for (const word of near.flat()) {
      const names = this.#byWord.get(word) ?? [];
      if (names.length <= mostNamesOfWord) for (const at of names) candidates.add(at);
    }
    let best: SimilarName | null = null;
    let equals = 0;
    for (const at of candidates) {
      const named = this.#names[at];
      if (!named) continue;
      const likeness = this.#likeness(words, near, named.words);
      if (likeness < leastLikeness || (best && likeness < best.likeness)) continue;
      equals = best?.likeness === likeness ? equals + 1 : 1;
      if (equals === 1) best = { account: named.account, likeness };
    }
    if (best === null) return null;
    const likeness = Math.min(mostLikeness, best.likeness);
    return { account: best.account, likeness: equals > 1 ? likeness / 2 : likeness };
  }

  /** Known words that this one may stand for: itself, else those one edit away. */
  #near(word: string): readonly string[] {
    if (this.#byWord.has(word)) return [word];
    const found = new Set<string>();
    for (const slip of [word, ...slipsOf(word)]) {
      if (this.#byWord.has(slip) && slip.length >= shortestMisspelt) found.add(slip);
      for (const other of this.#slips.get(slip) ?? []) if (oneEdit(word, other)) found.add(other);
    }
    return [...found];
  }

  #likeness(
    words: readonly string[],
    near: readonly (readonly string[])[],
    others: readonly string[],
  ): number {
    const left = new Set(others);
    let shared = 0;
    let all = 0;
    for (const [at, word] of words.entries()) {
      const weight = this.#weight(word);
      all += weight;
      const match = near[at]?.find((each) => left.has(each));
      if (match === undefined) continue;
      left.delete(match);
      // A slip of the pen is a little less sure than the word itself.
      shared += match === word ? 2 * weight : 0.9 * (weight + this.#weight(match));
    }
    for (const other of new Set(others)) all += this.#weight(other);
    return all === 0 ? 0 : shared / all;
  }

  #weight(word: string): number {
    const names = this.#byWord.get(word)?.length ?? 0;
    return names === 0 ? this.#unknownWeight : Math.log1p(this.#names.length / names);
  }
}

/** The word with each of its letters left out: two words one edit apart have one of these, or themselves, in common. */
function slipsOf(word: string): string[] {
  if (word.length < shortestMisspelt) return [];
  return Array.from(word, (_letter, at) => word.slice(0, at) + word.slice(at + 1));
}

/** One letter more, less, other, or two neighbours changed places. */
function oneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < shortestMisspelt - 1) {
    return false;
  }
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const [restA, restB] = [a.slice(start, endA), b.slice(start, endB)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA === `${restB[1]}${restB[0]}`;
}
