import type { Context, MiddlewareHandler } from 'hono';
import { AppError } from '../errors.js';
import type { AppEnv } from './route.js';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses state-changing requests that another site makes a browser send. A request with a key carries
 * no ambient authority, so it passes; one with a cookie must show that it comes from our own pages.
 */
export function crossSiteGuard(publicUrl: string | null): MiddlewareHandler<AppEnv> {
  const publicHost = publicUrl === null ? null : new URL(publicUrl).host;
  return async (c, next) => {
    if (!safe.has(c.req.method) && !allowed(c, publicHost)) {
      throw new AppError({
        code: 'cross-site',
        status: 403,
        message: 'This request came from another site and was refused.',
      });
    }
    await next();
  };
}

function allowed(c: Context<AppEnv>, publicHost: string | null): boolean {
  const origin = c.req.header('origin');
  if (origin !== undefined) {
    const host = URL.canParse(origin) ? new URL(origin).host : null;
    const own = c.req.header('host') ?? new URL(c.req.url).host;
    if (host === null || (host !== own && host !== publicHost)) return false;
  }
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (c.req.header('authorization') !== undefined) return true;
  return origin !== undefined || c.req.header('cookie') === undefined;
}

/** The client's address; with trusted proxies, the one that the outermost of them saw. */
export function clientAddress(c: Context<AppEnv>, trustedProxies: number): string | null {
  const socket = c.env?.incoming?.socket?.remoteAddress ?? null;
  if (trustedProxies === 0) return socket;
  const chain = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const seen = chain.filter((part) => part !== '').at(-trustedProxies);
  return seen ?? socket;
}

/** True for a request from this machine that no proxy passed on. */
export function isLocal(c: Context<AppEnv>): boolean {
  const address = c.env?.incoming?.socket?.remoteAddress ?? '';
  const forwarded = c.req.header('x-forwarded-for') ?? c.req.header('forwarded');
  return forwarded === undefined && /^(127\.|::1$|::ffff:127\.)/.test(address);
}
