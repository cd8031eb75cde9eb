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

/** The spread of draws. They are not changed. */
export function spreadOf(draws: Float64Array): Spread {
  const held = draws.slice();
  const at = (p: number): number => {
    const place = p * (held.length - 1);
    const below = select(held, Math.floor(place));
    const above = place === Math.floor(place) ? below : select(held, Math.floor(place) + 1);
    return below + (above - below) * (place - Math.floor(place));
  };
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}

/** The k-th smallest value, counted from 0 (Hoare's selection). Moves the values about. */
function select(values: Float64Array, k: number): number {
  let [left, right] = [0, values.length - 1];
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
