/**
 * Do the 95 % intervals of marketing, market gaps and series forecasts hold what they should? Simulation with
 * fixed seeds; see docs/methods/{marketing,gaps,forecast}.md.
 *
 *   npx tsx eval/intervals.ts            RUNS=2000 of each
 *   npx tsx eval/intervals.ts PART       one of acquisition, marginal, groups, series
 */
import {
  forecastSeries,
  marginalCost,
  marketingReport,
  monthOf,
  seededRandom,
  type MarketingRow,
  type Random,
} from '@headwater/decision';
import { logOddsRatio, shareDifference } from '../packages/decision/src/gaps/tables.js';

const runs = Number(process.env['RUNS'] ?? 2000);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const percent = (count: number, of: number): string => `${((100 * count) / of).toFixed(1)} %`;

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

function poisson(mean: number, random: Random): number {
  let [count, chance] = [0, Math.exp(-mean)];
  let below = chance;
  const share = random();
  while (share >= below && count < 2000) {
    count += 1;
    chance *= mean / count;
    below += chance;
  }
  return count;
}

const binomial = (n: number, share: number, random: Random): number => {
  let count = 0;
  for (let i = 0; i < n; i += 1) if (random() < share) count += 1;
  return count;
};

const rowsOf = (spends: readonly number[], customers: (spend: number) => number): MarketingRow[] =>
  spends.map((spendMinor, i) => ({
    channel: 'search',
    month: monthOf(2020 * 12 + i),
    spendMinor,
    leads: null,
    opportunities: null,
    customers: customers(spendMinor),
    newMrrMinor: null,
  }));

function acquisition(months: number, mean: number, scatter: number): void {
  const random = seededRandom(9);
  const spread = Math.sqrt(Math.log1p(scatter * scatter));
  let covered = 0;
  for (let run = 0; run < runs; run += 1) {
    const spends = Array.from({ length: months }, () => Math.round(1e5 * (0.5 + random())));
    const luck = (): number => Math.exp(spread * normal(random) - (spread * spread) / 2);
    const rows = rowsOf(spends, (spend) => poisson((mean * spend * luck()) / 1e5, random));
    const { low, high } = marketingReport(rows).total.acquisitionCostMinor;
    if (low <= 1e5 / mean && 1e5 / mean <= (high ?? Infinity)) covered += 1;
  }
  say(
    `${months} months | ${mean} customers a month | scatter ${scatter} | ${percent(covered, runs)}`,
  );
}

function marginal(months: number, mean: number, power: number): void {
  const random = seededRandom(1);
  let [covered, unbounded, asked] = [0, 0, 0];
  const sets = Math.ceil(runs / 5);
  for (let run = 0; run < sets; run += 1) {
    const spends = Array.from({ length: months }, () => Math.round(1e5 * (0.3 + 1.4 * random())));
    const customers = (spend: number): number => mean * (spend / 1e5) ** power;
    const found = marginalCost(
      rowsOf(spends, (spend) => poisson(customers(spend), random)),
      {
        random,
        draws: 300,
      },
    );
    if (found.kind === 'refused') continue;
    asked += 1;
    const today = found.spendMinor;
    const truth = (0.2 * today) / (customers(today) - customers(0.8 * today));
    if (found.highMinor === null) unbounded += 1;
    const high = found.highMinor ?? Infinity;
    if ((found.lowMinor ?? Infinity) <= truth && truth <= high) covered += 1;
  }
  const parts = [percent(covered, asked), percent(unbounded, asked), percent(sets - asked, sets)];
  say(`${months} months | ${mean} customers | power ${power} | ${parts.join(' | ')}`);
}

function twoGroups(ours: number, theirs: number, p: number, q: number): void {
  const random = seededRandom(5);
  let [odds, difference] = [0, 0];
  const truth = Math.log((p / (1 - p)) * ((1 - q) / q));
  for (let run = 0; run < runs; run += 1) {
    const table = {
      touched: binomial(ours, p, random),
      customers: ours,
      otherTouched: binomial(theirs, q, random),
      otherCustomers: theirs,
    };
    const [ratio, less] = [logOddsRatio([table]), shareDifference([table])];
    if (ratio.low <= truth && truth <= ratio.high) odds += 1;
    if (less.low <= p - q && p - q <= less.high) difference += 1;
  }
  say(`${ours} | ${theirs} | ${p} | ${q} | ${percent(odds, runs)} | ${percent(difference, runs)}`);
}

function series(length: number, kind: 'wandering level' | 'slowing growth' | 'season of 12'): void {
  const random = seededRandom(11);
  const inside = [0, 0];
  const sets = Math.ceil(runs / 4);
  for (let run = 0; run < sets; run += 1) {
    let level = 100;
    const values = Array.from({ length: length + 6 }, (_, t) => {
      level += 2 * normal(random);
      const growth = kind === 'slowing growth' ? 60 * (1 - 0.96 ** t) : 0;
      const season = kind === 'season of 12' ? 20 * Math.sin((t * Math.PI) / 6) : 0;
      return level + growth + season + 4 * normal(random);
    });
    const period = kind === 'season of 12' ? { period: 12 } : {};
    const answer = forecastSeries(values.slice(0, length), { steps: 6, ...period });
    if (answer.kind === 'refused') throw new Error(answer.reason);
    for (const [place, step] of [0, 5].entries()) {
      const [interval, came] = [answer.steps[step], values[length + step] ?? 0];
      if (interval && interval.low95 <= came && came <= interval.high95) {
        inside[place] = (inside[place] ?? 0) + 1;
      }
    }
  }
  say(`${kind} | ${length} | ${inside.map((count) => percent(count, sets)).join(' | ')}`);
}

const wanted = (part: string): boolean => (process.argv[2] ?? part) === part;

if (wanted('acquisition')) {
  say('acquisition cost: how often the interval holds the true cost');
  acquisition(12, 10, 0);
  acquisition(12, 3, 0);
  acquisition(12, 10, 0.3);
  acquisition(12, 40, 0.3);
  acquisition(24, 10, 0.5);
  acquisition(6, 10, 0.3);
}
if (wanted('marginal')) {
  say('\ncost of the last customers: held | without an upper end | refused');
  marginal(18, 20, 0.5);
  marginal(24, 20, 0.5);
  marginal(36, 60, 0.5);
  marginal(24, 60, 0.7);
  marginal(24, 20, 1);
}
if (wanted('groups')) {
  say('\ntwo groups: customers | customers | shares | log-odds held | difference held');
  twoGroups(200, 250, 0.01, 0.01);
  twoGroups(500, 700, 0.02, 0.02);
  twoGroups(500, 700, 0.02, 0.01);
  twoGroups(300, 3000, 0.05, 0.01);
  twoGroups(2000, 2000, 0.1, 0.05);
}
if (wanted('series')) {
  say('\nseries | values | one step ahead | six steps ahead');
  for (const length of [24, 48, 104]) series(length, 'wandering level');
  for (const length of [24, 48, 104]) series(length, 'slowing growth');
  for (const length of [36, 60]) series(length, 'season of 12');
}
