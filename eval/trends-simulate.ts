export type Random = () => number;

/** mulberry32. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function poisson(mean: number, random: Random): number {
  let count = 0;
  // In steps, since exp(−mean) runs out of digits.
  for (let left = mean; left > 0; left -= 30) {
    const limit = Math.exp(-Math.min(left, 30));
    for (let product = random(); product > limit; product *= random()) count += 1;
  }
  return count;
}

/** Gamma with scale 1: exponentials for the whole part of the shape, Jöhnk's method for the rest. */
function gamma(shape: number, random: Random): number {
  let sum = 0;
  for (let i = 0; i < Math.floor(shape); i += 1) sum -= Math.log(1 - random());
  const rest = shape - Math.floor(shape);
  if (rest <= 0) return sum;
  for (;;) {
    const x = random() ** (1 / rest);
    const y = random() ** (1 / (1 - rest));
    if (x + y <= 1) return sum - (Math.log(1 - random()) * x) / (x + y);
  }
}

/** Counts with variance = dispersion × mean. */
export function negativeBinomial(mean: number, dispersion: number, random: Random): number {
  if (mean <= 0) return 0;
  if (dispersion <= 1) return poisson(mean, random);
  return poisson(gamma(mean / (dispersion - 1), random) * (dispersion - 1), random);
}
