/** The mathematics of the call. Pure functions: no I/O, no clock, the random source passed in. */
export type { Interval } from './interval.js';
export { lastDayOf, monthNumber, monthOf, monthOfDay, type Month } from './month.js';
export { seededRandom, type Random } from './random.js';
export { wilson, z95 } from './share.js';
