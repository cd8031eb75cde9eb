import type { CashDriversInput } from '@headwater/contract';

/** What is proposed where the books are empty. */
export const nothingKnown: CashDriversInput = {
  openingCashMinor: { kind: 'point', value: 0 },
  openingMrrMinor: { kind: 'point', value: 0 },
  newMrrMinor: { kind: 'point', value: 0 },
  newMrrGrowth: { kind: 'point', value: 0 },
  churnRate: { kind: 'point', value: 0 },
  expansionRate: { kind: 'point', value: 0 },
  spendMinor: { kind: 'point', value: 0 },
  otherCostsMinor: { kind: 'point', value: 0 },
  costOfServing: { kind: 'range', p10: 0.15, p90: 0.3, shape: 'lognormal' },
  collectionDays: { kind: 'pert', least: 0, likely: 14, most: 45 },
  newMrrScatter: 0,
  hires: [],
  payments: [],
  priceChanges: [],
};
