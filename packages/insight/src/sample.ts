/** A sample that stands for a stream of any length: by week, the same whatever the order in which items come. */
import { textHash } from './random.js';
import type { InsightItem } from './types.js';

/** Weeks that are told apart: after twenty years they begin again. */
const mostWeeks = 1000;
const fewestAWeek = 10;
/** Of every week at least so many are kept, where there is room, so that a quiet week is heard beside a loud one. */
const leastKept = 50;
/** What may come on top before some are dropped: dropping looks at all that is kept. */
const slack = 1.25;
const narrower = 0.8;
const hashes = 2 ** 53;
const weekMs = 7 * 86_400_000;

interface Kept {
  readonly item: InsightItem;
  readonly hash: number;
}

export interface ItemSample {
  add(item: InsightItem): void;
  /** The items that were kept. */
  items(): InsightItem[];
  /** How many came. */
  readonly seen: number;
}

/**
 * Keeps the items whose ids hash below a bound, which sinks as more come. It depends on nothing but the items: the
 * bound is the first of a fixed row of bounds that leaves few enough.
 *
 * @param wanted Items to keep, at most a quarter more.
 */
export function sampleItems(wanted: number): ItemSample {
  const told = Math.max(1, Math.min(mostWeeks, Math.floor(wanted / fewestAWeek)));
  // All that is kept because of its week is at most half of what is wanted, so that the bound can always do its work.
  const leastOfWeek = Math.min(leastKept, Math.floor(wanted / (2 * (told + 1))));
  const weeks = new Map<number, Kept[]>();
  let bound = hashes;
  let kept = 0;
  let seen = 0;
  const narrow = (): void => {
    while (kept > slack * wanted) {
      bound *= narrower;
      kept = 0;
      for (const [week, list] of weeks) {
        let left = list.filter(({ hash }) => hash < bound);
        // What is above the bound stays in order, largest last, where a week is so quiet that it needs it.
        if (left.length < leastOfWeek) {
          left = list.toSorted((a, b) => a.hash - b.hash).slice(0, leastOfWeek);
        }
        weeks.set(week, left);
        kept += left.length;
      }
    }
  };
  return {
    add(item) {
      seen++;
      const hash = textHash(item.id);
      const time = item.time ?? Number.NaN;
      const week = Number.isFinite(time) ? Math.abs(Math.floor(time / weekMs)) % told : -1;
      let list = weeks.get(week);
      if (!list) weeks.set(week, (list = []));
      // Above the bound only the least of a week may stay, and only while nothing below them has come.
      if (hash >= bound && list.length >= leastOfWeek) {
        const last = list[list.length - 1];
        if (!last || last.hash < bound || hash >= last.hash) return;
      }
      list.push({ item, hash });
      kept++;
      if (hash >= bound || (list[list.length - 2]?.hash ?? 0) >= bound) {
        list.sort((a, b) => a.hash - b.hash);
        while (list.length > leastOfWeek && (list[list.length - 1]?.hash ?? 0) >= bound) {
          list.pop();
          kept--;
        }
      }
      if (kept > slack * wanted) narrow();
    },
    items: () => [...weeks.values()].flatMap((list) => list.map(({ item }) => item)),
    get seen() {
      return seen;
    },
  };
}
