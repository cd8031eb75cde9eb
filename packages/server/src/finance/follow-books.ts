import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Ctx, JobHandler } from '../platform/index.js';
import { recountJob } from './jobs.js';

const restMs = 1000;
const pollMs = 500;

/**
 * Several files brought in at once are counted once. Every change has such a job of its own, so that none is
 * lost: all but the newest end at once, and the newest sees to it that a count begins after its change.
 */
export const followBooks: JobHandler<Record<string, never>> = async ({ id, ctx, signal }) => {
  for (;;) {
    const { newer, importing, counting } = await look(ctx, id);
    if (newer) return;
    if (!importing && !counting) break;
    await delay(importing ? restMs : pollMs, undefined, { signal });
  }
  await ctx.jobs.start(recountJob, {}, ctx.actor, { key: 'all' });
};

interface Look {
  readonly newer: boolean;
  readonly importing: boolean;
  /** A count that runs has perhaps read what has changed since; one that waits will read it. */
  readonly counting: boolean;
}

async function look(ctx: Ctx, id: string): Promise<Look> {
  const { rows } = await sql<Look>`
    select
      exists (select from job where name = 'finance.follow-books' and state = 'waiting' and id > ${id})
        as newer,
      exists (select from job where name = 'listen.import' and state = 'running') as importing,
      exists (select from job where name = 'finance.recount' and state = 'running') as counting`.execute(
    ctx.db,
  );
  return rows[0] ?? { newer: false, importing: false, counting: false };
}
