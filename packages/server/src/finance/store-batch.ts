import {
  closingsByDay,
  compareClosings,
  monthNumber,
  monthOf,
  monthOfDay,
  movements,
  type Breach,
  type Month,
  type Subscription,
} from '@headwater/decision';
import { sql } from 'kysely';
import { copyInto, copyLine } from '../platform/copy.js';
import { withClient, type Ctx } from '../platform/index.js';
import type { CountedAccount } from './count-account.js';
import { partition } from './generation.js';
import type { RecountCursor } from './jobs.js';

/** Writes what some accounts add up to, and proves it by the independent path. */
export async function storeBatch(
  tx: Ctx,
  counted: readonly CountedAccount[],
  cursor: RecountCursor,
): Promise<void> {
  const { generation } = cursor;
  await withClient(tx.db, async (client) => {
    await copyInto(
      client,
      `${partition('mrr_change', generation)} (generation, account_id, scope, currency, cohort, month, delta_minor, kind)`,
      changeLines(counted, generation),
    );
    await copyInto(
      client,
      `${partition('account_revenue', generation)} (generation, account_id, scope, currency, nth, currencies,
        first_month, churned_month, ended_month, start_month, mrr_minor)`,
      balanceLines(counted, generation),
    );
    await copyInto(
      client,
      `revenue_problem (generation, place, account_id, code, left_out, row_kind, row_key, message,
        currency, monthly_minor, starts)`,
      problemLines(counted, cursor),
    );
  });
  const breaches = await prove(tx, counted, cursor);
  await withClient(tx.db, (client) =>
    copyInto(
      client,
      'revenue_breach (generation, scope, currency, month, rule, account_id, expected, found)',
      breaches.map(({ account, breach: { scope, currency, month, rule, expected, found } }) =>
        copyLine([generation, scope, currency, monthNumber(month), rule, account, expected, found]),
      ),
    ),
  );
  await tx.db
    .updateTable('revenue_generation')
    .set((eb) => ({
      accounts: eb('accounts', '+', counted.filter(({ changes }) => changes.length > 0).length),
      invoices_covered: eb(
        'invoices_covered',
        '+',
        counted.reduce((sum, { covered }) => sum + covered, 0),
      ),
    }))
    .where('id', '=', generation)
    .execute();
}

/** Rows of one scope lie together, so that a page about one product or the portfolio reads few pages. */
const byScope = <T extends { readonly scope: string }>(rows: T[]): T[] =>
  rows.toSorted((a, b) => (a.scope < b.scope ? -1 : a.scope > b.scope ? 1 : 0));

function* changeLines(counted: readonly CountedAccount[], generation: number): Generator<string> {
  for (const change of byScope(counted.flatMap(({ changes }) => changes))) {
    yield copyLine([
      generation,
      change.account,
      change.scope,
      change.currency,
      change.cohort,
      change.at,
      change.deltaMinor,
      change.kind,
    ]);
  }
}

function* balanceLines(counted: readonly CountedAccount[], generation: number): Generator<string> {
  for (const own of byScope(counted.flatMap(({ balances }) => balances))) {
    yield copyLine([
      generation,
      own.account,
      own.scope,
      own.currency,
      own.nth,
      own.currencies,
      own.firstMonth,
      own.churnedMonth,
      own.endedMonth,
      own.startMonth,
      `{${own.mrrMinor.map((minor) => minor ?? 'NULL').join(',')}}`,
    ]);
  }
}

function* problemLines(
  counted: readonly CountedAccount[],
  { generation, problems: before }: RecountCursor,
): Generator<string> {
  let place = before;
  for (const problem of counted.flatMap(({ problems }) => problems)) {
    yield copyLine([
      generation,
      place,
      problem.account,
      problem.code,
      problem.leftOut,
      problem.rowKind,
      problem.rowKey,
      problem.message,
      problem.currency,
      problem.monthlyMinor,
      problem.starts,
    ]);
    place += 1;
  }
}

interface AccountBreach {
  readonly account: string;
  readonly breach: Breach;
}

/** Adds the closings of these accounts to those of the generation, and answers where movements miss them. */
async function prove(
  tx: Ctx,
  counted: readonly CountedAccount[],
  cursor: RecountCursor,
): Promise<AccountBreach[]> {
  const rows = counted.flatMap(({ subscriptions }) => subscriptions);
  const months = monthsFrom(rows, cursor.lastMonth);
  const closings = closingsByDay(rows, months).filter(
    ({ minor, accounts }) => minor !== 0 || accounts !== 0,
  );
  await sql`
    insert into mrr_closing (generation, scope, currency, month, minor, accounts)
    select ${cursor.generation}, * from unnest(
      ${closings.map(({ scope }) => scope)}::text[],
      ${closings.map(({ currency }) => currency)}::text[],
      ${closings.map(({ month }) => monthNumber(month))}::int[],
      ${closings.map(({ minor }) => minor)}::bigint[],
      ${closings.map(({ accounts }) => accounts)}::int[])
    on conflict (generation, scope, currency, month) do update
      set minor = mrr_closing.minor + excluded.minor,
        accounts = mrr_closing.accounts + excluded.accounts`.execute(tx.db);
  const last = monthOf(cursor.lastMonth);
  const changes = counted.flatMap((one) => one.changes);
  if (compareClosings(movements(changes, last), closings).length === 0) return [];
  return counted.flatMap(({ subscriptions, changes }) =>
    compareClosings(movements(changes, last), closingsByDay(subscriptions, months)).map(
      (breach) => ({ account: subscriptions[0]?.account ?? '', breach }),
    ),
  );
}

/** Every month in which any of these is paid, up to the last that is counted for. */
function monthsFrom(rows: readonly Subscription[], lastMonth: number): Month[] {
  const firstDay = rows.reduce((first, { start }) => (start < first ? start : first), '9999-12-31');
  const first = monthNumber(monthOfDay(firstDay));
  return Array.from({ length: Math.max(0, lastMonth - first + 1) }, (_, i) => monthOf(first + i));
}
