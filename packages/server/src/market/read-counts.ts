import { sql, type Kysely } from 'kysely';
import type { Database } from '../platform/tables.js';
import type { MarketCells } from './cells.js';

interface CountRow {
  readonly theme: string;
  readonly who: string;
  readonly segment: string;
  readonly kind: string;
  readonly customers: number;
  readonly statements: number;
  readonly polaritySum: number;
  readonly polaritySquares: number;
  readonly rated: number;
  readonly ratingSum: number;
  readonly ratingSquares: number;
  readonly weeks: number[];
}

/** What was counted for a run. */
export async function readCells(db: Kysely<Database>, runId: string): Promise<MarketCells> {
  const { rows } = await sql<CountRow>`
    select theme_id as theme, who, segment, kind, customers, statements,
      polarity_sum as "polaritySum", polarity_squares as "polaritySquares", rated,
      rating_sum as "ratingSum", rating_squares as "ratingSquares", week_customers as weeks
    from market_count where run_id = ${runId}
    order by theme_id, who, segment, kind`.execute(db);
  const byCell = new Map<string, CountRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.theme, row.who, row.segment]);
    const cell = byCell.get(key);
    if (cell) cell.push(row);
    else byCell.set(key, [row]);
  }
  return [...byCell.values()].flatMap((cell) => {
    const all = cell.find(({ kind }) => kind === 'all');
    if (!all) return [];
    const of = (kind: string): number => cell.find((row) => row.kind === kind)?.customers ?? 0;
    return {
      theme: all.theme,
      who: all.who,
      segment: all.segment === '' ? null : all.segment,
      customers: all.customers,
      statements: all.statements,
      pain: of('pain'),
      request: of('request'),
      praise: of('praise'),
      question: of('question'),
      other: of('other'),
      polarity: { n: all.customers, sum: all.polaritySum, sumOfSquares: all.polaritySquares },
      rating: { n: all.rated, sum: all.ratingSum, sumOfSquares: all.ratingSquares },
      weeks: Object.fromEntries(cell.map((row) => [row.kind, row.weeks])),
    };
  });
}
