import type { Random } from '../random.js';

/** Efron's way: as many accounts as there are, drawn with replacement; those beyond the values given are 0. */
export function drawPicks(
  values: ArrayLike<number>,
  over: ArrayLike<number> | undefined,
  population: number,
  random: Random,
): { readonly top: number; readonly bottom: number } {
  let top = 0;
  let bottom = 0;
  for (let i = 0; i < population; i += 1) {
    const picked = Math.floor(random() * population);
    if (picked >= values.length) continue;
    top += values[picked] ?? 0;
    bottom += over?.[picked] ?? 0;
  }
  return { top, bottom };
}
