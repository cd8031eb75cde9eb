/**
 * Numbers or uuids as the text of a PostgreSQL array, to be cast. Thousands of keys go over as one text:
 * in a list the driver would quote each.
 */
export const arrayText = (keys: readonly (number | string)[] | Int32Array): string =>
  `{${keys.join(',')}}`;
