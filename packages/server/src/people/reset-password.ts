import type { PasswordReset } from '@headwater/contract';
import type { z } from 'zod';
import {
  AppError,
  audit,
  hashSecret,
  inTransaction,
  newSecret,
  uuidv7,
  type Ctx,
} from '../platform/index.js';
import { setPassword } from './account.js';

const validHours = 24;
const identifierOf = (personId: string): string => `password-reset:${personId}`;

/** A one-time token with which the person sets a new password. An older one stops working. */
export async function offerReset(ctx: Ctx, email: string): Promise<string> {
  const person = await ctx.db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  if (!person) {
    throw new AppError({
      code: 'not-found',
      status: 404,
      message: `Nobody here has the e-mail ${email}.`,
    });
  }
  const { secret, hash } = newSecret();
  const identifier = identifierOf(person.id);
  await inTransaction(ctx, async (tx) => {
    await tx.db.deleteFrom('verification').where('identifier', '=', identifier).execute();
    await tx.db
      .insertInto('verification')
      .values({
        id: uuidv7(),
        identifier,
        value: hash,
        expires_at: new Date(tx.clock.now().getTime() + validHours * 3_600_000),
      })
      .execute();
    await audit(tx, { action: 'person.reset-offered', subject: `person ${person.name}` });
  });
  return secret;
}

/** Sets the new password and signs the person out everywhere. */
export async function resetPassword(
  ctx: Ctx,
  request: z.output<typeof PasswordReset>,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const used = await tx.db
      .deleteFrom('verification')
      .where('value', '=', hashSecret(request.token))
      .where('identifier', 'like', 'password-reset:%')
      .where('expires_at', '>', tx.clock.now())
      .returning('identifier')
      .executeTakeFirst();
    if (!used) {
      throw new AppError({
        code: 'reset-closed',
        status: 410,
        message:
          'This link was used or has expired. Run "headwater user reset" again for a new one.',
      });
    }
    const personId = used.identifier.slice('password-reset:'.length);
    await setPassword(tx, personId, request.password);
    await audit(tx, { action: 'person.reset-password', subject: `person ${personId}` });
  });
}
