/** Value of a function at `x`; writes its gradient into `gradient`. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

export interface LbfgsOptions {
  readonly iterations: number;
  /** Stop when the gradient's largest part is below this. */
  readonly tolerance: number;
  /** Pairs of steps remembered. */
  readonly memory: number;
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};

const addScaled = (to: Float64Array, scale: number, from: Float64Array): void => {
  for (let i = 0; i < to.length; i += 1) to[i] = (to[i] ?? 0) + scale * (from[i] ?? 0);
};

const sufficientDecrease = 1e-4;
const mostHalvings = 30;

/**
 * Minimises a smooth function by limited-memory BFGS (Nocedal 1980; Nocedal & Wright, algorithm 7.5) with
 * a backtracking line search. Deterministic.
 *
 * @param x Start; not changed.
 * @returns Where it stopped.
 */
export function minimize(
  objective: Objective,
  x: Float64Array,
  options: LbfgsOptions,
): Float64Array {
  const size = x.length;
  let point = x.slice();
  let gradient = new Float64Array(size);
  let value = objective(point, gradient);
  const steps: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let iteration = 0; iteration < options.iterations; iteration += 1) {
    let largest = 0;
    for (const part of gradient) largest = Math.max(largest, Math.abs(part));
    if (largest < options.tolerance) break;
    const direction = descent(gradient, steps);
    let slope = dot(direction, gradient);
    if (!(slope < 0)) {
      // Curvature went wrong: begin anew downhill.
      steps.length = 0;
      for (let i = 0; i < size; i += 1) direction[i] = -(gradient[i] ?? 0);
      slope = -dot(gradient, gradient);
    }
    let length = steps.length === 0 ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
    const trial = new Float64Array(size);
    const trialGradient = new Float64Array(size);
    let trialValue = Infinity;
    let halvings = 0;
    for (; halvings < mostHalvings; halvings += 1) {
      trial.set(point);
      addScaled(trial, length, direction);
      trialValue = objective(trial, trialGradient);
      if (trialValue <= value + sufficientDecrease * length * slope) break;
      length /= 2;
    }
    if (halvings === mostHalvings) break;
    const s = trial.slice();
    addScaled(s, -1, point);
    const y = trialGradient.slice();
    addScaled(y, -1, gradient);
    const curvature = dot(s, y);
    if (curvature > 1e-12) {
      steps.push({ s, y, rho: 1 / curvature });
      if (steps.length > options.memory) steps.shift();
    }
    point = trial;
    gradient = trialGradient;
    value = trialValue;
  }
  return point;
}

/** The two-loop recursion: minus the inverse Hessian's estimate times the gradient. */
function descent(
  gradient: Float64Array,
  steps: readonly { s: Float64Array; y: Float64Array; rho: number }[],
): Float64Array {
  const q = gradient.slice();
  const alphas: number[] = [];
  for (const { s, y, rho } of steps.toReversed()) {
    const alpha = rho * dot(s, q);
    alphas.push(alpha);
    addScaled(q, -alpha, y);
  }
  const newest = steps.at(-1);
  if (newest !== undefined) {
    const scale = 1 / (newest.rho * dot(newest.y, newest.y));
    for (let i = 0; i < q.length; i += 1) q[i] = (q[i] ?? 0) * scale;
  }
  for (const { s, y, rho } of steps) {
    const alpha = alphas.pop() ?? 0;
    addScaled(q, alpha - rho * dot(y, q), s);
  }
  for (let i = 0; i < q.length; i += 1) q[i] = -(q[i] ?? 0);
  return q;
}
