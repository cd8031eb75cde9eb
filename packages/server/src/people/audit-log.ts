import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { AuditEvent, AuditQuery } from '@headwater/contract';
import { decodeCursor, page, type AuditEventTable, type Ctx } from '../platform/index.js';

type Filter = Omit<z.output<typeof AuditQuery>, 'limit'>;
type Row = Selectable<AuditEventTable>;

function presentEvent(row: Row): AuditEvent {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actor_name,
    action: row.action,
    subject: row.subject,
    ip: row.ip,
    before: row.before,
    after: row.after,
  };
}

/** Events that fit, newest first: their ids begin with their time. */
function matching(ctx: Ctx, filter: Filter) {
  const after = decodeCursor(filter.cursor, z.tuple([z.uuid()]));
  let found = ctx.db.selectFrom('audit_event').selectAll().orderBy('id', 'desc');
  if (filter.actor !== undefined) found = found.where('actor_name', '=', filter.actor);
  if (filter.action !== undefined) found = found.where('action', '=', filter.action);
  if (filter.from !== undefined) found = found.where('at', '>=', new Date(filter.from));
  if (filter.to !== undefined) {
    found = found.where('at', '<', new Date(Date.parse(filter.to) + 86_400_000));
  }
  const { q } = filter;
  if (q !== undefined) {
    const words = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    found = found.where((eb) =>
      eb.or([
        eb('actor_name', 'ilike', words),
        eb('action', 'ilike', words),
        eb('subject', 'ilike', words),
      ]),
    );
  }
  if (after) found = found.where('id', '<', after[0]);
  return found;
}

export async function listAudit(ctx: Ctx, { limit, ...filter }: z.output<typeof AuditQuery>) {
  const rows = await matching(ctx, filter)
    .limit(limit + 1)
    .execute();
  const { rows: shown, next } = page(rows, limit, (row) => [row.id]);
  return { rows: shown.map(presentEvent), next, total: null };
}

export const auditColumns = [
  'at',
  'actor',
  'actor_kind',
  'action',
  'subject',
  'before',
  'after',
  'ip',
  'key',
  'request',
];

/** Every event that fits, a thousand at a time. */
export async function* exportAudit(ctx: Ctx, filter: Filter) {
  let cursor = filter.cursor;
  for (;;) {
    const limit = 1000;
    const rows = await matching(ctx, { ...filter, cursor })
      .limit(limit + 1)
      .execute();
    const { rows: shown, next } = page(rows, limit, (row) => [row.id]);
    for (const row of shown) {
      yield [
        row.at,
        row.actor_name,
        row.actor_kind,
        row.action,
        row.subject,
        row.before === null ? null : JSON.stringify(row.before),
        row.after === null ? null : JSON.stringify(row.after),
        row.ip,
        row.key_id,
        row.request_id,
      ];
    }
    if (next === null) return;
    cursor = next;
  }
}
