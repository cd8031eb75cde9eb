import { allocate } from '../money/index.js';
import type { CashRow, CashStatement } from './statement.js';

/** Weights are compared to this many steps of the largest. */
const steps = 1e12;

/**
 * The rows of the statement with shared ones split over products by a stated key, each month on its own and
 * to the cent. Rows of one category and product are put together; sections and totals don't change.
 *
 * @param key Weight by product, such as revenue or heads; from 0 on, at least one of them above 0.
 * @throws RangeError for a key that divides nothing.
 */
export function allocateShared(
  statement: Pick<CashStatement, 'rows'>,
  key: Readonly<Record<string, number>>,
): CashRow[] {
  const products = Object.keys(key);
  const most = Math.max(0, ...Object.values(key));
  if (!(most > 0 && Number.isFinite(most)) || Object.values(key).some((weight) => !(weight >= 0))) {
    throw new RangeError('The key needs weights from 0 on, at least one of them above 0.');
  }
  const weights = Object.values(key).map((weight) => Math.round((weight / most) * steps));
  const merged = new Map<string, CashRow>();
  const add = (row: CashRow): void => {
    const id = JSON.stringify([row.section, row.category, row.product]);
    const before = merged.get(id);
    merged.set(id, before ? sumRows(before, row) : row);
  };
  for (const row of statement.rows) if (row.product !== null) add(row);
  for (const row of statement.rows) {
    if (row.product !== null) continue;
    const months = row.minor.map((minor) => allocate(minor, weights));
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
