import { Problem } from '@headwater/contract';
import type { z } from 'zod';
import { moment } from '../format.js';

/** What the server refused, in its own words. `detail` is written for people. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly problem: Problem | null,
  ) {
    super(detail);
  }
}

/** The server could not be reached: nothing was changed, and trying again is safe. */
export class OfflineError extends Error {
  override readonly name = 'OfflineError';
}

/** One sentence for people about anything that went wrong. */
export const explain = (error: unknown): string => {
  if (error instanceof ProblemError) {
    const at = error.problem?.editedAt;
    // The server tells instants as UTC; people read their own clock.
    return at === undefined ? error.detail : error.detail.replace(at, moment(at));
  }
  if (error instanceof OfflineError) return error.message;
  if (error instanceof Error) return error.message;
  return 'Something went wrong on this page. Reload it to go on.';
};

export type QueryValue = string | number | boolean | undefined | null | ReadonlyArray<string>;
export type Query = Record<string, QueryValue>;

export const withQuery = (path: string, query: Query = {}): string => {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    // A list is the same name several times.
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null && one !== '') search.append(key, String(one));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
};

const base = '/api/v1';

/** Where a list can be fetched as a file by the browser itself. */
export const fileUrl = (path: string, query: Query = {}): string =>
  withQuery(`${base}${path}`, query);

type Options = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  query?: Query;
  body?: unknown;
  /** A version for `If-Match`: the edit is refused where somebody else edited meanwhile. */
  version?: number;
  signal?: AbortSignal | undefined;
  /** Path from the server's root instead of `/api/v1`, for the sign-in routes. */
  root?: boolean;
};

/** `crypto.randomUUID` is missing on plain-http addresses other than localhost. */
const requestKey = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
};

const readProblem = async (response: Response): Promise<ProblemError> => {
  const body: unknown = await response.json().catch(() => null);
  const problem = Problem.safeParse(body);
  if (problem.success) {
    return new ProblemError(response.status, problem.data.code, problem.data.detail, problem.data);
  }
  // better-auth answers `{ code, message }`.
  const message =
    typeof body === 'object' &&
    body !== null &&
    'message' in body &&
    typeof body.message === 'string'
      ? body.message
      : `The server answered ${response.status} ${response.statusText}. Nothing was changed; try again.`;
  const code =
    typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
      ? body.code
      : `http-${response.status}`;
  return new ProblemError(response.status, code, message, null);
};

export const send = async (path: string, options: Options = {}): Promise<Response> => {
  const method = options.method ?? 'GET';
  const headers = new Headers({ accept: 'application/json' });
  if (options.body !== undefined) headers.set('content-type', 'application/json');
  if (options.version !== undefined) headers.set('if-match', `"${options.version}"`);
  if (method === 'POST') headers.set('idempotency-key', requestKey());
  let response: Response;
  try {
    response = await fetch(
      withQuery(options.root === true ? path : `${base}${path}`, options.query),
      {
        method,
        headers,
        credentials: 'same-origin',
        ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
        ...(options.signal === undefined ? {} : { signal: options.signal }),
      },
    );
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new OfflineError(
      'The server does not answer. Nothing was changed and nothing that you typed is lost; this page tries again by itself.',
    );
  }
  if (!response.ok) throw await readProblem(response);
  return response;
};

export const parse = <S extends z.ZodType>(schema: S, data: unknown, path: string): z.output<S> => {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const where = result.error.issues[0]?.path.join('.') ?? '';
  throw new ProblemError(
    0,
    'unexpected-answer',
    `The answer of ${path} was not what this page expects${where === '' ? '' : ` (at ${where})`}. Reload the page: it may be older than the server.`,
    null,
  );
};

/** Fetches and checks one answer against the contract. */
export const call = async <S extends z.ZodType>(
  schema: S,
  path: string,
  options: Options = {},
): Promise<z.output<S>> => {
  const response = await send(path, options);
  return parse(schema, await response.json(), path);
};
