import type { Random } from './random.js';

/** A draw from the standard normal distribution (Box and Muller 1958). */
export const normalDraw = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Above this a Poisson count is drawn as the nearest whole number to a normal one. */
const mostCounted = 60;

/** A Poisson count with this mean: by inversion, or from the normal distribution where the mean is large. */
export function poissonDraw(mean: number, random: Random): number {
  if (mean > mostCounted) {
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normalDraw(random)));
  }
  const u = random();
  let count = 0;
  let chance = Math.exp(-mean);
  let below = chance;
  while (u >= below && chance > 0) {
    count += 1;
    chance *= mean / count;
    below += chance;
  }
  return count;
}
