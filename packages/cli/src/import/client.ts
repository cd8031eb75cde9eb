import { randomUUID } from 'node:crypto';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as delay } from 'node:timers/promises';
import { Problem } from '@headwater/contract';
import type { z } from 'zod';
import { exitCodes, Failure, wrongUse } from '../analyze/failure.js';

export interface Connection {
  /** Address of the server, without a slash at the end. */
  readonly server: string;
  readonly key: string;
}

interface Request {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly json?: unknown;
  readonly stream?: ReadableStream<Uint8Array>;
  readonly query?: Readonly<Record<string, string>>;
}

/** Seconds for which a server that restarts is waited for. */
const patienceSeconds = 60;

/** A running server's API. Its refusals become `Failure`s in the server's own words. */
export class Client {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Sends one request and checks the answer against the contract. */
  async call<Shape extends z.ZodType>(
    shape: Shape,
    path: string,
    request: Request = {},
  ): Promise<z.output<Shape>> {
    const response = await this.#send(path, request);
    const answer = shape.safeParse(await response.json());
    if (answer.success) return answer.data;
    const where = answer.error.issues[0]?.path.join('.') ?? '';
    throw new Failure(
      exitCodes.nothingUsable,
      `The server's answer to ${path} is not understood (at "${where}"). Use a headwater of the server's version.`,
    );
  }

  /** As `call`, for reads only: waits while the server cannot be reached, e.g. because it restarts. */
  async read<Shape extends z.ZodType>(shape: Shape, path: string): Promise<z.output<Shape>> {
    for (let waited = 0; ; waited++) {
      try {
        return await this.call(shape, path);
      } catch (error) {
        if (!(error instanceof Unreachable) || waited >= patienceSeconds) throw error;
        await delay(1_000);
      }
    }
  }

  async text(path: string): Promise<string> {
    return (await this.#send(path, {})).text();
  }

  async remove(path: string): Promise<void> {
    await this.#send(path, { method: 'DELETE' });
  }

  async #send(path: string, { method, json, stream, query }: Request): Promise<Response> {
    const { server, key } = this.#connection;
    const url = `${server}/api/v1${path}${query === undefined ? '' : `?${new URLSearchParams(query).toString()}`}`;
    const verb = method ?? 'GET';
    let response: Response;
    try {
      response = await fetch(url, {
        method: verb,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${key}`,
          ...(verb === 'POST' && { 'idempotency-key': randomUUID() }),
          ...(json !== undefined && { 'content-type': 'application/json' }),
          ...(stream !== undefined && { 'content-type': 'application/octet-stream' }),
        },
        ...(json !== undefined && { body: JSON.stringify(json) }),
        ...(stream !== undefined && { body: stream, duplex: 'half' }),
      });
    } catch (error) {
      throw new Unreachable(server, error);
    }
    if (!response.ok) throw await refusal(response);
    return response;
  }
}

class Unreachable extends Failure {
  constructor(server: string, cause: unknown) {
    super(
      exitCodes.wrongUse,
      `No Headwater server answers at ${server}. Start it with "npm start", or name another with --server or HEADWATER_URL.`,
      { cause },
    );
  }
}

async function refusal(response: Response): Promise<Failure> {
  const problem = Problem.safeParse(await response.json().catch(() => null));
  const detail = problem.success
    ? problem.data.detail
    : `The server answered ${response.status} ${response.statusText}.`;
  if (response.status === 401) {
    return wrongUse(`${detail} Give a valid API key in HEADWATER_KEY (Settings → API keys).`);
  }
  if (response.status === 403) {
    return wrongUse(
      `${detail} The API key needs the scopes "read" and, for feedback, "items:write" or, for books, "books:write".`,
    );
  }
  return response.status < 500 ? wrongUse(detail) : new Failure(exitCodes.nothingUsable, detail);
}
