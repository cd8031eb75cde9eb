/**
 * Change points on the Turing Change Point Dataset (van den Burg & Williams, arXiv:2003.06222): covering and F1 with
 * margin 5 against its annotators, by the definitions of the benchmark.
 *
 *   npx tsx eval/change-points.ts [each]      `each` prints every series as well
 *
 * Counted are the 25 univariate series of measurements that are complete and freely given; the five made ones of
 * quality control are apart, as in the paper. Read from HEADWATER_DATA (default ../shared/data), skipped where absent.
 * See docs/methods/trends.md.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  binarySegmentation,
  changePoints,
  modifiedBic,
  normalCost,
  normalMeanCost,
  pelt,
} from '@headwater/insight';
import { covering, f1 } from './change-points-metrics.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(process.env['HEADWATER_DATA'] ?? join(root, '..', 'shared', 'data'), 'tcpd');

interface SeriesFile {
  readonly name: string;
  readonly n_dim: number;
  readonly series: readonly { readonly raw: readonly (number | null)[] }[];
}

interface Series {
  readonly name: string;
  /** Mean 0, variance 1, as the benchmark gives it to every method. */
  readonly values: readonly number[];
  readonly annotations: readonly (readonly number[])[];
}

type Method = (values: readonly number[]) => number[];

/** Penalties of the oracle: the best for each series, as in the benchmark. */
const sweep = Array.from({ length: 41 }, (_, i) => 10 ** (-2 + i / 10));
const constantMean =
  (factor: number, most?: number): Method =>
  (values) => {
    const model = modifiedBic(values.length, normalMeanCost(values), 1);
    const options = { ...model, penalty: model.penalty * factor };
    return most === undefined
      ? pelt(values.length, model.cost, options)
      : binarySegmentation(values.length, model.cost, { ...options, most });
  };
const meanAndVariance =
  (factor: number): Method =>
  (values) => {
    const model = modifiedBic(values.length, normalCost(values), 2);
    const options = { ...model, penalty: model.penalty * factor, minimumSegment: 2 };
    return pelt(values.length, model.cost, options);
  };
const lines =
  (sensitivity: number): Method =>
  (values) =>
    changePoints(values, sensitivity);

const methods: readonly (readonly [string, readonly [Method, ...Method[]]])[] = [
  ['no change (ZERO)', [() => []]],
  [
    'at most one change, mean (AMOC)',
    [constantMean(1, 1), ...sweep.map((f) => constantMean(f, 1))],
  ],
  ['binary segmentation, mean', [constantMean(1, 5), ...sweep.map((f) => constantMean(f, 1000))]],
  ['PELT, mean', [constantMean(1), ...sweep.map((factor) => constantMean(factor))]],
  ['PELT, mean and variance', [meanAndVariance(1), ...sweep.map(meanAndVariance)]],
  ['PELT, lines (changePoints)', [lines(1), ...sweep.map(lines)]],
];

/**
 * As published for the same 25 series (means over analysis/output/scores/*.json of the benchmark's repository,
 * alan-turing-institute/TCPDBench, in thousandths): default covering and F1, oracle covering and F1.
 */
const published: readonly (readonly [string, number, number, number, number])[] = [
  ['ZERO', 557, 647, 557, 647],
  ['AMOC', 657, 647, 707, 783],
  ['BINSEG', 655, 690, 756, 864],
  ['PELT', 656, 684, 754, 855],
  ['BOCPD', 591, 656, 763, 876],
];

function standardised(raw: readonly number[]): number[] {
  const mean = raw.reduce((sum, value) => sum + value, 0) / raw.length;
  const squares = raw.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (raw.length - 1)) || 1;
  return raw.map((value) => (value - mean) / deviation);
}

function readSeries(): Series[] {
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const annotations: Record<string, Record<string, number[]>> = JSON.parse(
    text('annotations.json'),
  );
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'annotations.json')
    .sort()
    .flatMap((name): Series[] => {
      const file: SeriesFile = JSON.parse(text(name));
      const {
        name: series,
        n_dim: dimensions,
        series: [first],
      } = file;
      const raw = first?.raw.filter((value) => value !== null) ?? [];
      // Several dimensions or holes: most methods of the benchmark are not defined there.
      if (dimensions !== 1 || raw.length !== first?.raw.length) return [];
      return [
        {
          name: series,
          values: standardised(raw),
          annotations: Object.values(annotations[series] ?? {}),
        },
      ];
    });
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

if (existsSync(folder)) {
  const all = readSeries();
  const made = all.filter(({ name }) => name.startsWith('quality_control'));
  const measured = all.filter((series) => !made.includes(series));
  const began = process.cpuUsage();
  const rows = methods.map(([name, [usual, ...others]]) => {
    const score = (method: Method, { values, annotations }: Series): [number, number] => {
      const found = method(values);
      return [covering(annotations, found, values.length), f1(annotations, found)];
    };
    const usualScores = measured.map((series) => score(usual, series));
    const best = measured.map((series, i) => {
      const scores = [usualScores[i] ?? [0, 0], ...others.map((method) => score(method, series))];
      return [0, 1].map((which) => Math.max(...scores.map((pair) => pair[which] ?? 0)));
    });
    const madeScores = made.map((series) => score(usual, series));
    if (process.argv[2] === 'each') {
      console.log(`\n${name}`);
      for (const [i, { name: series, values }] of measured.entries()) {
        const [cover = 0, f = 0] = usualScores[i] ?? [];
        console.log(
          `  ${series}\t${cover.toFixed(3)}\t${f.toFixed(3)}\t${usual(values).join(' ')}`,
        );
      }
    }
    const column = (scores: readonly (readonly number[])[], which: number): string =>
      mean(scores.map((pair) => pair[which] ?? 0)).toFixed(3);
    return {
      method: name,
      covering: column(usualScores, 0),
      F1: column(usualScores, 1),
      'best covering': column(best, 0),
      'best F1': column(best, 1),
      'made: covering': column(madeScores, 0),
      'made: F1': column(madeScores, 1),
    };
  });
  console.log(
    `${measured.length} measured and ${made.length} made series, default settings and the best setting of each series:`,
  );
  console.table(rows);
  console.log('As published for the same measured series:');
  console.table(
    published.map(([method, cover, f, bestCover, bestF]) => ({
      method,
      covering: cover / 1000,
      F1: f / 1000,
      'best covering': bestCover / 1000,
      'best F1': bestF / 1000,
    })),
  );
  const { user, system } = process.cpuUsage(began);
  console.log(`${((user + system) / 1e6).toFixed(1)} s of processor time`);
} else console.log(`Skipped: no change point series in ${folder}.`);
