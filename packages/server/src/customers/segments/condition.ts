import { sql, type RawBuilder, type SqlBool } from 'kysely';

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
