import { sql, type Selectable } from 'kysely';
import { AppError, editedElsewhere, notFound, type Ctx } from '../platform/index.js';
import { currentRun, type CurrentRun } from './current-run.js';
import { themeMetas, type ThemeMeta } from './theme-metas.js';
import type { ThemeTable } from './tables.js';

// Any constant does, as long as no other part of the program uses it.
const editLock = '7236833187163';

/**
 * From here to the end of the transaction nobody else edits themes and no analysis becomes the current one: an
 * edit that fell between the reading of a run and its replacement would be lost.
 */
export async function holdThemes(tx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${editLock}::bigint)`.execute(tx.db);
}

export interface Editing {
  readonly run: CurrentRun;
  readonly metas: ReadonlyMap<string, ThemeMeta>;
}

/** The current run, for an edit of what is in its themes. */
export async function beginEdit(tx: Ctx): Promise<Editing> {
  await holdThemes(tx);
  const run = await currentRun(tx.db);
  if (!run) throw notFound('theme');
  return { run, metas: await themeMetas(tx.db, run.id) };
}

/** A theme of the current run, of the version that the editor has seen. */
export async function themeToEdit(
  tx: Ctx,
  { metas }: Editing,
  id: string,
  version: number,
): Promise<ThemeMeta> {
  refuseOtherVersion(await lockTheme(tx, id), version);
  const meta = metas.get(id);
  if (!meta) throw themeEnded();
  if (meta.mergedInto !== null) throw mergedAlready(meta.label);
  return meta;
}

export function refuseOtherVersion(
  theme: Pick<Selectable<ThemeTable>, 'version' | 'edited_by' | 'edited_at'>,
  version: number,
): void {
  if (theme.version === version) return;
  throw editedElsewhere({ by: theme.edited_by, at: theme.edited_at });
}

export const themeEnded = (): AppError =>
  new AppError({
    code: 'theme-ended',
    status: 404,
    message: 'This theme is no longer in the latest analysis: its statements went to other themes.',
  });

export const mergedAlready = (label: string): AppError =>
  new AppError({
    code: 'merged-already',
    status: 409,
    message: `“${label}” has been merged into another theme already. Undo that first.`,
  });

/**
 * Only its key stays free: an analysis that stores its result refers to themes by it, and then waits for edits to end.
 */
export async function lockTheme(tx: Ctx, id: string): Promise<Selectable<ThemeTable>> {
  const row = await tx.db
    .selectFrom('theme')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('theme');
  return row;
}

/** Marks themes as edited now, by this person, with what changes in them. */
export async function touch(
  tx: Ctx,
  ids: readonly string[],
  changes: {
    label_given?: string | null;
    pinned?: boolean;
    archived?: boolean;
    merged_into?: string | null;
    parent_given?: string | null;
  } = {},
): Promise<void> {
  await tx.db
    .updateTable('theme')
    .set((eb) => ({
      ...changes,
      version: eb('version', '+', 1),
      edited_by: tx.actor.name,
      edited_at: tx.clock.now(),
    }))
    .where('id', 'in', ids)
    .execute();
}

/** The current analysis does not hold all that people decided: the next one should not wait for new items. */
export async function markStale(tx: Ctx, { id }: Pick<CurrentRun, 'id'>): Promise<void> {
  await tx.db.updateTable('analysis_run').set({ stale: true }).where('id', '=', id).execute();
}

export async function shownLabel(tx: Ctx, id: string): Promise<string> {
  const { rows } = await sql<{ label: string | null }>`
    select coalesce(t.label_given, (
      select r.label from theme_run r join analysis_run a on a.id = r.run_id
      where r.theme_id = t.id order by a.current desc, a.started_at desc limit 1)) as label
    from theme t where t.id = ${id}`.execute(tx.db);
  return rows[0]?.label ?? 'a theme';
}
