import { expect, test } from 'vitest';
import { z } from 'zod';
import { saidOfIssue } from './said-of-issue.js';

const item = z.strictObject({
  text: z.string().min(1),
  source: z.string().max(5),
  time: z.iso.datetime().optional(),
  day: z.iso.date().optional(),
  stars: z.number().min(1).max(5).optional(),
  share: z.number().gt(0).optional(),
  count: z.int().optional(),
  tags: z.array(z.string()).min(1).max(2).optional(),
  kind: z.enum(['pain', 'praise']).optional(),
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/, 'a month is written as 2026-03')
    .optional(),
});
const good = { text: 'It is slow', source: 'Mail' };

const said = (value: unknown): string[] => {
  const parsed = item.safeParse(value);
  return parsed.error?.issues.map((issue) => saidOfIssue(issue, 'The item')) ?? [];
};

test.each([
  ['a missing field', { text: 'x' }, '“source” is missing'],
  ['an empty text', { ...good, text: '' }, '“text” is empty'],
  [
    'a text that is too long',
    { ...good, source: 'Forum and mail' },
    '“source” must have at most 5 characters',
  ],
  ['another kind of value', { ...good, text: 7 }, '“text” must be a text'],
  [
    'a time in another format',
    { ...good, time: '31.03.2026' },
    '“time” is no instant: write it as 2026-03-31T10:22:00Z',
  ],
  [
    'a day in another format',
    { ...good, day: '31.03.2026' },
    '“day” is no day: write it as 2026-03-31',
  ],
  ['a number out of bounds', { ...good, stars: 6 }, '“stars” must be at most 5'],
  ['a number at an open bound', { ...good, share: 0 }, '“share” must be above 0'],
  ['half a number', { ...good, count: 1.5 }, '“count” must be a whole number'],
  ['an empty list', { ...good, tags: [] }, '“tags” is empty: it must hold at least one'],
  ['a long list', { ...good, tags: ['a', 'b', 'c'] }, '“tags” may hold at most 2'],
  ['a wrong part of a list', { ...good, tags: ['a', 5] }, '“tags.1” must be a text'],
  ['none of the choices', { ...good, kind: 'joy' }, '“kind” must be one of pain, praise'],
  ['a field that is not known', { ...good, colour: 1 }, 'The item may not hold “colour”'],
  ['no object', 5, 'The item must be an object'],
  [
    'the schema’s own words',
    { ...good, month: 'May' },
    '“month” is not usable: a month is written as 2026-03',
  ],
])('%s is said with what to do', (_what, value, sentence) => {
  expect(said(value)).toEqual([sentence]);
});
