const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
/** 1970-01-05 was a Monday. */
const firstMondayMs = 4 * dayMs;

/** Number of the ISO week that holds an instant (milliseconds, UTC); the week of Monday 1970-01-05 is 0. */
export const weekOf = (timeMs: number): number => Math.floor((timeMs - firstMondayMs) / weekMs);

/** Monday of a week, UTC, as YYYY-MM-DD. */
export const mondayOf = (week: number): string =>
  new Date(firstMondayMs + week * weekMs).toISOString().slice(0, 10);

/** Whether an instant lies on the last day of its week: then the week is complete. */
const isSunday = (timeMs: number): boolean =>
  Math.floor((timeMs - firstMondayMs) / dayMs) - weekOf(timeMs) * 7 === 6;

export interface BulkStatements {
  /** Milliseconds since 1970 UTC by statement; NaN where unknown. */
  readonly times: Float64Array;
  /** Number of the customer by statement, from 0. */
  readonly customers: Uint32Array;
  /** Number of the theme by statement, −1 where none; one array for each level of themes. */
  readonly themes: readonly Int32Array[];
  /** How many themes there are over all levels; numbers are unique across levels. */
  readonly themeCount: number;
  /** Only statements marked 1 count (copies of one text are marked 0); all where absent. */
  readonly counted?: Uint8Array;
}

/** Statements by theme and week. Cell of theme t and week w: `t * weeks + w`. */
export interface StatementSeries {
  /** Number of the first week, as `weekOf` gives it. */
  readonly firstWeek: number;
  readonly weeks: number;
  readonly themeCount: number;
  /** Statements of each week in all. */
  readonly totals: Uint32Array;
  readonly statements: Uint32Array;
  /** Whether the newest statement lies on the last day of its week. */
  readonly lastWeekComplete: boolean;
}

export interface WeeklySeries extends StatementSeries {
  /** Customers by theme and week, each once a week. */
  readonly customers: Uint32Array;
}

/** No history is longer than this; dates beyond it (before `latest − 20 years`) are taken as unknown. */
export const longestHistoryWeeks = 1044;

/**
 * Counts statements and customers by theme and ISO week (Monday, UTC).
 * Linear in the number of statements and in themes × weeks.
 */
export function weeklySeries(input: BulkStatements): WeeklySeries {
  const { times, customers, themes, themeCount, counted } = input;
  const n = times.length;
  let latestMs = -Infinity;
  for (let i = 0; i < n; i += 1) {
    const time = times[i] ?? Number.NaN;
    if (time > latestMs && counted?.[i] !== 0) latestMs = time;
  }
  if (latestMs === -Infinity) {
    const none = new Uint32Array(0);
    return {
      firstWeek: 0,
      weeks: 0,
      themeCount,
      totals: none,
      statements: none,
      customers: none,
      lastWeekComplete: false,
    };
  }
  const lastWeek = weekOf(latestMs);
  const weekOfStatement = new Int32Array(n).fill(-1);
  let firstWeek = lastWeek;
  for (let i = 0; i < n; i += 1) {
    const time = times[i] ?? Number.NaN;
    if (Number.isNaN(time) || counted?.[i] === 0) continue;
    const week = weekOf(time);
    // Nobody gave feedback before 1970: such a date is a mistake.
    if (week < 0 || week <= lastWeek - longestHistoryWeeks) continue;
    weekOfStatement[i] = week;
    if (week < firstWeek) firstWeek = week;
  }
  const weeks = lastWeek - firstWeek + 1;
  const totals = new Uint32Array(weeks);
  const statements = new Uint32Array(themeCount * weeks);
  for (let i = 0; i < n; i += 1) {
    const week = weekOfStatement[i] ?? -1;
    if (week < 0) continue;
    const column = week - firstWeek;
    totals[column] = (totals[column] ?? 0) + 1;
    for (const level of themes) {
      const theme = level[i] ?? -1;
      if (theme < 0) continue;
      const cell = theme * weeks + column;
      statements[cell] = (statements[cell] ?? 0) + 1;
    }
  }
  return {
    firstWeek,
    weeks,
    themeCount,
    totals,
    statements,
    customers: countCustomers(customers, themes, weekOfStatement, firstWeek, weeks, statements),
    lastWeekComplete: isSunday(latestMs),
  };
}

/** Statements sorted by cell, so that one stamp a customer tells whether it was seen in this cell. */
function countCustomers(
  customers: Uint32Array,
  themes: readonly Int32Array[],
  weekOfStatement: Int32Array,
  firstWeek: number,
  weeks: number,
  statements: Uint32Array,
): Uint32Array {
  const offsets = new Uint32Array(statements.length + 1);
  for (let cell = 0; cell < statements.length; cell += 1) {
    offsets[cell + 1] = (offsets[cell] ?? 0) + (statements[cell] ?? 0);
  }
  const sorted = new Uint32Array(offsets[statements.length] ?? 0);
  const next = offsets.slice();
  let highest = 0;
  for (let i = 0; i < weekOfStatement.length; i += 1) {
    const week = weekOfStatement[i] ?? -1;
    if (week < 0) continue;
    const customer = customers[i] ?? 0;
    if (customer > highest) highest = customer;
    for (const level of themes) {
      const theme = level[i] ?? -1;
      if (theme < 0) continue;
      const cell = theme * weeks + week - firstWeek;
      const slot = next[cell] ?? 0;
      sorted[slot] = customer;
      next[cell] = slot + 1;
    }
  }
  const stamp = new Uint32Array(highest + 1);
  const distinct = new Uint32Array(statements.length);
  for (let cell = 0; cell < statements.length; cell += 1) {
    let seen = 0;
    const to = offsets[cell + 1] ?? 0;
    for (let slot = offsets[cell] ?? 0; slot < to; slot += 1) {
      const customer = sorted[slot] ?? 0;
      if (stamp[customer] === cell + 1) continue;
      stamp[customer] = cell + 1;
      seen += 1;
    }
    distinct[cell] = seen;
  }
  return distinct;
}
