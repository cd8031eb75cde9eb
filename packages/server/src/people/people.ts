import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { z } from 'zod';
import type { PageQuery, PersonPatch, PersonView, Role } from '@headwater/contract';
import {
  AppError,
  audit,
  decodeCursor,
  editedElsewhere,
  forbidden,
  inTransaction,
  notFound,
  page,
  type Ctx,
  type PersonTable,
} from '../platform/index.js';
import { endSessions } from './account.js';

type PersonRow = Selectable<PersonTable>;

function presentPerson(row: PersonRow): PersonView {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    disabled: row.disabled_at !== null,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}

export async function listPeople(ctx: Ctx, asked: z.output<typeof PageQuery>) {
  const after = decodeCursor(asked.cursor, z.tuple([z.uuid()]));
  let found = ctx.db.selectFrom('person').selectAll().orderBy('id');
  if (after) found = found.where('id', '>', after[0]);
  const rows = await found.limit(asked.limit + 1).execute();
  const { total } = await ctx.db
    .selectFrom('person')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const { rows: shown, next } = page(rows, asked.limit, (row) => [row.id]);
  return { rows: shown.map(presentPerson), next, total };
}

interface PersonChange {
  readonly id: string;
  readonly version: number;
  readonly patch: z.output<typeof PersonPatch>;
}

/** Changes a person's role or shuts them out. There is always an owner who can get in. */
export async function changePerson(ctx: Ctx, change: PersonChange): Promise<PersonView> {
  return inTransaction(ctx, async (tx) => {
    // All owners, always in this order: two owners who demote each other must take turns.
    const owners = await tx.db
      .selectFrom('person')
      .select('id')
      .where('role', '=', 'owner')
      .where('disabled_at', 'is', null)
      .orderBy('id')
      .forUpdate()
      .execute();
    const before = await tx.db
      .selectFrom('person')
      .selectAll()
      .where('id', '=', change.id)
      .forUpdate()
      .executeTakeFirst();
    if (!before) throw notFound('person');
    if (before.version !== change.version) {
      throw editedElsewhere(await lastEdit(tx, before));
    }
    const role = change.patch.role ?? before.role;
    const disabled = change.patch.disabled ?? before.disabled_at !== null;
    mayChange(ctx, before, role);
    const others = owners.filter((owner) => owner.id !== change.id);
    if (before.role === 'owner' && others.length === 0 && (role !== 'owner' || disabled)) {
      throw new AppError({
        code: 'last-owner',
        status: 409,
        message: 'This is the last owner. Make somebody else an owner first.',
      });
    }
    const after = await tx.db
      .updateTable('person')
      .set({
        role,
        disabled_at: disabled ? (before.disabled_at ?? tx.clock.now()) : null,
        version: sql<number>`version + 1`,
        updated_at: tx.clock.now(),
      })
      .where('id', '=', change.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    if (disabled) await endSessions(tx, change.id);
    await audit(tx, {
      action: 'person.changed',
      subject: subjectOf(before),
      before: { role: before.role, disabled: before.disabled_at !== null },
      after: { role, disabled },
    });
    return presentPerson(after);
  });
}

const subjectOf = (person: { name: string; email: string }): string =>
  `person ${person.name} <${person.email}>`;

function mayChange(ctx: Ctx, before: PersonRow, role: Role): void {
  if (ctx.actor.role === 'owner') return;
  if (before.role === 'owner' || role === 'owner') {
    throw forbidden('Only an owner can make somebody an owner or change one.');
  }
}

async function lastEdit(ctx: Ctx, person: PersonRow) {
  const event = await ctx.db
    .selectFrom('audit_event')
    .select(['actor_name', 'at'])
    .where('subject', '=', subjectOf(person))
    .where('action', '=', 'person.changed')
    .orderBy('at', 'desc')
    .executeTakeFirst();
  return { by: event?.actor_name ?? null, at: event?.at ?? person.updated_at };
}
