export {
  countItems,
  countWeeks,
  firstWords,
  headCounter,
  listener,
  surest,
  type Paying,
} from './count.js';
export { dimensionsOf } from './dimensions.js';
export { saidIfRead, saidUnder, warmSaid, type Said } from './kept-said.js';
export { kindsInOrder, type SaidTable } from './table.js';
export {
  everyoneByValue,
  spokenByAccount,
  spokenByValue,
  spokenByWeek,
  type Spoken,
} from './who-says.js';
