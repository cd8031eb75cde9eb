/** Joins class names and leaves out what is off. */
export const cx = (...names: Array<string | false | null | undefined>): string =>
  names.filter((name): name is string => typeof name === 'string' && name !== '').join(' ');
