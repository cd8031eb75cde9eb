/** Which parts a model of exponential smoothing has; errors add up (Hyndman et al. 2008: ETS(A,·,·)). */
export interface Shape {
  readonly trend: boolean;
  /** Length of a season; 0 for none. */
  readonly period: number;
}

/** Smoothing parameters; those of parts that a shape lacks are not looked at. */
export interface Smoothing {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  /** Damping of the trend. */
  readonly phi: number;
}

/** Level, slope, and the seasons, the next one first. */
export interface State {
  readonly level: number;
  readonly slope: number;
  readonly seasons: readonly number[];
}

export interface Filtered {
  /** One-step errors. */
  readonly errors: Float64Array;
  readonly end: State;
}

/** Runs a series through the model: each value is forecast from the state before it, then moves the state. */
export function runFilter(
  values: Float64Array,
  { trend, period }: Shape,
  { alpha, beta, gamma, phi }: Smoothing,
  start: State,
): Filtered {
  const errors = new Float64Array(values.length);
  const seasons = Float64Array.from(start.seasons);
  let { level, slope } = start;
  for (let t = 0; t < values.length; t += 1) {
    const place = period > 0 ? t % period : 0;
    const carried = trend ? phi * slope : 0;
    const season = period > 0 ? (seasons[place] ?? 0) : 0;
    const error = (values[t] ?? 0) - level - carried - season;
    errors[t] = error;
    level += carried + alpha * error;
    slope = trend ? carried + beta * error : 0;
    if (period > 0) seasons[place] = season + gamma * error;
  }
  const next = period > 0 ? values.length % period : 0;
  return {
    errors,
    end: { level, slope, seasons: [...seasons.subarray(next), ...seasons.subarray(0, next)] },
  };
}

/** Number of free values in the start: level, slope, and seasons that add up to 0. */
export const freeStarts = ({ trend, period }: Shape): number =>
  1 + (trend ? 1 : 0) + Math.max(0, period - 1);

/** The start with these free values. */
function startOf(shape: Shape, free: ArrayLike<number>): State {
  const from = shape.trend ? 2 : 1;
  const seasons = Array.from(
    { length: Math.max(0, shape.period - 1) },
    (_, i) => free[from + i] ?? 0,
  );
  const last = -seasons.reduce((a, b) => a + b, 0);
  return {
    level: free[0] ?? 0,
    slope: shape.trend ? (free[1] ?? 0) : 0,
    seasons: shape.period > 0 ? [...seasons, last] : [],
  };
}

/**
 * The start that makes the squared errors smallest. Errors are linear in it, so it is a regression of the
 * errors from a start of zeros on the errors that each unit of start makes (De Livera, Hyndman & Snyder 2011).
 */
export function bestStart(values: Float64Array, shape: Shape, smoothing: Smoothing): State {
  const size = freeStarts(shape);
  const unit = (j: number): State =>
    startOf(
      shape,
      Array.from({ length: size }, (_, i) => Number(i === j)),
    );
  const bare = runFilter(values, shape, smoothing, startOf(shape, [])).errors;
  const silence = new Float64Array(values.length);
  // A unit of start is forecast where nothing comes: the error is what it takes away.
  const responses = Array.from({ length: size }, (_, j) =>
    runFilter(silence, shape, smoothing, unit(j)).errors.map((error) => -error),
  );
  const gram = responses.map((a) => responses.map((b) => dot(a, b)));
  return startOf(
    shape,
    solvePositive(
      gram,
      responses.map((a) => dot(a, bare)),
    ),
  );
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Solves a positive definite system by Cholesky's decomposition, held up by a trace of ridge. */
function solvePositive(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const size = right.length;
  const ridge = 1e-11 * matrix.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
  const lower = matrix.map(() => new Float64Array(size));
  const at = (i: number, j: number): number => lower[i]?.[j] ?? 0;
  for (let i = 0; i < size; i += 1) {
    const row = lower[i] ?? new Float64Array(size);
    for (let j = 0; j <= i; j += 1) {
      let sum = (matrix[i]?.[j] ?? 0) + (i === j ? ridge : 0);
      for (let k = 0; k < j; k += 1) sum -= (row[k] ?? 0) * at(j, k);
      row[j] = i === j ? Math.sqrt(Math.max(sum, Number.MIN_VALUE)) : sum / at(j, j);
    }
  }
  const middle = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    let sum = right[i] ?? 0;
    for (let k = 0; k < i; k += 1) sum -= at(i, k) * (middle[k] ?? 0);
    middle[i] = sum / at(i, i);
  }
  const solution = Array.from({ length: size }, () => 0);
  for (let i = size - 1; i >= 0; i -= 1) {
    let sum = middle[i] ?? 0;
    for (let k = i + 1; k < size; k += 1) sum -= at(k, i) * (solution[k] ?? 0);
    solution[i] = sum / at(i, i);
  }
  return solution;
}

/** Forecasts from a state on, and the variance of each in units of the error's. */
export function forecastFrom(
  state: State,
  { trend, period }: Shape,
  { alpha, beta, gamma, phi }: Smoothing,
  steps: number,
): { mean: number; variance: number }[] {
  let [damped, spread] = [0, 1];
  return Array.from({ length: steps }, (_, i) => {
    // What an error of so many steps before does to this forecast; the newest error counts as itself.
    if (i > 0) {
      const moved =
        alpha + (trend ? beta * damped : 0) + (period > 0 && i % period === 0 ? gamma : 0);
      spread += moved * moved;
    }
    damped += trend ? phi ** (i + 1) : 0;
    const season = period > 0 ? (state.seasons[i % period] ?? 0) : 0;
    return { mean: state.level + damped * state.slope + season, variance: spread };
  });
}
