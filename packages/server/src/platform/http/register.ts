import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { Problem } from '@headwater/contract';
import type { Actor, Ctx } from '../ctx.js';
import { unauthenticated } from '../errors.js';
import { needAny } from '../permissions.js';
import { jsonBody, limitedBody } from './body.js';
import { etagOf, versionOf } from './etag.js';
import { once } from './idempotency.js';
import { invalid } from './problem.js';
import type { RateLimits } from './rate-limit.js';
import type { AppEnv, Route, RouteInput } from './route.js';

interface RegisterOptions {
  readonly rateLimits: RateLimits;
  readonly bodyLimitBytes: number;
  readonly uploadLimitBytes: number;
}

/** Puts a route in the server and in the API's description. Its way: authorise, limit, validate, handle. */
export function register(
  app: OpenAPIHono<AppEnv>,
  route: Route,
  { rateLimits, bodyLimitBytes, uploadLimitBytes }: RegisterOptions,
): void {
  describe(app, route);
  const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1');
  app.on(route.method.toUpperCase(), path, async (c) => {
    const ctx = c.get('ctx');
    authorise(route.permission, ctx.actor);
    if (route.limit) {
      const name = `${route.method} ${route.path}`;
      await rateLimits.consume(name, route.limit, c.get('ip') ?? 'local');
    }
    const input: RouteInput<unknown, unknown, unknown> = {
      params: parse(route.params, c.req.param(), 'address'),
      query: parse(route.query, given(c.req.queries()), 'query'),
      body: route.body ? parse(route.body, await jsonBody(c, bodyLimitBytes), 'body') : undefined,
      version: route.ifMatch ? versionOf(c.req.header('if-match')) : 0,
      stream: limitedBody(c, route.upload ? uploadLimitBytes : bodyLimitBytes),
      http: c,
    };
    return answer(c, ctx, route, input);
  });
}

async function answer(
  c: Context<AppEnv>,
  ctx: Ctx,
  route: Route,
  input: RouteInput<unknown, unknown, unknown>,
): Promise<Response> {
  const status = route.status ?? 200;
  const key = c.req.header('idempotency-key');
  if (key === undefined || route.method !== 'post' || !route.body || !route.response) {
    return present(c, await route.handle(ctx, input), status);
  }
  if (ctx.actor.kind === 'nobody') return present(c, await route.handle(ctx, input), status);
  const asked = { key, route: `${route.method} ${c.req.path}`, body: input.body };
  const answered = await once(ctx, asked, async () => ({
    status,
    response: await route.handle(ctx, input),
  }));
  return present(c, answered.response, status);
}

const versioned = z.object({ version: z.int() });

function present(c: Context<AppEnv>, output: unknown, status: ContentfulStatusCode): Response {
  if (output instanceof Response) return output;
  if (output === undefined) return c.body(null, 204);
  const version = versioned.safeParse(output);
  if (version.success) c.header('etag', etagOf(version.data.version));
  const body = JSON.stringify(output);
  return c.body(body, status, {
    'content-type': 'application/json',
    // Short answers are not compressed: that is decided by this.
    'content-length': String(Buffer.byteLength(body)),
  });
}

function authorise(permission: Route['permission'], actor: Actor): void {
  if (permission === 'public') return;
  if (actor.kind === 'nobody') throw unauthenticated();
  if (permission === 'signed-in') return;
  needAny(actor, typeof permission === 'string' ? [permission] : permission);
}

function parse(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalid(parsed.error, where);
  return parsed.data;
}

/** `?q=` means no filter, as a form without an entry sends it. */
/** Empty values are none; a name that is repeated has a list. */
function given(query: Record<string, string[]>): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, all]) => {
      const values = all.filter((value) => value !== '');
      const [first] = values;
      return first === undefined ? [] : [[name, values.length === 1 ? first : values] as const];
    }),
  );
}

function describe(app: OpenAPIHono<AppEnv>, route: Route): void {
  const content = route.response
    ? { 'application/json': { schema: route.response } }
    : route.produces === undefined
      ? undefined
      : { [route.produces]: { schema: z.string() } };
  app.openAPIRegistry.registerPath({
    method: route.method,
    path: route.path,
    summary: route.summary,
    description:
      route.permission === 'public'
        ? 'Open to all.'
        : `Needs: ${[route.permission].flat().join(' or ')}.`,
    tags: [route.path.split('/')[3] ?? 'other'],
    ...(route.permission === 'public' ? { security: [] } : {}),
    request: {
      ...(route.params instanceof z.ZodObject ? { params: route.params } : {}),
      ...(route.query instanceof z.ZodObject ? { query: route.query } : {}),
      ...(route.ifMatch ? { headers: z.object({ 'If-Match': z.string() }) } : {}),
      ...(route.body
        ? { body: { required: true, content: { 'application/json': { schema: route.body } } } }
        : {}),
      ...(route.upload
        ? {
            body: {
              required: true,
              content: { 'application/octet-stream': { schema: z.string() } },
            },
          }
        : {}),
    },
    responses: {
      [content === undefined ? 204 : (route.status ?? 200)]: {
        description: content === undefined ? 'Done' : 'The answer',
        ...(content === undefined ? {} : { content }),
      },
      default: {
        description: 'What was wrong',
        content: { 'application/problem+json': { schema: Problem } },
      },
    },
  });
}
