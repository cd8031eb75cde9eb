import { isDay } from '../day.js';
import { isCurrency } from '../money/money.js';
import type { RowProblem } from '../problem.js';

/** What an account pays for a product each month, over an interval of days. */
export interface Subscription {
  readonly id: string;
  readonly account: string;
  /** `''`: of no product; then it counts in the portfolio alone. */
  readonly product: string;
  /** ISO 4217 */
  readonly currency: string;
  /** Monthly recurring revenue in minor units of the currency. */
  readonly mrrMinor: number;
  /** First day paid, `YYYY-MM-DD`. */
  readonly start: string;
  /** First day no longer paid, `YYYY-MM-DD`; `null` while it runs. */
  readonly end: string | null;
}

export type SubscriptionProblem =
  | 'no-account'
  | 'unknown-currency'
  | 'no-amount'
  | 'negative'
  | 'no-day'
  | 'backwards';

/** What is wrong with a subscription; nothing where it can be counted. Overlaps are allowed: they add up. */
export function checkSubscription(row: Subscription): RowProblem<SubscriptionProblem> | undefined {
  return (
    checkOwner(row) ??
    (row.mrrMinor < 0
      ? problem('negative', 'mrrMinor', 'A subscription cannot cost less than nothing.')
      : undefined) ??
    checkSpan('start', row.start, 'end', row.end, 'A subscription')
  );
}

/** What was billed for a time. */
export interface Invoice {
  readonly id: string;
  readonly account: string;
  readonly product: string;
  readonly currency: string;
  /** Minor units of the currency, for the whole period; below 0 for a credit note. */
  readonly amountMinor: number;
  /** First day of the period, `YYYY-MM-DD`. */
  readonly periodStart: string;
  /** First day after the period, `YYYY-MM-DD`: a year from 1 March ends on 1 March. */
  readonly periodEnd: string;
}

/** What is wrong with an invoice; nothing where it can be counted. */
export function checkInvoice(row: Invoice): RowProblem<SubscriptionProblem> | undefined {
  return (
    checkOwner({ ...row, mrrMinor: row.amountMinor }, 'amountMinor') ??
    checkSpan('periodStart', row.periodStart, 'periodEnd', row.periodEnd, 'An invoice')
  );
}

function checkOwner(
  row: Pick<Subscription, 'account' | 'currency' | 'mrrMinor'>,
  amountField = 'mrrMinor',
): RowProblem<SubscriptionProblem> | undefined {
  if (row.account === '') return problem('no-account', 'account', 'No account is named.');
  if (!isCurrency(row.currency)) {
    const message = `"${row.currency}" is no currency: write its ISO 4217 code, like EUR.`;
    return problem('unknown-currency', 'currency', message);
  }
  return Number.isSafeInteger(row.mrrMinor)
    ? undefined
    : problem('no-amount', amountField, 'An amount is a whole number of minor units (cents).');
}

function checkSpan(
  startField: string,
  start: string,
  endField: string,
  end: string | null,
  what: string,
): RowProblem<SubscriptionProblem> | undefined {
  for (const [field, day] of [
    [startField, start],
    [endField, end],
  ] as const) {
    if (day !== null && !isDay(day)) {
      return problem('no-day', field, `"${day}" is no day: write YYYY-MM-DD.`);
    }
  }
  if (end === null || end > start) return undefined;
  const message =
    end === start
      ? `${what} that begins and ends on ${start} covers no day: its end is the first day after it.`
      : `${what} that begins on ${start} cannot end on ${end}.`;
  return problem('backwards', endField, message);
}

const problem = (
  code: SubscriptionProblem,
  field: string,
  message: string,
): RowProblem<SubscriptionProblem> => ({ code, field, message });
