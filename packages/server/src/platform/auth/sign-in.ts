import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { audit } from '../audit.js';
import { AppError } from '../errors.js';
import { jsonBody } from '../http/body.js';
import type { RateLimits } from '../http/rate-limit.js';
import type { AppEnv } from '../http/route.js';
import { clientAddressHeader, type Auth } from './auth.js';

const perAddress = { points: 60, seconds: 300 };
const perEmail = { points: 10, seconds: 300 };

const credentials = z.looseObject({ email: z.string().max(320), password: z.string().max(1000) });
const failure = z.object({ code: z.string().optional(), message: z.string().optional() });

/** Of better-auth's many endpoints these four are open; accounts are made and changed by our own routes. */
const paths = {
  signIn: '/api/auth/sign-in/email',
  signOut: '/api/auth/sign-out',
  session: '/api/auth/get-session',
  changePassword: '/api/auth/change-password',
};

export function registerSignIn(app: OpenAPIHono<AppEnv>, auth: Auth, rateLimits: RateLimits): void {
  app.post(paths.signIn, async (c) => {
    const body = credentials.parse(await jsonBody(c, 10_000));
    await rateLimits.consume('sign-in address', perAddress, c.get('ip') ?? 'local');
    await rateLimits.consume('sign-in person', perEmail, body.email.toLowerCase());
    const response = await pass(c, auth, body);
    if (response.ok) {
      const ctx = c.get('ctx');
      const person = z.object({ user: z.object({ id: z.string(), name: z.string() }) });
      const { user } = person.parse(await response.clone().json());
      const actor = { ...ctx.actor, kind: 'person' as const, personId: user.id, name: user.name };
      await audit(
        { ...ctx, actor },
        { action: 'person.signed-in', subject: `person ${user.name}` },
      );
    }
    return response;
  });
  app.post(paths.signOut, async (c) => pass(c, auth, {}));
  app.post(paths.changePassword, async (c) => {
    const body = await jsonBody(c, 10_000);
    await rateLimits.consume('change-password', perEmail, c.get('ctx').actor.personId ?? 'nobody');
    const response = await pass(c, auth, body);
    if (response.ok) {
      const ctx = c.get('ctx');
      const subject = `person ${ctx.actor.name}`;
      await audit(ctx, { action: 'person.changed-password', subject });
    }
    return response;
  });
  app.get(paths.session, async (c) => auth.handler(forwarded(c)));
}

/** Hands a request to better-auth and turns what it refuses into our kind of error. */
async function pass(c: Context<AppEnv>, auth: Auth, body: unknown): Promise<Response> {
  const response = await auth.handler(forwarded(c, body));
  if (response.ok) return response;
  const { code, message } = failure.parse(await response.json().catch(() => ({})));
  throw refusals[code ?? ''] ?? refused(response.status, message);
}

function forwarded(c: Context<AppEnv>, body?: unknown): Request {
  const headers = new Headers(c.req.raw.headers);
  headers.delete('content-length');
  headers.set(clientAddressHeader, c.get('ip') ?? '127.0.0.1');
  return new Request(c.req.url, {
    method: c.req.method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const refusals: Readonly<Record<string, AppError>> = {
  INVALID_EMAIL_OR_PASSWORD: new AppError({
    code: 'wrong-credentials',
    status: 401,
    message:
      'E-mail or password is wrong. Whoever runs this Headwater can make a new password with "headwater user reset".',
  }),
  INVALID_PASSWORD: new AppError({
    code: 'wrong-credentials',
    status: 401,
    message: 'The present password is wrong.',
  }),
  PERSON_DISABLED: new AppError({
    code: 'person-disabled',
    status: 403,
    message: 'This account is disabled. An admin can enable it.',
  }),
  PASSWORD_TOO_SHORT: new AppError({
    code: 'invalid-request',
    status: 422,
    field: 'newPassword',
    message: 'A password has at least 10 characters.',
  }),
  UNAUTHORIZED: new AppError({ code: 'sign-in-needed', status: 401, message: 'Sign in to go on.' }),
};

function refused(status: number, message: string | undefined): AppError {
  if (status === 401) {
    return new AppError({ code: 'sign-in-needed', status, message: 'Sign in to go on.' });
  }
  return new AppError({
    code: 'sign-in-refused',
    status: status === 422 || status === 403 ? status : 400,
    message: `This was refused: ${message ?? 'unknown reason'}.`,
  });
}
