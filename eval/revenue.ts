/**
 * Revenue, survival and churn on public data and in made worlds.
 *
 *   npx tsx eval/revenue.ts [books | survival | lifetime | churn]      all of them without an argument
 *
 * books: movements of the ravenstack subscriptions, proved against a recount day by day. survival: Kaplan–Meier of the
 * telco accounts by contract against Efron's redistribution to the right. lifetime: lifetime value against the truth
 * of made worlds, beside 1 / churn. churn: how often the model of theme and churn is right in made worlds.
 * Data are read from HEADWATER_DATA (default ../shared/data) and skipped where absent. See docs/methods/revenue.md.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  accountMonths,
  changesOf,
  checkIdentity,
  checkSubscription,
  groupRows,
  kaplanMeier,
  lifetimeValue,
  logRank,
  movementKinds,
  movements,
  readAmount,
  restrictedMean,
  seededRandom,
  survivalAt,
  themeAndChurn,
  type Subscription,
  type SurvivalRow,
} from '@headwater/decision';
import { parse } from 'csv-parse/sync';
import { lastMonth, simulate, type World } from '../packages/decision/test/worlds.js';
import { byRedistribution } from './revenue-oracle.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const data = process.env['HEADWATER_DATA'] ?? join(root, '..', 'shared', 'data');
const parts = { books, survival, lifetime, churn };

for (const [name, run] of Object.entries(parts)) {
  if (process.argv[2] !== undefined && process.argv[2] !== name) continue;
  console.log(`\n${name}`);
  run();
}

function readCsv(...path: string[]): Record<string, string>[] | undefined {
  const file = join(data, ...path);
  if (existsSync(file)) return parse(readFileSync(file, 'utf8'), { columns: true, bom: true });
  console.log(`skipped: ${file} is not there`);
  return undefined;
}

/** DD-MM-YYYY → YYYY-MM-DD */
function day(text: string): string {
  return text.split('-').toReversed().join('-');
}

function books(): void {
  const rows = readCsv('saas_ravenstack', 'ravenstack_subscriptions.csv');
  if (rows === undefined) return;
  const subscriptions: Subscription[] = [];
  const rejected = new Map<string, number>();
  for (const row of rows) {
    const amount = readAmount(row['mrr_amount'] ?? '', 'USD');
    const subscription: Subscription = {
      id: row['subscription_id'] ?? '',
      account: row['account_id'] ?? '',
      product: row['plan_tier'] ?? '',
      currency: 'USD',
      mrrMinor: amount.ok ? amount.minor : Number.NaN,
      start: day(row['start_date'] ?? ''),
      end: row['end_date'] === '' ? null : day(row['end_date'] ?? ''),
    };
    const code = checkSubscription(subscription)?.code;
    if (code === undefined) subscriptions.push(subscription);
    else rejected.set(code, (rejected.get(code) ?? 0) + 1);
  }
  const last = subscriptions
    .reduce((end, { start }) => (start > end ? start : end), '')
    .slice(0, 7);
  const series = movements(changesOf(subscriptions), last);
  const breaches = checkIdentity(series, subscriptions);
  const months = series.reduce((sum, one) => sum + one.months.length, 0);
  console.log(
    `${subscriptions.length} of ${rows.length} subscriptions (rejected: ${JSON.stringify([...rejected])}), ` +
      `${new Set(subscriptions.map(({ account }) => account)).size} accounts, ${series.length} scopes, ${months} months, ` +
      `${breaches.length} breaches`,
  );
  const portfolio = series.find(({ scope }) => scope === '');
  for (const month of portfolio?.months ?? []) {
    const kinds = movementKinds.map((kind) => `${kind} ${month[kind]}`).join(', ');
    console.log(
      `${month.month}: ${month.opening}, ${kinds} → ${month.closing} (${month.accounts.closing})`,
    );
  }
}

function survival(): void {
  const rows = readCsv('telco_churn', 'Telco-Customer-Churn.csv');
  if (rows === undefined) return;
  const watched = rows.filter((row) => Number(row['tenure']) > 0);
  console.log(
    `${watched.length} of ${rows.length} accounts; the others have not been there a month`,
  );
  const contracts = [...new Set(watched.map((row) => row['Contract'] ?? ''))].toSorted();
  const groups = contracts.map((contract) =>
    watched
      .filter((row) => row['Contract'] === contract)
      .map((row): SurvivalRow => ({
        duration: Number(row['tenure']),
        event: row['Churn'] === 'Yes',
      })),
  );
  groups.forEach((people, i) => {
    const grouped = groupRows(people);
    const curve = kaplanMeier(grouped);
    const oracle = byRedistribution(people);
    const apart = Math.max(
      ...curve.steps.map(({ time, survival }) => Math.abs(survival.value - oracle(time))),
    );
    const at = [12, 24, 48, 72].map((month) => {
      const { value, low, high } = survivalAt(curve, month);
      return `${month}: ${value.toFixed(6)} (${low.toFixed(6)}–${high.toFixed(6)})`;
    });
    const mean = restrictedMean(curve, 72);
    console.log(
      `${contracts[i]}: ${curve.accounts} accounts in ${grouped.length} rows, ${curve.events} events, ` +
        `median ${curve.median.value} (${curve.median.low}–${curve.median.high}), ` +
        `mean within 72 ${mean.value.toFixed(4)} (${mean.low.toFixed(4)}–${mean.high.toFixed(4)})\n` +
        `  ${at.join(', ')}\n  farthest from redistribution: ${apart.toExponential(1)}`,
    );
  });
  const test = logRank(groups.map(groupRows));
  console.log(`log-rank: ${test?.statistic.toFixed(4)} on ${test?.degreesOfFreedom}, p ${test?.p}`);
  contracts.forEach((contract, i) => {
    const own = watched.filter((row) => row['Contract'] === contract);
    const arpaMinor =
      own.reduce((sum, row) => sum + Number(row['MonthlyCharges']) * 100, 0) / own.length;
    const options = { arpaMinor, grossMargin: 1, random: seededRandom(1) };
    const value = lifetimeValue(groupRows(groups[i] ?? []), options);
    console.log(`${contract}: ${JSON.stringify(value)}`);
  });
}

/** Accounts whose monthly churn falls with age, as most do; watched for three years since they began at random. */
function lifetime(): void {
  const churnAt = (age: number): number => 0.02 + 0.08 * Math.exp(-age / 6);
  let alive = 1;
  let truth = 0;
  for (let age = 0; age < 2000; age += 1) {
    truth += alive;
    alive *= 1 - churnAt(age + 1);
  }
  for (const accounts of [300, 1000, 5000]) {
    let held = 0;
    let sum = 0;
    let inverse = 0;
    let tail = 0;
    const worlds = 200;
    for (let world = 0; world < worlds; world += 1) {
      const random = seededRandom(world);
      const rows = Array.from({ length: accounts }, (): SurvivalRow => {
        const watched = 1 + Math.floor(random() * 36);
        for (let age = 1; age <= watched; age += 1) {
          if (random() < churnAt(age)) return { duration: age, event: true };
        }
        return { duration: watched, event: false };
      });
      const grouped = groupRows(rows);
      const found = lifetimeValue(grouped, { arpaMinor: 1, grossMargin: 1, random, draws: 400 });
      if (!found.ok) continue;
      sum += found.months.value;
      tail += found.tailShare;
      if (found.months.low <= truth && truth <= found.months.high) held += 1;
      const exposure = grouped.reduce((total, row) => total + row.duration * (row.count ?? 1), 0);
      inverse += exposure / found.events;
    }
    console.log(
      `${accounts} accounts: truth ${truth.toFixed(1)} months, found ${(sum / worlds).toFixed(1)}, ` +
        `interval held in ${((100 * held) / worlds).toFixed(1)} %, of it assumed ${((100 * tail) / worlds).toFixed(0)} %; ` +
        `1 / churn says ${(inverse / worlds).toFixed(1)}`,
    );
  }
}

function churn(): void {
  const worlds = Number(process.env['WORLDS'] ?? 2000);
  for (const ratio of [1, 1.5, 2]) {
    const counts = { told: 0, wald: 0, profile: 0, rejected: 0, logs: 0 };
    for (let i = 0; i < worlds; i += 1) {
      const world: World = {
        accounts: 900,
        months: 24,
        base: -3,
        effect: Math.log(ratio),
        confounded: true,
      };
      const spells = simulate(world, seededRandom(i));
      const found = themeAndChurn(accountMonths(spells, { through: lastMonth(world) }));
      if (!found.ok) continue;
      counts.told += 1;
      counts.logs += Math.log(found.oddsRatio.value);
      if (found.oddsRatio.low <= ratio && ratio <= found.oddsRatio.high) counts.wald += 1;
      if (found.profile.low <= ratio && ratio <= found.profile.high) counts.profile += 1;
      if (found.p < 0.05) counts.rejected += 1;
    }
    const share = (count: number): string => `${((100 * count) / counts.told).toFixed(1)} %`;
    console.log(
      `odds ratio ${ratio}: ${counts.told} of ${worlds} worlds told, mean ${Math.exp(counts.logs / counts.told).toFixed(3)}, ` +
        `covered by Wald ${share(counts.wald)}, by profile ${share(counts.profile)}, called at 5 % ${share(counts.rejected)}`,
    );
  }
  const large: World = {
    accounts: 100_000,
    months: 36,
    base: -3.5,
    effect: Math.log(1.8),
    confounded: true,
  };
  const spells = simulate(large, seededRandom(1));
  const begun = performance.now();
  const found = themeAndChurn(accountMonths(spells, { through: lastMonth(large) }));
  console.log(
    `100,000 accounts × 36 months (${found.accountMonths} account-months) in ${Math.round(performance.now() - begun)} ms: ` +
      (found.ok ? found.words : found.message),
  );
}
