import type { Context } from 'hono';
import type { HttpBindings } from '@hono/node-server';
import type { z } from 'zod';
import type { Permission } from '@headwater/contract';
import type { Auth } from '../auth/auth.js';
import type { Ctx } from '../ctx.js';

export interface AppEnv {
  Bindings: Partial<HttpBindings>;
  Variables: {
    ctx: Ctx;
    requestId: string;
    ip: string | null;
    auth: Auth;
    /** Under which people reach this server: for links that they pass on. */
    origin: string;
    version: string;
  };
}

/** At most `points` requests in `seconds`, counted by client address. */
export interface RateLimit {
  readonly points: number;
  readonly seconds: number;
}

interface RouteSpec<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With parameters in braces: `/api/v1/themes/{id}`. */
  readonly path: string;
  /** Who may: a permission, any of several, anyone with a session or key, or anyone at all. */
  readonly permission: Permission | readonly Permission[] | 'signed-in' | 'public';
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  /** Schema of the JSON body. */
  readonly body?: B;
  /** Schema of the JSON answer. Absent: 204, or whatever Response the handler makes. */
  readonly response?: R;
  /** Media type when the handler makes its own Response. */
  readonly produces?: string;
  readonly status?: 200 | 201 | 202;
  readonly limit?: RateLimit;
  /** The request must carry `If-Match`; the handler gets the version in `input.version`. */
  readonly ifMatch?: true;
  /** The handler reads the raw body from `input.stream`, up to the upload limit. */
  readonly upload?: true;
}

export interface RouteInput<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** From `If-Match`; 0 where the route does not ask for it. */
  readonly version: number;
  /** The raw body, for upload routes: throws 413 when it grows beyond the limit. */
  readonly stream: AsyncIterable<Uint8Array>;
  /** The request itself, for headers and streamed answers. */
  readonly http: Context<AppEnv>;
}

/** A route with its types forgotten, as the server registers it. */
export interface Route extends RouteSpec<z.ZodType, z.ZodType, z.ZodType, z.ZodType> {
  handle(ctx: Ctx, input: RouteInput<unknown, unknown, unknown>): Promise<unknown>;
}

type Answer<R extends z.ZodType> = R extends z.ZodUndefined
  ? Response | void
  : z.input<R> | Response;

/**
 * A route reads as policy: what it is, who may, what goes in and out; then a handler of a few lines.
 * An answer with a `version` gets it as its ETag. A POST with a JSON body honours `Idempotency-Key`.
 */
export function route<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodUndefined,
>(
  spec: RouteSpec<P, Q, B, R>,
  handle: (
    ctx: Ctx,
    input: RouteInput<z.output<P>, z.output<Q>, z.output<B>>,
  ) => Promise<Answer<R>>,
): Route {
  return {
    ...spec,
    handle: (ctx, input) =>
      // The pipeline has parsed the three with the very schemas that give their types.
      handle(ctx, input as RouteInput<z.output<P>, z.output<Q>, z.output<B>>),
  };
}
