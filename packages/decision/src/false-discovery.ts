/**
 * Adjusts p-values so that rejecting those at most q keeps the expected share of false discoveries at q
 * (Benjamini & Hochberg 1995; the adjusted value is the smallest q at which the test is rejected).
 *
 * @param pValues NaN marks what was not tested: it stays NaN and is not counted.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = pValues.flatMap((p, index) => (Number.isNaN(p) ? [] : [{ p, index }]));
  order.sort((a, b) => a.p - b.p);
  const adjusted = pValues.map(() => Number.NaN);
  let least = 1;
  for (const [place, { p, index }] of [...order.entries()].reverse()) {
    least = Math.min(least, (p * order.length) / (place + 1));
    // Never below p itself, which rounding could otherwise undercut at the last rank.
    adjusted[index] = Math.max(p, least);
  }
  return adjusted;
}
