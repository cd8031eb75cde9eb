export { decimalMarkOf, type DecimalMark } from './decimal.js';
export {
  allocate,
  amountText,
  formatAmount,
  isCurrency,
  minorExponent,
  readAmount,
  spread,
  type AmountProblem,
  type AmountRead,
  type ReadAmountOptions,
} from './money.js';
export { checkRate, convertMinor, RateTable, type Rate, type RateRow } from './rates.js';
export { isBillingInterval, monthlyMinor, type BillingInterval, type Price } from './monthly.js';
