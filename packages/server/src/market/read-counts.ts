import type { GapTable, KindCounts, Moments, ThemeCounts } from '@headwater/decision';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../platform/tables.js';
import { anyTheme } from './count-market.js';

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

/** Customers of one theme, side and segment by kind, with what goes with `all`. */
export interface MarketCell extends KindCounts {
  readonly theme: string;
  readonly who: string;
  readonly segment: string | null;
  readonly statements: number;
  readonly question: number;
  readonly other: number;
  /** Statements by kind. */
  readonly polarity: Moments;
  readonly rating: Moments;
  /** Customers by week, oldest first; by kind. */
  readonly weeks: Readonly<Record<string, readonly number[]>>;
}

export type MarketCells = readonly MarketCell[];

/** What was counted for a run, of all themes or of those given. */
export async function readCells(
  db: Kysely<Database>,
  runId: string,
  wanted: { readonly themes?: readonly string[]; readonly who?: readonly string[] } = {},
): Promise<MarketCells> {
  const themes =
    wanted.themes === undefined
      ? sql``
      : sql`and theme_id = any(${[...wanted.themes, anyTheme]}::uuid[])`;
  const who = wanted.who === undefined ? sql`` : sql`and who = any(${wanted.who}::text[])`;
  const { rows } = await sql<CountRow>`
    select theme_id as theme, who, segment, kind, customers, statements,
      polarity_sum as "polaritySum", polarity_squares as "polaritySquares", rated,
      rating_sum as "ratingSum", rating_squares as "ratingSquares", week_customers as weeks
    from market_count where run_id = ${runId} ${themes} ${who}
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

/** Us against one side (`them`, or a competitor), as the mathematics takes it. */
export function gapTable(
  cells: MarketCells,
  options: {
    readonly against: string;
    readonly themes: ReadonlySet<string>;
    readonly served?: ReadonlySet<string>;
  },
): GapTable {
  const { against, themes, served } = options;
  const counts = (cell: MarketCell): ThemeCounts => ({
    theme: cell.theme,
    group: cell.who === 'us' ? 'us' : 'them',
    segment: cell.segment,
    customers: cell.customers,
    pain: cell.pain,
    request: cell.request,
    praise: cell.praise,
    byPeriod: cell.weeks['all'] ?? [],
    polarity: cell.polarity,
    rating: cell.rating,
  });
  const both = cells.filter(({ who }) => who === 'us' || who === against);
  return {
    themes: both.filter(({ theme }) => themes.has(theme)).map(counts),
    totals: both.filter(({ theme }) => theme === anyTheme).map(counts),
    ...(served ? { served } : {}),
  };
}
