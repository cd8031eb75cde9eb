import { normalDraw, poissonDraw } from '../draw.js';
import type { Interval } from '../interval.js';
import type { Random } from '../random.js';
import { cumulantQuantile, isNearNormal, z95Quantiles, type Cumulants } from './cumulants.js';
import { middle95 } from './middle.js';

/** moments[r − 1][k] = Σ value^k × over^(r − k), for r = 1 … 4. */
type Moments = readonly (readonly number[])[];

/**
 * Interval of Σ count × value / Σ count × over with Poisson(1) counts. It lies below r where
 * Σ count × (value − r × over) lies below 0, so its quantiles are the r at which that sum has its own at 0.
 */
export function ratioInterval(
  values: ArrayLike<number>,
  over: ArrayLike<number>,
  draws: number,
  random: Random,
): Pick<Interval, 'low' | 'high'> {
  const moments = crossMoments(values, over);
  const [bottom = 1, top = 0] = moments[0] ?? [];
  const ratio = top / bottom;
  const deviation = Math.sqrt(differenceCumulants(moments, ratio).second) / bottom;
  const nearNormal = [-3, 0, 3].every((far) =>
    isNearNormal(differenceCumulants(moments, ratio + far * deviation)),
  );
  if (nearNormal && farFromZero(moments)) {
    const [low, high] = z95Quantiles.map((z) => ratioQuantile(moments, z, ratio, deviation));
    return { low: low ?? ratio, high: high ?? ratio };
  }
  return drawRatios(values, over, ratio, draws, random);
}

/** Whether the denominator stays so far from 0, in its own standard deviations, that no draw comes near it. */
const farFromZero = (moments: Moments): boolean =>
  (moments[0]?.[0] ?? 0) > 6 * Math.sqrt(moments[1]?.[0] ?? 0);

function ratioQuantile(moments: Moments, z: number, ratio: number, deviation: number): number {
  let low = ratio - 6 * deviation;
  let high = ratio + 6 * deviation;
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (cumulantQuantile(differenceCumulants(moments, middle), z) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Above this many accounts the small ones are drawn together, as two normal sums. */
const mostSingle = 500;

/** Draws the accounts that move the ratio most one by one, and the others together. */
function drawRatios(
  values: ArrayLike<number>,
  over: ArrayLike<number>,
  ratio: number,
  draws: number,
  random: Random,
): Pick<Interval, 'low' | 'high'> {
  const pull = Float64Array.from(values, (value, i) => Math.abs(value - ratio * (over[i] ?? 0)));
  const order = Uint32Array.from(pull, (_, i) => i).toSorted(
    (a, b) => (pull[b] ?? 0) - (pull[a] ?? 0),
  );
  const single = order.subarray(0, mostSingle);
  const rest = normalPair(values, over, order.subarray(mostSingle));
  const found = new Float64Array(draws);
  for (let i = 0; i < draws;) {
    const [first, second] = [normalDraw(random), normalDraw(random)];
    let bottom = rest.bottom + rest.bottomDeviation * first;
    let top = rest.top + rest.shared * first + rest.own * second;
    for (const place of single) {
      const count = poissonDraw(1, random);
      bottom += count * (over[place] ?? 0);
      top += count * (values[place] ?? 0);
    }
    // A draw of accounts without a denominator has no ratio; there are some with, so another draw will come.
    if (bottom <= 0) continue;
    found[i] = top / bottom;
    i += 1;
  }
  return middle95(found);
}

/** Two sums with Poisson(1) counts as a pair of normal ones: top = mean + shared × first + own × second. */
function normalPair(
  values: ArrayLike<number>,
  over: ArrayLike<number>,
  places: Uint32Array,
): Record<'bottom' | 'bottomDeviation' | 'top' | 'shared' | 'own', number> {
  let [top, bottom, topSquare, bottomSquare, product] = [0, 0, 0, 0, 0];
  for (const place of places) {
    const [value, under] = [values[place] ?? 0, over[place] ?? 0];
    top += value;
    bottom += under;
    topSquare += value * value;
    bottomSquare += under * under;
    product += value * under;
  }
  const bottomDeviation = Math.sqrt(bottomSquare);
  const shared = bottomDeviation > 0 ? product / bottomDeviation : 0;
  const own = Math.sqrt(Math.max(0, topSquare - shared * shared));
  return { top, bottom, bottomDeviation, shared, own };
}

function crossMoments(values: ArrayLike<number>, over: ArrayLike<number>): Moments {
  const moments = [1, 2, 3, 4].map((r) => new Float64Array(r + 1));
  const powers = new Float64Array(5);
  const underPowers = new Float64Array(5);
  powers[0] = 1;
  underPowers[0] = 1;
  for (let i = 0; i < values.length; i += 1) {
    for (let k = 1; k <= 4; k += 1) {
      powers[k] = (powers[k - 1] ?? 0) * (values[i] ?? 0);
      underPowers[k] = (underPowers[k - 1] ?? 0) * (over[i] ?? 0);
    }
    for (const [index, row] of moments.entries()) {
      for (let k = 0; k <= index + 1; k += 1) {
        row[k] = (row[k] ?? 0) + (powers[k] ?? 0) * (underPowers[index + 1 - k] ?? 0);
      }
    }
  }
  return moments.map((row) => [...row]);
}

const binomials = [
  [1, 1],
  [1, 2, 1],
  [1, 3, 3, 1],
  [1, 4, 6, 4, 1],
];

/** Cumulants of Σ count × (value − ratio × over). */
function differenceCumulants(moments: Moments, ratio: number): Cumulants {
  const [first = 0, second = 0, third = 0, fourth = 0] = moments.map((row, index) =>
    row.reduce(
      (sum, moment, k) => sum + (binomials[index]?.[k] ?? 0) * moment * (-ratio) ** (index + 1 - k),
      0,
    ),
  );
  // Differences of nearly equal sums may come out a hair below 0.
  return { first, second: Math.max(0, second), third, fourth: Math.max(0, fourth) };
}
