import { setTimeout as delay } from 'node:timers/promises';
import type { TestDatabase } from './database.js';

/** Waits until a job is done; fails with what it says where it failed. */
export async function settled(database: TestDatabase, id: string): Promise<void> {
  for (;;) {
    const { state, error } = await database.db
      .selectFrom('job')
      .select(['state', 'error'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (state === 'done') return;
    if (state === 'failed' || state === 'cancelled') throw new Error(error ?? state);
    await delay(20);
  }
}
