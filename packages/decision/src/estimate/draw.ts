import { acklam } from '../distributions.js';
import { seededRandom, type Random } from '../random.js';
import { normalOf, refuse, type Estimate } from './estimate.js';

/** Steps of the table that PERT is drawn from; between them it is taken as straight. */
const tableSteps = 1024;

/**
 * A fast quantile function for drawing (to one in a billion; PERT to one in some thousand of its width).
 * Larger shares give larger values, so the same shares give draws that move together.
 */
export function drawFrom(estimate: Estimate): (share: number) => number {
  refuse(estimate);
  if (estimate.kind === 'point') {
    const { value } = estimate;
    return () => value;
  }
  if (estimate.kind === 'range') {
    const { middle, spread, shape } = normalOf(estimate);
    return shape === 'lognormal'
      ? (share) => Math.exp(middle + spread * acklam(share))
      : (share) => middle + spread * acklam(share);
  }
  if (estimate.kind === 'pert') return fromTable(pertTable(estimate));
  const sorted = Float64Array.from(estimate.values).sort();
  return (share) => sorted[Math.floor(share * sorted.length)] ?? 0;
}

/** Slices of PERT's width over which its density is added up. */
const densitySteps = 1024;

/** Quantiles of PERT's beta distribution at equal shares, from its density added up (Simpson's rule). */
function pertTable({ least, likely, most }: Extract<Estimate, { kind: 'pert' }>): Float64Array {
  const table = new Float64Array(tableSteps + 1).fill(least);
  const width = most - least;
  if (width === 0) return table;
  const [a, b] = [(4 * (likely - least)) / width, (4 * (most - likely)) / width];
  const density = (x: number): number => x ** a * (1 - x) ** b;
  const below = new Float64Array(densitySteps + 1);
  let before = density(0);
  for (let i = 0; i < densitySteps; i += 1) {
    const after = density((i + 1) / densitySteps);
    below[i + 1] = (below[i] ?? 0) + before + 4 * density((i + 0.5) / densitySteps) + after;
    before = after;
  }
  const all = below[densitySteps] ?? 1;
  let at = 0;
  for (let i = 1; i < tableSteps; i += 1) {
    const wanted = (i / tableSteps) * all;
    while ((below[at + 1] ?? all) < wanted) at += 1;
    const [from, to] = [below[at] ?? 0, below[at + 1] ?? all];
    table[i] = least + ((at + (wanted - from) / (to - from)) / densitySteps) * width;
  }
  table[tableSteps] = most;
  return table;
}

function fromTable(table: Float64Array): (share: number) => number {
  return (share) => {
    const place = share * tableSteps;
    const at = Math.min(tableSteps - 1, Math.floor(place));
    const below = table[at] ?? 0;
    return below + ((table[at + 1] ?? below) - below) * (place - at);
  };
}

/**
 * Shares in (0, 1) for `draws` draws of what `name` stands for: always the same for a seed and name, so that
 * two scenarios meet the same luck (common random numbers), and spread evenly, one in each of `draws`
 * equal slices (Latin hypercube, McKay, Beckman & Conover 1979).
 */
export function sharesFor(name: string, draws: number, seed: number): Float64Array {
  const random = seededRandom(hash(name, seed));
  const shares = new Float64Array(draws);
  for (let i = 0; i < draws; i += 1) {
    // Never 0 or 1, whose quantiles may be infinite.
    shares[i] = (i + (random() * 0x1_0000_0000 + 0.5) / 0x1_0000_0000) / draws;
  }
  return shuffled(shares, random);
}

function shuffled(values: Float64Array, random: Random): Float64Array {
  for (let i = values.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const held = values[i] ?? 0;
    values[i] = values[j] ?? 0;
    values[j] = held;
  }
  return values;
}

/** FNV-1a over the name, begun with the seed. */
function hash(name: string, seed: number): number {
  let state = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < name.length; i += 1) {
    state = Math.imul(state ^ name.charCodeAt(i), 0x01000193) >>> 0;
  }
  return state;
}

/** `draws` draws of an estimate, as Float64Array. */
export function drawEstimate(
  estimate: Estimate,
  name: string,
  draws: number,
  seed: number,
): Float64Array {
  const draw = drawFrom(estimate);
  return sharesFor(name, draws, seed).map((share) => draw(share));
}
