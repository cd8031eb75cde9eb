import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { inSegment } from '../customers/index.js';

/** Which accounts a figure is about; all of them where nothing is said. */
export interface AccountFilter {
  /** By name as imported, or by the id of one with a rule. */
  readonly segment?: string | undefined;
}

export const isAccountFiltered = (filter: AccountFilter): boolean => filter.segment !== undefined;

/** A condition on `id`, the column that holds an account's id. */
export const ofAccounts = (filter: AccountFilter, id: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  filter.segment === undefined ? sql<SqlBool>`true` : inSegment(id, filter.segment);
