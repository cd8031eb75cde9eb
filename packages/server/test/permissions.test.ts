import { Permission, Role } from '@headwater/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashSecret } from '../src/platform/auth/secrets.js';
import { uuidv7 } from '../src/platform/ids.js';
import { permissionsOf } from '../src/platform/permissions.js';
import type { Route } from '../src/platform/http/route.js';
import { testServer, type Client, type TestServer } from './server.js';

let server: TestServer;
let routes: readonly Route[];

beforeAll(async () => {
  server = await testServer();
  // Ends the very session that walks, so it comes last.
  const last = '/api/v1/me/sign-out-everywhere';
  routes = server.slices
    .flatMap((slice) => slice.routes ?? [])
    .sort((a, b) => Number(a.path === last) - Number(b.path === last));
});
afterAll(() => server.close());

/** The policy once more, by hand: a change of the table must be meant. */
const expected: Readonly<Record<Permission, readonly Role[]>> = {
  read: ['owner', 'admin', 'manager', 'contributor', 'viewer'],
  'items:original': ['owner', 'admin', 'manager'],
  'items:write': ['owner', 'admin', 'manager', 'contributor'],
  'kinds:correct': ['owner', 'admin', 'manager', 'contributor'],
  'themes:edit': ['owner', 'admin', 'manager'],
  'analysis:run': ['owner', 'admin', 'manager', 'contributor'],
  'books:write': ['owner', 'admin', 'manager'],
  'finance:read': ['owner', 'admin', 'manager', 'contributor'],
  'accounts:edit': ['owner', 'admin', 'manager'],
  'segments:edit': ['owner', 'admin', 'manager'],
  'market:edit': ['owner', 'admin', 'manager'],
  'demo:manage': ['owner', 'admin'],
  'keys:own': ['owner', 'admin', 'manager', 'contributor'],
  'people:manage': ['owner', 'admin'],
  'audit:read': ['owner', 'admin'],
};

test('the table of roles is as meant', () => {
  for (const permission of Permission.options) {
    const roles = Role.options.filter((role) => permissionsOf(role).has(permission));
    expect({ permission, roles }).toEqual({ permission, roles: expected[permission] });
  }
});

test('there are routes, each with a path and method of its own', () => {
  const names = routes.map((route) => `${route.method} ${route.path}`);
  expect(names.length).toBeGreaterThan(20);
  expect(new Set(names).size).toBe(names.length);
});

/** 401, 403 for want of permission, or whatever else: the request got past the door. */
async function knock(client: Client, route: Route): Promise<'401' | '403' | 'in'> {
  const path = route.path.replaceAll(/\{\w+\}/g, '01890000-0000-7000-8000-000000000000');
  const response = await client(path, {
    method: route.method.toUpperCase(),
    ...(route.body ? { json: {} } : {}),
    headers: route.ifMatch ? { 'if-match': '"1"' } : {},
  });
  const body = await response.text();
  if (response.status >= 500) throw new Error(`${route.method} ${path}: ${body}`);
  if (response.status === 401) return '401';
  return response.status === 403 && body.includes('"forbidden"') ? '403' : 'in';
}

/** Routes that answer otherwise than they should: empty when the policy holds. */
async function walk(client: Client, allowed: (route: Route) => '401' | '403' | 'in') {
  const wrong: string[] = [];
  for (const route of routes) {
    const found = await knock(client, route);
    const wanted = allowed(route);
    if (found !== wanted) wrong.push(`${route.method} ${route.path}: ${found}, not ${wanted}`);
  }
  return wrong;
}

/** Where several permissions are named, each of them opens the door. */
const opensTo =
  (mine: ReadonlySet<string>) =>
  ({ permission }: Route): '403' | 'in' =>
    permission === 'public' ||
    permission === 'signed-in' ||
    [permission].flat().some((each) => mine.has(each))
      ? 'in'
      : '403';

test('without a session only public routes answer', async () => {
  const wrong = await walk(server.anonymous, ({ permission }) =>
    permission === 'public' ? 'in' : '401',
  );
  expect(wrong).toEqual([]);
});

test.each(Role.options)('%s gets exactly what the table says', async (role) => {
  const mine = new Set(Permission.options.filter((each) => expected[each].includes(role)));
  const wrong = await walk(await server.as(role), opensTo(mine));
  expect(wrong).toEqual([]);
});

async function keyFor(role: Role, scopes: Permission[]): Promise<Client> {
  await server.as(role);
  const secret = `hw_test-${uuidv7()}`;
  const person = await server.db
    .selectFrom('person')
    .select('id')
    .where('role', '=', role)
    .executeTakeFirstOrThrow();
  await server.db
    .insertInto('api_key')
    .values({
      id: uuidv7(),
      person_id: person.id,
      name: 'walk',
      prefix: 'hw_test',
      hash: hashSecret(secret),
      scopes,
      expires_at: new Date(Date.now() + 60_000),
    })
    .execute();
  return server.withKey(secret);
}

test.each(Permission.options)('a key with the scope %s opens that and no more', async (scope) => {
  const key = await keyFor('owner', [scope]);
  const wrong = await walk(key, opensTo(new Set([scope])));
  expect(wrong).toEqual([]);
});

test('a key never does more than its owner may', async () => {
  const key = await keyFor('viewer', [...Permission.options]);
  const wrong = await walk(key, opensTo(new Set(['read'])));
  expect(wrong).toEqual([]);
});
