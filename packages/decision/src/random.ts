/** A seeded stream of numbers in [0, 1). Everything random in this library draws from one that is passed in. */
export type Random = () => number;

/** Mulberry32: small, fast, and the same on every engine because it only uses 32-bit integer steps. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
