import { setTimeout as delay } from 'node:timers/promises';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { JobId, JobState, JobView, PageQuery, pageOf } from '@headwater/contract';
import { audit } from '../audit.js';
import { inTransaction, type Ctx } from '../ctx.js';
import { notFound } from '../errors.js';
import { decodeCursor, page } from '../http/cursor.js';
import { route, type Route } from '../http/route.js';
import { presentJob } from './view.js';

const params = z.object({ id: JobId });
const query = PageQuery.extend({ name: z.string().optional(), state: JobState.optional() });

const watchEveryMs = 300;
// Proxies close streams that stay silent.
const keepAliveMs = 15_000;

export const jobRoutes: readonly Route[] = [
  route(
    {
      method: 'get',
      path: '/api/v1/jobs',
      permission: 'read',
      summary: 'Jobs, newest first',
      query,
      response: pageOf(JobView),
    },
    (ctx, { query }) => listJobs(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: '/api/v1/jobs/{id}',
      permission: 'read',
      summary: 'One job and its progress',
      params,
      response: JobView,
    },
    (ctx, { params }) => readJob(ctx, params.id),
  ),
  route(
    {
      method: 'get',
      path: '/api/v1/jobs/{id}/events',
      permission: 'read',
      summary: 'Progress as server-sent events, until the job ends',
      params,
      produces: 'text/event-stream',
    },
    async (ctx, { params, http }) => {
      let job = await readJob(ctx, params.id);
      return streamSSE(http, async (stream) => {
        let sent = '';
        let sentAt = Date.now();
        for (;;) {
          const data = JSON.stringify(job);
          if (data !== sent) {
            await stream.writeSSE({ event: 'progress', data });
            sent = data;
            sentAt = Date.now();
          } else if (Date.now() - sentAt > keepAliveMs) {
            await stream.write(': still here\n\n');
            sentAt = Date.now();
          }
          if (job.finishedAt !== null || stream.aborted) return;
          await delay(watchEveryMs);
          job = await readJob(ctx, params.id);
        }
      });
    },
  ),
  route(
    {
      method: 'post',
      path: '/api/v1/jobs/{id}/cancel',
      permission: 'items:write',
      summary: 'Stop a job; what it stored stays',
      params,
      response: JobView,
    },
    (ctx, { params }) => steer(ctx, params.id, 'cancelled', (tx) => tx.jobs.cancel(params.id)),
  ),
  route(
    {
      method: 'post',
      path: '/api/v1/jobs/{id}/resume',
      permission: 'items:write',
      summary: 'Go on with a failed or cancelled job',
      params,
      response: JobView,
    },
    (ctx, { params }) => steer(ctx, params.id, 'resumed', (tx) => tx.jobs.resume(params.id)),
  ),
];

async function listJobs(ctx: Ctx, asked: z.output<typeof query>) {
  const after = decodeCursor(asked.cursor, z.tuple([z.uuid()]));
  let found = ctx.db.selectFrom('job').selectAll().orderBy('id', 'desc');
  if (asked.name !== undefined) found = found.where('name', '=', asked.name);
  if (asked.state !== undefined) found = found.where('state', '=', asked.state);
  if (after) found = found.where('id', '<', after[0]);
  const rows = await found.limit(asked.limit + 1).execute();
  const { rows: shown, next } = page(rows, asked.limit, (row) => [row.id]);
  return { rows: shown.map(presentJob), next, total: null };
}

async function readJob(ctx: Ctx, id: string): Promise<JobView> {
  const row = await ctx.db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound('job');
  return presentJob(row);
}

async function steer(
  ctx: Ctx,
  id: string,
  verb: string,
  change: (tx: Ctx) => Promise<void>,
): Promise<JobView> {
  return inTransaction(ctx, async (tx) => {
    await change(tx);
    const job = await readJob(tx, id);
    await audit(tx, { action: `job.${verb}`, subject: `job ${job.name} ${id}` });
    return job;
  });
}
