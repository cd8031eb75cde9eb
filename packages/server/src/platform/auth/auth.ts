import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import type { Kysely } from 'kysely';
import { randomBytes } from 'node:crypto';
import { uuidv7 } from '../ids.js';
import type { Database } from '../tables.js';

interface AuthOptions {
  readonly db: Kysely<Database>;
  readonly publicUrl: string | null;
}

const passwordLength = { min: 10, max: 128 };

/** Sessions and passwords by better-auth, in our tables and under our names for them. */
export async function createAuth({ db, publicUrl }: AuthOptions) {
  return betterAuth({
    appName: 'Headwater',
    secret: await sessionSecret(db),
    basePath: '/api/auth',
    ...(publicUrl === null ? {} : { baseURL: publicUrl }),
    // Which origins may ask is settled by the cross-site guard, for these routes as for all.
    trustedOrigins: (request) => {
      const origin = request?.headers.get('origin');
      return Promise.resolve(origin ? [origin] : []);
    },
    database: { db, type: 'postgres' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'session',
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: 30 * 24 * 3600,
      updateAge: 24 * 3600,
    },
    account: {
      modelName: 'credential',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    databaseHooks: {
      session: { create: { before: (session) => refuseDisabled(db, session.userId) } },
    },
    advanced: {
      cookiePrefix: 'headwater',
      useSecureCookies: publicUrl?.startsWith('https:') ?? false,
      database: { generateId: () => uuidv7() },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}
export type Auth = Awaited<ReturnType<typeof createAuth>>;

/** Our own header, set by the server and never taken from a client. */
export const clientAddressHeader = 'x-headwater-client';

async function refuseDisabled(db: Kysely<Database>, personId: string): Promise<void> {
  const person = await db
    .selectFrom('person')
    .select('disabled_at')
    .where('id', '=', personId)
    .executeTakeFirst();
  if (person?.disabled_at) {
    throw new APIError('FORBIDDEN', { code: 'PERSON_DISABLED', message: 'disabled' });
  }
}

/** Signs the session cookies: made once, shared by every server on this database. */
async function sessionSecret(db: Kysely<Database>): Promise<string> {
  const made = JSON.stringify(randomBytes(32).toString('base64url'));
  await db
    .insertInto('setting')
    .values({ name: 'session-secret', value: made })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', 'session-secret')
    .executeTakeFirstOrThrow();
  return String(row.value);
}
