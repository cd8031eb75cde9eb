import { sql } from 'kysely';
import type { Ctx } from './ctx.js';

const everyMs = 3_600_000;

/** Removes what has run out: sessions, one-time tokens, remembered answers, counts of tries. */
async function tidy({ db, clock }: Ctx): Promise<void> {
  const now = clock.now();
  await db.deleteFrom('session').where('expires_at', '<', now).execute();
  await db.deleteFrom('verification').where('expires_at', '<', now).execute();
  const aDayAgo = new Date(now.getTime() - 86_400_000);
  await db.deleteFrom('idempotency').where('created_at', '<', aDayAgo).execute();
  await sql`delete from rate_limit where expire < ${now.getTime()}`.execute(db);
}

/** Tidies every hour until stopped. Several servers may do so: each finds less. */
export function startHousekeeping(ctx: Ctx): () => void {
  const timer = setInterval(() => {
    tidy(ctx).catch((error: unknown) => ctx.log.warn({ err: error }, 'Tidying up failed'));
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
