import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  costOfDelay,
  ice,
  kano,
  kanoAnswers,
  kanoCategory,
  ownModel,
  rankOptions,
  rice,
  scoreModels,
  valueEffort,
  wsjf,
  type Estimate,
  type KanoAnswer,
  type ScoredOption,
  type ScoreModel,
} from '../src/index.js';
import { normalCdf } from '../src/distributions.js';

const point = (value: number): Estimate => ({ kind: 'point', value });
const option = (name: string, inputs: Record<string, number | Estimate>): ScoredOption => ({
  name,
  inputs: Object.fromEntries(
    Object.entries(inputs).map(([key, value]) => [
      key,
      typeof value === 'number' ? point(value) : value,
    ]),
  ),
});
const scoreOf = (model: ScoreModel, inputs: Record<string, number>): number | undefined =>
  rankOptions([option('it', inputs)], model, { draws: 1 }).options[0]?.mean;

function own(inputs: readonly string[], formula: string): ScoreModel {
  const made = ownModel('own', inputs.map((name) => ({ name, means: '' })), formula); // prettier-ignore
  if (!made.ok) throw new Error(made.problem.message);
  return made.model;
}

/** Normal with this mean and standard deviation. */
const normal = (mean: number, deviation: number): Estimate => ({
  kind: 'range',
  shape: 'normal',
  p10: mean - 1.2815515655446004 * deviation,
  p90: mean + 1.2815515655446004 * deviation,
});

describe('scores of certain numbers', () => {
  it('are those of their definitions, worked by hand', () => {
    expect(scoreOf(rice, { reach: 500, impact: 2, confidence: 0.8, effort: 4 })).toBe(200);
    expect(scoreOf(ice, { impact: 8, confidence: 6, ease: 5 })).toBe(240);
    expect(scoreOf(wsjf, { value: 8, urgency: 5, risk: 3, size: 2 })).toBe(8);
    expect(scoreOf(costOfDelay, { costOfDelay: 12_000, duration: 3 })).toBe(4000);
    expect(scoreOf(valueEffort, { value: 9, effort: 2 })).toBe(4.5);
    expect(scoreModels).toHaveLength(5);
  });

  it('order options, ties by name, and share ranks among equals', () => {
    const { options } = rankOptions(
      [
        option('b', { value: 4, effort: 2 }),
        option('a', { value: 2, effort: 1 }),
        option('c', { value: 9, effort: 3 }),
      ],
      valueEffort,
      { draws: 10 },
    );
    expect(options.map(({ name, rank }) => [name, rank.p50])).toEqual([
      ['c', 1],
      ['a', 2.5],
      ['b', 2.5],
    ]);
    expect(options[0]?.first.value).toBe(1);
  });

  it('take a formula of one’s own, conditions and functions with it', () => {
    const model = own(['gain', 'cost'], 'gain > 10 && !(cost >= 5) ? min(gain, 50) / cost : -cost');
    expect(scoreOf(model, { gain: 80, cost: 4 })).toBe(12.5);
    expect(scoreOf(model, { gain: 5, cost: 4 })).toBe(-4);
    expect(scoreOf(model, { gain: 80, cost: 5 })).toBe(-5);
    expect(scoreOf(own(['x'], 'sqrt(x) + pow(x, 2) % 10 + 1/2'), { x: 9 })).toBe(4.5);
  });

  it('say what is wrong with a formula, and where', () => {
    const wrong = (formula: string) => {
      const made = ownModel('own', [{ name: 'gain', means: '' }], formula);
      return made.ok ? null : made.problem;
    };
    expect(wrong('gian * 2')).toMatchObject({ start: 0, end: 4, suggestion: 'gain' });
    expect(wrong('gain > 2')?.message).toContain('number is needed');
    expect(wrong('"a" == "b" ? gain : 1.0')?.message).toContain('made of numbers');
    expect(wrong('gain *')?.message).toContain('ends too early');
  });

  it('leave out options with a missing or impossible input, and name it', () => {
    const { options, problems } = rankOptions(
      [
        option('good', { value: 1, effort: 1 }),
        option('lacking', { value: 1 }),
        option('backwards', {
          value: 1,
          effort: { kind: 'range', p10: 3, p90: 2, shape: 'normal' },
        }),
        option('for nothing', { value: 1, effort: 0 }),
      ],
      valueEffort,
    );
    expect(options.map(({ name }) => name)).toEqual(['good']);
    expect(problems).toEqual([
      { name: 'lacking', input: 'effort', message: 'It is missing.' },
      {
        name: 'backwards',
        input: 'effort',
        message: 'The low end (3) lies above the high end (2).',
      },
      {
        name: 'for nothing',
        input: null,
        message: 'The score is no number in some draws: does it divide by 0?',
      },
    ]);
    expect(rankOptions([], rice)).toMatchObject({ options: [], perfectInformation: 0 });
  });
});

describe('scores of estimates', () => {
  const sum = own(['x', 'y'], 'x + y');

  it('have the closed form of a difference of normals: chance of being first', () => {
    const { options } = rankOptions(
      [option('a', { x: normal(10, 3), y: 0 }), option('b', { x: normal(8, 4), y: 0 })],
      sum,
      { draws: 40_000 },
    );
    const chance = normalCdf((10 - 8) / 5);
    expect(Math.abs((options[0]?.first.value ?? 0) - chance)).toBeLessThan(0.01);
    expect(options[0]?.mean).toBeCloseTo(10, 2);
    expect(options[0]?.score.p90).toBeCloseTo(10 + 1.28155 * 3, 1);
    expect(options.map(({ rank }) => [rank.p10, rank.p90])).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  it('have the closed form of perfect information: φ(0) × the standard deviation', () => {
    // A ~ N(0, 5), B = 0: knowing A is worth E[max(A, 0)] = 5 × 0.39894.
    const { perfectInformation, information } = rankOptions(
      [option('a', { x: normal(0, 3), y: normal(0, 4) }), option('b', { x: 0, y: 0 })],
      sum,
    );
    const phi = 1 / Math.sqrt(2 * Math.PI);
    expect(Math.abs(perfectInformation - 5 * phi)).toBeLessThan(0.1);
    expect(information.map(({ name, input }) => [name, input])).toEqual([
      ['a', 'y'],
      ['a', 'x'],
    ]);
    expect(Math.abs((information[0]?.worth ?? 0) - 4 * phi)).toBeLessThan(0.1);
    expect(Math.abs((information[1]?.worth ?? 0) - 3 * phi)).toBeLessThan(0.1);
  });

  it('find nothing worth knowing where no answer would change the choice', () => {
    const { perfectInformation, information } = rankOptions(
      [option('clear', { x: normal(100, 1), y: 0 }), option('other', { x: normal(10, 1), y: 0 })],
      sum,
    );
    expect(perfectInformation).toBeCloseTo(0, 6);
    expect(information).toEqual([]);
  });

  it('stay the same for a seed, in any order of the options, whoever else is there', () => {
    const all = ['a', 'b', 'c'].map((name, i) =>
      option(name, { x: normal(i, 2), y: { kind: 'pert', least: 0, likely: 1, most: 5 } }),
    );
    const forward = rankOptions(all, sum, { draws: 2000 });
    expect(rankOptions([...all].reverse(), sum, { draws: 2000 })).toEqual(forward);
    const alone = rankOptions(all.slice(0, 1), sum, { draws: 2000 }).options[0];
    const among = forward.options.find(({ name }) => name === 'a');
    expect(alone?.score).toEqual(among?.score);
  });

  it('keep the luck of inputs apart: sums have the variance of independent parts', () => {
    const many = Array.from({ length: 30 }, (_, i) => option(`o${i}`, { x: normal(0, 3), y: normal(0, 4) })); // prettier-ignore
    for (const { score } of rankOptions(many, sum).options) {
      expect(Math.abs(score.p90 / (1.28155 * 5) - 1)).toBeLessThan(0.06);
      expect(Math.abs(score.p50)).toBeLessThan(0.25);
    }
  });

  it('give chances that add up to one, and ranks within 1 … n (property)', () => {
    const number = fc.double({ min: 0.1, max: 100, noNaN: true });
    const inputs = fc.tuple(number, number).map(([a, b]): Estimate => ({
      kind: 'range',
      shape: 'lognormal',
      p10: Math.min(a, b),
      p90: Math.max(a, b),
    }));
    const options = fc
      .array(fc.tuple(inputs, inputs), { minLength: 1, maxLength: 6 })
      .map((of) => of.map(([value, effort], i) => option(String(i), { value, effort })));
    fc.assert(
      fc.property(options, (of) => {
        const ranking = rankOptions(of, valueEffort, { draws: 200 });
        const chances = ranking.options.reduce((total, { first }) => total + first.value, 0);
        expect(chances).toBeCloseTo(1, 9);
        expect(ranking.perfectInformation).toBeGreaterThanOrEqual(0);
        for (const { rank } of ranking.options) {
          expect(rank.p10).toBeGreaterThanOrEqual(1);
          expect(rank.p90).toBeLessThanOrEqual(of.length);
        }
      }),
    );
  });
});

describe('Kano', () => {
  const pairs = (functional: KanoAnswer, dysfunctional: KanoAnswer, people: number) =>
    Array.from({ length: people }, () => ({ functional, dysfunctional }));

  it('has the published table of 5 × 5 (Berger et al. 1993)', () => {
    const letters = { 'must-be': 'M', performance: 'O', attractive: 'A', indifferent: 'I', reverse: 'R', questionable: 'Q' } as const; // prettier-ignore
    const rows = kanoAnswers.map((functional) =>
      kanoAnswers
        .map((dysfunctional) => letters[kanoCategory({ functional, dysfunctional })])
        .join(' '),
    );
    expect(rows).toEqual(['Q A A A O', 'R I I I M', 'R I I I M', 'R I I I M', 'R R R R Q']);
  });

  it('gives the hand-worked coefficients', () => {
    const result = kano([
      ...pairs('like', 'dislike', 30),
      ...pairs('like', 'neutral', 20),
      ...pairs('expect', 'dislike', 40),
      ...pairs('neutral', 'neutral', 10),
      ...pairs('like', 'like', 3),
    ]);
    expect(result).toMatchObject({ people: 103, category: 'must-be', clear: false });
    // Better: (20 + 30) / 100. Worse: −(30 + 40) / 100.
    expect(result.better?.value).toBeCloseTo(0.5, 12);
    expect(result.worse?.value).toBeCloseTo(-0.7, 12);
    expect(result.worse?.low).toBeLessThan(-0.7);
    expect(result.worse?.high).toBeGreaterThan(-0.7);
  });

  it('says whether the category is clear by Fong’s test', () => {
    const two = (a: number, b: number) =>
      kano([...pairs('like', 'neutral', a), ...pairs('neutral', 'neutral', b)]).clear;
    // 60 against 40 of 100: 20 exceeds 1.65 × √(100 × 100 / 200) = 11.7; 55 against 45 does not.
    expect(two(60, 40)).toBe(true);
    expect(two(55, 45)).toBe(false);
  });

  it('prefers, among equals, what hurts when missing, and answers nobody', () => {
    expect(kano([...pairs('like', 'neutral', 5), ...pairs('expect', 'dislike', 5)]).category).toBe(
      'must-be',
    );
    expect(kano([])).toMatchObject({ category: null, better: null, worse: null, clear: false });
  });
});
