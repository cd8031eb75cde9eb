import { sql } from 'kysely';
import { z } from 'zod';
import type { SetupRequest } from '@headwater/contract';
import {
  AppError,
  audit,
  hashSecret,
  inTransaction,
  newSecret,
  readSetting,
  removeSetting,
  writeSetting,
  type Ctx,
} from '../platform/index.js';
import { createPerson } from './account.js';
import { actingAs } from './me.js';

const settingName = 'setup-token';

export async function isSetUpNeeded(ctx: Ctx): Promise<boolean> {
  const person = await ctx.db.selectFrom('person').select('id').limit(1).executeTakeFirst();
  return person === undefined;
}

/**
 * A new one-time token while nobody has an account, else null. Only its hash is kept; an older one stops
 * working, so that a link in an old terminal or log is worth nothing.
 */
export async function renewSetUpToken(ctx: Ctx): Promise<string | null> {
  if (!(await isSetUpNeeded(ctx))) return null;
  const { secret, hash } = newSecret();
  await writeSetting(ctx, settingName, hash);
  return secret;
}

/** Makes the first account, the owner's. Answers its context. */
export async function setUp(ctx: Ctx, request: z.output<typeof SetupRequest>): Promise<Ctx> {
  return inTransaction(ctx, async (tx) => {
    // Two people with the link: the second must find that it is done.
    await sql`lock table person in share row exclusive mode`.execute(tx.db);
    if (!(await isSetUpNeeded(tx))) {
      throw new AppError({
        code: 'set-up-done',
        status: 409,
        message: 'This Headwater has an owner already. Sign in, or ask for an invitation.',
      });
    }
    if ((await readSetting(tx, settingName, z.string())) !== hashSecret(request.token)) {
      throw new AppError({
        code: 'bad-setup-token',
        status: 403,
        field: 'token',
        message:
          'This set-up link is not valid any more. Use the one that the terminal printed at the last start.',
      });
    }
    const id = await createPerson(tx, { ...request, role: 'owner' });
    await removeSetting(tx, settingName);
    const owner = await actingAs(tx, id);
    await audit(owner, {
      action: 'person.created',
      subject: `person ${request.name}`,
      after: { email: request.email, role: 'owner' },
    });
    return { ...owner, db: ctx.db, jobs: ctx.jobs };
  });
}
