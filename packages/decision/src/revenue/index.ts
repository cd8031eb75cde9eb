export {
  accountChanges,
  changesOf,
  movementKind,
  type Change,
  type MovementKind,
} from './changes.js';
export {
  checkIdentity,
  closingsByDay,
  compareClosings,
  type Breach,
  type Closing,
} from './check-identity.js';
export {
  accountCohortCells,
  cohorts,
  type Cohort,
  type CohortAge,
  type CohortCell,
} from './cohorts.js';
export {
  inCurrency,
  type Converted,
  type ConvertedMonth,
  type MissingRate,
} from './in-currency.js';
export { currencySwitches } from './currency-switches.js';
export { invoiceSubscriptions, monthlyAmounts, type MonthlyAmount } from './invoices.js';
export {
  movementKinds,
  movements,
  type MovementCell,
  type MovementMonth,
  type Movements,
  type MovementSeries,
} from './movements.js';
export {
  balancesBetween,
  monthFigures,
  retention,
  type Balance,
  type MonthFigures,
  type Retention,
} from './retention.js';
export {
  checkInvoice,
  checkSubscription,
  type Invoice,
  type Subscription,
  type SubscriptionProblem,
} from './subscription.js';
