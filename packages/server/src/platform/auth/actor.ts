import type { Context } from 'hono';
import type { Kysely } from 'kysely';
import type { Actor, Clock } from '../ctx.js';
import { AppError } from '../errors.js';
import type { AppEnv } from '../http/route.js';
import { permissionsOf } from '../permissions.js';
import type { Database } from '../tables.js';
import type { Auth } from './auth.js';
import { hashSecret } from './secrets.js';

interface ActorParts {
  readonly db: Kysely<Database>;
  readonly auth: Auth;
  readonly clock: Clock;
}

/** Written at most this often, so that reading pages does not write a row each. */
const seenEveryMs = 60_000;

/** Who sends this request: by key, else by session, else nobody. */
export async function actorOf(c: Context<AppEnv>, parts: ActorParts): Promise<Actor> {
  const from = { ip: c.get('ip'), requestId: c.get('requestId') };
  const bearer = /^Bearer\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (bearer !== undefined) return { ...(await byKey(parts, bearer)), ...from };
  if (!c.req.header('cookie')?.includes('headwater.')) return { ...nobody, ...from };
  const person = await bySession(c, parts);
  return { ...(person ?? nobody), ...from };
}

const nobody: Actor = {
  kind: 'nobody',
  personId: null,
  keyId: null,
  name: 'nobody',
  role: null,
  permissions: new Set(),
  ip: null,
  requestId: null,
};

async function byKey({ db, clock }: ActorParts, secret: string): Promise<Actor> {
  const now = clock.now();
  const row = await db
    .selectFrom('api_key')
    .innerJoin('person', 'person.id', 'api_key.person_id')
    .select([
      'api_key.id',
      'api_key.name',
      'api_key.scopes',
      'api_key.expires_at',
      'api_key.last_used_at',
      'person.id as personId',
      'person.role',
    ])
    .where('api_key.hash', '=', hashSecret(secret))
    .where('api_key.revoked_at', 'is', null)
    .where('person.disabled_at', 'is', null)
    .executeTakeFirst();
  if (!row || row.expires_at <= now) {
    throw new AppError({
      code: row ? 'key-expired' : 'key-unknown',
      status: 401,
      message: row
        ? 'This API key has expired. Make a new one in Settings.'
        : 'This API key is not known: it was mistyped or revoked.',
    });
  }
  if (now.getTime() - (row.last_used_at?.getTime() ?? 0) > seenEveryMs) {
    await db.updateTable('api_key').set({ last_used_at: now }).where('id', '=', row.id).execute();
  }
  // A key never outgrows its owner: when the owner's role shrinks, so do the scopes.
  const allowed = permissionsOf(row.role);
  return {
    ...nobody,
    kind: 'key',
    personId: row.personId,
    keyId: row.id,
    name: row.name,
    role: row.role,
    permissions: new Set(row.scopes.filter((scope) => allowed.has(scope))),
  };
}

async function bySession(
  c: Context<AppEnv>,
  { db, auth, clock }: ActorParts,
): Promise<Actor | null> {
  const { response, headers } = await auth.api.getSession({
    headers: c.req.raw.headers,
    returnHeaders: true,
  });
  if (!response) return null;
  // A session in use is prolonged now and then; the cookie must learn of it.
  for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
  const person = await db
    .selectFrom('person')
    .select(['id', 'name', 'role', 'last_seen_at'])
    .where('id', '=', response.user.id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (!person) return null;
  const now = clock.now();
  if (now.getTime() - (person.last_seen_at?.getTime() ?? 0) > seenEveryMs) {
    await db.updateTable('person').set({ last_seen_at: now }).where('id', '=', person.id).execute();
  }
  return {
    ...nobody,
    kind: 'person',
    personId: person.id,
    name: person.name,
    role: person.role,
    permissions: permissionsOf(person.role),
  };
}
