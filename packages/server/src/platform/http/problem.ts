import type { Context } from 'hono';
import { z } from 'zod';
import type { Problem } from '@headwater/contract';
import { AppError } from '../errors.js';
import { saidOfIssue } from '../said-of-issue.js';
import type { AppEnv } from './route.js';

/** An error as `application/problem+json`. Faults are logged whole and shown as one sentence. */
export function problem(c: Context<AppEnv>, error: unknown): Response {
  const known = toAppError(error);
  const requestId = c.get('requestId');
  if (!known) c.get('ctx')?.log.error({ err: error }, 'A request failed');
  const shown = known ?? fault;
  const body = {
    type: `https://headwater.dev/problems/${shown.code}`,
    title: shown.code.replaceAll('-', ' '),
    status: shown.status,
    code: shown.code,
    detail: shown.message,
    ...(shown.field === undefined ? {} : { field: shown.field }),
    ...(requestId === undefined ? {} : { requestId }),
    ...shown.extra,
  } satisfies Problem;
  const retry = shown.extra['retryAfterSeconds'];
  return c.body(JSON.stringify(body), shown.status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...(retry === undefined ? {} : { 'retry-after': String(retry) }),
  });
}

const fault = new AppError({
  code: 'internal-error',
  status: 500,
  message:
    "Something went wrong on the server; nothing was half-saved. Try again; if it stays, give the request's id to whoever runs this Headwater.",
});

function toAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (error instanceof z.ZodError) return invalid(error, '');
  return databaseProblem(error);
}

/** What a schema found wrong: the first issue names the field, the sentence lists up to five. */
export function invalid(error: z.ZodError, where: string): AppError {
  const whole = where === '' ? 'It' : `The ${where}`;
  const lines = error.issues.slice(0, 5).map((issue) => saidOfIssue(issue, whole));
  const field = error.issues[0]?.path.map(String).join('.') ?? '';
  return new AppError({
    code: 'invalid-request',
    status: 422,
    message: `${where === '' ? '' : `The ${where} is not usable. `}${lines.join('; ')}.`,
    ...(field === '' ? {} : { field }),
  });
}

const pgError = z.object({ code: z.string() });

/** Database errors that a client's input or a passing state causes. */
function databaseProblem(error: unknown): AppError | null {
  const parsed = pgError.safeParse(error);
  if (!parsed.success) return null;
  const { code } = parsed.data;
  if (code === '22P02' || code === '22021') {
    return new AppError({
      code: 'invalid-request',
      status: 422,
      message: 'A value has characters that cannot be stored, or an id is malformed.',
      cause: error,
    });
  }
  const unreachable = /^(57P0[123]|08\w{3}|53300|ECONNREFUSED|ECONNRESET)$/;
  if (!unreachable.test(code)) return null;
  return new AppError({
    code: 'database-away',
    status: 503,
    message: 'The database does not answer right now. Nothing was lost; try again in a moment.',
    extra: { retryAfterSeconds: 2 },
    cause: error,
  });
}
