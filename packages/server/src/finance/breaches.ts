import {
  compareClosings,
  monthNumber,
  monthOf,
  movements,
  type Breach,
  type MovementKind,
} from '@headwater/decision';
import { sql, type Kysely } from 'kysely';
import type { z } from 'zod';
import type { RevenueBreach } from '@headwater/contract';
import { copyInto, copyLine } from '../platform/copy.js';
import { withClient, type Ctx } from '../platform/index.js';
import type { Database } from '../platform/tables.js';
import type { RevenueFrame } from './frame.js';

/**
 * Holds the stored sums against what the subscriptions add up to on each month's last day. Done when a count
 * ends, and again whenever a page is read: whatever has been changed in between shows.
 */
async function findBreaches(
  db: Kysely<Database>,
  generation: number,
  options: { readonly through: number; readonly scopes?: readonly string[] },
): Promise<Breach[]> {
  const { through, scopes } = options;
  const { rows: cells } = await sql<Cell>`
    select scope, currency, month, kind, sum(delta_minor)::bigint as delta,
      sum(accounts)::int as accounts
    from mrr_cell
    where generation = ${generation} and month <= ${through} and ${inScopes(scopes)}
    group by 1, 2, 3, 4`.execute(db);
  const { rows: closings } = await sql<StoredClosing>`
    select scope, currency, month, minor, accounts from mrr_closing
    where generation = ${generation} and month <= ${through} and ${inScopes(scopes)}`.execute(db);
  return compareClosings(
    movements(
      cells.map((cell) => ({
        scope: cell.scope,
        currency: cell.currency,
        month: monthOf(cell.month),
        kind: cell.kind,
        deltaMinor: cell.delta,
        accounts: cell.accounts,
      })),
      monthOf(through),
    ),
    closings.map((closing) => ({ ...closing, month: monthOf(closing.month) })),
  );
}

const inScopes = (scopes: readonly string[] | undefined) =>
  scopes === undefined ? sql`true` : sql`scope = any(${scopes}::text[])`;

interface Cell {
  readonly scope: string;
  readonly currency: string;
  readonly month: number;
  readonly kind: MovementKind;
  readonly delta: number;
  readonly accounts: number;
}

interface StoredClosing {
  readonly scope: string;
  readonly currency: string;
  readonly month: number;
  readonly minor: number;
  readonly accounts: number;
}

type ShownBreach = z.input<typeof RevenueBreach>;

/** More than these are one fault many times over; the command `headwater finance check` lists all. */
const mostShown = 50;

/** What a page must say about its scopes: what was found when it was counted, and what shows now. */
export async function breachesShown(
  db: Kysely<Database>,
  { generation, scopes, to }: Pick<RevenueFrame, 'generation' | 'scopes' | 'to'>,
): Promise<ShownBreach[]> {
  const [now, { rows: counted }] = await Promise.all([
    findBreaches(db, generation.id, { through: to, scopes }),
    sql<{
      scope: string;
      currency: string;
      month: number;
      rule: Breach['rule'];
      account: ShownBreach['account'];
      expected: number;
      found: number;
    }>`
      select b.scope, b.currency, b.month, b.rule, b.expected, b.found,
        json_build_object('id', a.id, 'name', a.name) as account
      from revenue_breach b join account a on a.id = b.account_id
      where b.generation = ${generation.id} and b.scope = any(${scopes}::text[]) and b.month <= ${to}
      order by b.month, a.name limit ${mostShown}`.execute(db),
  ]);
  return [
    ...counted.map((breach) => ({ ...breach, month: monthOf(breach.month) })),
    ...now.map((breach) => ({ ...breach, account: null })),
  ].slice(0, mostShown);
}

/** Those that single accounts have are in already; these are of whole months. */
export async function storeBreaches(tx: Ctx, generation: number, through: number): Promise<void> {
  const breaches = await findBreaches(tx.db, generation, { through });
  await withClient(tx.db, (client) =>
    copyInto(
      client,
      'revenue_breach (generation, scope, currency, month, rule, account_id, expected, found)',
      breaches.map(({ scope, currency, month, rule, expected, found }) =>
        copyLine([generation, scope, currency, monthNumber(month), rule, null, expected, found]),
      ),
    ),
  );
}
