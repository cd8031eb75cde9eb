/** Which statements have which words: the words of each statement in their order, and the statements of each stem. */
import { words } from '../text/tokens.js';
import { foldWord, sortVocabulary, type Vocabulary } from './vocabulary.js';

/** Plain data, so that it can be stored. */
export interface Postings {
  readonly vocabulary: Vocabulary;
  /** Words of statement s: `said[saidFrom[s] … saidFrom[s + 1])`. */
  readonly saidFrom: Uint32Array;
  readonly said: Int32Array;
  /** Statements that have stem t, ascending, each once: `rows[rowsFrom[t] … rowsFrom[t + 1])`. */
  readonly rowsFrom: Uint32Array;
  readonly rows: Int32Array;
}

export interface PostingsBuilder {
  add(text: string): void;
  finish(): Postings;
}

const firstRoom = 1024;

export function collectPostings(): PostingsBuilder {
  const numbers = new Map<string, number>();
  /** Folding is looked up, since most words of a language are said again and again. */
  const folded = new Map<string, number>();
  let saidFrom: Uint32Array = new Uint32Array(firstRoom);
  let said: Int32Array = new Int32Array(firstRoom);
  let count = 0;
  let used = 0;

  const numberOf = (word: string): number => {
    let number = folded.get(word);
    if (number === undefined) {
      const plain = foldWord(word);
      number = numbers.get(plain) ?? numbers.size;
      numbers.set(plain, number);
      folded.set(word, number);
    }
    return number;
  };
  return {
    add(text) {
      const found = words(text);
      while (used + found.length > said.length) said = grown(said, Int32Array);
      for (const word of found) said[used++] = numberOf(word);
      count++;
      if (count >= saidFrom.length) saidFrom = grown(saidFrom, Uint32Array);
      saidFrom[count] = used;
    },
    finish() {
      const { vocabulary, renumber } = sortVocabulary([...numbers.keys()]);
      folded.clear();
      numbers.clear();
      said = said.slice(0, used);
      saidFrom = saidFrom.slice(0, count + 1);
      for (let at = 0; at < used; at++) said[at] = renumber[said[at] ?? 0] ?? 0;
      return { vocabulary, saidFrom, said, ...invert(vocabulary, saidFrom, said) };
    },
  };
}

function grown<T extends Uint32Array | Int32Array>(old: T, kind: new (length: number) => T): T {
  const larger = new kind(Math.ceil(old.length * 1.5));
  larger.set(old);
  return larger;
}

function invert(
  { stems, stemOf }: Vocabulary,
  saidFrom: Uint32Array,
  said: Int32Array,
): Pick<Postings, 'rowsFrom' | 'rows'> {
  const last = new Int32Array(stems.length).fill(-1);
  const rowsFrom = new Uint32Array(stems.length + 1);
  const count = saidFrom.length - 1;
  const each = (visit: (stem: number, row: number) => void): void => {
    last.fill(-1);
    for (let row = 0; row < count; row++) {
      for (let at = saidFrom[row] ?? 0; at < (saidFrom[row + 1] ?? 0); at++) {
        const stem = stemOf[said[at] ?? 0] ?? 0;
        if (last[stem] === row) continue;
        last[stem] = row;
        visit(stem, row);
      }
    }
  };
  each((stem) => {
    rowsFrom[stem + 1] = (rowsFrom[stem + 1] ?? 0) + 1;
  });
  for (let stem = 0; stem < stems.length; stem++) {
    rowsFrom[stem + 1] = (rowsFrom[stem + 1] ?? 0) + (rowsFrom[stem] ?? 0);
  }
  const next = rowsFrom.slice();
  const rows = new Int32Array(rowsFrom[stems.length] ?? 0);
  each((stem, row) => {
    const at = next[stem] ?? 0;
    rows[at] = row;
    next[stem] = at + 1;
  });
  return { rowsFrom, rows };
}
