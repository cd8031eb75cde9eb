import { describe, expect, it } from 'vitest';
import { forecastSeries, seededRandom, type Random, type SeriesForecast } from '../src/index.js';
import { studentQuantile } from '../src/distributions.js';
import { fitModel } from '../src/forecast/ets.js';
import { nelderMead } from '../src/forecast/nelder-mead.js';
import { bestStart, forecastFrom, runFilter } from '../src/forecast/state-space.js';

/** Oil production of Saudi Arabia, 1965–2013, million tonnes (Hyndman & Athanasopoulos, fpp2: `oil`). */
const oil = [
  111.0091346, 130.8284341, 141.2870879, 154.2277747, 162.7408654, 192.1664835, 240.7997253,
  304.2173901, 384.0045673, 429.6621566, 359.3169299, 437.2518544, 468.4007898, 424.4353365,
  487.9794299, 509.8284478, 506.3472527, 340.1842374, 240.258921, 219.0327876, 172.0746632,
  252.5900922, 221.0710774, 276.5187735, 271.1479517, 342.6186005, 428.3558357, 442.3945534,
  432.7851482, 437.2497186, 437.2091599, 445.3640981, 453.1950104, 454.409641, 422.3789058,
  456.0371217, 440.3866047, 425.1943725, 486.2051735, 500.4290861, 521.2759092, 508.947617,
  488.8888577, 509.870575, 456.7229123, 473.8166029, 525.9508706, 549.8338076, 542.3404698,
];

/** Visitors' nights in Australia, quarters of 1999–2015, millions (fpp2: `austourists`). */
const tourists = [
  30.052513, 19.148496, 25.317692, 27.591437, 32.076456, 23.487961, 28.47594, 35.123753, 36.838485,
  25.007017, 30.72223, 28.693759, 36.640986, 23.824609, 29.311683, 31.770309, 35.177877, 19.775244,
  29.60175, 34.538842, 41.273599, 26.655862, 28.279859, 35.191153, 42.20566386, 24.64917133,
  32.66733514, 37.25735401, 45.24246027, 29.35048127, 36.34420728, 41.78208136, 49.27659843,
  31.27540139, 37.85062549, 38.83704413, 51.23690034, 31.83855162, 41.32342126, 42.79900337,
  55.70835836, 33.40714492, 42.31663797, 45.15712257, 59.57607996, 34.83733016, 44.84168072,
  46.9712496, 60.01903094, 38.37117851, 46.97586413, 50.73379646, 61.64687319, 39.29956937,
  52.67120908, 54.33231689, 66.83435838, 40.87118847, 51.82853579, 57.49190993, 65.25146985,
  43.06120822, 54.76075713, 59.83447494, 73.25702747, 47.69662373, 61.09776802, 66.05576122,
];

const forecast = (...of: Parameters<typeof forecastSeries>): SeriesForecast => {
  const answer = forecastSeries(...of);
  if (answer.kind === 'refused') throw new Error(answer.reason);
  return answer;
};

describe('exponential smoothing', () => {
  it('gives the published forecast of Saudi oil (fpp2, section 7.1: `ses` of 1996–2013)', () => {
    const { model, steps } = forecast(oil.slice(31), { steps: 5 });
    expect(model.name).toBe('level');
    expect(model.smoothing.alpha).toBeCloseTo(0.8339, 3);
    expect(steps[0]?.mean).toBeCloseTo(542.6806, 3);
    // Published: first 95 % interval 484.2183–601.1429, fifth 428.9945–656.3667, for this model alone.
    const shape = { trend: false, period: 0 };
    const { end, smoothing, deviation } = fitModel(Float64Array.from(oil.slice(31)), shape);
    const half = forecastFrom(end, shape, smoothing, 5).map(
      ({ variance }) => 1.959964 * deviation * Math.sqrt(variance),
    );
    expect(half[0]).toBeCloseTo(601.1429 - 542.6806, 2);
    expect(half[4]).toBeCloseTo(656.3667 - 542.6806, 1);
    // Ours are about as much wider as Student's t is; other speeds of the level and other models move them a little.
    const wider = studentQuantile(0.975, 16) / 1.959964;
    const own = ((steps[4]?.high95 ?? 0) - 542.6806) / (half[4] ?? 1);
    expect(own).toBeGreaterThan(0.9 * wider);
    expect(own).toBeLessThan(1.1 * wider);
  });

  it("forecasts as R's `forecast` does with R's parameters: damped trend", () => {
    const shape = { trend: true, period: 0 };
    const smoothing = { alpha: 0.99989969, beta: 0.11886985, gamma: 0, phi: 0.80000197 };
    const start = { level: 36.46466837, slope: 34.72584983, seasons: [] };
    const { end } = runFilter(Float64Array.from(oil), shape, smoothing, start);
    const means = forecastFrom(end, shape, smoothing, 4).map(({ mean }) => mean);
    const expected = [545.35213563, 547.76044926, 549.68710489, 551.22843318];
    for (const [i, value] of expected.entries()) expect(means[i]).toBeCloseTo(value, 3);
  });

  it("forecasts as R's `forecast` does with R's parameters: damped trend and season", () => {
    const shape = { trend: true, period: 4 };
    const smoothing = { alpha: 0.35445427, beta: 0.03200749, gamma: 0.39993387, phi: 0.97999997 };
    const start = {
      level: 24.01278357,
      slope: 0.97770147,
      seasons: [5.34956637, -6.61171798, -0.50735902, 1.76951063],
    };
    const { errors, end } = runFilter(Float64Array.from(tourists), shape, smoothing, start);
    expect(errors[0]).toBeCloseTo(-0.26798435, 6);
    expect(errors[67]).toBeCloseTo(1.89116018, 5);
    const means = forecastFrom(end, shape, smoothing, 4).map(({ mean }) => mean);
    const expected = [76.07768073, 51.61741109, 63.96457729, 68.27886241];
    for (const [i, value] of expected.entries()) expect(means[i]).toBeCloseTo(value, 4);
  });

  it("fits at least as well as R's optimiser on both series", () => {
    // R's sigma² is the sum of squares over what is left of the values, as ours is.
    const trend = fitModel(Float64Array.from(oil), { trend: true, period: 0 });
    expect(trend.deviation ** 2).toBeLessThanOrEqual(2524.87915822 * (1 + 1e-6));
    const season = fitModel(Float64Array.from(tourists), { trend: true, period: 4 });
    expect(season.deviation ** 2).toBeLessThanOrEqual(6.0830734 * (1 + 1e-6));
  });

  it('starts where the squared errors are smallest (oracle: moving each part of the start)', () => {
    const shape = { trend: true, period: 4 };
    const smoothing = { alpha: 0.3, beta: 0.1, gamma: 0.2, phi: 0.9 };
    const values = Float64Array.from(tourists);
    const best = bestStart(values, shape, smoothing);
    const squares = (start: typeof best): number =>
      runFilter(values, shape, smoothing, start).errors.reduce((sum, e) => sum + e * e, 0);
    expect(best.seasons.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 9);
    for (const by of [-0.01, 0.01]) {
      const [a = 0, b = 0, ...rest] = best.seasons;
      for (const moved of [
        { ...best, level: best.level + by },
        { ...best, slope: best.slope + by },
        { ...best, seasons: [a + by, b - by, ...rest] },
      ]) {
        expect(squares(moved)).toBeGreaterThan(squares(best));
      }
    }
  });

  it('takes a season where there is one, and none where there is none', () => {
    const seasonal = forecast(tourists, { steps: 8, period: 4 });
    expect(seasonal.model.name).toContain('season');
    expect(seasonal.considered.map(({ name }) => name)).toHaveLength(4);
    const random = seededRandom(4);
    const flat = Array.from({ length: 60 }, () => 100 + 5 * normal(random));
    expect(forecast(flat, { steps: 4, period: 12 }).model.name).toBe('level');
    const short = forecast(flat.slice(0, 20), { steps: 4, period: 12 });
    expect(short.considered[2]).toMatchObject({
      aicc: null,
      reason: 'needs 29 values, there are 20',
    });
  });

  it('covers what comes as often as it says (simulation: a wandering level)', () => {
    const random = seededRandom(11);
    const inside = [0, 0];
    const runs = 150;
    for (let run = 0; run < runs; run += 1) {
      let level = 100;
      const values = Array.from({ length: 46 }, () => {
        level += 2 * normal(random);
        return level + 4 * normal(random);
      });
      const { steps } = forecast(values.slice(0, 40), { steps: 6 });
      for (const [place, step] of [0, 5].entries()) {
        const [interval, came] = [steps[step], values[40 + step] ?? 0];
        if (interval && came >= interval.low95 && came <= interval.high95) {
          inside[place] = (inside[place] ?? 0) + 1;
        }
      }
    }
    // 95 % of 150 has a standard error of 1.8 points.
    for (const count of inside) {
      expect(count / runs).toBeGreaterThan(0.88);
      expect(count / runs).toBeLessThan(0.995);
    }
  });

  it('never tells of fewer than none where told so', () => {
    const random = seededRandom(2);
    const counts = Array.from({ length: 30 }, () =>
      Math.round(Math.max(0, 1 + 2 * normal(random))),
    );
    for (const step of forecast(counts, { steps: 5, least: 0 }).steps) {
      expect(step.low95).toBe(0);
      expect(step.mean).toBeGreaterThanOrEqual(0);
    }
  });

  it.each([
    ['too short', [1, 2, 3], {}, 'Only 3 values'],
    ['constant', Array.from({ length: 20 }, () => 7), {}, 'All values are the same'],
    ['with holes', [...oil.slice(0, 12), Number.NaN], {}, 'Value 13 is missing'],
    ['too far ahead', oil.slice(0, 12), { steps: 13 }, '13 steps ahead is more than the 12 values'],
    ['no steps', oil, { steps: 0 }, '0 steps ahead is no forecast'],
    ['no season', oil, { period: 1 }, 'A season of 1 values is none'],
  ])('refuses a series that is %s', (_, values, options, reason) => {
    const answer = forecastSeries(values, { steps: 4, ...options });
    expect(answer.kind === 'refused' && answer.reason).toContain(reason);
  });
});

describe('the search for the lowest point', () => {
  it("finds Rosenbrock's valley floor", () => {
    const { at, cost } = nelderMead(
      ([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2,
      [-1.2, 1],
      { evaluations: 2000, tolerance: 1e-14 },
    );
    expect(at[0]).toBeCloseTo(1, 4);
    expect(at[1]).toBeCloseTo(1, 4);
    expect(cost).toBeLessThan(1e-8);
  });
});

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
