import type { Random } from '../random.js';

/** Efron's way: as many accounts as there are, drawn with replacement; those beyond the values given are 0. */
export function drawPicks(
  values: ArrayLike<number>,
  over: ArrayLike<number>,
  population: number,
  random: Random,
): { readonly top: number; readonly bottom: number } {
  let top = 0;
  let bottom = 0;
  for (let i = 0; i < population; i += 1) {
    const picked = Math.floor(random() * population);
    if (picked >= values.length) continue;
    top += values[picked] ?? 0;
    bottom += over[picked] ?? 0;
  }
  return { top, bottom };
}

/** The same of one sum. */
export function pickedSum(values: ArrayLike<number>, population: number, random: Random): number {
  let sum = 0;
  for (let i = 0; i < population; i += 1) {
    const picked = Math.floor(random() * population);
    if (picked < values.length) sum += values[picked] ?? 0;
  }
  return sum;
}
