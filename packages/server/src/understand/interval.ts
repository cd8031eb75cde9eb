import type { Interval } from '@headwater/contract';

// 95 % of the normal distribution lies within this many standard deviations.
const z = 1.959964;

/**
 * Wilson's score interval for a share of `total` (E. B. Wilson, "Probable inference", JASA 22, 1927): right
 * also where few or all have it.
 */
export function shareInterval(count: number, total: number): Interval {
  if (total <= 0) return { value: 0, low: 0, high: 0 };
  const share = Math.min(1, count / total);
  const centre = share + (z * z) / (2 * total);
  const spread = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  const scale = 1 + (z * z) / total;
  return {
    value: share,
    low: Math.max(0, Math.min(share, (centre - spread) / scale)),
    high: Math.min(1, Math.max(share, (centre + spread) / scale)),
  };
}

/** The same interval in heads: how many of a population like this one would be among them. */
export function countInterval(count: number, total: number): Interval {
  const share = shareInterval(count, total);
  return {
    value: count,
    low: Math.round(share.low * total),
    high: Math.round(share.high * total),
  };
}
