/** Where so many are smaller, the usual expectation serves: it is never too low. */
const mostReached = 1000;

/**
 * Adjusts p-values so that rejecting those at most q keeps the expected share of false discoveries at q
 * (Benjamini & Hochberg 1995; the adjusted value is the smallest q at which the test is rejected).
 *
 * @param pValues NaN marks what was not tested: it stays NaN and is not counted.
 * @param attainable For tests of small counts, the p-values that each can give at all, smallest first: they
 *   are then expected to reach a small p less often (Heyse 2011; Döhler, Durand & Roquain 2018). Null for a
 *   test that can give any.
 */
export function benjaminiHochberg(
  pValues: readonly number[],
  attainable: readonly (Float64Array | null)[] = [],
): number[] {
  const order = pValues.flatMap((p, index) => (Number.isNaN(p) ? [] : [{ p, index }]));
  order.sort((a, b) => a.p - b.p);
  const reached = (t: number): number =>
    order.reduce((sum, { index }) => sum + reach(attainable[index] ?? null, t), 0);
  const adjusted = pValues.map(() => Number.NaN);
  let least = 1;
  for (const [place, { p, index }] of [...order.entries()].reverse()) {
    const expected =
      attainable.length > 0 && place < mostReached && p < 0.2 ? reached(p) : p * order.length;
    least = Math.min(least, expected / (place + 1));
    // Never below p itself, which rounding could otherwise undercut at the last rank.
    adjusted[index] = Math.max(p, least);
  }
  return adjusted;
}

/** P(p-value ≤ t) where nothing is there: the largest attainable one up to t. */
function reach(attainable: Float64Array | null, t: number): number {
  if (attainable === null) return t;
  let [low, high] = [0, attainable.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((attainable[middle] ?? 1) <= t) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : (attainable[low - 1] ?? t);
}
