import type { ThemeEdit, ThemeEditPage, ThemeEditQuery } from '@headwater/contract';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { decodeCursor, notFound, page, uuidv7, type Ctx } from '../platform/index.js';
import type { Database } from '../platform/tables.js';
import type { EditPayload } from './tables.js';

type View = z.input<typeof ThemeEdit>;
type EventName = Database['theme_event']['event'];

interface NewEdit {
  readonly theme: string;
  readonly target?: string | null;
  /** One sentence for the list of edits. */
  readonly detail: string;
  readonly payload: EditPayload;
  readonly reason: string | undefined;
  /** What the histories of the themes concerned say. */
  readonly told: readonly { theme: string; event: EventName; detail: string }[];
}

/** Writes an edit down, and into the histories of its themes. Answers its id. */
export async function recordEdit(tx: Ctx, edit: NewEdit): Promise<string> {
  const at = tx.clock.now();
  const id = uuidv7(at.getTime());
  await tx.db
    .insertInto('theme_edit')
    .values({
      id,
      kind: edit.payload.kind,
      theme_id: edit.theme,
      target_id: edit.target ?? null,
      detail: edit.detail,
      payload: JSON.stringify(edit.payload),
      reason: edit.reason ? edit.reason : null,
      by_id: tx.actor.personId,
      by_name: tx.actor.name,
      at,
    })
    .execute();
  for (const { theme, event, detail } of edit.told) {
    await tell(tx, { theme, event, detail, edit: id, reason: edit.reason });
  }
  return id;
}

/** A line in a theme's history. */
export async function tell(
  tx: Ctx,
  line: {
    theme: string;
    event: EventName;
    detail: string;
    edit?: string;
    reason?: string | undefined;
  },
): Promise<void> {
  const at = tx.clock.now();
  await tx.db
    .insertInto('theme_event')
    .values({
      id: uuidv7(at.getTime()),
      theme_id: line.theme,
      run_id: null,
      event: line.event,
      detail: line.detail,
      by_name: tx.actor.name,
      at,
      edit_id: line.edit ?? null,
      reason: line.reason ? line.reason : null,
    })
    .execute();
}

interface EditRow {
  id: string;
  kind: EditPayload['kind'];
  theme: string;
  label: string | null;
  target: string | null;
  targetLabel: string | null;
  statements: number;
  detail: string;
  reason: string | null;
  by: string;
  at: Date;
  undoneAt: Date | null;
  undoneBy: string | null;
  /** The sort key, with all its digits. */
  place: string;
}

const labelOf = (id: RawBuilder<unknown>) => sql`(
  select coalesce(t.label_given, (select r.label from theme_run r join analysis_run a on a.id = r.run_id
    where r.theme_id = t.id order by a.started_at desc limit 1))
  from theme t where t.id = ${id})`;

const columns = sql<EditRow>`
  select e.id, e.kind, e.theme_id as theme, ${labelOf(sql`e.theme_id`)} as label, e.target_id as target,
    ${labelOf(sql`e.target_id`)} as "targetLabel",
    (select count(*)::int from theme_edit_statement s where s.edit_id = e.id) as statements,
    e.detail, e.reason, e.by_name as by, e.at, e.undone_at as "undoneAt", e.undone_by as "undoneBy",
    e.at::text as place
  from theme_edit e`;

function present(row: EditRow): View {
  return {
    id: row.id,
    kind: row.kind,
    theme: { id: row.theme, label: row.label ?? 'a theme that is gone' },
    target:
      row.target === null
        ? null
        : { id: row.target, label: row.targetLabel ?? 'a theme that is gone' },
    statements: row.statements,
    detail: row.detail,
    reason: row.reason,
    by: row.by,
    at: row.at.toISOString(),
    undoneAt: row.undoneAt?.toISOString() ?? null,
    undoneBy: row.undoneBy,
  };
}

export async function editView(ctx: Ctx, id: string): Promise<View> {
  const { rows } = await sql<EditRow>`${columns} where e.id = ${id}`.execute(ctx.db);
  const [row] = rows;
  if (!row) throw notFound('edit');
  return present(row);
}

const place = z.tuple([z.string(), z.uuid()]);

/** What people did to themes, newest first. */
export async function listEdits(
  ctx: Ctx,
  query: ThemeEditQuery,
): Promise<z.input<typeof ThemeEditPage>> {
  const after = decodeCursor(query.cursor, place);
  const all: RawBuilder<unknown>[] = [sql`true`];
  if (query.live) all.push(sql`e.undone_at is null`);
  if (query.theme !== undefined) {
    all.push(sql`(e.theme_id = ${query.theme} or e.target_id = ${query.theme})`);
  }
  const where = sql.join(all, sql` and `);
  const seek = after
    ? sql`and (e.at, e.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : sql``;
  const [found, counted] = await Promise.all([
    sql<EditRow>`${columns} where ${where} ${seek}
      order by e.at desc, e.id desc limit ${query.limit + 1}`.execute(ctx.db),
    sql<{ total: number }>`select count(*)::int as total from theme_edit e where ${where}`.execute(
      ctx.db,
    ),
  ]);
  const shown = page(found.rows, query.limit, (row) => [row.place, row.id]);
  return { rows: shown.rows.map(present), next: shown.next, total: counted.rows[0]?.total ?? null };
}
