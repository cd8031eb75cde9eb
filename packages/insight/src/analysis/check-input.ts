import type { AnalyzeOptions, InsightItem } from '../types.js';

/** Farthest instant from 1970 that a calendar can name, in milliseconds (ECMAScript's time values). */
const farthestMs = 8.64e15;

/** The instant where it is one; NaN for what no calendar has, which counts as unknown. */
export function knownTime(time: number | null | undefined): number {
  return typeof time === 'number' && Math.abs(time) <= farthestMs ? time : Number.NaN;
}

/** Throws where nothing sensible could come of the input: what, where, and what to do. */
export function checkInput(items: readonly InsightItem[], options: AnalyzeOptions): void {
  checkOptions(options);
  const seen = new Set<string>();
  for (const [i, item] of items.entries()) {
    checkItem(item, i + 1);
    if (seen.has(item.id)) {
      throw new RangeError(
        `Item ${i + 1} has the id "${item.id}" of an earlier item: ids must be unique.`,
      );
    }
    seen.add(item.id);
  }
}

function checkOptions({ threads, seed, firstThemeNumber }: AnalyzeOptions): void {
  if (threads !== undefined && !(Number.isInteger(threads) && threads >= 1 && threads <= 64)) {
    throw new RangeError(`threads must be a whole number from 1 to 64, not ${threads}.`);
  }
  if (seed !== undefined && !Number.isSafeInteger(seed)) {
    throw new RangeError(`seed must be a whole number, not ${seed}.`);
  }
  if (
    firstThemeNumber !== undefined &&
    !(Number.isSafeInteger(firstThemeNumber) && firstThemeNumber >= 1)
  ) {
    throw new RangeError(
      `firstThemeNumber must be a whole number from 1, not ${firstThemeNumber}.`,
    );
  }
}

/** Callers without types hand in rows of a database, where anything may be missing. */
function checkItem(item: unknown, number: number): void {
  const field = (name: keyof InsightItem): unknown =>
    typeof item === 'object' && item !== null ? Reflect.get(item, name) : undefined;
  for (const name of ['id', 'text'] as const) {
    if (typeof field(name) !== 'string') {
      throw new TypeError(`Item ${number} has no ${name}: “id” and “text” must be strings.`);
    }
  }
  for (const name of ['customer', 'language', 'duplicateOf'] as const) {
    const value = field(name);
    if (value !== undefined && value !== null && typeof value !== 'string') {
      throw new TypeError(
        `Item ${number}: “${name}” must be a string or null, not ${typeof value}.`,
      );
    }
  }
  const rating = field('rating');
  // A rating that is no number is none; those on another scale would all be read wrongly.
  if (typeof rating === 'number' && (rating < 0 || rating > 1)) {
    throw new RangeError(
      `Item ${number} has the rating ${rating}: ratings must lie from 0 (worst) to 1 (best). Rescale them.`,
    );
  }
}
