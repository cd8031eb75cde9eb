/**
 * Do surges and directions keep their stated false-discovery rate when nothing happens, and are real ones
 * found? Simulation with a fixed seed: npx tsx eval/trends.ts. See docs/methods/trends.md.
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

interface Planted {
  readonly theme: number;
  readonly mean: (week: number) => number;
}

/** Sizes of themes as found in real corpora: a few big ones, many small. */
const usualMean = (theme: number): number => 30 / (1 + theme) + 0.4;

/** Volume swings by a third over the year and theme counts with it. */
const volume = (week: number): number => 400 * (1 + 0.33 * Math.sin((week * 2 * Math.PI) / 52));

function simulate(planted: readonly Planted[], dispersion: number, random: Random): WeeklySeries {
  const statements = new Uint32Array(themes * weeks);
  const totals = Uint32Array.from({ length: weeks }, (_, w) => Math.round(volume(w)));
  for (let theme = 0; theme < themes; theme += 1) {
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
    themeCount: themes,
    totals,
    statements,
    customers: statements,
    lastWeekComplete: true,
  };
}

function nothingHappens(): void {
  const rows = [1, 1.5, 2, 3].map((dispersion) => {
    const random = seeded(7 + dispersion * 10);
    let surgeRuns = 0;
    let surges = 0;
    let directionRuns = 0;
    let directions = 0;
    for (let run = 0; run < runs; run += 1) {
      const trends = trendsOf(simulate([], dispersion, random));
      const found = trends.reduce((sum, trend) => sum + trend.surges.length, 0);
      const moved = trends.filter(
        ({ direction }) => direction !== 'flat' && direction !== 'unknown',
      ).length;
      surges += found;
      directions += moved;
      if (found > 0) surgeRuns += 1;
      if (moved > 0) directionRuns += 1;
    }
    return {
      'variance / mean': dispersion,
      'runs with a false surge': `${((100 * surgeRuns) / runs).toFixed(0)} %`,
      'false surges a run': (surges / runs).toFixed(2),
      'runs with a false direction': `${((100 * directionRuns) / runs).toFixed(0)} %`,
      'false directions a run': (directions / runs).toFixed(2),
    };
  });
  console.log(
    `\nNothing happens: ${runs} runs of ${themes} themes × ${weeks} weeks. Every discovery is false, so the share of`,
    `runs with any is the realised false-discovery rate; stated ${falseDiscoveryRate}.`,
  );
  console.table(rows);
}

function surgesAreFound(): void {
  const surgeWeeks = [30, 52, 77];
  const rows: Record<string, string | number>[] = [];
  for (const base of [2, 5, 10]) {
    for (const factor of [2, 3, 5]) {
      const random = seeded(base * 100 + factor);
      let hit = 0;
      let wrong = 0;
      for (let run = 0; run < runs; run += 1) {
        const planted = [10, 20, 30].map((theme, i) => ({
          theme,
          mean: (w: number): number => (w === surgeWeeks[i] ? base * factor : base),
        }));
        const trends = trendsOf(simulate(planted, 1.5, random));
        for (const [theme, trend] of trends.entries()) {
          const at = [10, 20, 30].indexOf(theme);
          for (const surge of trend.surges) {
            const week = (Date.parse(surge.week) - Date.UTC(1970, 0, 5)) / 604_800_000 - 2800;
            if (at >= 0 && week === surgeWeeks[at]) hit += 1;
            else wrong += 1;
          }
        }
      }
      rows.push({
        'statements a week': base,
        surge: `${factor}×`,
        found: `${((100 * hit) / (3 * runs)).toFixed(0)} %`,
        'false among found':
          hit + wrong === 0 ? '–' : `${((100 * wrong) / (hit + wrong)).toFixed(1)} %`,
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

nothingHappens();
if (process.argv[2] !== 'null') surgesAreFound();
if (process.argv[2] !== 'null') trendsAreFound();
