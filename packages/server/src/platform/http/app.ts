import { OpenAPIHono } from '@hono/zod-openapi';
import { COMPRESSIBLE_CONTENT_TYPE_REGEX, compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import type { Kysely } from 'kysely';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { actorOf } from '../auth/actor.js';
import type { Auth } from '../auth/auth.js';
import { registerSignIn } from '../auth/sign-in.js';
import type { Config } from '../config.js';
import { systemActor, type Clock, type Ctx } from '../ctx.js';
import { AppError, forbidden } from '../errors.js';
import type { Jobs } from '../jobs/jobs.js';
import type { Logger } from '../log.js';
import type { Slice } from '../slice.js';
import type { Database } from '../tables.js';
import { clientAddress, crossSiteGuard, isLocal } from './guard.js';
import { createMetrics } from './metrics.js';
import { problem } from './problem.js';
import { createRateLimits } from './rate-limit.js';
import { register } from './register.js';
import type { AppEnv } from './route.js';
import { serveWeb } from './static.js';

export interface AppParts {
  readonly config: Config;
  readonly pool: pg.Pool;
  readonly db: Kysely<Database>;
  readonly jobs: Jobs;
  readonly auth: Auth;
  readonly clock: Clock;
  readonly log: Logger;
  readonly slices: readonly Slice[];
  readonly webRoot: string;
  readonly version: string;
  /** False while the server starts or stops: load balancers then send nobody here. */
  readonly isReady: () => boolean;
}

/** The whole HTTP side as one fetch handler, so that tests need no port. */
export function createApp(parts: AppParts): OpenAPIHono<AppEnv> {
  const { config, pool, db, jobs, auth, clock, log } = parts;
  const app = new OpenAPIHono<AppEnv>();
  const rateLimits = createRateLimits(pool);
  const metrics = createMetrics(pool);
  app.onError((error, c) => problem(c, error));
  app.notFound((c) => problem(c, noRoute));

  app.use(async (c, next) => {
    const given = c.req.header('x-request-id');
    const requestId = given !== undefined && /^[\w-]{1,64}$/.test(given) ? given : randomUUID();
    c.set('requestId', requestId);
    c.set('ip', clientAddress(c, config.trustedProxies));
    c.set('auth', auth);
    c.set('origin', config.publicUrl ?? new URL(c.req.url).origin);
    c.set('version', parts.version);
    c.set('ctx', { db, actor: systemActor('request'), clock, log: log.child({ requestId }), jobs });
    c.header('x-request-id', requestId);
    const from = performance.now();
    await next();
    const line = {
      method: c.req.method,
      // Without the query: links carry one-time tokens there.
      path: c.req.path,
      status: c.res.status,
      ms: Math.round(performance.now() - from),
      actor: c.get('ctx').actor.name,
    };
    c.get('ctx').log[c.res.status >= 500 ? 'warn' : 'debug'](line, 'Request');
  });
  app.use(metrics.measure);
  app.use(headers(config));
  app.use(compress({ contentTypeFilter: worthCompressing }));
  app.use('/api/*', async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  });
  app.use('/api/*', crossSiteGuard(config.publicUrl));
  app.use('/api/*', async (c, next) => {
    const actor = await actorOf(c, { db, auth, clock });
    const ctx: Ctx = { ...c.get('ctx'), actor };
    c.set('ctx', ctx);
    await next();
  });

  registerSignIn(app, auth, rateLimits);
  for (const slice of parts.slices) {
    for (const route of slice.routes ?? []) {
      register(app, route, {
        rateLimits,
        bodyLimitBytes: config.bodyLimitBytes,
        uploadLimitBytes: config.uploadLimitBytes,
      });
    }
  }
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Headwater', version: parts.version, license: { name: 'Apache-2.0' } },
    security: [{ key: [] }, { session: [] }],
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'headwater.session_token',
  });

  app.get('/health/live', (c) => c.json({ status: 'live' }));
  app.get('/health/ready', async (c) => {
    if (!parts.isReady()) throw notReady('It starts or stops right now.');
    await pool.query('select 1').catch((cause: unknown) => {
      throw notReady('The database does not answer.', cause);
    });
    return c.json({ status: 'ready' });
  });
  app.get('/metrics', async (c) => {
    // Figures about use are not for the network: this machine, or a key that may read the audit log.
    if (!isLocal(c)) {
      const actor = await actorOf(c, { db, auth, clock });
      if (!actor.permissions.has('audit:read')) throw forbidden('Send a key with audit:read.');
    }
    return c.text(await metrics.text(), 200, { 'content-type': metrics.contentType });
  });
  app.all('/api/*', (c) => problem(c, noRoute));
  serveWeb(app, parts.webRoot);
  return app;
}

/** Problems are short; event streams must not wait in a compressor, and the expression leaves them out. */
const worthCompressing = (type: string): boolean =>
  COMPRESSIBLE_CONTENT_TYPE_REGEX.test(type) && !type.startsWith('application/problem');

const noRoute = new AppError({
  code: 'not-found',
  status: 404,
  message: 'There is nothing at this address.',
});

const notReady = (message: string, cause?: unknown): AppError =>
  new AppError({ code: 'not-ready', status: 503, message, cause });

function headers(config: Config) {
  const https = config.publicUrl?.startsWith('https:') ?? false;
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      workerSrc: ["'self'"],
      styleSrcElem: ["'self'"],
      // Chart tooltips and virtual lists place things by style attributes; they can load nothing.
      styleSrcAttr: ["'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    strictTransportSecurity: https ? 'max-age=31536000' : false,
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  });
}
