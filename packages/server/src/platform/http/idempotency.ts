import { createHash } from 'node:crypto';
import type { Ctx } from '../ctx.js';
import { AppError } from '../errors.js';

interface Remembered {
  readonly status: number;
  readonly response: unknown;
}

interface Asked {
  readonly key: string;
  readonly route: string;
  readonly body: unknown;
}

const keepHours = 24;

/**
 * Does the work once for each `Idempotency-Key` of an actor, and answers repeats with the first answer.
 * A key that was used for something else is refused.
 */
export async function once(
  ctx: Ctx,
  asked: Asked,
  work: () => Promise<Remembered>,
): Promise<Remembered> {
  if (asked.key.length > 200) {
    throw new AppError({
      code: 'bad-idempotency-key',
      message: 'The Idempotency-Key is longer than 200 characters.',
      field: 'Idempotency-Key',
    });
  }
  const id = { actor: ctx.actor.keyId ?? ctx.actor.personId ?? 'nobody', key: asked.key };
  const hash = createHash('sha256')
    .update(JSON.stringify(asked.body) ?? '')
    .digest('hex');
  const claimed = await claim(ctx, id, asked.route, hash);
  if (claimed) return claimed;
  try {
    const answer = await work();
    await ctx.db
      .updateTable('idempotency')
      .set({ status: answer.status, response: JSON.stringify(answer.response ?? null) })
      .where('actor', '=', id.actor)
      .where('key', '=', id.key)
      .execute();
    return answer;
  } catch (error) {
    await ctx.db
      .deleteFrom('idempotency')
      .where('actor', '=', id.actor)
      .where('key', '=', id.key)
      .execute();
    throw error;
  }
}

/** Null when this request is the first and has claimed the key. */
async function claim(
  ctx: Ctx,
  id: { actor: string; key: string },
  route: string,
  hash: string,
): Promise<Remembered | null> {
  const now = ctx.clock.now().getTime();
  await ctx.db
    .deleteFrom('idempotency')
    .where('actor', '=', id.actor)
    .where('created_at', '<', new Date(now - keepHours * 3_600_000))
    .execute();
  const added = await ctx.db
    .insertInto('idempotency')
    .values({ ...id, route, request_hash: hash })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (added) return null;
  const row = await ctx.db
    .selectFrom('idempotency')
    .selectAll()
    .where('actor', '=', id.actor)
    .where('key', '=', id.key)
    .executeTakeFirst();
  if (!row) return claim(ctx, id, route, hash);
  if (row.route !== route || row.request_hash !== hash) {
    throw new AppError({
      code: 'idempotency-key-reused',
      status: 422,
      message: 'This Idempotency-Key was used for another request. Make a new one.',
    });
  }
  if (row.status !== null) return { status: row.status, response: row.response };
  // A server that was killed in between leaves a claim behind; a minute later it may be taken again.
  const abandoned = await ctx.db
    .deleteFrom('idempotency')
    .where('actor', '=', id.actor)
    .where('key', '=', id.key)
    .where('status', 'is', null)
    .where('created_at', '<', new Date(now - 60_000))
    .returning('key')
    .executeTakeFirst();
  if (abandoned) return claim(ctx, id, route, hash);
  throw new AppError({
    code: 'in-progress',
    status: 409,
    message: 'The same request is being worked on. Ask again in a moment.',
    extra: { retryAfterSeconds: 1 },
  });
}
