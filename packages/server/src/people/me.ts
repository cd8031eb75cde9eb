import { z } from 'zod';
import { Permission, type Me } from '@headwater/contract';
import { notFound, permissionsOf, readSetting, type Actor, type Ctx } from '../platform/index.js';

/** The person who asks, with what they may do here. */
export async function readMe(ctx: Ctx, version: string): Promise<Me> {
  const { actor } = ctx;
  const person = await ctx.db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'role', 'last_visit_at'])
    .where('id', '=', actor.personId)
    .executeTakeFirst();
  if (!person) throw notFound('person');
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    role: person.role,
    permissions: Permission.options.filter((permission) => actor.permissions.has(permission)),
    lastVisitAt: person.last_visit_at?.toISOString() ?? null,
    demo: (await readSetting(ctx, 'demo', z.boolean())) ?? false,
    version,
  };
}

/** Marks what happened until now as seen: Today begins after it. */
export async function markVisit(ctx: Ctx): Promise<void> {
  await ctx.db
    .updateTable('person')
    .set({ last_visit_at: ctx.clock.now() })
    .where('id', '=', ctx.actor.personId)
    .execute();
}

/** The context of somebody who has just got an account or session in this very request. */
export async function actingAs(ctx: Ctx, personId: string): Promise<Ctx> {
  const person = await ctx.db
    .selectFrom('person')
    .select(['id', 'name', 'role'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  const actor: Actor = {
    ...ctx.actor,
    kind: 'person',
    personId: person.id,
    name: person.name,
    role: person.role,
    permissions: permissionsOf(person.role),
  };
  return { ...ctx, actor };
}
