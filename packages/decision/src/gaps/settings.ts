export interface GapSettings {
  /** Expected share of false gaps among those reported (Benjamini–Hochberg over all themes and kinds). */
  readonly rate: number;
  /** Customers that a gap must rest on. */
  readonly leastCustomers: number;
  /** How many times larger the one share must be than the other: a real but tiny difference is no gap. */
  readonly leastRatio: number;
  /** The share of each group's customers that must be exceeded for a request to count as asked. */
  readonly requestFloor: number;
  /** The share of praise among asking and praising customers below which a request counts as not served. */
  readonly mostPraise: number;
  /** The newest periods that "lately" means; null takes a quarter of them. */
  readonly recentPeriods: number | null;
}

export const gapDefaults: GapSettings = {
  rate: 0.1,
  leastCustomers: 5,
  leastRatio: 1.5,
  requestFloor: 0.01,
  mostPraise: 1 / 3,
  recentPeriods: null,
};
