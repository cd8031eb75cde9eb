export { allocateShared } from './allocate.js';
export type { BalanceBreach, StatedBalance } from './reconcile.js';
export {
  cashStatement,
  type CashMonth,
  type CashRow,
  type CashSection,
  type CashStatement,
  type CashStatementOptions,
  type LedgerLine,
  type LeftOutLine,
} from './statement.js';
export {
  driverProblems,
  type CashDrivers,
  type Hire,
  type Payment,
  type PriceChange,
} from './drivers.js';
export {
  compareForecasts,
  forecastCash,
  type CashDifference,
  type CashForecast,
  type ForecastMonth,
  type ForecastOptions,
  type Runway,
} from './forecast.js';
export { cashTornado, type Tornado, type TornadoBar, type TornadoEnd } from './tornado.js';
