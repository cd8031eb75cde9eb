/** How many have each value, and how many different customers are among them. */
export interface Tally {
  readonly counts: Int32Array;
  readonly customers: Int32Array;
}

/**
 * Counts heads by value, however many values there are: those of one value are brought together, so that one number a
 * customer tells whether it was met there.
 *
 * @param values From 0 to below `most`; any below 0 is left out.
 * @param of The customer of each of them, below `customers`.
 */
export function tally(
  values: Int32Array,
  of: Int32Array,
  { most, customers }: { readonly most: number; readonly customers: number },
): Tally {
  const counts = new Int32Array(most);
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? -1;
    if (value >= 0) counts[value] = (counts[value] ?? 0) + 1;
  }
  const next = new Int32Array(most);
  let all = 0;
  for (let value = 0; value < most; value += 1) {
    next[value] = all;
    all += counts[value] ?? 0;
  }
  const together = new Int32Array(all);
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? -1;
    if (value < 0) continue;
    const place = next[value] ?? 0;
    next[value] = place + 1;
    together[place] = of[at] ?? 0;
  }
  const met = new Int32Array(customers);
  const heads = new Int32Array(most);
  let at = 0;
  for (let value = 0; value < most; value += 1) {
    for (const end = next[value] ?? 0; at < end; at += 1) {
      const customer = together[at] ?? 0;
      if (met[customer] === value + 1) continue;
      met[customer] = value + 1;
      heads[value] = (heads[value] ?? 0) + 1;
    }
  }
  return { counts, customers: heads };
}
