const blanks = new Set([
  '',
  '-',
  '--',
  '–',
  '—',
  '?',
  'n/a',
  '#n/a',
  'na',
  'nan',
  'null',
  'nil',
  'none',
  'undefined',
  '\\n',
  'nat',
  'k. a.',
  'k.a.',
  's/d',
]);

/** Whether a cell stands for "no value": empty, or one of the ways in which exports write it. */
export function isBlank(value: string): boolean {
  return value === '' || (value.length <= 12 && blanks.has(value.trim().toLowerCase()));
}
