import type { RawRow } from '../types.js';
import type { BookPlan } from './plan.js';
import { BookReader } from './read-books.js';
import { bookShapes } from './shapes.js';
import type { BookKind } from './types.js';

export const now = Date.UTC(2026, 5, 15);

export const subscription = {
  externalId: 's1',
  account: 'Dunlin',
  amount: '90.00',
  start: '2024-01-01',
};

/** A plan whose columns have the names of the fields. */
export const planOf = (kind: BookKind, change: Partial<BookPlan> = {}): BookPlan => ({
  kind,
  read: {
    format: 'csv',
    encoding: 'utf-8',
    delimiter: ',',
    columns: bookShapes[kind].fields.map(({ name }) => name),
    mapping: {},
    dateFormat: null,
    ratingScale: null,
  },
  mapping: Object.fromEntries(bookShapes[kind].fields.map(({ name }) => [name, name])),
  dateFormat: 'iso',
  decimal: 'point',
  currency: 'EUR',
  amountPeriod: 'interval',
  export: null,
  ...change,
});

export const rawOf = (rows: readonly Readonly<Record<string, string>>[]): RawRow[] =>
  rows.map((values, at) => ({ row: at + 1, line: at + 2, values }));

export const read = (
  kind: BookKind,
  rows: readonly Readonly<Record<string, string>>[],
  change: Partial<BookPlan> = {},
) => new BookReader(planOf(kind, change), { now }).read(rawOf(rows));
