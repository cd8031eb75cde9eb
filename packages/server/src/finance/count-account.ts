import {
  accountChanges,
  checkInvoice,
  checkSubscription,
  invoiceSubscriptions,
  monthNumber,
  type Change,
  type Invoice,
  type Subscription,
} from '@headwater/decision';
import {
  isCovered,
  type AccountBooks,
  type BookedInvoice,
  type BookedSubscription,
} from '../customers/index.js';
import { balancesOf, paidTimes, type Balances } from './balances.js';
import { groupBy } from './group-by.js';

/** A row of the books that needs a look. */
export interface Problem {
  readonly account: string;
  readonly code: string;
  readonly leftOut: boolean;
  readonly rowKind: 'subscription' | 'invoice';
  readonly rowKey: string;
  readonly message: string;
  readonly currency: string;
  readonly monthlyMinor: number;
  readonly starts: string;
}

export interface CountedChange extends Change {
  /** Month numbers. */
  readonly cohort: number;
  readonly at: number;
}

export interface CountedAccount {
  /** What was counted: the rows that are fit, invoices as intervals. */
  readonly subscriptions: readonly Subscription[];
  readonly changes: readonly CountedChange[];
  readonly balances: readonly Balances[];
  readonly problems: readonly Problem[];
  /** Invoices set aside because a subscription says what is paid. */
  readonly covered: number;
}

export interface Bounds {
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Month number of the last month that balances are kept for. */
  readonly lastMonth: number;
}

/** Days before this are slips of the pen, and would make every series begin there. */
const firstDay = '1990-01-01';
/** More a month than this, in minor units, is no price; sums of many must stay exact. */
const mostMinor = 1e13;

/** One account's revenue from its books. Pure. */
export function countAccount(account: string, books: AccountBooks, bounds: Bounds): CountedAccount {
  const problems: Problem[] = [];
  const keep = (problem: Problem | undefined): boolean => {
    if (problem !== undefined) problems.push(problem);
    return problem?.leftOut !== true;
  };
  const subscriptions = books.subscriptions.filter((row) => keep(subscriptionProblem(row, bounds)));
  for (const problem of overlaps(subscriptions)) problems.push(problem);
  const products = new Set(books.subscriptions.map(({ product }) => product));
  const open = books.invoices.filter(({ product }) => !isCovered(products, product));
  const invoices = open.filter((row) => keep(invoiceProblem(row, bounds)));
  const counted = [
    ...subscriptions.map(asSubscription),
    ...invoiceSubscriptions(invoices.map(asInvoice)),
  ];
  const changes = accountChanges(counted);
  const byScope = groupBy(changes, ({ scope }) => scope);
  const placed: CountedChange[] = [];
  const balances: Balances[] = [];
  for (const [scope, own] of byScope) {
    const times = paidTimes(own);
    for (const change of own) {
      placed.push({ ...change, cohort: times.firstMonth, at: monthNumber(change.month) });
    }
    balances.push(...balancesOf(account, scope, own, times, bounds.lastMonth));
  }
  return {
    subscriptions: counted,
    changes: placed,
    balances,
    problems,
    covered: books.invoices.length - open.length,
  };
}

function subscriptionProblem(row: BookedSubscription, { today }: Bounds): Problem | undefined {
  const found = (code: string, message: string, leftOut = true): Problem => ({
    account: row.accountId,
    code,
    leftOut,
    rowKind: 'subscription',
    rowKey: row.key,
    message,
    currency: row.currency,
    monthlyMinor: row.monthlyMinor,
    starts: row.starts,
  });
  const wrong = checkSubscription(asSubscription(row));
  if (wrong !== undefined) return found(wrong.code, wrong.message);
  if (row.monthlyMinor > mostMinor) {
    return found('too-large', 'It costs more a month than any price: check the amount.');
  }
  if (row.starts < firstDay) {
    return found(
      'long-ago',
      `It begins on ${row.starts}, before ${firstDay}: check the year of its first day.`,
    );
  }
  return row.starts > today
    ? found('not-begun', `It begins on ${row.starts}, after today: it counts from then on.`, false)
    : undefined;
}

function invoiceProblem(row: BookedInvoice, { today }: Bounds): Problem | undefined {
  const found = (code: string, message: string, leftOut = true): Problem => ({
    account: row.accountId,
    code,
    leftOut,
    rowKind: 'invoice',
    rowKey: row.key,
    message,
    currency: row.currency,
    monthlyMinor: row.amountMinor,
    starts: row.periodStart,
  });
  const wrong = checkInvoice(asInvoice(row));
  if (wrong !== undefined) return found(wrong.code, wrong.message);
  if (Math.abs(row.amountMinor) > mostMinor) {
    return found('too-large', 'It is for more than any price: check the amount.');
  }
  if (row.periodStart < firstDay) {
    return found(
      'long-ago',
      `Its period begins on ${row.periodStart}, before ${firstDay}: check the year.`,
    );
  }
  if (monthsBetween(row.periodStart, row.periodEnd) > longestPeriod) {
    return found(
      'long-period',
      `Its period, ${row.periodStart} to ${row.periodEnd}, is longer than ten years: check its days.`,
    );
  }
  return row.periodStart > today
    ? found('not-begun', `Its period begins on ${row.periodStart}, after today.`, false)
    : undefined;
}

/** An invoice is spread over its months one by one. */
const longestPeriod = 120;
const monthsBetween = (start: string, end: string): number =>
  monthNumber(end.slice(0, 7)) - monthNumber(start.slice(0, 7));

/** Two subscriptions of one product at one time: allowed, but often one that was never ended. */
function* overlaps(rows: readonly BookedSubscription[]): Generator<Problem> {
  const open = new Map<string, BookedSubscription>();
  for (const row of rows) {
    const before = open.get(row.product);
    if (before !== undefined && (before.ends === null || before.ends > row.starts)) {
      yield {
        account: row.accountId,
        code: 'overlap',
        leftOut: false,
        rowKind: 'subscription',
        rowKey: row.key,
        message: `On ${row.starts} ${before.key} is still running${row.product === '' ? '' : ` for ${row.product}`}: both are counted. End the older one if this one replaces it.`,
        currency: row.currency,
        monthlyMinor: row.monthlyMinor,
        starts: row.starts,
      };
    }
    const isLonger =
      before === undefined ||
      (before.ends !== null && (row.ends === null || row.ends > before.ends));
    if (isLonger) open.set(row.product, row);
  }
}

const asSubscription = (row: BookedSubscription): Subscription => ({
  id: row.key,
  account: row.accountId,
  product: row.product,
  currency: row.currency,
  mrrMinor: row.monthlyMinor,
  start: row.starts,
  end: row.ends,
});

const asInvoice = (row: BookedInvoice): Invoice => ({
  id: row.key,
  account: row.accountId,
  product: row.product,
  currency: row.currency,
  amountMinor: row.amountMinor,
  periodStart: row.periodStart,
  periodEnd: row.periodEnd,
});
