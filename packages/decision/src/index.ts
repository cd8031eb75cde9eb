/** The mathematics of the call. Pure functions: no I/O, no clock, the random source passed in. */
export * from './cash/index.js';
export * from './estimate/index.js';
export * from './formula/index.js';
export * from './gaps/index.js';
export type { Interval } from './interval.js';
export * from './marketing/index.js';
export { lastDayOf, monthNumber, monthOf, monthOfDay, type Month } from './month.js';
export type { Spread } from './quantile.js';
export { seededRandom, type Random } from './random.js';
export * from './scores/index.js';
export { wilson, z95 } from './share.js';
export { bootstrapRatio, bootstrapSum, type BootstrapOptions } from './bootstrap/bootstrap.js';
export { dayAfter, isDay } from './day.js';
export * from './money/index.js';
export type { RowProblem } from './problem.js';
export * from './revenue/index.js';
export * from './hazard/index.js';
export * from './survival/index.js';
