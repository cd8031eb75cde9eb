/**
 * Where a series changes: exact minimisation of segment costs plus a penalty for each change (PELT:
 * Killick, Fearnhead & Eckley 2012, JASA 107), and greedy binary segmentation (Scott & Knott 1974).
 * Knows nothing of feedback: any series of numbers, any cost by segment.
 *
 * A change point is the index of the first value after the change; results are ascending.
 */

/** Cost of the segment `[from, to)`: twice the negative logarithm of its likelihood, up to a constant. */
export type SegmentCost = (from: number, to: number) => number;

export interface SegmentationOptions {
  /** Price of each change, on the scale of the cost. See `bicPenalty`. */
  readonly penalty: number;
  /** Values that a segment holds at least. Default 1. */
  readonly minimumSegment?: number;
}

export interface PeltOptions extends SegmentationOptions {
  /**
   * By how much splitting a segment may at most raise its cost; 0 for likelihoods at their maximum.
   * Infinity where unknown: then nothing is pruned, which is exact as well and takes quadratic time.
   */
  readonly slack?: number;
}

/**
 * The segmentation of least total cost, exactly.
 *
 * @param length Number of values.
 * @returns Change points, ascending; none where `length` is under two minimal segments.
 * @throws RangeError where a number of the options is not usable.
 */
export function pelt(length: number, cost: SegmentCost, options: PeltOptions): number[] {
  const { penalty, slack = 0 } = options;
  const minimum = checkedMinimum(options);
  if (!(slack >= 0)) throw new RangeError(`pelt: slack must be 0 or more, is ${slack}.`);
  const least = new Float64Array(length + 1).fill(Infinity);
  least[0] = -penalty;
  const cameFrom = new Int32Array(length + 1);
  const sums = new Float64Array(length + 1);
  const droppedAt = new Int32Array(length + 1).fill(length + 1);
  let candidates: number[] = [];
  for (let to = minimum; to <= length; to += 1) {
    candidates = candidates.filter((start) => (droppedAt[start] ?? 0) > to);
    const fresh = to - minimum;
    if (fresh === 0 || fresh >= minimum) candidates.push(fresh);
    let best = Infinity;
    let from = 0;
    for (const start of candidates) {
      const sum = (least[start] ?? Infinity) + cost(start, to);
      sums[start] = sum;
      if (sum + penalty < best) {
        best = sum + penalty;
        from = start;
      }
    }
    least[to] = best;
    cameFrom[to] = from;
    for (const start of candidates) {
      // A change here would serve better from now on, but only once its segment is long enough.
      if ((sums[start] ?? 0) - slack > best) {
        droppedAt[start] = Math.min(droppedAt[start] ?? 0, to + minimum);
      }
    }
  }
  const found: number[] = [];
  for (let at = cameFrom[length] ?? 0; at > 0; at = cameFrom[at] ?? 0) found.push(at);
  return found.reverse();
}

/**
 * Splits where it pays most, then splits the parts in the same way: fast and greedy.
 *
 * @param most Changes at most; 1 is "at most one change".
 */
export function binarySegmentation(
  length: number,
  cost: SegmentCost,
  options: SegmentationOptions & { readonly most?: number },
): number[] {
  const { penalty, most = Infinity } = options;
  const minimum = checkedMinimum(options);
  const found: number[] = [];
  const best = (from: number, to: number): Split => {
    let gain = -Infinity;
    let at = -1;
    const whole = cost(from, to);
    for (let split = from + minimum; split <= to - minimum; split += 1) {
      const saved = whole - cost(from, split) - cost(split, to);
      if (saved > gain) {
        gain = saved;
        at = split;
      }
    }
    return { from, to, at, gain };
  };
  const open: Split[] = [best(0, length)];
  while (found.length < most) {
    open.sort((a, b) => b.gain - a.gain || a.from - b.from);
    const next = open.shift();
    if (next === undefined || !(next.gain > penalty)) break;
    found.push(next.at);
    open.push(best(next.from, next.at), best(next.at, next.to));
  }
  return found.sort((a, b) => a - b);
}

interface Split {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly gain: number;
}

function checkedMinimum({ penalty, minimumSegment = 1 }: SegmentationOptions): number {
  if (!(penalty >= 0)) {
    throw new RangeError(`Change points: the penalty must be 0 or more, is ${penalty}.`);
  }
  if (!Number.isInteger(minimumSegment) || minimumSegment < 1) {
    throw new RangeError(
      `Change points: minimumSegment must be a whole number from 1 on, is ${minimumSegment}.`,
    );
  }
  return minimumSegment;
}

/** Penalty by Schwarz's criterion: a change costs its place and the new segment's parameters. */
export const bicPenalty = (length: number, parametersOfSegment: number): number =>
  (parametersOfSegment + 1) * Math.log(Math.max(1, length));

/**
 * The modified criterion of Zhang & Siegmund (2007): short segments cost more than long ones. Penalty
 * and cost belong together, as does the slack for `pelt`.
 */
export function modifiedBic(
  length: number,
  cost: SegmentCost,
  parametersOfSegment: number,
): { readonly cost: SegmentCost; readonly penalty: number; readonly slack: number } {
  return {
    cost: (from, to) => cost(from, to) + Math.log(to - from),
    penalty: (parametersOfSegment + 2) * Math.log(Math.max(1, length)),
    slack: Math.max(0, Math.log(length / 4)),
  };
}

/** Normal values whose mean changes, variance known. */
export function normalMeanCost(values: ArrayLike<number>, variance = 1): SegmentCost {
  const { sum, squares } = sums(values);
  return (from, to) => within(sum, squares, from, to) / variance;
}

/** Normal values whose mean and variance change. Segments need two values or more. */
export function normalCost(values: ArrayLike<number>): SegmentCost {
  const { sum, squares } = sums(values);
  // A segment of equal values would cost minus infinity and swallow everything.
  const floor = 1e-6 * Math.max(1e-12, within(sum, squares, 0, values.length) / values.length);
  return (from, to) => {
    const n = to - from;
    return n * Math.log(Math.max(floor, within(sum, squares, from, to) / n));
  };
}

/** Normal values around a straight line that changes in height or slope, variance known. */
export function normalLineCost(values: ArrayLike<number>, variance = 1): SegmentCost {
  const { sum, squares } = sums(values);
  const times = running(Float64Array.from(values, (_, i) => i));
  const timesSquared = running(Float64Array.from(values, (_, i) => i * i));
  const mean = (running(values)[values.length] ?? 0) / Math.max(1, values.length);
  const products = running(Float64Array.from(values, (value, i) => i * (value - mean)));
  const between = (running: Float64Array, from: number, to: number): number =>
    (running[to] ?? 0) - (running[from] ?? 0);
  return (from, to) => {
    const n = to - from;
    const t = between(times, from, to);
    const tt = between(timesSquared, from, to) - (t * t) / n;
    const tv = between(products, from, to) - (t * between(sum, from, to)) / n;
    const flat = within(sum, squares, from, to);
    return Math.max(0, tt > 0 ? flat - (tv * tv) / tt : flat) / variance;
  };
}

/** Change points of lines cost this many times the logarithm of the length. See docs/methods/trends.md. */
const linePenalty = 5;
const fewestOnLine = 3;
const leastNoise = 1e-4;

/**
 * Where a series of measurements changes its level or its slope, without settings: PELT over straight
 * lines. Neighbouring values of real series resemble each other, so that neither the noise between
 * neighbours nor the variance of the whole is the right scale; their geometric mean is taken.
 *
 * @param values In order of time, evenly spaced, all finite.
 * @param sensitivity Above 1 finds more changes, below 1 fewer. Default 1.
 * @returns Indices of the first value after each change, ascending.
 * @throws RangeError where a value is not finite or `sensitivity` is not above 0.
 */
export function changePoints(values: ArrayLike<number>, sensitivity = 1): number[] {
  if (!(sensitivity > 0)) {
    throw new RangeError(`changePoints: sensitivity must be above 0, is ${sensitivity}.`);
  }
  for (let i = 0; i < values.length; i += 1) {
    if (!Number.isFinite(values[i])) {
      throw new RangeError(`changePoints: value ${i} is ${values[i]}; give finite numbers only.`);
    }
  }
  const n = values.length;
  const { sum, squares } = sums(values);
  const whole = n < 2 ? 0 : within(sum, squares, 0, n) / (n - 1);
  if (!(whole > 0)) return [];
  // Where most neighbours are equal the noise would be nothing at all.
  const noise = Math.max(noiseVariance(values), leastNoise * whole);
  return pelt(n, normalLineCost(values, Math.sqrt(noise * whole)), {
    penalty: (linePenalty * Math.log(n)) / sensitivity,
    minimumSegment: fewestOnLine,
  });
}

/**
 * Counts with mean rate × exposure. `dispersion` (variance / mean) above 1 makes it the quasi-likelihood of
 * over-dispersed counts, whose variance grows with the mean: a negative binomial of the first kind.
 *
 * @param exposure Volume by value; 1 each where absent.
 */
export function poissonCost(
  counts: ArrayLike<number>,
  exposure?: ArrayLike<number>,
  dispersion = 1,
): SegmentCost {
  const sum = running(counts);
  const volume = exposure === undefined ? null : running(exposure);
  return (from, to) => {
    const x = (sum[to] ?? 0) - (sum[from] ?? 0);
    const n = volume === null ? to - from : (volume[to] ?? 0) - (volume[from] ?? 0);
    return x > 0 && n > 0 ? (-2 * x * Math.log(x / n)) / dispersion : 0;
  };
}

/** Negative binomial counts of the second kind (variance mean + mean² / size), size known. */
export function negativeBinomialCost(counts: ArrayLike<number>, size: number): SegmentCost {
  const sum = running(counts);
  return (from, to) => {
    const n = to - from;
    const mean = ((sum[to] ?? 0) - (sum[from] ?? 0)) / n;
    const said = mean > 0 ? n * mean * Math.log(mean / (mean + size)) : 0;
    return -2 * (said + n * size * Math.log(size / (mean + size)));
  };
}

/**
 * Variance of the noise around whatever the series does: from the median absolute difference of
 * neighbours, so that changes and outliers don't count (Rousseeuw & Croux 1993 for the factor).
 */
export function noiseVariance(values: ArrayLike<number>): number {
  const differences = Array.from({ length: Math.max(0, values.length - 1) }, (_, i) =>
    Math.abs((values[i + 1] ?? 0) - (values[i] ?? 0)),
  ).sort((a, b) => a - b);
  const n = differences.length;
  if (n === 0) return 0;
  const median = ((differences[(n - 1) >> 1] ?? 0) + (differences[n >> 1] ?? 0)) / 2;
  return (1.4826 * median) ** 2 / 2;
}

function running(values: ArrayLike<number>): Float64Array {
  const sum = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i += 1) sum[i + 1] = (sum[i] ?? 0) + (values[i] ?? 0);
  return sum;
}

/** Running sums around the mean: large values would drown the differences in rounding. */
function sums(values: ArrayLike<number>): { sum: Float64Array; squares: Float64Array } {
  const mean = (running(values)[values.length] ?? 0) / Math.max(1, values.length);
  const centred = Float64Array.from(values, (value) => value - mean);
  return { sum: running(centred), squares: running(centred.map((value) => value * value)) };
}

function within(sum: Float64Array, squares: Float64Array, from: number, to: number): number {
  const s = (sum[to] ?? 0) - (sum[from] ?? 0);
  return Math.max(0, (squares[to] ?? 0) - (squares[from] ?? 0) - (s * s) / (to - from));
}
