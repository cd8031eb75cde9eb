import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { KeyRequest, KeyView, PageQuery } from '@headwater/contract';
import {
  AppError,
  audit,
  decodeCursor,
  forbidden,
  inTransaction,
  newSecret,
  notFound,
  page,
  uuidv7,
  type ApiKeyTable,
  type Ctx,
} from '../platform/index.js';

const shownCharacters = 9;

type Row = Selectable<ApiKeyTable> & { readonly owner: string };

function presentKey(row: Row): KeyView {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    owner: row.owner,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  };
}

const liveKeys = (ctx: Ctx) =>
  ctx.db
    .selectFrom('api_key')
    .innerJoin('person', 'person.id', 'api_key.person_id')
    .selectAll('api_key')
    .select('person.name as owner')
    .where('api_key.revoked_at', 'is', null);

/** One's own keys; everybody's for those who manage people. */
export async function listKeys(ctx: Ctx, asked: z.output<typeof PageQuery>) {
  const after = decodeCursor(asked.cursor, z.tuple([z.uuid()]));
  let found = liveKeys(ctx).orderBy('api_key.id', 'desc');
  if (!ctx.actor.permissions.has('people:manage')) {
    found = found.where('api_key.person_id', '=', ctx.actor.personId);
  }
  if (after) found = found.where('api_key.id', '<', after[0]);
  const rows = await found.limit(asked.limit + 1).execute();
  const { rows: shown, next } = page(rows, asked.limit, (row) => [row.id]);
  return { rows: shown.map(presentKey), next, total: null };
}

export async function createKey(
  ctx: Ctx,
  request: z.output<typeof KeyRequest>,
): Promise<KeyView & { secret: string }> {
  const { actor } = ctx;
  if (actor.kind !== 'person' || actor.personId === null) {
    throw forbidden('A key cannot make keys. Sign in to make one.');
  }
  const beyond = request.scopes.filter((scope) => !actor.permissions.has(scope));
  if (beyond.length > 0) {
    throw new AppError({
      code: 'scope-beyond-role',
      status: 403,
      field: 'scopes',
      message: `A key cannot do more than you: ${beyond.join(', ')} is beyond your role.`,
    });
  }
  const { personId } = actor;
  const { secret, hash } = newSecret('hw_');
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    const row = await tx.db
      .insertInto('api_key')
      .values({
        id: uuidv7(now.getTime()),
        person_id: personId,
        name: request.name,
        prefix: secret.slice(0, shownCharacters),
        hash,
        scopes: [...new Set(request.scopes)],
        expires_at: new Date(now.getTime() + request.days * 86_400_000),
        created_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(tx, {
      action: 'key.created',
      subject: `key ${row.name} (${row.prefix}…)`,
      after: { scopes: row.scopes, expiresAt: row.expires_at },
    });
    return { ...presentKey({ ...row, owner: actor.name }), secret };
  });
}

export async function revokeKey(ctx: Ctx, id: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await liveKeys(tx).where('api_key.id', '=', id).executeTakeFirst();
    const own = row?.person_id === ctx.actor.personId;
    if (!row || (!own && !ctx.actor.permissions.has('people:manage'))) throw notFound('key');
    await tx.db
      .updateTable('api_key')
      .set({ revoked_at: tx.clock.now() })
      .where('id', '=', id)
      .execute();
    await audit(tx, {
      action: 'key.revoked',
      subject: `key ${row.name} (${row.prefix}…)`,
      before: { owner: row.owner, scopes: row.scopes },
    });
  });
}
