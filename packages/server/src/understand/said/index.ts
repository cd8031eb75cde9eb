export {
  countItems,
  countWeeks,
  firstWords,
  headCounter,
  listener,
  surest,
  type Paying,
} from './count.js';
export { saidUnder, warmSaid, type Said } from './kept-said.js';
export { kindsInOrder } from './table.js';
