import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import type { Database } from '../../platform/tables.js';

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * Whether an account is in a segment: one by a rule, told by its id, or one that the accounts bring along,
 * told by its name. `account` is the column that holds the account's id.
 */
export function inSegment(account: RawBuilder<unknown>, segment: string): RawBuilder<SqlBool> {
  return uuid.test(segment)
    ? sql<SqlBool>`${account} in (select account_id from segment_member where segment_id = ${segment})`
    : sql<SqlBool>`${account} in (select id from account where segment = ${segment})`;
}

/** The ids of the accounts in a segment, 16 bytes each: many are read in no time. */
export async function segmentIds(db: Kysely<Database>, segment: string): Promise<Uint8Array> {
  const members = uuid.test(segment)
    ? sql`select account_id as id from segment_member where segment_id = ${segment}`
    : sql`select id from account where segment = ${segment}`;
  const { rows } = await sql<{ ids: Buffer | null }>`
    select string_agg(uuid_send(id), '') as ids from (${members}) m`.execute(db);
  return rows[0]?.ids ?? new Uint8Array();
}

/** The same for each plan, segment or region that accounts have. */
export async function accountGroups(
  db: Kysely<Database>,
  by: 'plan' | 'segment' | 'region',
): Promise<readonly { readonly value: string; readonly ids: Uint8Array }[]> {
  const { rows } = await sql<{ value: string; ids: Buffer }>`
    select ${sql.ref(by)} as value, string_agg(uuid_send(id), '') as ids
    from account where ${sql.ref(by)} is not null group by 1`.execute(db);
  return rows;
}
