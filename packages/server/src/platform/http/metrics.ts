import type pg from 'pg';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { AppEnv } from './route.js';

export interface Metrics {
  readonly measure: MiddlewareHandler<AppEnv>;
  text(): Promise<string>;
  readonly contentType: string;
}

export function createMetrics(pool: pg.Pool): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'headwater_http_request_seconds',
    help: 'Time to answer, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const connections = new Gauge({
    name: 'headwater_database_connections',
    help: 'Connections of this process to the database.',
    labelNames: ['state'],
    registers: [],
    collect() {
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
  const jobs = new Gauge({
    name: 'headwater_jobs',
    help: 'Jobs that wait or run, by name.',
    labelNames: ['name', 'state'],
    registers: [],
    async collect() {
      this.reset();
      const { rows } = await pool.query<{ name: string; state: string; jobs: number }>(
        `select name, state, count(*) as jobs from job
         where state in ('waiting', 'running') group by name, state`,
      );
      for (const { name, state, jobs } of rows) this.set({ name, state }, jobs);
    },
  });
  registry.registerMetric(connections);
  registry.registerMetric(jobs);
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    measure: async (c, next) => {
      const from = performance.now();
      await next();
      const route = routePath(c, -1);
      requests.observe(
        { method: c.req.method, route, status: c.res.status },
        (performance.now() - from) / 1000,
      );
    },
  };
}
