import { describe, expect, it } from 'vitest';
import {
  opportunityFromFeedback,
  opportunityFromSurvey,
  opportunityScore,
  seededRandom,
} from '../src/index.js';
import { drawMultinomial } from '../src/scores/multinomial.js';

describe('opportunity score', () => {
  it("gives Ulwick's published example (2002): importance 9.5, satisfaction 3.2", () => {
    expect(opportunityScore(9.5, 3.2)).toBeCloseTo(15.8, 12);
    // Satisfied needs are not punished for it.
    expect(opportunityScore(5, 9)).toBe(5);
  });

  it('ranks what many speak of unhappily above what few do, and what many praise', () => {
    const scores = opportunityFromFeedback(
      [
        { need: 'export', spoke: [{ satisfaction: 1, customers: 90 }, { satisfaction: 9, customers: 10 }] }, // prettier-ignore
        { need: 'design', spoke: [{ satisfaction: 9, customers: 100 }] },
        { need: 'fax', spoke: [{ satisfaction: 0, customers: 4 }] },
        { need: 'silence', spoke: [] },
      ],
      400,
      { random: seededRandom(1) },
    );
    const [exporting, design, fax, silence] = scores;
    expect(exporting).toMatchObject({ customers: 100, importance: { value: 10 } });
    expect(exporting?.satisfaction?.value).toBeCloseTo(1.8, 12);
    expect(exporting?.opportunity?.value).toBeCloseTo(18.2, 12);
    expect(design?.opportunity?.value).toBe(10 + 1);
    expect(fax?.importance.value).toBeCloseTo(2, 12);
    expect(silence).toMatchObject({ satisfaction: null, opportunity: null, customers: 0 });
    for (const { opportunity } of scores) {
      if (!opportunity) continue;
      expect(opportunity.low).toBeLessThanOrEqual(opportunity.value);
      expect(opportunity.high).toBeGreaterThanOrEqual(opportunity.value);
    }
    // Fewer customers, less sure.
    const width = (of: typeof fax): number =>
      (of?.importance.high ?? 0) - (of?.importance.low ?? 0);
    expect(width(fax) / (fax?.importance.value ?? 1)).toBeGreaterThan(width(design) / 10);
  });

  it('has the interval of a mean where satisfaction is all that varies (closed form)', () => {
    const answers = Array.from({ length: 400 }, (_, i) => ({
      importance: 8,
      satisfaction: i % 2 === 0 ? 2 : 4,
    }));
    const score = opportunityFromSurvey(answers, { random: seededRandom(3), draws: 4000 });
    expect(score?.value).toBe(13);
    // The mean of 400 answers with a standard deviation of 1.
    expect((score?.high ?? 0) - 13).toBeCloseTo(1.96 / 20, 2);
    expect(13 - (score?.low ?? 0)).toBeCloseTo(1.96 / 20, 2);
    expect(opportunityFromSurvey([], { random: seededRandom(1) })).toBeNull();
  });

  it('refuses counts and ratings that can’t be', () => {
    const ask = (satisfaction: number, customers: number) =>
      opportunityFromFeedback([{ need: 'x', spoke: [{ satisfaction, customers }] }], 10, {
        random: seededRandom(1),
      });
    expect(() => ask(5, 11)).toThrow('"x": 11 customers spoke of it, but there are 10.');
    expect(() => ask(11, 5)).toThrow('a satisfaction of 11 is not 0 … 10');
  });
});

describe('drawing customers with replacement', () => {
  it('has the mean, variance and covariance of the multinomial', () => {
    const random = seededRandom(5);
    const [all, counts] = [500, [6, 120, 200]];
    const draws = Array.from({ length: 20_000 }, () => drawMultinomial(counts, all, random));
    const mean = (of: (draw: readonly number[]) => number): number =>
      draws.reduce((sum, draw) => sum + of(draw), 0) / draws.length;
    for (const [i, count] of counts.entries()) {
      const variance = count * (1 - count / all);
      expect(Math.abs(mean((d) => d[i] ?? 0) - count)).toBeLessThan(
        4 * Math.sqrt(variance / 20_000),
      );
      expect(mean((d) => ((d[i] ?? 0) - count) ** 2) / variance).toBeCloseTo(1, 1);
    }
    const covariance = mean((d) => ((d[1] ?? 0) - 120) * ((d[2] ?? 0) - 200));
    expect(covariance / ((-120 * 200) / all)).toBeCloseTo(1, 1);
  });

  it('never draws more people than there are', () => {
    const random = seededRandom(9);
    for (let i = 0; i < 2000; i += 1) {
      const drawn = drawMultinomial([3, 4, 3], 10, random);
      expect(drawn.reduce((a, b) => a + b, 0)).toBe(10);
    }
  });
});
