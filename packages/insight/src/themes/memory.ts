/** Which earlier theme each statement was in. */
import type { ThemeSeed } from '../types.js';
import type { Decisions } from './decisions.js';

export interface Memory {
  readonly seeds: readonly ThemeSeed[];
  /** Number of the earlier theme of each statement at either level, −1 where it is new. */
  readonly fine: Int32Array;
  readonly coarse: Int32Array;
  /** Members that each earlier theme had, whether they still exist or not. */
  readonly sizes: Int32Array;
}

/** @param count Statements of this run. */
export function remember(
  { seeds, placed }: Pick<Decisions, 'seeds' | 'placed'>,
  count: number,
  memberKey: (statement: number) => string,
): Memory {
  const fine = new Int32Array(count).fill(-1);
  const coarse = fine.slice();
  if (seeds.length > 0) {
    const sized = seeds
      .map(({ members }, number) => ({ number, size: members.length }))
      .sort((a, b) => b.size - a.size || a.number - b.number);
    const fineOf = new Map<string, number>();
    const coarseOf = new Map<string, number>();
    // Where levels are not told the smallest theme that holds a member is the finest: it comes last and stands.
    for (const { number } of sized) {
      const seed = seeds[number];
      for (const member of seed?.members ?? []) {
        if (seed?.level !== 0) fineOf.set(member, number);
        if (seed?.level !== 1 && !coarseOf.has(member)) coarseOf.set(member, number);
      }
    }
    const numbers = new Map(seeds.map(({ id }, number) => [id, number]));
    for (const [key, theme] of placed) {
      if (theme === null) fineOf.delete(key);
      else fineOf.set(key, numbers.get(theme) ?? -1);
    }
    for (let s = 0; s < count; s++) {
      const key = memberKey(s);
      fine[s] = fineOf.get(key) ?? -1;
      coarse[s] = coarseOf.get(key) ?? -1;
    }
  }
  return { seeds, fine, coarse, sizes: Int32Array.from(seeds, ({ members }) => members.length) };
}
