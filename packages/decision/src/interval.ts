/** A point estimate and its interval; 95 % where nothing else is said. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}
