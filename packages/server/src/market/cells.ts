import type { GapTable, KindCounts, Moments, ThemeCounts } from '@headwater/decision';

/** The theme of counts of anything that was said. */
export const anyTheme = '00000000-0000-0000-0000-000000000000';

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

/** Us against one side (`them`, or a competitor), as the mathematics takes it. */
export function gapTable(
  cells: MarketCells,
  options: {
    readonly against: string;
    readonly themes: ReadonlySet<string>;
    readonly served?: ReadonlySet<string>;
    /** Leaves the segments out. */
    readonly wholeOnly?: boolean;
  },
): GapTable {
  const { against, themes, served, wholeOnly = false } = options;
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
  const both = cells.filter(
    ({ who, segment }) => (who === 'us' || who === against) && (segment === null || !wholeOnly),
  );
  return {
    themes: both.filter(({ theme }) => themes.has(theme)).map(counts),
    totals: both.filter(({ theme }) => theme === anyTheme).map(counts),
    ...(served ? { served } : {}),
  };
}
