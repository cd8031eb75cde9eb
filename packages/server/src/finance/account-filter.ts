import { sql, type RawBuilder } from 'kysely';

/** Which accounts a figure is about; all of them where nothing is said. */
export interface AccountFilter {
  readonly segment?: string | undefined;
}

export const isAccountFiltered = (filter: AccountFilter): boolean => filter.segment !== undefined;

/** A condition on `id`, the column that holds an account's id. The one place that knows what a segment is. */
export function ofAccounts(filter: AccountFilter, id: RawBuilder<unknown>): RawBuilder<boolean> {
  if (filter.segment === undefined) return sql<boolean>`true`;
  return sql<boolean>`${id} in (select f.id from account f where f.segment = ${filter.segment})`;
}
