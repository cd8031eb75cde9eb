/** Seeded pseudo-random draws (sfc32): the same seed gives the same demo on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Whole number in [low, high], both included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(values: readonly T[]): T;
  /** One value, with probability in proportion to its weight. */
  weighted<T>(values: readonly T[], weight: (value: T) => number): T;
  /** A count with the given mean. */
  poisson(mean: number): number;
}

export function createRandom(seed: number): Random {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162 ^ seed;
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  // The first draws of sfc32 still show the seed's bits.
  for (let warmUp = 0; warmUp < 15; warmUp++) next();

  const pick = <T>(values: readonly T[]): T => {
    const value = values[Math.floor(next() * values.length)];
    if (value === undefined) throw new RangeError('Cannot pick from an empty list.');
    return value;
  };
  return {
    next,
    pick,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    weighted: (values, weight) => {
      const total = values.reduce((sum, value) => sum + weight(value), 0);
      let left = next() * total;
      for (const value of values) {
        left -= weight(value);
        if (left < 0) return value;
      }
      return pick(values);
    },
    poisson: (mean) => {
      // Of nothing comes nothing; the draws below would make it one less.
      if (mean <= 0) return 0;
      const limit = Math.exp(-mean);
      let count = -1;
      for (let product = 1; product > limit; product *= next()) count++;
      return count;
    },
  };
}
