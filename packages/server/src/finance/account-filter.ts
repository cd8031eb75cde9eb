/** Which accounts a figure is about; all of them where nothing is said. */
export interface AccountFilter {
  /** By name as imported, or by the id of one with a rule. */
  readonly segment?: string | undefined;
}

export const isAccountFiltered = (filter: AccountFilter): boolean => filter.segment !== undefined;
