/**
 * Do surges, directions and changes of level keep their stated false-discovery rate when nothing happens, and are
 * real ones found? Simulation with fixed seeds; see docs/methods/trends.md.
 *
 *   npx tsx eval/trends.ts            SETS=10000 null sets, RUNS=60 of each planted case
 *   npx tsx eval/trends.ts PART       one of null, levels, surges, directions
 */
import {
  falseDiscoveryRate,
  trendsOf,
  type WeeklySeries,
} from '../packages/insight/src/trends/index.js';
import { negativeBinomial, seeded, type Random } from './trends-simulate.js';

const weeks = 78;
const themes = 60;
const runs = Number(process.env['RUNS'] ?? 60);
const nullSets = Number(process.env['SETS'] ?? 10_000);
/** Themes of a null set: few, so that ten thousand sets end within minutes. */
const nullThemes = 20;

interface Planted {
  readonly theme: number;
  readonly mean: (week: number) => number;
}

/** Sizes of themes as found in real corpora: a few big ones, many small. */
const usualMean = (theme: number): number => 30 / (1 + theme) + 0.4;

/** Volume swings by a third over the year and theme counts with it. */
const volume = (week: number): number => 400 * (1 + 0.33 * Math.sin((week * 2 * Math.PI) / 52));

function simulate(
  planted: readonly Planted[],
  dispersion: number,
  random: Random,
  count = themes,
): WeeklySeries {
  const statements = new Uint32Array(count * weeks);
  const totals = Uint32Array.from({ length: weeks }, (_, w) => Math.round(volume(w)));
  for (let theme = 0; theme < count; theme += 1) {
    const special = planted.find((item) => item.theme === theme);
    for (let w = 0; w < weeks; w += 1) {
      const mean = special?.mean(w) ?? usualMean(theme);
      statements[theme * weeks + w] = negativeBinomial(
        (mean * volume(w)) / 400,
        dispersion,
        random,
      );
    }
  }
  return {
    firstWeek: 2800,
    weeks,
    themeCount: count,
    totals,
    statements,
    customers: statements,
    lastWeekComplete: true,
  };
}

/** Share with its standard error, in per cent. */
function rate(hits: number, of: number): string {
  const share = hits / of;
  return `${(100 * share).toFixed(1)} ± ${(100 * Math.sqrt((share * (1 - share)) / of)).toFixed(1)} %`;
}

function nothingHappens(): void {
  const dispersions = [1, 1.5, 2, 3];
  const sets = Math.ceil(nullSets / dispersions.length);
  const rows = dispersions.map((dispersion) => {
    const random = seeded(7 + dispersion * 10);
    let surges = 0;
    let directions = 0;
    let levels = 0;
    for (let set = 0; set < sets; set += 1) {
      const trends = trendsOf(simulate([], dispersion, random, nullThemes));
      if (trends.some((trend) => trend.surges.length > 0)) surges += 1;
      if (trends.some(({ direction }) => direction !== 'flat' && direction !== 'unknown')) {
        directions += 1;
      }
      if (trends.some(({ changes }) => changes.length > 0)) levels += 1;
    }
    return {
      'variance / mean': dispersion,
      'false surge': rate(surges, sets),
      'false direction': rate(directions, sets),
      'false change of level': rate(levels, sets),
    };
  });
  console.log(
    `\nNothing happens: ${sets * dispersions.length} sets of ${nullThemes} themes × ${weeks} weeks, seasonal volume. Every`,
    `discovery is false, so the share of sets with any is the realised false-discovery rate; stated`,
    `${falseDiscoveryRate} for surges, 0.1 for directions and changes of level.`,
  );
  console.table(rows);
}

function surgesAreFound(): void {
  const surgeWeeks = [30, 52, 77];
  const rows: Record<string, string | number>[] = [];
  for (const base of [1, 2, 5, 10, 20, 50]) {
    for (const factor of [2, 3, 5]) {
      const random = seeded(base * 100 + factor);
      let hit = 0;
      let falseShare = 0;
      for (let run = 0; run < runs; run += 1) {
        const planted = [10, 20, 30].map((theme, i) => ({
          theme,
          mean: (w: number): number => (w === surgeWeeks[i] ? base * factor : base),
        }));
        const trends = trendsOf(simulate(planted, 1.5, random));
        let right = 0;
        let wrong = 0;
        for (const [theme, trend] of trends.entries()) {
          const at = [10, 20, 30].indexOf(theme);
          for (const surge of trend.surges) {
            const week = (Date.parse(surge.week) - Date.UTC(1970, 0, 5)) / 604_800_000 - 2800;
            if (at >= 0 && week === surgeWeeks[at]) right += 1;
            else wrong += 1;
          }
        }
        hit += right;
        falseShare += wrong / Math.max(1, right + wrong);
      }
      rows.push({
        'statements a week': base,
        surge: `${factor}×`,
        found: `${((100 * hit) / (3 * runs)).toFixed(0)} %`,
        'false-discovery rate': rate(falseShare, runs),
      });
    }
  }
  console.log(
    '\nThree surges of one week a run (middle, middle, newest week), variance / mean 1.5:',
  );
  console.table(rows);
}

function trendsAreFound(): void {
  const shapes: readonly (readonly [string, string, (w: number) => number])[] = [
    ['grows ×2 in 18 months, from 4 a week', 'rising', (w) => 4 * 2 ** (w / weeks)],
    ['grows ×3 in 18 months, from 2 a week', 'rising', (w) => 2 * 3 ** (w / weeks)],
    ['grows ×1.5 in 18 months, from 10 a week', 'rising', (w) => 10 * 1.5 ** (w / weeks)],
    ['doubles 12 weeks ago, from 5 a week', 'rising', (w) => (w < 66 ? 5 : 10)],
    ['halves over 18 months, from 8 a week', 'falling', (w) => 8 * 0.5 ** (w / weeks)],
    ['5 a week, ends 26 weeks ago', 'ended', (w) => (w < 52 ? 5 : 0.02)],
    ['2 a week, ends 20 weeks ago', 'ended', (w) => (w < 58 ? 2 : 0.02)],
    ['begins 16 weeks ago, 4 a week', 'new', (w) => (w < 62 ? 0.02 : 4)],
    ['begins 8 weeks ago, 4 a week', 'new', (w) => (w < 70 ? 0.02 : 4)],
  ];
  const rows = shapes.map(([name, expected, mean]) => {
    const random = seeded(name.length * 31);
    let right = 0;
    for (let run = 0; run < runs; run += 1) {
      const trends = trendsOf(simulate([{ theme: 10, mean }], 1.5, random));
      if (trends[10]?.direction === expected) right += 1;
    }
    return { theme: name, expected, found: `${((100 * right) / runs).toFixed(0)} %` };
  });
  console.log('\nOne moving theme among sixty, variance / mean 1.5:');
  console.table(rows);
}

function levelsAreFound(): void {
  const rows = [2, 5, 10, 20].flatMap((base) =>
    [1.5, 2, 3].map((factor) => {
      const random = seeded(base * 1000 + factor * 10);
      let hit = 0;
      let near = 0;
      let more = 0;
      for (let run = 0; run < runs; run += 1) {
        const mean = (w: number): number => (w < 45 ? base : base * factor);
        const { changes = [] } = trendsOf(simulate([{ theme: 10, mean }], 1.5, random))[10] ?? {};
        const found = changes.map(
          ({ week }) => (Date.parse(week) - Date.UTC(1970, 0, 5)) / 604_800_000 - 2800,
        );
        if (found.length > 0) hit += 1;
        if (found.some((week) => Math.abs(week - 45) <= 2)) near += 1;
        if (found.length > 1) more += 1;
      }
      return {
        'statements a week': base,
        'new level': `${factor}×`,
        found: `${((100 * hit) / runs).toFixed(0)} %`,
        'within two weeks': `${((100 * near) / runs).toFixed(0)} %`,
        'more than one': `${((100 * more) / runs).toFixed(0)} %`,
      };
    }),
  );
  console.log(
    '\nOne theme among sixty moves to a new level in week 45 of 78, variance / mean 1.5:',
  );
  console.table(rows);
}

const parts = {
  null: nothingHappens,
  levels: levelsAreFound,
  surges: surgesAreFound,
  directions: trendsAreFound,
};
const wanted = process.argv[2];
for (const [name, run] of Object.entries(parts)) if (wanted === undefined || wanted === name) run();
