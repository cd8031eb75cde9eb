/** Where so many are smaller, the usual expectation serves: it is never too low. */
const mostReached = 1000;

/**
 * Adjusts p-values so that rejecting those at most q keeps the expected share of false discoveries at q
 * (Benjamini & Hochberg 1995; the adjusted value is the smallest q at which the test is rejected).
 *
 * @param pValues NaN marks what was not tested: it stays NaN and is not counted.
 * @param tests How many tests were made, where `pValues` leaves out some whose p is known to be large.
 * @param reach How many p-values of `t` or less are to be expected where nothing is there. Default `t` × tests;
 *   less where counts are so small that few p-values are possible (Heyse 2011; Döhler, Durand & Roquain 2018).
 */
export function benjaminiHochberg(
  pValues: Float64Array,
  tests?: number,
  reach?: (t: number) => number,
): Float64Array {
  const order: number[] = [];
  for (let i = 0; i < pValues.length; i += 1) if (!Number.isNaN(pValues[i])) order.push(i);
  order.sort((a, b) => (pValues[a] ?? 0) - (pValues[b] ?? 0));
  const m = Math.max(tests ?? 0, order.length);
  const adjusted = new Float64Array(pValues.length).fill(Number.NaN);
  let least = 1;
  for (let rank = order.length; rank >= 1; rank -= 1) {
    const index = order[rank - 1] ?? 0;
    const p = pValues[index] ?? 1;
    least = Math.min(least, (reach && rank <= mostReached ? reach(p) : p * m) / rank);
    // Never below p itself, which rounding could otherwise undercut at the last rank.
    adjusted[index] = Math.max(p, least);
  }
  return adjusted;
}
