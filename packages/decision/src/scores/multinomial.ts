import { acklam } from '../distributions.js';
import type { Random } from '../random.js';

/**
 * Counts as a bootstrap over people gives them: `all` people drawn with replacement from `all`, of whom
 * `counts` are in each class and the rest in none.
 */
export function drawMultinomial(counts: readonly number[], all: number, random: Random): number[] {
  let [left, chanceLeft] = [all, 1];
  return counts.map((count) => {
    const chance = all > 0 ? count / all : 0;
    const drawn = drawBinomial(left, Math.min(1, chance / Math.max(chanceLeft, 1e-12)), random);
    left -= drawn;
    chanceLeft -= chance;
    return drawn;
  });
}

/** Above so many expected, the normal limit (with Cornish & Fisher's skewness) is nearer than matters. */
const normalFrom = 40;

function drawBinomial(n: number, chance: number, random: Random): number {
  if (n <= 0 || chance <= 0) return 0;
  if (chance > 0.5) return n - drawBinomial(n, 1 - chance, random);
  const mean = n * chance;
  if (mean > normalFrom) {
    const z = acklam(random() || 0.5);
    const skewed = z + ((1 - 2 * chance) / (6 * Math.sqrt(mean * (1 - chance)))) * (z * z - 1);
    const drawn = Math.round(mean + Math.sqrt(mean * (1 - chance)) * skewed);
    return Math.min(n, Math.max(0, drawn));
  }
  // By inversion, from none upwards.
  const odds = chance / (1 - chance);
  let probability = Math.exp(n * Math.log1p(-chance));
  let share = random();
  let count = 0;
  while (share >= probability && count < n) {
    share -= probability;
    count += 1;
    probability *= (odds * (n - count + 1)) / count;
  }
  return count;
}
