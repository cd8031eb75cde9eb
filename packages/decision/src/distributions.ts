/** Distribution functions, accurate to about 1e-10 relative in the ranges used. */
import type { Interval } from './interval.js';

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
];

/** Natural logarithm of the gamma function for x > 0 (Lanczos, g = 7, n = 9). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  let sum = lanczos[0] ?? 0;
  for (let i = 1; i < lanczos.length; i += 1) sum += (lanczos[i] ?? 0) / (z + i);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

const tiny = 1e-300;
const precision = 1e-14;
const mostTerms = 2000;

/** Regularised lower incomplete gamma function P(a, x): series below a + 1, continued fraction above. */
export function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  const scale = Math.exp(-x + a * Math.log(x) - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < mostTerms && Math.abs(term) > Math.abs(sum) * precision; n += 1) {
      term *= x / (a + n);
      sum += term;
    }
    return Math.min(1, sum * scale);
  }
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < mostTerms; i += 1) {
    const factor = -i * (i - a);
    b += 2;
    d = 1 / nonZero(factor * d + b);
    c = nonZero(b + factor / c);
    const delta = d * c;
    h *= delta;
    if (Math.abs(delta - 1) < precision) break;
  }
  return Math.max(0, 1 - scale * h);
}

const nonZero = (value: number): number => (Math.abs(value) < tiny ? tiny : value);

/** Regularised incomplete beta function I_x(a, b) (modified Lentz). */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
  );
  // The fraction converges fast only on this side of the mean.
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < mostTerms; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const delta = d * c;
    h *= delta;
    if (Math.abs(delta - 1) < precision) break;
  }
  return h;
}

/** P(Z ≤ z) of the standard normal distribution. */
export function normalCdf(z: number): number {
  const half = lowerGamma(0.5, (z * z) / 2) / 2;
  return z < 0 ? 0.5 - half : 0.5 + half;
}

/** Two-sided p-value of Student's t with `df` degrees of freedom. */
export const studentTwoSided = (t: number, df: number): number =>
  incompleteBeta(df / (df + t * t), df / 2, 0.5);

/** P(T ≤ t) of Student's t with `df` degrees of freedom. */
export function studentCdf(t: number, df: number): number {
  const tail = studentTwoSided(t, df) / 2;
  return t < 0 ? tail : 1 - tail;
}

/** The z with P(Z ≤ z) = p for 0 < p < 1 (Acklam's rational start, one step of Halley: 1e-15). */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`A quantile needs 0 < p < 1; p is ${p}.`);
  const start = acklam(p);
  const error = normalCdf(start) - p;
  const step = error * Math.sqrt(2 * Math.PI) * Math.exp((start * start) / 2);
  return start - step / (1 + (start * step) / 2);
}

/** `normalQuantile` to one in a billion, ten times as fast. */
export function acklam(p: number): number {
  if (p > 0.5) return -acklam(1 - p);
  if (p >= 0.02425) {
    const q = p - 0.5;
    const r = q * q;
    const over =
      ((((-3.969683028665376e1 * r + 2.209460984245205e2) * r - 2.759285104469687e2) * r +
        1.38357751867269e2) *
        r -
        3.066479806614716e1) *
        r +
      2.506628277459239;
    const under =
      ((((-5.447609879822406e1 * r + 1.615858368580409e2) * r - 1.556989798598866e2) * r +
        6.680131188771972e1) *
        r -
        1.328068155288572e1) *
        r +
      1;
    return (q * over) / under;
  }
  const q = Math.sqrt(-2 * Math.log(p));
  const over =
    ((((-7.784894002430293e-3 * q - 3.223964580411365e-1) * q - 2.400758277161838) * q -
      2.549732539343734) *
      q +
      4.374664141464968) *
      q +
    2.938163982698783;
  const under =
    (((7.784695709041462e-3 * q + 3.224671290700398e-1) * q + 2.445134137142996) * q +
      3.754408661907416) *
      q +
    1;
  return over / under;
}

/** The x with P(X ≤ x) = p of the gamma distribution with this shape and scale 1. Bisection: safe for every shape. */
export function gammaQuantile(p: number, shape: number): number {
  if (p <= 0) return 0;
  let high = shape + 1;
  while (lowerGamma(shape, high) < p) high *= 2;
  return bisect(0, high, (x) => lowerGamma(shape, x) >= p);
}

/** The t with P(T ≤ t) = p of Student's t. */
export function studentQuantile(p: number, df: number): number {
  if (p < 0.5) return -studentQuantile(1 - p, df);
  let high = 2;
  while (studentCdf(high, df) < p) high *= 2;
  return bisect(0, high, (t) => studentCdf(t, df) >= p);
}

/** The smallest x in [low, high] for which `reached` holds, to the last bits. */
function bisect(low: number, high: number, reached: (x: number) => boolean): number {
  let [from, to] = [low, high];
  for (let i = 0; i < 200; i += 1) {
    const middle = (from + to) / 2;
    if (middle <= from || middle >= to) break;
    if (reached(middle)) to = middle;
    else from = middle;
  }
  return (from + to) / 2;
}

/**
 * Exact 95 % interval of a Poisson mean (Garwood 1936) for a count that may be fractional, as when counts
 * are divided by their scatter. Of a count of zero the lower end is zero.
 */
export function poissonInterval(count: number): Interval {
  return {
    value: count,
    low: count <= 0 ? 0 : gammaQuantile(0.025, count),
    high: gammaQuantile(0.975, count + 1),
  };
}
