import { incompleteBeta, normalQuantile } from '../distributions.js';

/** What somebody thinks a number is, and how sure they are. */
export type Estimate =
  | { readonly kind: 'point'; readonly value: number }
  /** One chance in ten to lie below `p10`, one to lie above `p90`. */
  | {
      readonly kind: 'range';
      readonly p10: number;
      readonly p90: number;
      /** `lognormal` for what can't be negative and is more easily far too large than far too small. */
      readonly shape: 'normal' | 'lognormal';
    }
  /** Three points: PERT's beta distribution (Malcolm et al. 1959; Vose 2008). */
  | {
      readonly kind: 'pert';
      readonly least: number;
      readonly likely: number;
      readonly most: number;
    }
  /** Values seen or drawn before, each as likely as the others. */
  | { readonly kind: 'sample'; readonly values: readonly number[] };

/** What is wrong with an estimate, in words for its author; null if nothing is. */
export function estimateProblem(estimate: Estimate): string | null {
  if (estimate.kind === 'point') {
    return Number.isFinite(estimate.value) ? null : 'The value must be a number.';
  }
  if (estimate.kind === 'range') {
    const { p10, p90, shape } = estimate;
    if (!Number.isFinite(p10) || !Number.isFinite(p90)) return 'Both ends must be numbers.';
    if (p10 > p90) return `The low end (${p10}) lies above the high end (${p90}).`;
    return shape === 'lognormal' && p10 <= 0
      ? `A lognormal range lies above 0; its low end is ${p10}. Choose the normal shape.`
      : null;
  }
  if (estimate.kind === 'pert') {
    const { least, likely, most } = estimate;
    if (![least, likely, most].every(Number.isFinite)) return 'All three points must be numbers.';
    return least <= likely && likely <= most
      ? null
      : `The points must rise: ${least}, ${likely}, ${most} don’t.`;
  }
  if (estimate.values.length === 0) return 'A sample needs at least one value.';
  return estimate.values.every(Number.isFinite) ? null : 'A sample holds only numbers.';
}

/** Standard normal quantile of 0.9: how many standard deviations P90 lies above the middle. */
const z90 = 1.2815515655446004;

/**
 * The estimate's quantile function: P(X ≤ quantile(p)) = p for 0 < p < 1, exactly.
 *
 * @throws RangeError for an estimate with a problem.
 */
export function estimateQuantile(estimate: Estimate, p: number): number {
  refuse(estimate);
  if (estimate.kind === 'range') {
    const { middle, spread, shape } = normalOf(estimate);
    const value = middle + spread * normalQuantile(p);
    return shape === 'lognormal' ? Math.exp(value) : value;
  }
  if (estimate.kind === 'pert') return pertQuantile(estimate, p);
  if (estimate.kind === 'point') return estimate.value;
  const sorted = Float64Array.from(estimate.values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? 0;
}

/** The estimate's expected value. */
export function estimateMean(estimate: Estimate): number {
  refuse(estimate);
  if (estimate.kind === 'point') return estimate.value;
  if (estimate.kind === 'range') {
    const { middle, spread, shape } = normalOf(estimate);
    return shape === 'lognormal' ? Math.exp(middle + (spread * spread) / 2) : middle;
  }
  if (estimate.kind === 'pert') return (estimate.least + 4 * estimate.likely + estimate.most) / 6;
  return estimate.values.reduce((a, b) => a + b, 0) / estimate.values.length;
}

export function refuse(estimate: Estimate): void {
  const problem = estimateProblem(estimate);
  if (problem !== null) throw new RangeError(problem);
}

type Range = Extract<Estimate, { kind: 'range' }>;
type Pert = Extract<Estimate, { kind: 'pert' }>;

/** Middle and standard deviation of the (log)normal behind a range. */
export function normalOf({ p10, p90, shape }: Range): {
  middle: number;
  spread: number;
  shape: Range['shape'];
} {
  const [low, high] = shape === 'lognormal' ? [Math.log(p10), Math.log(p90)] : [p10, p90];
  return { middle: (low + high) / 2, spread: (high - low) / (2 * z90), shape };
}

function pertQuantile({ least, likely, most }: Pert, p: number): number {
  if (most === least) return least;
  const a = 1 + (4 * (likely - least)) / (most - least);
  const b = 1 + (4 * (most - likely)) / (most - least);
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, a, b) >= p) high = middle;
    else low = middle;
  }
  return least + ((low + high) / 2) * (most - least);
}
