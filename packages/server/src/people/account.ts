import { hashPassword } from 'better-auth/crypto';
import type { Context } from 'hono';
import { sql } from 'kysely';
import type { Role } from '@headwater/contract';
import { AppError, uuidv7, type AppEnv, type Ctx } from '../platform/index.js';

interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: Role;
}

/** Makes a person with a password. Call in a transaction. */
export async function createPerson(tx: Ctx, person: NewPerson): Promise<string> {
  const id = uuidv7();
  const added = await tx.db
    .insertInto('person')
    .values({
      id,
      name: person.name,
      email: person.email.toLowerCase(),
      email_verified: true,
      role: person.role,
    })
    .onConflict((conflict) => conflict.expression(sql`lower(email)`).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) {
    throw new AppError({
      code: 'email-taken',
      status: 409,
      field: 'email',
      message: 'Somebody has an account with this e-mail already. Sign in, or use another.',
    });
  }
  await setPassword(tx, id, person.password);
  return id;
}

/** Sets a password and ends every session that the old one began. */
export async function setPassword(tx: Ctx, personId: string, password: string): Promise<void> {
  const hash = await hashPassword(password);
  await tx.db
    .insertInto('credential')
    .values({
      id: uuidv7(),
      person_id: personId,
      account_id: personId,
      provider_id: 'credential',
      password: hash,
    })
    .onConflict((conflict) =>
      conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password: hash }),
    )
    .execute();
  await endSessions(tx, personId);
}

export async function endSessions(ctx: Ctx, personId: string): Promise<void> {
  await ctx.db.deleteFrom('session').where('person_id', '=', personId).execute();
}

/** Begins a session: its cookie goes out with the answer of this request. */
export async function signIn(
  http: Context<AppEnv>,
  email: string,
  password: string,
): Promise<void> {
  const { headers } = await http.get('auth').api.signInEmail({
    body: { email, password },
    headers: new Headers({ 'user-agent': http.req.header('user-agent') ?? '' }),
    returnHeaders: true,
  });
  for (const cookie of headers.getSetCookie()) http.header('set-cookie', cookie, { append: true });
}
