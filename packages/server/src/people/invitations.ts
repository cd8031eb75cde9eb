import type { Selectable } from 'kysely';
import { z } from 'zod';
import type {
  InvitationAccept,
  InvitationRequest,
  InvitationView,
  PageQuery,
} from '@headwater/contract';
import {
  AppError,
  audit,
  decodeCursor,
  hashSecret,
  inTransaction,
  newSecret,
  notFound,
  page,
  uuidv7,
  type Ctx,
  type InvitationTable,
} from '../platform/index.js';
import { createPerson } from './account.js';
import { actingAs } from './me.js';

type Row = Selectable<InvitationTable> & { readonly inviter: string };

function stateOf(row: Selectable<InvitationTable>, now: Date): InvitationView['state'] {
  if (row.accepted_at) return 'accepted';
  if (row.revoked_at) return 'revoked';
  return row.expires_at <= now ? 'expired' : 'open';
}

function presentInvitation(row: Row, now: Date): InvitationView {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    invitedBy: row.inviter,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    state: stateOf(row, now),
  };
}

const withInviter = (ctx: Ctx) =>
  ctx.db
    .selectFrom('invitation')
    .innerJoin('person', 'person.id', 'invitation.invited_by')
    .selectAll('invitation')
    .select('person.name as inviter');

export async function listInvitations(ctx: Ctx, asked: z.output<typeof PageQuery>) {
  const after = decodeCursor(asked.cursor, z.tuple([z.uuid()]));
  let found = withInviter(ctx).orderBy('invitation.id', 'desc');
  if (after) found = found.where('invitation.id', '<', after[0]);
  const rows = await found.limit(asked.limit + 1).execute();
  const { rows: shown, next } = page(rows, asked.limit, (row) => [row.id]);
  const now = ctx.clock.now();
  return { rows: shown.map((row) => presentInvitation(row, now)), next, total: null };
}

/** Makes a link that can be copied to whoever is invited. It works once. */
export async function invite(
  ctx: Ctx,
  request: z.output<typeof InvitationRequest>,
  origin: string,
): Promise<InvitationView & { link: string }> {
  const { secret, hash } = newSecret();
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    const id = uuidv7(now.getTime());
    await tx.db
      .insertInto('invitation')
      .values({
        id,
        email: request.email?.toLowerCase() ?? null,
        role: request.role,
        token_hash: hash,
        invited_by: tx.actor.personId ?? '',
        expires_at: new Date(now.getTime() + request.days * 86_400_000),
        created_at: now,
      })
      .execute();
    const row = await withInviter(tx).where('invitation.id', '=', id).executeTakeFirstOrThrow();
    await audit(tx, {
      action: 'invitation.created',
      subject: `invitation ${id}`,
      after: { email: row.email, role: row.role, expiresAt: row.expires_at },
    });
    return { ...presentInvitation(row, now), link: `${origin}/invite#token=${secret}` };
  });
}

export async function revokeInvitation(ctx: Ctx, id: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await tx.db
      .updateTable('invitation')
      .set({ revoked_at: tx.clock.now() })
      .where('id', '=', id)
      .where('accepted_at', 'is', null)
      .where('revoked_at', 'is', null)
      .returning(['email', 'role'])
      .executeTakeFirst();
    if (!row) throw notFound('open invitation');
    await audit(tx, { action: 'invitation.revoked', subject: `invitation ${id}`, before: row });
  });
}

/** The open invitation of a token, or what became of it. */
export async function findInvitation(ctx: Ctx, token: string): Promise<Row> {
  const row = await withInviter(ctx)
    .where('invitation.token_hash', '=', hashSecret(token))
    .executeTakeFirst();
  const state = row ? stateOf(row, ctx.clock.now()) : 'unknown';
  if (!row || state !== 'open') {
    const why = { accepted: 'was used already', revoked: 'was taken back', expired: 'has expired' };
    throw new AppError({
      code: 'invitation-closed',
      status: 410,
      message: `This invitation ${state in why ? why[state as keyof typeof why] : 'is not known'}. Ask for a new one.`,
    });
  }
  return row;
}

/** Makes the invited person's account. Answers their context. */
export async function acceptInvitation(
  ctx: Ctx,
  request: z.output<typeof InvitationAccept>,
): Promise<Ctx> {
  return inTransaction(ctx, async (tx) => {
    const invitation = await findInvitation(tx, request.token);
    if (invitation.email !== null && invitation.email !== request.email.toLowerCase()) {
      throw new AppError({
        code: 'invitation-for-another',
        status: 403,
        field: 'email',
        message: `This invitation is for ${invitation.email}. Use that address, or ask for another invitation.`,
      });
    }
    const taken = await tx.db
      .updateTable('invitation')
      .set({ accepted_at: tx.clock.now() })
      .where('id', '=', invitation.id)
      .where('accepted_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!taken) return acceptInvitation(tx, request);
    const id = await createPerson(tx, { ...request, role: invitation.role });
    const person = await actingAs(tx, id);
    await audit(person, {
      action: 'person.created',
      subject: `person ${request.name}`,
      after: { email: request.email, role: invitation.role, invitedBy: invitation.inviter },
    });
    return { ...person, db: ctx.db, jobs: ctx.jobs };
  });
}
