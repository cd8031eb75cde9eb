import { cholesky, choleskySolve } from '../matrix.js';

/** Rows that are alike in every column, with how many there are and how many had the event. */
export interface LogisticRows {
  /** One array for each column, as long as `counts`. */
  readonly columns: readonly Float64Array[];
  readonly counts: Float64Array;
  readonly events: Float64Array;
  /** Added to each row's linear predictor; for holding a coefficient fixed. */
  readonly offset?: Float64Array;
}

export type LogisticFit =
  | {
      readonly ok: true;
      readonly coefficients: readonly number[];
      /** Standard errors: from the inverse of the information. */
      readonly standardErrors: readonly number[];
      readonly logLikelihood: number;
      /** Whether a tiny ridge was needed because a column alone decides the event. */
      readonly ridge: boolean;
    }
  | { readonly ok: false; readonly code: 'collinear' | 'diverged' };

const mostSteps = 60;
/** Odds ratios beyond e^this are no estimates but a column that decides alone. */
const farthest = 12;
const tinyRidge = 1e-4;

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares) with step halving.
 * Where a coefficient runs away (separation: Albert and Anderson 1984) it is fitted once more with a tiny
 * ridge on all columns but the first `free`: the intercept and what is asked for.
 *
 * @param start Coefficients to begin with, where good ones are known.
 */
export function logistic(
  rows: LogisticRows,
  free: number,
  start: readonly number[] = rows.columns.map(() => 0),
): LogisticFit {
  const all = rows.columns.length;
  const plain = newton(rows, { ridge: 0, from: all }, all, start);
  if (plain !== 'diverged') return plain;
  const ridged = newton(rows, { ridge: tinyRidge, from: free }, free, start);
  return ridged === 'diverged' ? { ok: false, code: 'diverged' } : ridged;
}

/** A ridge on the columns from `from` on. */
interface Penalty {
  readonly ridge: number;
  readonly from: number;
}

/** `watched`: how many of the first columns may not run away. */
function newton(
  rows: LogisticRows,
  ridge: Penalty,
  watched: number,
  start: readonly number[],
): LogisticFit | 'diverged' {
  let beta = start;
  let state = evaluate(rows, beta, ridge);
  for (let step = 0; step < mostSteps; step += 1) {
    const lower = cholesky(state.information);
    if (lower === undefined) return step === 0 ? { ok: false, code: 'collinear' } : 'diverged';
    const move = choleskySolve(lower, state.gradient);
    let scale = 1;
    let next = evaluate(rows, added(beta, move, scale), ridge);
    while (next.penalised < state.penalised - 1e-9 && scale > 1e-4) {
      scale /= 2;
      next = evaluate(rows, added(beta, move, scale), ridge);
    }
    const gain = next.penalised - state.penalised;
    beta = added(beta, move, scale);
    state = next;
    if (beta.some((value, i) => i > 0 && i < watched && Math.abs(value) > farthest)) {
      return 'diverged';
    }
    if (Math.abs(gain) < 1e-10 * (1 + Math.abs(state.penalised))) {
      return finished(beta, state, ridge.ridge > 0);
    }
  }
  return 'diverged';
}

function finished(
  beta: readonly number[],
  { information, logLikelihood }: Evaluated,
  ridge: boolean,
): LogisticFit {
  const lower = cholesky(information);
  if (lower === undefined) return { ok: false, code: 'collinear' };
  const standardErrors = beta.map((_, i) => {
    const unit = beta.map((__, j) => (i === j ? 1 : 0));
    return Math.sqrt(choleskySolve(lower, unit)[i] ?? Number.NaN);
  });
  return { ok: true, coefficients: beta, standardErrors, logLikelihood, ridge };
}

interface Evaluated {
  readonly logLikelihood: number;
  readonly penalised: number;
  readonly gradient: number[];
  readonly information: number[][];
}

function evaluate(rows: LogisticRows, beta: readonly number[], penalty: Penalty): Evaluated {
  const { columns, counts, events, offset } = rows;
  const size = beta.length;
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  // Most columns are 0 in most rows: only the others are gone through.
  const filled = new Int32Array(size);
  const x = new Float64Array(size);
  let logLikelihood = 0;
  for (let row = 0; row < counts.length; row += 1) {
    let eta = offset?.[row] ?? 0;
    let some = 0;
    for (let j = 0; j < size; j += 1) {
      const value = columns[j]?.[row] ?? 0;
      if (value === 0) continue;
      filled[some] = j;
      x[some] = value;
      some += 1;
      eta += value * (beta[j] ?? 0);
    }
    const count = counts[row] ?? 0;
    const event = events[row] ?? 0;
    const chance = 1 / (1 + Math.exp(-eta));
    // log(1 + e^eta) without overflow.
    const logOneMore = Math.max(eta, 0) + Math.log1p(Math.exp(-Math.abs(eta)));
    logLikelihood += event * eta - count * logOneMore;
    const residual = event - count * chance;
    const weight = count * chance * (1 - chance);
    for (let a = 0; a < some; a += 1) {
      const j = filled[a] ?? 0;
      const value = x[a] ?? 0;
      gradient[j] = (gradient[j] ?? 0) + value * residual;
      for (let b = 0; b <= a; b += 1) {
        const at = j * size + (filled[b] ?? 0);
        information[at] = (information[at] ?? 0) + weight * value * (x[b] ?? 0);
      }
    }
  }
  let lessened = 0;
  for (let j = penalty.from; j < size; j += 1) {
    const value = beta[j] ?? 0;
    lessened += (penalty.ridge * value * value) / 2;
    gradient[j] = (gradient[j] ?? 0) - penalty.ridge * value;
    information[j * size + j] = (information[j * size + j] ?? 0) + penalty.ridge;
  }
  return {
    logLikelihood,
    penalised: logLikelihood - lessened,
    gradient: [...gradient],
    information: Array.from({ length: size }, (_, j) =>
      Array.from(
        { length: size },
        (__, k) => information[Math.max(j, k) * size + Math.min(j, k)] ?? 0,
      ),
    ),
  };
}

const added = (beta: readonly number[], move: readonly number[], scale: number): number[] =>
  beta.map((value, i) => value + scale * (move[i] ?? 0));

/**
 * Which columns say something that those before them don't, weighted by counts. A coefficient of the others
 * could not be told from theirs.
 */
export function independentColumns({ columns, counts }: LogisticRows): boolean[] {
  const lower: number[][] = [];
  const kept: Float64Array[] = [];
  return columns.map((column) => {
    const own: number[] = [];
    for (const [j, other] of kept.entries()) {
      let rest = weighted(column, other, counts);
      const row = lower[j] ?? [];
      for (let k = 0; k < j; k += 1) rest -= (own[k] ?? 0) * (row[k] ?? 0);
      own.push(rest / (row[j] ?? 1));
    }
    const size = weighted(column, column, counts);
    const rest = own.reduce((left, part) => left - part * part, size);
    if (!(rest > size * 1e-9)) return false;
    lower.push([...own, Math.sqrt(rest)]);
    kept.push(column);
    return true;
  });
}

function weighted(a: Float64Array, b: Float64Array, counts: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0) * (counts[i] ?? 0);
  return sum;
}
