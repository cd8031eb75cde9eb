import { lowerGamma } from '../distributions.js';
import { solve } from '../matrix.js';
import { byTime, type SurvivalRow } from './kaplan-meier.js';

export interface LogRank {
  /** Chi-squared statistic. */
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  /** Chances below the precision of numbers are told as that (2.2e-16). */
  readonly p: number;
  readonly groups: readonly {
    readonly accounts: number;
    readonly events: number;
    /** Events that there would have been, had all groups left alike. */
    readonly expected: number;
  }[];
}

/**
 * Do groups leave at the same rate? Log-rank test (Mantel 1966; Peto and Peto 1972) with the hypergeometric
 * variance. `null` with fewer than two groups that have anybody at risk when somebody leaves.
 */
export function logRank(groups: readonly Iterable<SurvivalRow>[]): LogRank | null {
  const counts = groups.map(byTime);
  const atRisk = counts.map((times) =>
    times.reduce((sum, { events, censored }) => sum + events + censored, 0),
  );
  const accounts = [...atRisk];
  const observed = groups.map(() => 0);
  const expected = groups.map(() => 0);
  const covariance = groups.map(() => groups.map(() => 0));
  const next = groups.map(() => 0);
  const times = [...new Set(counts.flatMap((own) => own.map(({ time }) => time)))];
  for (const time of times.toSorted((a, b) => a - b)) {
    const here = counts.map((own, g) => {
      const found = own[next[g] ?? 0];
      if (found?.time !== time) return { events: 0, censored: 0 };
      next[g] = (next[g] ?? 0) + 1;
      return found;
    });
    const all = sum(atRisk);
    const events = sum(here.map((one) => one.events));
    const spread = all > 1 ? (events * (all - events)) / (all - 1) : 0;
    here.forEach((own, g) => {
      const share = (atRisk[g] ?? 0) / all;
      observed[g] = (observed[g] ?? 0) + own.events;
      expected[g] = (expected[g] ?? 0) + events * share;
      const row = covariance[g] ?? [];
      for (let h = 0; h < groups.length; h += 1) {
        const other = (atRisk[h] ?? 0) / all;
        row[h] = (row[h] ?? 0) + spread * share * ((g === h ? 1 : 0) - other);
      }
    });
    here.forEach((own, g) => {
      atRisk[g] = (atRisk[g] ?? 0) - own.events - own.censored;
    });
  }
  // Groups add up to nothing, so one of those that can be compared says nothing new.
  const compared = groups.map((_, g) => g).filter((g) => (covariance[g]?.[g] ?? 0) > 0);
  if (compared.length < 2) return null;
  const kept = compared.slice(1);
  const differences = kept.map((g) => (observed[g] ?? 0) - (expected[g] ?? 0));
  const solved = solve(
    kept.map((g) => kept.map((h) => covariance[g]?.[h] ?? 0)),
    differences,
  );
  if (solved === undefined) return null;
  const statistic = sum(solved.map((value, i) => value * (differences[i] ?? 0)));
  return {
    statistic,
    degreesOfFreedom: kept.length,
    p: Math.max(Number.EPSILON, 1 - lowerGamma(kept.length / 2, statistic / 2)),
    groups: groups.map((_, g) => ({
      accounts: accounts[g] ?? 0,
      events: observed[g] ?? 0,
      expected: expected[g] ?? 0,
    })),
  };
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
