import type { HazardCell } from './account-months.js';

/** Values of a control that are taken as one, in order. The first group is what the others are compared with. */
export type Groups<T> = readonly (readonly T[])[];

export interface Controls {
  readonly tenure: Groups<number>;
  readonly plan: Groups<string>;
  readonly quarter: Groups<number>;
  /** Whether accounts are compared by having spoken at all. */
  readonly spoke: boolean;
}

/** Events that a group of a control needs at first; doubled until the model has few enough parameters. */
const fewestPerGroup = 10;
export const eventsPerParameter = 10;

/**
 * Controls as fine as the events allow: neighbouring tenures and quarters are joined, and rare plans put
 * together, until each group has at least ten events and the whole model ten for each parameter
 * (Peduzzi et al. 1996).
 */
export function chooseControls(cells: readonly HazardCell[]): Controls {
  const events = cells.reduce((sum, cell) => sum + cell.events, 0);
  const spoke = spokeIsTold(cells);
  const tenures = counted(cells, (cell) => cell.tenure);
  const plans = counted(cells, (cell) => cell.plan);
  const quarters = counted(cells, (cell) => cell.quarter);
  for (let fewest = fewestPerGroup; ; fewest *= 2) {
    const controls = {
      tenure: joined(tenures, fewest, tenureBand),
      plan: rareTogether(plans, fewest),
      quarter: joined(quarters, fewest, (quarter) => quarter),
      spoke,
    };
    if (parametersOf(controls) * eventsPerParameter <= events || fewest > events) return controls;
  }
}

/** Tenures that are one from the outset: churn changes fast in the first months and slowly later. */
const bandEnds = [1, 2, 3, 6, 9, 12, 18, 24, 36, 48];
const tenureBand = (months: number): number => bandEnds.findIndex((end) => months <= end);

/** Intercept, theme, and what the controls need. */
export const parametersOf = ({ tenure, plan, quarter, spoke }: Controls): number =>
  2 + (tenure.length - 1) + (plan.length - 1) + (quarter.length - 1) + (spoke ? 1 : 0);

/** Only if some who spoke had not said the theme: else it is the theme once more. */
const spokeIsTold = (cells: readonly HazardCell[]): boolean =>
  cells.reduce((sum, cell) => (cell.spoke && !cell.said ? sum + cell.events : sum), 0) >=
  fewestPerGroup;

function counted<T extends string | number>(
  cells: readonly HazardCell[],
  of: (cell: HazardCell) => T,
): [T, number][] {
  const counts = new Map<T, number>();
  for (const cell of cells) counts.set(of(cell), (counts.get(of(cell)) ?? 0) + cell.events);
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** Neighbours joined until each group has enough events; what lies in one band is never parted. */
function joined(
  counts: readonly [number, number][],
  fewest: number,
  bandOf: (value: number) => number,
): number[][] {
  const groups: number[][] = [];
  let open: number[] = [];
  let events = 0;
  counts.forEach(([value, own], index) => {
    open.push(value);
    events += own;
    const next = counts[index + 1]?.[0];
    if (events < fewest || (next !== undefined && bandOf(next) === bandOf(value))) return;
    groups.push(open);
    open = [];
    events = 0;
  });
  // The last ones have too few of their own and join those before them.
  const before = groups.pop() ?? [];
  return [...groups, [...before, ...open]];
}

function rareTogether(counts: readonly [string, number][], fewest: number): string[][] {
  const byEvents = counts.toSorted(([, a], [, b]) => b - a);
  const common = byEvents.filter(([, own]) => own >= fewest).map(([plan]) => [plan]);
  const rare = byEvents.filter(([, own]) => own < fewest);
  const enough = rare.reduce((sum, [, own]) => sum + own, 0) >= fewest;
  if (rare.length === 0) return common;
  const plans = rare.map(([plan]) => plan);
  const last = enough ? [] : (common.pop() ?? []);
  return [...common, [...last, ...plans]];
}
