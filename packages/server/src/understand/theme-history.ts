import type { ThemeView } from '@headwater/contract';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../platform/index.js';

type View = z.input<typeof ThemeView>;

const eventsShown = 200;
const stepsShown = 20;

/** What analyses and people did to a theme, newest first; people's edits with their reasons. */
export async function readHistory(ctx: Ctx, id: string): Promise<View['history']> {
  const rows = await ctx.db
    .selectFrom('theme_event')
    .leftJoin('theme_edit', 'theme_edit.id', 'theme_event.edit_id')
    .select([
      'theme_event.at',
      'theme_event.event',
      'theme_event.detail',
      'theme_event.by_name as by',
      'theme_event.reason',
      'theme_edit.id as edit',
      'theme_edit.undone_at',
      'theme_edit.undone_by',
    ])
    .where('theme_event.theme_id', '=', id)
    .orderBy('theme_event.at', 'desc')
    .orderBy('theme_event.id', 'desc')
    .limit(eventsShown)
    .execute();
  return rows.map(({ edit, undone_at: undoneAt, undone_by: undoneBy, ...row }) => ({
    ...row,
    at: row.at.toISOString(),
    edit:
      edit === null || row.event === 'undone'
        ? null
        : { id: edit, undoneAt: undoneAt?.toISOString() ?? null, undoneBy },
  }));
}

/** The theme through the analyses that are still known, with what each found of the one before. */
export async function readSteps(ctx: Ctx, id: string): Promise<View['steps']> {
  const { rows } = await sql<Omit<View['steps'][number], 'at'> & { at: Date }>`
    select a.id as run, coalesce(a.finished_at, a.started_at) as at,
      coalesce(r.lineage_event, 'born') as event, r.statements, r.customers,
      r.lineage_before as before, r.lineage_shared as shared
    from theme_run r join analysis_run a on a.id = r.run_id
    where r.theme_id = ${id} and a.state = 'done'
    order by a.started_at desc, a.id desc limit ${stepsShown}`.execute(ctx.db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
