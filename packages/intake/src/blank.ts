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

// Most cells are ruled out by their first character.
const canBegin = new Uint8Array(128);
for (const blank of blanks) {
  const code = blank.charCodeAt(0);
  if (code < 128) canBegin[code] = 1;
  if (code < 128) canBegin[blank.toUpperCase().charCodeAt(0)] = 1;
}
for (const space of ' \t\n\r\f\v') canBegin[space.charCodeAt(0)] = 1;

/** Whether a cell stands for "no value": empty, or one of the ways in which exports write it. */
export function isBlank(value: string): boolean {
  if (value === '') return true;
  if (value.length > 12 || canBegin[value.charCodeAt(0)] === 0) return false;
  return blanks.has(value.trim().toLowerCase());
}
