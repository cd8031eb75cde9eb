import { monthOf, type MovementCell, type MovementKind } from '@headwater/decision';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../platform/tables.js';
import { groupBy } from './group-by.js';

interface StoredBalance {
  readonly scope: string;
  readonly currency: string;
  readonly month: string;
  readonly minor: number;
}

/** What is stored of an account's revenue. */
export interface StoredAccount {
  readonly changes: readonly MovementCell[];
  /** What it paid at each month's end up to a month, months without payment left out. */
  balances(through: number): StoredBalance[];
}

/** Accounts whose ids come after `after` and up to `last`; null: from the first, to the last. */
interface Range {
  readonly after: string | null;
  readonly last: string | null;
}

const within = ({ after, last }: Range, id: string) => {
  const column = sql.ref(id);
  return sql`${after === null ? sql`true` : sql`${column} > ${after}`}
    and ${last === null ? sql`true` : sql`${column} <= ${last}`}`;
};

export async function readStored(
  db: Kysely<Database>,
  generation: number,
  range: Range,
): Promise<ReadonlyMap<string, StoredAccount>> {
  const { rows: changes } = await sql<{
    account: string;
    scope: string;
    currency: string;
    month: number;
    delta: number;
    kind: MovementKind;
  }>`
    select account_id as account, scope, currency, month, delta_minor as delta, kind from mrr_change
    where generation = ${generation} and ${within(range, 'account_id')}`.execute(db);
  const { rows: balances } = await sql<{
    account: string;
    scope: string;
    currency: string;
    start: number;
    minors: (number | string | null)[];
  }>`
    select account_id as account, scope, currency, start_month as start, mrr_minor as minors
    from account_revenue
    where generation = ${generation} and ${within(range, 'account_id')}`.execute(db);
  const byAccount = groupBy(balances, ({ account }) => account);
  const changesOf = groupBy(changes, ({ account }) => account);
  return new Map(
    [...new Set([...byAccount.keys(), ...changesOf.keys()])].map((id) => [
      id,
      {
        changes: (changesOf.get(id) ?? []).map(({ scope, currency, month, delta, kind }) => ({
          scope,
          currency,
          month: monthOf(month),
          deltaMinor: delta,
          kind,
        })),
        balances: (through) =>
          (byAccount.get(id) ?? []).flatMap(({ scope, currency, start, minors }) =>
            Array.from({ length: Math.max(0, through - start + 1) }, (_, i) => ({
              scope,
              currency,
              month: monthOf(start + i),
              minor: Number(minors[Math.min(i, minors.length - 1)] ?? 0),
            })).filter(({ minor }) => minor !== 0),
          ),
      },
    ]),
  );
}

/** Which segments each account is in: by name as imported, and by id where a rule makes them. */
export async function segmentsOf(
  db: Kysely<Database>,
  range: Range,
): Promise<ReadonlyMap<string, string[]>> {
  const { rows } = await sql<{ account: string; segment: string }>`
    select id as account, segment from account
    where segment is not null and ${within(range, 'id')}
    union all
    select account_id, segment_id::text from segment_member
    where ${within(range, 'account_id')}`.execute(db);
  const members = groupBy(rows, ({ account }) => account);
  return new Map([...members].map(([id, own]) => [id, own.map(({ segment }) => segment)]));
}
