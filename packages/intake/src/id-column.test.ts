import { expect, it } from 'vitest';
import { inspectBytes } from './inspect.js';
import type { InspectOptions } from './types.js';

const rowCount = 3000;

/** The last `repeats` of 3,000 rows have the id of an earlier row; their words are those of `say`. */
const tickets = (repeats: number, say: (row: number) => string): Buffer => {
  const rows = Array.from({ length: rowCount }, (_, row) => {
    const id = row < rowCount - repeats ? row : row - (rowCount - repeats);
    return `${id},${say(row)}`;
  });
  return Buffer.from(['id,comment', ...rows].join('\n'));
};
const different = (row: number): string => `Number ${row} cannot open the report any more`;
const inspect = (bytes: Buffer, options: InspectOptions = {}) =>
  inspectBytes('tickets.csv', bytes, options);

it('does not take a column for the id of its rows when many rows share one', async () => {
  const { plan, guesses, warnings } = await inspect(tickets(60, different));
  expect(plan.mapping).toEqual({ text: 'comment' });
  expect(guesses.find(({ column }) => column === 'id')).toMatchObject({ field: null });
  expect(warnings.join()).toContain('“id” is not taken for the row’s id: 60 rows repeat');
});

it('takes it when a person chose it, and says what will happen', async () => {
  const chosen = { mapping: { externalId: 'id', text: 'comment' } };
  const { plan, warnings } = await inspect(tickets(60, different), chosen);
  expect(plan.mapping.externalId).toBe('id');
  expect(warnings.join()).toContain('The last of such rows replaces the earlier ones.');
});

it('lets a few changed rows and exact repeats be', async () => {
  const few = await inspect(tickets(3, different));
  expect(few.plan.mapping.externalId).toBe('id');
  expect(few.warnings.join()).toContain('3 rows repeat the id');
  const copies = await inspect(tickets(60, (row) => different(row % (rowCount - 60))));
  expect(copies.plan.mapping.externalId).toBe('id');
  expect(copies.warnings).toEqual([]);
});
