/** One's own customers, or those of the competitors. */
export type Group = 'us' | 'them';

/** Customers, each counted once, however much they said. */
export interface KindCounts {
  /** Who spoke at all (of the theme, or in the totals of anything). */
  readonly customers: number;
  readonly pain: number;
  readonly request: number;
  readonly praise: number;
}

/** Enough of a sample for its mean and variance. */
export interface Moments {
  readonly n: number;
  readonly sum: number;
  readonly sumOfSquares: number;
}

interface GroupCounts extends KindCounts {
  readonly group: Group;
  /** Absent or null: the whole group. Segments part a group: a customer is in one at most. */
  readonly segment?: string | null;
  /** Customers by period (weeks, months, or two halves), oldest first; a customer counts once in each. */
  readonly byPeriod?: readonly number[];
  /** One rating a customer (their mean), on one scale for both groups. */
  readonly rating?: Moments;
}

/** Who spoke of one theme. */
export interface ThemeCounts extends GroupCounts {
  readonly theme: string;
  /** One polarity a customer (their mean on this theme), −1 … 1. */
  readonly polarity?: Moments;
}

/** Who spoke at all: what counts of themes are shares of. */
export type GroupTotals = GroupCounts;

export interface GapTable {
  readonly themes: readonly ThemeCounts[];
  readonly totals: readonly GroupTotals[];
  /** Themes that a release or a product of ours or theirs already serves. */
  readonly served?: ReadonlySet<string>;
}

const nobody: KindCounts = { customers: 0, pain: 0, request: 0, praise: 0 };

/** The counts of a table by theme, group and segment; nobody where there is no row. */
export interface CountIndex {
  readonly themes: readonly string[];
  readonly segments: readonly string[];
  of(theme: string, group: Group, segment?: string | null): ThemeCounts;
  total(group: Group, segment?: string | null): GroupTotals;
  served(theme: string): boolean;
}

/** @throws RangeError for a count that is negative or above its total. */
export function indexCounts(table: GapTable): CountIndex {
  const key = (...parts: (string | null | undefined)[]): string =>
    JSON.stringify(parts.map((part) => part ?? null));
  const totals = new Map(table.totals.map((row) => [key(row.group, row.segment), row]));
  const rows = new Map(table.themes.map((row) => [key(row.theme, row.group, row.segment), row]));
  const total: CountIndex['total'] = (group, segment) =>
    totals.get(key(group, segment)) ?? { group, segment: segment ?? null, ...nobody };
  for (const row of table.themes) checkRow(row, total(row.group, row.segment));
  const segments = table.totals.flatMap((row) =>
    row.group === 'us' && row.segment ? row.segment : [],
  );
  return {
    themes: [...new Set(table.themes.map(({ theme }) => theme))].sort(),
    segments: [...new Set(segments)].sort(),
    of: (theme, group, segment) =>
      rows.get(key(theme, group, segment)) ?? { theme, group, segment: segment ?? null, ...nobody },
    total,
    served: (theme) => table.served?.has(theme) ?? false,
  };
}

function checkRow(row: ThemeCounts, { customers: most }: GroupTotals): void {
  const { customers, pain, request, praise } = row;
  for (const [name, count] of Object.entries({ customers, pain, request, praise })) {
    if (!(Number.isInteger(count) && count >= 0 && count <= most)) {
      const where = row.segment ? `${row.group}, ${row.segment}` : row.group;
      throw new RangeError(
        `Theme "${row.theme}" (${where}): ${name} is ${count}, but ${most} customers spoke in all.`,
      );
    }
  }
}
