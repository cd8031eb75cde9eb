import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate, type Migration } from '../src/platform/migrate.js';
import { testDatabase, type TestDatabase } from './database.js';

let base: TestDatabase;
let known: Migration[];
beforeAll(async () => {
  base = await testDatabase();
  known = base.slices.flatMap((slice) => slice.migrations ?? []);
});
afterAll(() => base.close());

const make = (id: string, statement: string): Migration => ({
  id,
  up: async (db) => {
    await sql.raw(statement).execute(db);
  },
});

test('several processes at once: each change is made once', async () => {
  const next = [...known, make('9000-a', 'create table once (n int)')];
  const runs = await Promise.all([1, 2, 3].map(() => migrate(base.pool, next, base.log)));
  expect(runs.flat()).toEqual(['9000-a']);
});

test('a change that fails leaves nothing half', async () => {
  const next = [
    ...known,
    make('9000-a', ''),
    make('9001-b', 'create table half (n int); select 1/0'),
  ];
  await expect(migrate(base.pool, next, base.log)).rejects.toThrow('division by zero');
  const { rows } = await sql`select 1 from pg_tables where tablename = 'half'`.execute(base.db);
  expect(rows).toEqual([]);
});

test('a schema of a newer program is refused by name', async () => {
  await expect(migrate(base.pool, known, base.log)).rejects.toThrow(
    'This database was changed by a newer Headwater (9000-a).',
  );
});
