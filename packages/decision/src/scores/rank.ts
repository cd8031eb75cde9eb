import { estimateProblem, type Estimate } from '../estimate/index.js';
import type { Interval } from '../interval.js';
import { spreadOf, type Spread } from '../quantile.js';
import { wilson } from '../share.js';
import { informationValues, type InputInformation } from './information.js';
import { Luck } from './luck.js';
import type { ScoreModel } from './models.js';

export interface ScoredOption {
  /** Stable: its luck is drawn by this name. */
  readonly name: string;
  readonly inputs: Readonly<Record<string, Estimate>>;
}

export interface OptionScore {
  readonly name: string;
  /** Expected score: what the choice goes by. */
  readonly mean: number;
  readonly score: Spread;
  /** Chance of having the highest score, with the interval of drawing. */
  readonly first: Interval;
  /** Rank from 1: in eight of ten draws between `p10` and `p90`. */
  readonly rank: Spread;
}

export interface ScoreProblem {
  readonly name: string;
  readonly input: string | null;
  readonly message: string;
}

export interface Ranking {
  /** The highest expected score first. */
  readonly options: readonly OptionScore[];
  /** Options left out, and why. */
  readonly problems: readonly ScoreProblem[];
  /**
   * What knowing everything before choosing is worth, in units of the score: how much better the best of
   * each draw is than always taking the best on average.
   */
  readonly perfectInformation: number;
  /** What knowing one input of one option is worth, the most first; those worth nothing left out. */
  readonly information: readonly InputInformation[];
}

export interface RankOptions {
  /** Default 10,000. */
  readonly draws?: number;
  /** Default 1. */
  readonly seed?: number;
}

/** Ranks are taken from so many of the draws: enough for their tenths. */
const rankDraws = 500;

/** Scores options on estimates, says how sure their order is, and what is worth finding out first. */
export function rankOptions(
  options: readonly ScoredOption[],
  model: ScoreModel,
  { draws = 10_000, seed = 1 }: RankOptions = {},
): Ranking {
  if (!Number.isInteger(draws) || draws < 1) {
    throw new RangeError(`Draws must be a whole number from 1 on; ${draws} is none.`);
  }
  const problems: ScoreProblem[] = [];
  const sound = options.filter((option) => isSound(option, model, problems));
  const luck = new Luck(draws, seed);
  const best = { score: new Float64Array(draws).fill(-Infinity), who: new Int32Array(draws) };
  const kept: Float64Array[] = [];
  const columns = model.inputs.map(() => new Float64Array(draws));
  const room = new Float64Array(draws);
  const ask = model.columns(columns);
  const summaries = sound.flatMap((option) => {
    fillColumns(columns, option, model, luck);
    const scores = ask();
    let sum = 0;
    for (let i = 0; i < draws; i += 1) sum += scores[i] ?? 0;
    if (!Number.isFinite(sum)) {
      problems.push({
        name: option.name,
        input: null,
        message: 'The score is no number in some draws: does it divide by 0?',
      });
      return [];
    }
    const place = kept.push(scores.slice(0, rankDraws)) - 1;
    for (let i = 0; i < draws; i += 1) {
      if ((scores[i] ?? 0) > (best.score[i] ?? 0)) {
        best.score[i] = scores[i] ?? 0;
        best.who[i] = place;
      }
    }
    return { option, place, mean: sum / draws, score: spreadOf(scores, room) };
  });
  if (summaries.length === 0) {
    return { options: [], problems, perfectInformation: 0, information: [] };
  }
  const firsts = new Uint32Array(summaries.length);
  for (const who of best.who) firsts[who] = (firsts[who] ?? 0) + 1;
  const ranks = ranksOf(kept);
  const ranked = summaries
    .map(({ option, place, mean, score }) => ({
      option,
      name: option.name,
      mean,
      score,
      first: wilson(firsts[place] ?? 0, draws),
      rank: ranks[place] ?? { p10: 1, p50: 1, p90: 1 },
    }))
    .sort((a, b) => b.mean - a.mean || (a.name < b.name ? -1 : 1));
  const highest = best.score.reduce((a, b) => a + b, 0) / draws;
  return {
    options: ranked.map(({ option: _option, ...of }) => of),
    problems,
    perfectInformation: Math.max(0, highest - (ranked[0]?.mean ?? 0)),
    information: informationValues(ranked, model, luck),
  };
}

function isSound(option: ScoredOption, model: ScoreModel, problems: ScoreProblem[]): boolean {
  const wrong = model.inputs.flatMap(({ name: input }) => {
    const estimate = option.inputs[input];
    const message = estimate ? estimateProblem(estimate) : 'It is missing.';
    return message === null ? [] : { name: option.name, input, message };
  });
  problems.push(...wrong);
  return wrong.length === 0;
}

const missing: Estimate = { kind: 'point', value: Number.NaN };

/** Draws of all inputs of an option. */
function fillColumns(
  columns: readonly Float64Array[],
  option: ScoredOption,
  model: ScoreModel,
  luck: Luck,
): void {
  for (const [i, { name }] of model.inputs.entries()) {
    const column = columns[i];
    if (column) luck.fill(column, option.inputs[name] ?? missing, `${option.name}\n${name}`);
  }
}

/** How each option ranks over the draws; equal scores share the middle of their ranks. */
function ranksOf(scores: readonly Float64Array[]): Spread[] {
  const draws = scores[0]?.length ?? 0;
  const ranks = scores.map(() => new Float64Array(draws));
  const sorted = new Float64Array(scores.length);
  for (let d = 0; d < draws; d += 1) {
    for (let k = 0; k < sorted.length; k += 1) sorted[k] = -(scores[k]?.[d] ?? 0);
    sorted.sort();
    for (let k = 0; k < sorted.length; k += 1) {
      const score = -(scores[k]?.[d] ?? 0);
      const better = countBelow(sorted, score, false);
      const of = ranks[k];
      if (of) of[d] = (better + countBelow(sorted, score, true) + 1) / 2;
    }
  }
  return ranks.map((of) => spreadOf(of));
}

/** How many sorted values are smaller; with `equal`, as small or smaller. */
function countBelow(sorted: Float64Array, value: number, equal: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const here = sorted[middle] ?? 0;
    if (here < value || (equal && here === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
