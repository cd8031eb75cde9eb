import type { GapKind, GapTable, Group, GroupTotals, Random, ThemeCounts } from '../src/index.js';
import { drawMultinomial } from '../src/scores/multinomial.js';

/** A gap made on purpose: the theme is said `times` as often where the kind says so. */
export interface PlantedGap {
  readonly kind: Exclude<GapKind, 'unserved-request'>;
  readonly theme: number;
  readonly times: number;
}

export interface WorldOptions {
  readonly random: Random;
  readonly themes?: number;
  readonly ours?: number;
  readonly theirs?: number;
  readonly planted?: readonly PlantedGap[];
}

const segments = ['s0', 's1', 's2', 's3'];
/** Of those who speak of a theme: who complains, asks, praises. */
const mix = { pain: 0.5, request: 0.15, praise: 0.35 } as const;
const talks = ['pain', 'request', 'praise'] as const;

/** Share of customers who speak of a theme: a few big ones, many small. */
export const usualShare = (theme: number): number => 0.25 / (theme + 1) ** 0.9;

type Counts = Record<(typeof talks)[number], number>;

/**
 * Customers who speak of themes whatever group, segment and half of the time they are in, but for what is
 * planted. A customer says one thing of a theme at most.
 */
export function gapWorld(options: WorldOptions): GapTable {
  const { random, themes: count = 60, ours = 800, theirs = 1000, planted = [] } = options;
  const rows: ThemeCounts[] = [];
  const cells = [
    ...segments.flatMap((segment) => cellsOf('us', segment, ours / segments.length)),
    ...cellsOf('them', null, theirs),
  ];
  for (let theme = 0; theme < count; theme += 1) {
    const gap = planted.find((of) => of.theme === theme);
    const said = cells.map((cell) => {
      const rates = talks.map((talk) => cell.customers * usualShare(theme) * mix[talk] * factor(gap, cell, talk)); // prettier-ignore
      const [pain = 0, request = 0, praise = 0] = drawMultinomial(rates, cell.customers, random);
      return { ...cell, counts: { pain, request, praise } };
    });
    for (const [group, segment] of sides) {
      const of = said.filter(
        (c) => c.group === group && (segment === null || c.segment === segment),
      );
      rows.push({ theme: String(theme), group, segment, ...sum(of) });
    }
  }
  return { themes: rows, totals: totalsOf(cells, count, random) };
}

interface Cell {
  readonly group: Group;
  readonly segment: string | null;
  readonly half: 0 | 1;
  readonly customers: number;
}

const cellsOf = (group: Group, segment: string | null, customers: number): Cell[] =>
  ([0, 1] as const).map((half) => ({ group, segment, half, customers: Math.round(customers / 2) }));

const sides: readonly (readonly [Group, string | null])[] = [
  ['us', null],
  ['them', null],
  ...segments.map((segment) => ['us', segment] as const),
];

function factor(gap: PlantedGap | undefined, cell: Cell, talk: keyof Counts): number {
  if (!gap) return 1;
  const here = {
    'our-pain': cell.group === 'us' && talk === 'pain',
    'their-pain': cell.group === 'them' && talk === 'pain',
    'their-praise': cell.group === 'them' && talk === 'praise',
    'underserved-segment': cell.segment === 's0' && talk === 'pain',
    'emerging-theme': cell.half === 1,
  };
  return here[gap.kind] ? gap.times : 1;
}

function sum(cells: readonly (Cell & { readonly counts: Counts })[]): Counts & {
  customers: number;
  byPeriod: number[];
} {
  const total = { pain: 0, request: 0, praise: 0, customers: 0, byPeriod: [0, 0] };
  for (const { half, counts } of cells) {
    for (const talk of talks) {
      total[talk] += counts[talk];
      total.customers += counts[talk];
      total.byPeriod[half] = (total.byPeriod[half] ?? 0) + counts[talk];
    }
  }
  return total;
}

function totalsOf(cells: readonly Cell[], themes: number, random: Random): GroupTotals[] {
  return sides.map(([group, segment]) => {
    const of = cells.filter(
      (c) => c.group === group && (segment === null || c.segment === segment),
    );
    const customers = of.reduce((total, cell) => total + cell.customers, 0);
    const anyOf = (talk: keyof Counts): number => {
      let none = 1;
      for (let theme = 0; theme < themes; theme += 1) none *= 1 - usualShare(theme) * mix[talk];
      return drawMultinomial([customers * (1 - none)], customers, random)[0] ?? 0;
    };
    const byPeriod = ([0, 1] as const).map((half) =>
      of.reduce((total, cell) => (cell.half === half ? total + cell.customers : total), 0),
    );
    const [pain, request, praise] = [anyOf('pain'), anyOf('request'), anyOf('praise')];
    return { group, segment, customers, pain, request, praise, byPeriod };
  });
}
