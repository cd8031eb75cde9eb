import { estimateQuantile } from '../estimate/index.js';
import type { Luck } from './luck.js';
import type { ScoreModel } from './models.js';
import type { ScoredOption } from './rank.js';

/** What it is worth to know one input before choosing, in units of the score. */
export interface InputInformation {
  readonly name: string;
  readonly input: string;
  readonly worth: number;
}

/** Options that can't come first are not worth asking about. */
const mostOptions = 20;
/** Values of the input looked at, each the middle of an equal slice of its chances. */
const slices = 64;
const otherDraws = 500;

/**
 * Expected value of partial perfect information (Raiffa & Schlaifer 1961; Felli & Hazen 1998) for the choice
 * of the option with the highest expected score: an input is worth knowing as far as it would change the
 * choice. Inputs are independent, so an option's input moves that option alone:
 * worth = E[max(E[score | input], best of the others)] − best of all.
 *
 * @param ranked By expected score, the highest first.
 */
export function informationValues(
  ranked: readonly {
    readonly option: ScoredOption;
    readonly mean: number;
    readonly first: { readonly value: number };
  }[],
  model: ScoreModel,
  luck: Luck,
): InputInformation[] {
  const best = ranked[0]?.mean ?? 0;
  const contenders = [...ranked]
    .sort((a, b) => b.first.value - a.first.value)
    .slice(0, mostOptions);
  const draws = Math.min(otherDraws, luck.draws);
  const columns = model.inputs.map(() => new Float64Array(draws));
  const ask = model.columns(columns);
  const mean = (): number => {
    let sum = 0;
    const scores = ask();
    for (let i = 0; i < draws; i += 1) sum += scores[i] ?? 0;
    return sum / draws;
  };
  const found = contenders.flatMap((contender) => {
    const { option } = contender;
    const others = ranked[0] === contender ? (ranked[1]?.mean ?? -Infinity) : best;
    if (others === -Infinity) return [];
    for (const [i, { name }] of model.inputs.entries()) {
      const [column, estimate] = [columns[i], option.inputs[name]];
      if (column && estimate) luck.fill(column, estimate, `${option.name}\n${name}`);
    }
    // Few draws miss the mean of many; shifting by that keeps the choice on average what it is.
    const shift = contender.mean - mean();
    return model.inputs.flatMap(({ name: input }, i) => {
      const [column, estimate] = [columns[i], option.inputs[input]];
      if (!column || !estimate || estimate.kind === 'point') return [];
      const held = column.slice();
      const means = Array.from({ length: slices }, (_, slice) => {
        column.fill(estimateQuantile(estimate, (slice + 0.5) / slices));
        return mean() + shift;
      });
      column.set(held);
      // The middles of slices miss a little of the mean, too.
      const off = contender.mean - means.reduce((a, b) => a + b, 0) / slices;
      const chosen = means.reduce((sum, of) => sum + Math.max(of + off, others), 0) / slices;
      const worth = chosen - best;
      return worth > 1e-9 * Math.abs(best) ? { name: option.name, input, worth } : [];
    });
  });
  return found.sort((a, b) => b.worth - a.worth);
}
