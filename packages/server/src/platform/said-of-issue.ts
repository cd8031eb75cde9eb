import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What a schema found wrong as a sentence for people, without its full stop: what, where, and how it should be. */
export function saidOfIssue(issue: Issue, whole: string): string {
  const path = issue.path.map(String).join('.');
  return `${path === '' ? whole : `“${path}”`} ${wrongWith(issue)}`;
}

// A schema's own words are left as they are; these are the library's.
const isLibrarys = /^(?:Invalid |Too (?:small|big)|Unrecognized key)/;

function wrongWith(issue: Issue): string {
  if (!isLibrarys.test(issue.message)) return `is not usable: ${issue.message}`;
  switch (issue.code) {
    case 'invalid_type':
      if (issue.message.endsWith('received undefined')) return 'is missing';
      return `must be ${kinds.get(issue.expected) ?? issue.expected}`;
    case 'too_small':
      return limit(issue.origin, 'at least', Number(issue.minimum), issue.inclusive !== false);
    case 'too_big':
      return limit(issue.origin, 'at most', Number(issue.maximum), issue.inclusive !== false);
    case 'invalid_format':
      return formats.get(issue.format) ?? 'is written in another way than expected';
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `may not hold ${issue.keys.map((key) => `“${key}”`).join(', ')}`;
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
    default:
      return `is not usable: ${issue.message}`;
  }
}

function limit(origin: string, most: string, count: number, inclusive: boolean): string {
  if (origin === 'string') {
    if (most === 'at least' && count === 1) return 'is empty';
    return `must have ${most} ${count} characters`;
  }
  if (origin === 'array' || origin === 'set') {
    if (most === 'at least' && count === 1) return 'is empty: it must hold at least one';
    return `may hold ${most} ${count}`;
  }
  if (!inclusive) return `must be ${most === 'at least' ? 'above' : 'below'} ${count}`;
  return `must be ${most} ${count}`;
}

const kinds = new Map([
  ['string', 'a text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'an object'],
  ['record', 'an object'],
]);

const formats = new Map([
  ['datetime', 'is no instant: write it as 2026-03-31T10:22:00Z'],
  ['date', 'is no day: write it as 2026-03-31'],
  ['email', 'is no e-mail address'],
  ['url', 'is no web address'],
  ['uuid', 'is no id of ours'],
  ['guid', 'is no id of ours'],
]);
