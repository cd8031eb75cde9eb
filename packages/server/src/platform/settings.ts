import type { z } from 'zod';
import type { Ctx } from './ctx.js';

/** A small fact about this installation, or null where it was never set. */
export async function readSetting<T>(
  ctx: Ctx,
  name: string,
  shape: z.ZodType<T>,
): Promise<T | null> {
  const row = await ctx.db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row ? shape.parse(row.value) : null;
}

export async function writeSetting(ctx: Ctx, name: string, value: unknown): Promise<void> {
  const row = { value: JSON.stringify(value), updated_at: ctx.clock.now() };
  await ctx.db
    .insertInto('setting')
    .values({ name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute();
}

export async function removeSetting(ctx: Ctx, name: string): Promise<void> {
  await ctx.db.deleteFrom('setting').where('name', '=', name).execute();
}
