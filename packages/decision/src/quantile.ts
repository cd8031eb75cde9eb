/** The p-quantile of sorted values, linear between them (Hyndman & Fan's type 7). NaN of none. */
export function quantileOfSorted(sorted: Float64Array, p: number): number {
  const place = p * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? below;
  return below === above ? below : below + (above - below) * (place - Math.floor(place));
}

/** Where draws lie: one in ten below `p10`, half below `p50`, one in ten above `p90`. */
export interface Spread {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** The spread of draws, which are not changed: they are moved about in `room`, of the same length. */
export function spreadOf(draws: Float64Array, room = new Float64Array(draws.length)): Spread {
  const held = room;
  held.set(draws);
  const last = held.length - 1;
  // The middle first: it parts the values, so that the tenths are looked for in halves.
  const middle = Math.floor(0.5 * last);
  const p50 = quantileBySelection(held, 0.5, 0, last);
  const p10 = quantileBySelection(held, 0.1, 0, middle);
  const p90 = quantileBySelection(held, 0.9, Math.min(middle + 1, Math.floor(0.9 * last)), last);
  return { p10, p50, p90 };
}

/** The p-quantile of all, whose neighbours in rank lie between `left` and `right`. */
function quantileBySelection(values: Float64Array, p: number, left: number, right: number): number {
  const place = p * (values.length - 1);
  const at = Math.floor(place);
  const below = select(values, at, left, right);
  if (at === place) return below;
  // All behind are at least as large: the next in rank is the least of them.
  let above = Infinity;
  for (let i = at + 1; i < values.length; i += 1) above = Math.min(above, values[i] ?? Infinity);
  return below === above ? below : below + (above - below) * (place - at);
}

/** The k-th smallest value, counted from 0, known to lie in a part (Hoare's selection). Moves that part about. */
function select(values: Float64Array, k: number, from: number, to: number): number {
  let [left, right] = [from, to];
  while (left < right) {
    const pivot = values[(left + right) >>> 1] ?? 0;
    let [i, j] = [left, right];
    while (i <= j) {
      while ((values[i] ?? 0) < pivot) i += 1;
      while ((values[j] ?? 0) > pivot) j -= 1;
      if (i > j) break;
      const held = values[i] ?? 0;
      values[i] = values[j] ?? 0;
      values[j] = held;
      i += 1;
      j -= 1;
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else break;
  }
  return values[k] ?? Number.NaN;
}
