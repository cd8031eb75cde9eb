import { sql } from 'kysely';
import { z } from 'zod';
import { readSetting, type Ctx } from '../platform/index.js';

const name = 'customers.changes';

/**
 * Counts what others have to count anew: accounts' facts, or which account feedback has. Whoever keeps figures
 * of it remembers the number that they were made at.
 */
export async function noteChange(tx: Ctx): Promise<void> {
  await sql`
    insert into setting (name, value, updated_at) values (${name}, '1', ${tx.clock.now()})
    on conflict (name) do update
      set value = to_jsonb((setting.value #>> '{}')::bigint + 1), updated_at = excluded.updated_at
    `.execute(tx.db);
}

export async function changesSoFar(ctx: Ctx): Promise<number> {
  return (await readSetting(ctx, name, z.int())) ?? 0;
}
