import { studentQuantile } from '../distributions.js';
import { nelderMead } from './nelder-mead.js';
import {
  bestStart,
  forecastFrom,
  freeStarts,
  runFilter,
  type Shape,
  type Smoothing,
  type State,
} from './state-space.js';

export type EtsName = 'level' | 'damped trend' | 'level and season' | 'damped trend and season';

export interface EtsModel {
  readonly name: EtsName;
  readonly smoothing: Smoothing;
  /** Standard deviation of the one-step errors. */
  readonly deviation: number;
  readonly aicc: number;
}

export interface ForecastStep {
  readonly mean: number;
  readonly low80: number;
  readonly high80: number;
  readonly low95: number;
  readonly high95: number;
}

export interface SeriesForecast {
  readonly kind: 'forecast';
  readonly model: EtsModel;
  /** One for each step ahead. */
  readonly steps: readonly ForecastStep[];
  /** All models tried with their AICc (the lowest was taken), and those not tried with the reason. */
  readonly considered: readonly {
    readonly name: EtsName;
    readonly aicc: number | null;
    readonly reason: string | null;
  }[];
}

export interface ForecastRefusal {
  readonly kind: 'refused';
  readonly reason: string;
}

export interface EtsOptions {
  /** Steps ahead. */
  readonly steps: number;
  /** Values in a season: 12 for months, 52 for weeks. Default none. */
  readonly period?: number;
  /** No end of an interval lies below, as 0 for counts. */
  readonly least?: number;
}

const leastValues = 10;

interface Candidate {
  readonly name: EtsName;
  readonly shape: Shape;
}

/**
 * Forecasts a regular series by exponential smoothing: level, damped trend (Gardner & McKenzie 1985), with
 * additive season or without, errors adding up; chosen by AICc, with the intervals of class 1 (Hyndman,
 * Koehler, Ord & Snyder 2008, chapter 6) under Student's t. In them, other models and other
 * speeds of the level count as far as they may be the right ones (Akaike weights, Burnham & Anderson 2002).
 *
 * @param values Oldest first, none missing.
 */
export function forecastSeries(
  values: readonly number[],
  options: EtsOptions,
): SeriesForecast | ForecastRefusal {
  const refusal = refusalOf(values, options);
  if (refusal !== null) return { kind: 'refused', reason: refusal };
  const { steps, period = 0, least = -Infinity } = options;
  const series = Float64Array.from(values);
  const tried = candidates(period).map((candidate) => {
    const reason = tooShort(candidate, series.length);
    return { candidate, reason, fit: reason === null ? fitModel(series, candidate.shape) : null };
  });
  const fits = tried.flatMap(({ candidate, fit }) => (fit ? { candidate, fit } : []));
  const best = fits.reduce((a, b) => (b.fit.aicc < a.fit.aicc ? b : a));
  const { smoothing, deviation, freedom, aicc } = best.fit;
  const paths = fits.flatMap(({ candidate: { shape }, fit }) =>
    likelyFits(series, shape, fit).map(({ likely, ...of }) => ({
      weight: likely * Math.exp((aicc - fit.aicc) / 2),
      steps: pathOf(of, shape, steps),
    })),
  );
  const chosen = pathOf(best.fit, best.candidate.shape, steps);
  const [t80, t95] = [studentQuantile(0.9, freedom), studentQuantile(0.975, freedom)];
  const held = (value: number): number => Math.max(least, value);
  return {
    kind: 'forecast',
    model: { name: best.candidate.name, smoothing, deviation, aicc },
    steps: chosen.map(({ mean }, step) => {
      const error = Math.sqrt(varianceAround(mean, step, paths));
      return {
        mean: held(mean),
        low80: held(mean - t80 * error),
        high80: held(mean + t80 * error),
        low95: held(mean - t95 * error),
        high95: held(mean + t95 * error),
      };
    }),
    considered: tried.map(({ candidate, reason, fit }) => ({
      name: candidate.name,
      aicc: fit?.aicc ?? null,
      reason,
    })),
  };
}

interface Path {
  readonly weight: number;
  readonly steps: readonly { readonly mean: number; readonly variance: number }[];
}

const pathOf = (fit: Fit, shape: Shape, steps: number): Path['steps'] =>
  forecastFrom(fit.end, shape, fit.smoothing, steps).map(({ mean, variance }) => ({
    mean,
    variance: variance * fit.deviation ** 2,
  }));

/**
 * The fit and others with a faster or slower level, each as likely as the series makes it: how fast the level
 * moves is what short series tell least about.
 */
function likelyFits(
  series: Float64Array,
  shape: Shape,
  fit: Fit,
): (Fit & { readonly likely: number })[] {
  const around = otherAlphas.map((alpha) => {
    const { beta, gamma, phi } = fit.smoothing;
    const within = { alpha, phi, beta: Math.min(beta, alpha), gamma: Math.min(gamma, 1 - alpha) };
    return measured(series, shape, within);
  });
  const all = [fit, ...around].map((of) => ({
    ...of,
    likely: (of.squares / fit.squares) ** (-series.length / 2),
  }));
  const sum = all.reduce((total, { likely }) => total + likely, 0);
  return all.map((of) => ({ ...of, likely: of.likely / sum }));
}

const otherAlphas = [0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.98];

/** Variance of what comes around the chosen forecast, as likely as each model is to be the right one. */
function varianceAround(mean: number, step: number, paths: readonly Path[]): number {
  let [weights, sum] = [0, 0];
  for (const { weight, steps } of paths) {
    const at = steps[step];
    if (!at) continue;
    weights += weight;
    sum += weight * (at.variance + (at.mean - mean) ** 2);
  }
  return sum / weights;
}

function refusalOf(values: readonly number[], { steps, period }: EtsOptions): string | null {
  if (!Number.isInteger(steps) || steps < 1) return `${steps} steps ahead is no forecast.`;
  if (period !== undefined && (!Number.isInteger(period) || period < 2)) {
    return `A season of ${period} values is none.`;
  }
  const missing = values.findIndex((value) => !Number.isFinite(value));
  if (missing >= 0) return `Value ${missing + 1} is missing: fill it or begin after it.`;
  if (values.length < leastValues) {
    return `Only ${values.length} values: at least ${leastValues} are needed to see how they vary.`;
  }
  if (steps > values.length) {
    return `${steps} steps ahead is more than the ${values.length} values behind.`;
  }
  return values.every((value) => value === values[0])
    ? 'All values are the same: nothing shows how they vary.'
    : null;
}

const candidates = (period: number): Candidate[] => [
  { name: 'level', shape: { trend: false, period: 0 } },
  { name: 'damped trend', shape: { trend: true, period: 0 } },
  ...(period > 0
    ? [
        { name: 'level and season' as const, shape: { trend: false, period } },
        { name: 'damped trend and season' as const, shape: { trend: true, period } },
      ]
    : []),
];

/** Smoothing parameters and starts; the error's variance is one more in AICc. */
const parametersOf = (shape: Shape): number =>
  freeStarts(shape) + 1 + (shape.trend ? 2 : 0) + (shape.period > 0 ? 1 : 0);

function tooShort({ shape }: Candidate, length: number): string | null {
  const needed = Math.max(parametersOf(shape) + 5, 2 * shape.period + 5);
  return length < needed ? `needs ${needed} values, there are ${length}` : null;
}

export interface Fit {
  readonly smoothing: Smoothing;
  readonly end: State;
  readonly squares: number;
  readonly deviation: number;
  readonly freedom: number;
  readonly aicc: number;
}

/** Maximum likelihood within the usual bounds: β ≤ α, γ ≤ 1 − α, 0.8 ≤ φ ≤ 0.98. */
export function fitModel(values: Float64Array, shape: Shape): Fit {
  const scale = Math.max(...values.map(Math.abs), Number.MIN_VALUE);
  const scaled = values.map((value) => value / scale);
  const cost = (at: readonly number[]): number => {
    const smoothing = smoothingOf(shape, at);
    const { errors } = runFilter(scaled, shape, smoothing, bestStart(scaled, shape, smoothing));
    return Math.log(errors.reduce((sum, error) => sum + error * error, 1e-20));
  };
  const starts = shape.trend
    ? [
        [-1, -2, 0, -2],
        [2, -3, 0, -2],
      ]
    : [
        [-1, 0, 0, -2],
        [2, 0, 0, -2],
      ];
  const used = [true, shape.trend, shape.trend, shape.period > 0];
  const found = starts
    .map((start) =>
      nelderMead(
        cost,
        start.filter((_, i) => used[i]),
        { evaluations: 250 },
      ),
    )
    .reduce((a, b) => (b.cost < a.cost ? b : a));
  const smoothing = smoothingOf(shape, found.at);
  return measured(values, shape, smoothing);
}

/** What the model says with these parameters. */
function measured(values: Float64Array, shape: Shape, smoothing: Smoothing): Fit {
  const { errors, end } = runFilter(values, shape, smoothing, bestStart(values, shape, smoothing));
  const squares = errors.reduce((sum, error) => sum + error * error, 0);
  const [n, used] = [values.length, parametersOf(shape)];
  const freedom = n - used;
  const k = used + 1;
  return {
    smoothing,
    end,
    squares,
    deviation: Math.sqrt(squares / freedom),
    freedom,
    aicc:
      n * Math.log(Math.max(squares, Number.MIN_VALUE) / n) +
      2 * k +
      (2 * k * (k + 1)) / (n - k - 1),
  };
}

const between = (low: number, high: number, at: number): number =>
  low + (high - low) / (1 + Math.exp(-at));

/** From unbounded numbers, in the order α, β, φ, γ, those of parts that the shape lacks left out. */
function smoothingOf(shape: Shape, at: readonly number[]): Smoothing {
  const alpha = between(1e-4, 0.9999, at[0] ?? 0);
  const [beta, phi] = shape.trend
    ? [between(1e-4, alpha, at[1] ?? 0), between(0.8, 0.98, at[2] ?? 0)]
    : [0, 1];
  const season = at[shape.trend ? 3 : 1] ?? 0;
  return { alpha, beta, phi, gamma: shape.period > 0 ? between(1e-4, 1 - alpha, season) : 0 };
}
