import type { Role } from '@headwater/contract';
import { createPerson } from '../src/people/account.js';
import { createAuth } from '../src/platform/auth/auth.js';
import { inTransaction, systemClock } from '../src/platform/ctx.js';
import { createApp } from '../src/platform/http/app.js';
import type { Slice } from '../src/platform/slice.js';
import { testDatabase, type TestDatabase } from './database.js';

/** What a test sends: a path, and JSON where it has a body. */
interface Ask {
  readonly method?: string;
  readonly json?: unknown;
  readonly body?: NonNullable<RequestInit['body']>;
  readonly headers?: Readonly<Record<string, string>>;
}
export type Client = (path: string, ask?: Ask) => Promise<Response>;

export interface TestServer extends TestDatabase {
  /** Nobody: no session, no key. */
  readonly anonymous: Client;
  /** A signed-in person of this role; made at the first call. */
  as(role: Role): Promise<Client>;
  withKey(secret: string): Client;
  withCookie(cookie: string): Client;
}

const password = 'correct horse battery';
const origin = 'http://localhost';

/** The whole server without a port: requests go straight to its handler. */
export async function testServer(also: readonly Slice[] = []): Promise<TestServer> {
  const base = await testDatabase(also);
  const { db, pool, queue, config, slices, log, ctx } = base;
  const auth = await createAuth({ db, publicUrl: null });
  const app = createApp({
    config,
    pool,
    db,
    jobs: queue.jobs,
    auth,
    clock: systemClock,
    log,
    slices,
    webRoot: config.home,
    version: '0.0.0-test',
    isReady: () => true,
  });
  const client =
    (own: Readonly<Record<string, string>>): Client =>
    async (path, ask = {}) =>
      app.request(path, {
        method: ask.method ?? (ask.json === undefined && ask.body === undefined ? 'GET' : 'POST'),
        headers: {
          ...own,
          ...(ask.json === undefined ? {} : { 'content-type': 'application/json' }),
          ...ask.headers,
        },
        ...(ask.json === undefined ? {} : { body: JSON.stringify(ask.json) }),
        ...(ask.body === undefined ? {} : { body: ask.body }),
      });
  const withCookie = (cookie: string): Client => client({ cookie, origin });
  const people = new Map<Role, Promise<Client>>();
  const signIn = async (role: Role): Promise<Client> => {
    const email = `${role}@example.com`;
    await inTransaction(ctx, (tx) =>
      createPerson(tx, { name: `The ${role}`, email, password, role }),
    );
    const response = await client({ origin })('/api/auth/sign-in/email', {
      json: { email, password },
    });
    if (!response.ok) throw new Error(`sign-in failed: ${await response.text()}`);
    return withCookie(cookiesOf(response));
  };
  return {
    ...base,
    anonymous: client({ origin }),
    as: (role) => {
      const present = people.get(role) ?? signIn(role);
      people.set(role, present);
      return present;
    },
    withKey: (secret) => client({ authorization: `Bearer ${secret}` }),
    withCookie,
  };
}

/** The cookies that an answer sets, as a request sends them. */
export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
