import { afterAll, beforeAll, expect, test } from 'vitest';
import { renewSetUpToken } from '../src/people/index.js';
import { offerReset } from '../src/people/reset-password.js';
import { cookiesOf, testServer, type TestServer } from './server.js';

let server: TestServer;
const owner = { name: 'Ada', email: 'Ada@example.com', password: 'a long password' };

beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

async function json<T>(response: Response): Promise<T> {
  return (await response.json()) as T;
}

test('the first run: one link, one owner, signed in', async () => {
  expect(await json(await server.anonymous('/api/v1/setup'))).toEqual({ needed: true });
  const stale = await renewSetUpToken(server.ctx);
  const token = await renewSetUpToken(server.ctx);
  const refused = await server.anonymous('/api/v1/setup', { json: { ...owner, token: stale } });
  expect(refused.status).toBe(403);
  expect(refused.headers.get('content-type')).toBe('application/problem+json');

  const both = await Promise.all(
    [1, 2].map(() => server.anonymous('/api/v1/setup', { json: { ...owner, token } })),
  );
  expect(both.map((response) => response.status).sort((a, b) => a - b)).toEqual([200, 409]);
  const made = both.find((response) => response.ok)!;
  expect(made.headers.getSetCookie().join()).toMatch(/HttpOnly; SameSite=Lax/i);
  const me = await server.withCookie(cookiesOf(made))('/api/v1/me');
  expect(await json(me)).toMatchObject({ name: 'Ada', email: 'ada@example.com', role: 'owner' });
  expect(await renewSetUpToken(server.ctx)).toBeNull();
});

async function signIn(email: string, password: string): Promise<Response> {
  return server.anonymous('/api/auth/sign-in/email', { json: { email, password } });
}

test('sign in, sign out everywhere, wrong password', async () => {
  const wrong = await signIn(owner.email, 'not the password');
  expect(wrong.status).toBe(401);
  expect(await json(wrong)).toMatchObject({ code: 'wrong-credentials' });
  const one = server.withCookie(cookiesOf(await signIn(owner.email, owner.password)));
  const two = server.withCookie(cookiesOf(await signIn(owner.email, owner.password)));
  expect((await one('/api/v1/me')).status).toBe(200);
  const out = await one('/api/v1/me/sign-out-everywhere', { method: 'POST' });
  expect(out.status).toBe(204);
  expect((await two('/api/v1/me')).status).toBe(401);
});

test('nobody can make an account by themselves', async () => {
  const body = { name: 'x', email: 'x@example.com', password: 'a long password' };
  expect((await server.anonymous('/api/auth/sign-up/email', { json: body })).status).toBe(404);
});

test('another site cannot use a session', async () => {
  const cookie = cookiesOf(await signIn(owner.email, owner.password));
  const ada = server.withCookie(cookie);
  const headers = { origin: 'https://evil.example' };
  const path = '/api/v1/me/visit';
  expect((await ada(path, { method: 'POST', headers })).status).toBe(403);
  const fetched = { origin: 'http://localhost', 'sec-fetch-site': 'cross-site' };
  expect((await ada(path, { method: 'POST', headers: fetched })).status).toBe(403);
  expect((await ada(path, { method: 'POST' })).status).toBe(200);
});

test('invitation: copied link, used once, with the role it names', async () => {
  const ada = server.withCookie(cookiesOf(await signIn(owner.email, owner.password)));
  const made = await ada('/api/v1/invitations', { json: { role: 'viewer', days: 3 } });
  expect(made.status).toBe(201);
  const { link } = await json<{ link: string }>(made);
  const token = new URLSearchParams(new URL(link).hash.slice(1)).get('token');
  const offer = await server.anonymous('/api/v1/invitations/lookup', { json: { token } });
  expect(await json(offer)).toEqual({ role: 'viewer', invitedBy: 'Ada', email: null });
  const guest = { token, name: 'Bo', email: 'bo@example.com', password: 'another long one' };
  const accepted = await server.anonymous('/api/v1/invitations/accept', { json: guest });
  expect(await json(accepted)).toMatchObject({ name: 'Bo', role: 'viewer' });
  const again = await server.anonymous('/api/v1/invitations/accept', { json: guest });
  expect(again.status).toBe(410);

  // A disabled person is out at once and cannot come back.
  const bo = server.withCookie(cookiesOf(accepted));
  expect((await bo('/api/v1/jobs')).status).toBe(200);
  const people = await json<{ rows: { id: string; email: string; version: number }[] }>(
    await ada('/api/v1/people'),
  );
  const row = people.rows.find(({ email }) => email === 'bo@example.com')!;
  const path = `/api/v1/people/${row.id}`;
  const patch = { method: 'PATCH', json: { disabled: true } };
  expect((await ada(path, patch)).status).toBe(428);
  const ifMatch = { 'if-match': `"${row.version}"` };
  const disabled = await ada(path, { ...patch, headers: ifMatch });
  expect(disabled.headers.get('etag')).toBe(`"${row.version + 1}"`);
  expect((await bo('/api/v1/jobs')).status).toBe(401);
  expect((await signIn('bo@example.com', guest.password)).status).toBe(403);
  const late = await ada(path, { ...patch, headers: ifMatch });
  expect(late.status).toBe(412);
  expect(await json(late)).toMatchObject({ code: 'edited-elsewhere', editedBy: 'Ada' });
});

test('the last owner stays', async () => {
  const ada = server.withCookie(cookiesOf(await signIn(owner.email, owner.password)));
  const { rows } = await json<{ rows: { id: string; role: string; version: number }[] }>(
    await ada('/api/v1/people'),
  );
  const self = rows.find(({ role }) => role === 'owner')!;
  for (const change of [{ role: 'admin' }, { disabled: true }]) {
    const response = await ada(`/api/v1/people/${self.id}`, {
      method: 'PATCH',
      json: change,
      headers: { 'if-match': `"${self.version}"` },
    });
    expect(await json(response)).toMatchObject({ status: 409, code: 'last-owner' });
  }
});

test('API keys: scoped, shown once, revocable', async () => {
  const ada = server.withCookie(cookiesOf(await signIn(owner.email, owner.password)));
  const made = await ada('/api/v1/keys', {
    json: { name: 'ci', scopes: ['read'], days: 1 },
    headers: { 'idempotency-key': 'k1' },
  });
  const { id, secret, prefix } = await json<{ id: string; secret: string; prefix: string }>(made);
  expect(secret.startsWith(prefix)).toBe(true);
  const key = server.withKey(secret);
  expect((await key('/api/v1/jobs')).status).toBe(200);
  expect((await key('/api/v1/people')).status).toBe(403);
  expect((await server.withKey(`${secret}x`)('/api/v1/jobs')).status).toBe(401);
  const stored = await server.db.selectFrom('api_key').selectAll().execute();
  expect(JSON.stringify(stored)).not.toContain(secret);
  expect((await ada(`/api/v1/keys/${id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await key('/api/v1/jobs')).status).toBe(401);
});

test('the audit log has every change, for those who may read it', async () => {
  const ada = server.withCookie(cookiesOf(await signIn(owner.email, owner.password)));
  const { rows } = await json<{ rows: { action: string; actor: string }[] }>(
    await ada('/api/v1/audit?limit=200'),
  );
  const actions = rows.map(({ action }) => action);
  for (const action of [
    'person.created',
    'person.signed-in',
    'invitation.created',
    'person.changed',
    'key.created',
    'key.revoked',
  ]) {
    expect(actions).toContain(action);
  }
  const found = await ada('/api/v1/audit?q=Bo&action=person.changed');
  expect((await json<{ rows: unknown[] }>(found)).rows).toHaveLength(1);
  const csv = await (await ada('/api/v1/audit.csv')).text();
  expect(csv.split('\r\n').length).toBe(rows.length + 2);
});

test('a forgotten password is reset with a one-time link', async () => {
  const token = await offerReset(server.ctx, 'ADA@example.com');
  const json = { token, password: 'quite a new one' };
  expect((await server.anonymous('/api/v1/password-reset', { json })).status).toBe(204);
  expect((await server.anonymous('/api/v1/password-reset', { json })).status).toBe(410);
  expect((await signIn(owner.email, owner.password)).status).toBe(401);
  expect((await signIn(owner.email, json.password)).status).toBe(200);
});

test('guessing passwords is slowed down', async () => {
  let status = 0;
  for (let i = 0; i < 12 && status !== 429; i++) {
    status = (await signIn('somebody@example.com', `guess number ${i}`)).status;
  }
  expect(status).toBe(429);
});
