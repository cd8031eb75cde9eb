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
