import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../src/platform/ctx.js';
import { testDatabase, type TestDatabase } from './database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const backend = sql<{ pid: number }>`select pg_backend_pid() as pid`;

describe('a connection that breaks while it is lent out', () => {
  it('fails the work on it, and neither the process nor what comes after', async () => {
    const cut = inTransaction(database.ctx, async (tx) => {
      const { rows } = await backend.execute(tx.db);
      const pid = rows[0]?.pid ?? 0;
      await database.pool.query('select pg_terminate_backend($1, 5000)', [pid]);
      // The client hears of it here, between two queries.
      await new Promise((resolve) => setTimeout(resolve, 100));
      await backend.execute(tx.db);
    });
    await expect(cut).rejects.toThrow(/terminat|connection/i);
    const { rows } = await backend.execute(database.db);
    expect(rows[0]?.pid).toBeGreaterThan(0);
  });
});
