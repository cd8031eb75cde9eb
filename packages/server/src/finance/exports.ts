import type {
  PageQuery,
  RevenueAccountsQuery,
  RevenueQuery,
  SurvivalQuery,
} from '@headwater/contract';
import { minorExponent } from '@headwater/decision';
import type { z } from 'zod';
import { csvResponse, xlsxResponse, type Cell, type Ctx } from '../platform/index.js';
import { cohortsView } from './cohorts-view.js';
import { listProblems } from './problems.js';
import { revenueAccounts } from './revenue-accounts.js';
import { revenueView } from './revenue-view.js';
import { survivalView } from './survival-view.js';

export type FileFormat = 'csv' | 'xlsx';

export interface Table {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: AsyncIterable<readonly Cell[]>;
}

/** A table as a file of either kind. */
export function fileOf(format: FileFormat, table: Table): Promise<Response> {
  const name = `${table.name}.${format}`;
  return format === 'csv'
    ? csvResponse(name, table.header, table.rows)
    : xlsxResponse(name, table.header, table.rows);
}

/** Major units, as spreadsheets reckon: exact in print, since no amount has more digits than a number. */
export const major = (minor: number, currency: string): number => {
  const exponent = minorExponent(currency);
  return Number((minor / 10 ** exponent).toFixed(exponent));
};

const monthParts = [
  'opening',
  'new',
  'expansion',
  'contraction',
  'churn',
  'reactivation',
  'currency',
  'closing',
] as const;
const accountParts = [
  'opening',
  'new',
  'expansion',
  'contraction',
  'churn',
  'reactivation',
  'closing',
] as const;

export function revenueTable(ctx: Ctx, query: RevenueQuery): Table {
  async function* rows() {
    const { months, currency } = await revenueView(ctx, query);
    for (const month of months) {
      yield [
        month.month,
        currency,
        ...monthParts.map((part) => major(month[part], currency ?? 'EUR')),
        ...accountParts.map((part) => month.accounts[part]),
        month.running ? 'running' : '',
      ];
    }
  }
  return {
    name: 'revenue',
    header: [
      'month',
      'currency',
      ...monthParts.map((part) => (part === 'currency' ? 'currency effect' : part)),
      ...accountParts.map((part) => `accounts ${part}`),
      'state',
    ],
    rows: rows(),
  };
}

export function cohortsTable(ctx: Ctx, query: RevenueQuery): Table {
  async function* rows() {
    const { cohorts, currency } = await cohortsView(ctx, query);
    for (const { cohort, accounts, ages } of cohorts) {
      for (const [age, own] of ages.entries()) {
        yield [
          cohort,
          age,
          own.month,
          accounts,
          own.accounts,
          own.logos.value,
          own.logos.low,
          own.logos.high,
          currency,
          major(own.mrrMinor, currency ?? 'EUR'),
          own.revenue,
        ];
      }
    }
  }
  return {
    name: 'cohorts',
    header: [
      'cohort',
      'months since',
      'month',
      'accounts at first',
      'accounts paying',
      'share paying',
      'share low',
      'share high',
      'currency',
      'monthly revenue',
      'revenue against first month',
    ],
    rows: rows(),
  };
}

export function survivalTable(ctx: Ctx, query: SurvivalQuery): Table {
  async function* rows() {
    const { by, curves } = await survivalView(ctx, query);
    for (const { value, steps } of curves) {
      for (const { time, atRisk, events, censored, survival } of steps) {
        yield [
          by === 'all' ? 'all accounts' : (value ?? 'not known'),
          time,
          atRisk,
          events,
          censored,
          survival.value,
          survival.low,
          survival.high,
        ];
      }
    }
  }
  return {
    name: 'survival',
    header: [
      'group',
      'months',
      'at risk',
      'left',
      'last seen',
      'share staying',
      'share low',
      'share high',
    ],
    rows: rows(),
  };
}

// Each page of a list sorts the whole of it once, so that few large pages are quicker.
const pageRows = 10_000;

export function accountsTable(ctx: Ctx, query: RevenueAccountsQuery): Table {
  async function* rows() {
    let cursor: string | undefined;
    do {
      const page = await revenueAccounts(ctx, { ...query, cursor, limit: pageRows });
      for (const row of page.rows) {
        const { account, opening, closing, delta, reported } = row;
        yield [
          account.id,
          account.name,
          account.plan,
          account.segment,
          account.region,
          opening.currency,
          major(opening.minor, opening.currency),
          major(closing.minor, closing.currency),
          major(delta.minor, delta.currency),
          reported?.currency,
          reported === null ? null : major(reported.minor, reported.currency),
          row.firstMonth,
          row.endedMonth,
        ];
      }
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  }
  return {
    name: `accounts-${query.set}`,
    header: [
      'account id',
      'account',
      'plan',
      'segment',
      'region',
      'currency',
      'monthly revenue before',
      'monthly revenue after',
      'change',
      'reporting currency',
      'change in reporting currency',
      'first paid month',
      'ended in',
    ],
    rows: rows(),
  };
}

export function problemsTable(ctx: Ctx): Table {
  async function* rows() {
    let cursor: string | undefined;
    do {
      const query: z.output<typeof PageQuery> = { cursor, limit: pageRows };
      const page = await listProblems(ctx, query);
      for (const { account, amount, ...row } of page.rows) {
        yield [
          account.name,
          row.rowKind,
          row.row,
          row.leftOut ? 'left out' : 'counted',
          row.code,
          row.message,
          amount.currency,
          amount.minor,
          row.starts,
        ];
      }
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  }
  return {
    name: 'revenue-problems',
    header: [
      'account',
      'row of',
      'row',
      'state',
      'code',
      'what is wrong',
      'currency',
      'amount (minor units)',
      'begins',
    ],
    rows: rows(),
  };
}
