/** Statements of a text, and their words as numbers, given as texts are read. */
import { splitStatements, type Span } from '../statements/split.js';
import { eachEmoji, eachWord, openWord } from '../text/tokens.js';

/** Growing list of whole numbers. */
export class Numbers {
  private values: Int32Array;
  length = 0;

  constructor(room = 4096) {
    this.values = new Int32Array(room);
  }

  push(value: number): void {
    this.reserve(1);
    this.values[this.length++] = value;
  }
  add(values: Int32Array): void {
    this.reserve(values.length);
    this.values.set(values, this.length);
    this.length += values.length;
  }
  at(index: number): number {
    return this.values[index] ?? 0;
  }
  taken(): Int32Array {
    return this.values.slice(0, this.length);
  }
  clear(): void {
    this.length = 0;
  }
  /** What was pushed since `from`, good until more is. */
  view(from = 0): Int32Array {
    return this.values.subarray(from, this.length);
  }
  private reserve(more: number): void {
    if (this.length + more <= this.values.length) return;
    const larger = new Int32Array(Math.max(2 * this.values.length, this.length + more));
    larger.set(this.values);
    this.values = larger;
  }
}

export interface WordNumbers {
  readonly words: readonly string[];
  /** Numbers of what one word is to the vectors: mostly one, of a contraction two. */
  of(raw: string): number | readonly number[];
}

/** A customer who types random letters must not fill the memory: forms are forgotten, numbers are not. */
const mostForms = 500_000;

/** A copy of a piece of a text: engines let longer pieces point into the text and so keep all of it in memory. */
const detached = (piece: string): string =>
  piece.length < 12 ? piece : Array.from(piece).join('');

export function createWordNumbers(): WordNumbers {
  const words: string[] = [];
  const numbers = new Map<string, number>();
  const forms = new Map<string, number | readonly number[]>();
  const numberOf = (word: string): number => {
    let number = numbers.get(word);
    if (number === undefined) {
      const kept = detached(word);
      number = words.length;
      numbers.set(kept, number);
      words.push(kept);
    }
    return number;
  };
  return {
    words,
    of(raw) {
      let form = forms.get(raw);
      if (form === undefined) {
        const opened = openWord(raw).map(numberOf);
        const [first] = opened;
        form = opened.length === 1 && first !== undefined ? first : opened;
        if (forms.size >= mostForms) forms.clear();
        forms.set(detached(raw), form);
      }
      return form;
    },
  };
}

/** Adds the numbers of a statement's words; an emoji by itself makes no statement. */
export function numberWords(statement: string, vocabulary: WordNumbers, into: Numbers): void {
  const before = into.length;
  eachWord(statement, (from, to) => {
    const form = vocabulary.of(statement.slice(from, to));
    if (typeof form === 'number') into.push(form);
    else for (const number of form) into.push(number);
  });
  if (into.length === before) return;
  eachEmoji(statement, (emoji) => {
    const form = vocabulary.of(emoji);
    if (typeof form === 'number') into.push(form);
  });
}

/** Where the statements of a text are. */
export function statementsOf(text: string, wholeRows: boolean): readonly Span[] {
  if (!wholeRows) return splitStatements(text);
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  return end > start ? [{ start, end }] : [];
}
