import { wordsOf, type Word } from './words.js';

/** A stretch of words, by their numbers, in the place of another one. Either may be empty. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly otherFrom: number;
  readonly otherTo: number;
}

// Aligning two texts of a thousand words takes some milliseconds; longer ones that differ at both ends stay apart.
const mostCells = 1_000_000;

/** Where two texts differ, by their longest common sequence of words; null where finding it would take too long. */
export function gapsBetween(one: readonly Word[], other: readonly Word[]): readonly Gap[] | null {
  const same = (i: number, j: number): boolean => one[i]?.word === other[j]?.word;
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && same(head, head)) head++;
  let tail = 0;
  while (tail < most - head && same(one.length - 1 - tail, other.length - 1 - tail)) tail++;
  const [to, otherTo] = [one.length - tail, other.length - tail];
  if (head === to && head === otherTo) return [];
  if (head === to || head === otherTo) return [{ from: head, to, otherFrom: head, otherTo }];
  const width = otherTo - head + 1;
  if ((to - head) * width > mostCells) return null;

  // The longest common sequence of what follows each pair of places.
  const longest = new Uint16Array((to - head + 1) * width);
  const place = (i: number, j: number): number => (i - head) * width + j - head;
  const at = (i: number, j: number): number => longest[place(i, j)] ?? 0;
  for (let i = to - 1; i >= head; i--) {
    for (let j = otherTo - 1; j >= head; j--) {
      longest[place(i, j)] = same(i, j)
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const gaps: Gap[] = [];
  let [i, j] = [head, head];
  let [from, otherFrom] = [i, j];
  const close = (): void => {
    if (i > from || j > otherFrom) gaps.push({ from, to: i, otherFrom, otherTo: j });
  };
  while (i < to || j < otherTo) {
    if (i < to && j < otherTo && same(i, j)) {
      close();
      [from, otherFrom] = [++i, ++j];
    } else if (i < to && (j === otherTo || at(i + 1, j) >= at(i, j + 1))) i++;
    else j++;
  }
  close();
  return gaps;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a stretch of one text stands in a near copy of it; a word that was added belongs to what it follows. */
export function spanInCopy({ start, end }: Span, text: string, copy: string): Span {
  const [words, others] = [wordsOf(text), wordsOf(copy)];
  const gaps = gapsBetween(words, others) ?? [];
  const first = words.findIndex((word) => word.end > start);
  const behind = words.findIndex((word) => word.start >= end);
  const from = Math.min(others.length - 1, placeIn(gaps, Math.max(0, first)));
  const to = Math.max(from + 1, placeIn(gaps, behind < 0 ? words.length : behind));
  return { start: others[from]?.start ?? 0, end: others[to - 1]?.end ?? copy.length };
}

/** The number that the word with this number has in the other text. */
function placeIn(gaps: readonly Gap[], word: number): number {
  let shift = 0;
  for (const { from, to, otherFrom, otherTo } of gaps) {
    if (word < from || word === 0) break;
    if (word < to) return Math.min(otherTo, otherFrom + word - from);
    shift = otherTo - to;
  }
  return word + shift;
}
