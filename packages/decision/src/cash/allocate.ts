import type { CashRow, CashStatement } from './statement.js';

/**
 * Splits an amount in proportion to weights, exactly: the parts add up to it. What rounding leaves goes to
 * the largest remainders (Hare–Niemeyer), ties to the earlier.
 *
 * @param minor Integer minor units, of either sign.
 * @param weights Not negative, at least one above zero.
 * @throws RangeError for weights that divide nothing.
 */
export function splitAmount(minor: number, weights: readonly number[]): number[] {
  const total = weights.reduce((a, b) => a + b, 0);
  if (!(total > 0 && Number.isFinite(total)) || weights.some((weight) => !(weight >= 0))) {
    throw new RangeError('The key needs weights from 0 on, at least one of them above 0.');
  }
  const sign = minor < 0 ? -1 : 1;
  const amount = Math.abs(minor);
  const exact = weights.map((weight) => amount * (weight / total));
  const parts = exact.map((part) => Math.floor(part));
  const order = exact
    .map((part, index) => ({ index, remainder: part - Math.floor(part) }))
    .filter(({ index }) => (weights[index] ?? 0) > 0)
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  // Sums of floors differ from the amount by less than one a part, or by rounding in amounts near 2^53.
  let left = amount - parts.reduce((a, b) => a + b, 0);
  for (let i = 0; left !== 0; i = (i + 1) % order.length) {
    const index = order[i]?.index ?? 0;
    const step = Math.sign(left);
    parts[index] = (parts[index] ?? 0) + step;
    left -= step;
  }
  // Without the addition a negative nothing would be −0.
  return parts.map((part) => sign * part + 0);
}

/**
 * The rows of the statement with shared ones split over products by a stated key, each month on its own and
 * to the cent. Rows of one category and product are put together; sections and totals don't change.
 *
 * @param key Weight by product, such as revenue or heads.
 */
export function allocateShared(
  statement: Pick<CashStatement, 'rows'>,
  key: Readonly<Record<string, number>>,
): CashRow[] {
  const products = Object.keys(key);
  const weights = Object.values(key);
  const merged = new Map<string, CashRow>();
  const add = (row: CashRow): void => {
    const id = JSON.stringify([row.section, row.category, row.product]);
    const before = merged.get(id);
    merged.set(id, before ? sumRows(before, row) : row);
  };
  for (const row of statement.rows) if (row.product !== null) add(row);
  for (const row of statement.rows) {
    if (row.product !== null) continue;
    const months = row.minor.map((minor) => splitAmount(minor, weights));
    for (const [i, product] of products.entries()) {
      const minor = months.map((parts) => parts[i] ?? 0);
      add({ ...row, product, minor, totalMinor: minor.reduce((a, b) => a + b, 0) });
    }
  }
  return [...merged.values()];
}

const sumRows = (a: CashRow, b: CashRow): CashRow => ({
  ...a,
  minor: a.minor.map((minor, i) => minor + (b.minor[i] ?? 0)),
  totalMinor: a.totalMinor + b.totalMinor,
  lines: a.lines + b.lines,
});
