/**
 * Speed of scores, cash forecasts, rules and market gaps on one core: npx tsx bench/decision.ts
 */
import {
  cashTornado,
  compileFormula,
  findGaps,
  forecastCash,
  forecastSeries,
  formulaLanguage,
  rankOptions,
  rice,
  seededRandom,
  type CashDrivers,
  type Estimate,
  type ScoredOption,
} from '@headwater/decision';
import { gapWorld } from '../packages/decision/test/gap-world.js';

const random = seededRandom(1);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The median of five runs after one to warm up. */
function measure(name: string, run: () => unknown): void {
  run();
  const times = Array.from({ length: 5 }, () => {
    const from = performance.now();
    run();
    return performance.now() - from;
  }).sort((a, b) => a - b);
  say(`${name}: ${(times[2] ?? 0).toFixed(0)} ms`);
}

const range = (middle: number): Estimate => ({
  kind: 'range',
  shape: 'lognormal',
  p10: middle / 2,
  p90: middle * 2,
});
const point = (value: number): Estimate => ({ kind: 'point', value });

const options = (uncertain: boolean): ScoredOption[] =>
  Array.from({ length: 1000 }, (_, i) => ({
    name: `option ${i}`,
    inputs: {
      reach: range(100 + 900 * random()),
      impact: uncertain ? range(1) : point(1 + random()),
      confidence: uncertain ? range(0.6) : point(0.8),
      effort: range(1 + 5 * random()),
    },
  }));

const two = options(false);
const four = options(true);
measure('RICE, 1,000 options × 10,000 draws, two inputs uncertain', () => rankOptions(two, rice));
measure('RICE, 1,000 options × 10,000 draws, four inputs uncertain', () => rankOptions(four, rice));

const drivers: CashDrivers = {
  openingCashMinor: point(1e8),
  openingMrrMinor: point(8e6),
  newMrrMinor: range(5e5),
  newMrrScatter: 0.3,
  churnRate: range(0.02),
  expansionRate: range(0.005),
  spendMinor: range(2e6),
  otherCostsMinor: range(1e7),
  costOfServing: { kind: 'pert', least: 0.15, likely: 0.2, most: 0.3 },
  collectionDays: range(30),
};
measure('cash forecast, 24 months × 10,000 paths', () =>
  forecastCash(drivers, { start: '2026-01' }),
);
measure('tornado of nine drivers', () => cashTornado(drivers, { start: '2026-01' }));

interface Account {
  readonly seats: number | null;
  readonly plans: readonly string[];
  readonly themes: ReadonlySet<unknown>;
}
const language = formulaLanguage<Account>({
  variables: [
    { name: 'seats', type: 'number', means: 'seats' },
    { name: 'plans', type: 'texts', means: 'plans' },
  ],
  functions: [
    {
      name: 'said',
      parameters: ['text'],
      returns: 'yes/no',
      means: 'spoke of a theme',
      call: (row, theme) => row.themes.has(theme),
    },
  ],
  read: (row, name) => (name === 'seats' ? row.seats : row.plans),
});
const rule = compileFormula('seats > 10 && (said("export") || "api" in plans)', language, 'yes/no');
const accounts = Array.from({ length: 100_000 }, (_, i): Account => ({
  seats: i % 7 === 0 ? null : i % 40,
  plans: ['pro', 'api'],
  themes: new Set(i % 3 === 0 ? ['export'] : []),
}));
if (!rule.ok) throw new Error(rule.problem.message);
const { formula } = rule;
measure('a rule over 100,000 accounts', () =>
  accounts.filter((row) => formula.evaluate(row) === true),
);

const market = gapWorld({ random, themes: 500, ours: 80_000, theirs: 100_000 });
measure('market gaps, 500 themes, 180,000 customers, 4 segments', () => findGaps(market));

const weeks = Array.from(
  { length: 156 },
  (_, t) => 100 + 20 * Math.sin((t * Math.PI) / 26) + 5 * random(),
);
measure('a series of 156 weeks, with and without season', () =>
  forecastSeries(weeks, { steps: 8, period: 52 }),
);
