import { acklam } from '../distributions.js';
import { drawFrom, sharesFor } from '../estimate/index.js';
import { normalOf, type Estimate } from '../estimate/estimate.js';
import { exponential } from './exponential.js';

const bases = 16;

/**
 * Draws for thousands of estimates, cheaply: sixteen sets of evenly spread shares, of which each name reads
 * one from a place of its own in steps of its own. Names have the same luck whenever they are asked.
 */
export class Luck {
  readonly #shares: readonly Float64Array[];
  readonly #normals: readonly Float64Array[];
  readonly #strides: readonly number[];

  constructor(
    readonly draws: number,
    seed: number,
  ) {
    this.#shares = Array.from({ length: bases }, (_, k) => sharesFor(`base ${k}`, draws, seed));
    this.#normals = this.#shares.map((shares) => shares.map(acklam));
    this.#strides = Array.from({ length: Math.min(draws, 255) }, (_, i) => i + 1).filter(
      (stride) => gcd(stride, draws) === 1,
    );
  }

  /** Fills `into` with draws of the estimate. */
  fill(into: Float64Array, estimate: Estimate, name: string): void {
    if (estimate.kind === 'point') {
      into.fill(estimate.value);
      return;
    }
    const [a, b, c] = hashes(name);
    const base = a % bases;
    const stride = this.#strides[b % this.#strides.length] ?? 1;
    const { draws } = this;
    let place = c % draws;
    if (estimate.kind === 'range') {
      const normals = this.#normals[base] ?? new Float64Array(0);
      const { middle, spread, shape } = normalOf(estimate);
      if (shape === 'normal') {
        for (let i = 0; i < into.length; i += 1) {
          into[i] = middle + spread * (normals[place] ?? 0);
          place += stride;
          if (place >= draws) place -= draws;
        }
        return;
      }
      for (let i = 0; i < into.length; i += 1) {
        into[i] = exponential(middle + spread * (normals[place] ?? 0));
        place += stride;
        if (place >= draws) place -= draws;
      }
      return;
    }
    const shares = this.#shares[base] ?? new Float64Array(0);
    const draw = drawFrom(estimate);
    for (let i = 0; i < into.length; i += 1) {
      into[i] = draw(shares[place] ?? 0.5);
      place += stride;
      if (place >= draws) place -= draws;
    }
  }
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** Three numbers from a name (FNV-1a, stirred on). */
function hashes(name: string): [number, number, number] {
  let state = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) {
    state = Math.imul(state ^ name.charCodeAt(i), 0x01000193) >>> 0;
  }
  const stir = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  return [stir(), stir(), stir()];
}
