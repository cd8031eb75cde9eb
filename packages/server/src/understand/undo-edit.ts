import type { ThemeEdit, ThemeView } from '@headwater/contract';
import { sql, type Selectable } from 'kysely';
import type { z } from 'zod';
import { AppError, audit, inTransaction, notFound, type Ctx } from '../platform/index.js';
import { recountGroups } from './edit-theme.js';
import { editView, tell } from './edit-log.js';
import { beginEdit, lockTheme, markStale, touch, type Editing } from './locked-theme.js';
import { recountTouched } from './merge-themes.js';
import type { EditPayload, ThemeEditTable } from './tables.js';
import { groupBack, moveBack, splitBack, standing, type GroupPayload } from './take-back.js';
import { themeView } from './theme-view.js';
import { undoMerge } from './undo-merge.js';

export type Edit = Selectable<ThemeEditTable>;

/** Takes an edit back: as it was before, as far as the latest analysis still has it. Once only. */
export async function undoEdit(ctx: Ctx, id: string): Promise<z.input<typeof ThemeEdit>> {
  return inTransaction(ctx, async (tx) => {
    const editing = await beginEdit(tx);
    const edit = await tx.db
      .selectFrom('theme_edit')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (!edit) throw notFound('edit');
    await undo(tx, editing, edit);
    await audit(tx, {
      action: 'theme.edit-undone',
      subject: edit.detail,
      before: { edit: id, by: edit.by_name, at: edit.at.toISOString() },
    });
    return editView(tx, id);
  });
}

/** Undoes a merge: the theme stands on its own again. Given the target, everything that went into it does. */
export async function unmergeTheme(ctx: Ctx, id: string): Promise<z.input<typeof ThemeView>> {
  return inTransaction(ctx, async (tx) => {
    await beginEdit(tx);
    const theme = await lockTheme(tx, id);
    const edits = await tx.db
      .selectFrom('theme_edit')
      .selectAll()
      .where('kind', '=', 'merge')
      .where('undone_at', 'is', null)
      .where(theme.merged_into === null ? 'target_id' : 'theme_id', '=', id)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .execute();
    if (edits.length === 0) {
      throw new AppError({
        code: 'not-merged',
        status: 409,
        message: 'Nothing was merged into this theme, so there is nothing to undo.',
      });
    }
    // Each changes what the next one finds.
    for (const edit of edits) await undo(tx, await beginEdit(tx), edit);
    await audit(tx, {
      action: 'theme.unmerged',
      subject: edits.map(({ detail }) => detail).join(' '),
      before: { into: theme.merged_into ?? id, from: edits.map(({ theme_id }) => theme_id) },
    });
    return themeView(tx, id);
  });
}

async function undo(tx: Ctx, editing: Editing, edit: Edit): Promise<void> {
  if (edit.undone_at !== null) {
    throw new AppError({
      code: 'undone-already',
      status: 409,
      message: `${edit.undone_by ?? 'Somebody'} has undone this already.`,
    });
  }
  await lockTheme(tx, edit.theme_id);
  await takeBack(tx, editing, edit, edit.payload);
  await tx.db
    .updateTable('theme_edit')
    .set({ undone_at: tx.clock.now(), undone_by: tx.actor.name })
    .where('id', '=', edit.id)
    .execute();
  for (const theme of new Set([edit.theme_id, edit.target_id])) {
    if (theme === null) continue;
    await tell(tx, { theme, event: 'undone', detail: `Undone: ${edit.detail}`, edit: edit.id });
  }
  await markStale(tx, editing.run);
}

async function takeBack(
  tx: Ctx,
  editing: Editing,
  edit: Edit,
  payload: EditPayload,
): Promise<void> {
  const id = edit.theme_id;
  switch (payload.kind) {
    case 'rename': {
      const { label_given: now } = await lockTheme(tx, id);
      if (now !== payload.after) throw await editedSince(tx, edit);
      return touch(tx, [id], { label_given: payload.before });
    }
    case 'pin': {
      const { pinned } = await lockTheme(tx, id);
      if (pinned !== payload.after) throw await editedSince(tx, edit);
      return touch(tx, [id], { pinned: payload.before });
    }
    case 'archive': {
      const { archived } = await lockTheme(tx, id);
      if (archived !== payload.after) throw await editedSince(tx, edit);
      await touch(tx, [id], { archived: payload.before });
      return recountGroups(tx, [id]);
    }
    case 'merge':
      return undoMerge(tx, editing, edit, payload.redirected);
    case 'move':
      return undoMove(tx, editing, edit);
    case 'split':
      return undoSplit(tx, editing, edit);
    case 'group':
      return undoGroup(tx, editing, edit, payload);
    default:
      payload satisfies never;
  }
}

/** Someone has since changed the very thing: undoing out of order would overwrite them. */
async function editedSince(tx: Ctx, edit: Edit): Promise<AppError> {
  const since = await tx.db
    .selectFrom('theme_edit')
    .select(['by_name', 'at'])
    .where('theme_id', '=', edit.theme_id)
    .where('kind', '=', edit.kind)
    .where('undone_at', 'is', null)
    .where('id', '<>', edit.id)
    .where('at', '>=', edit.at)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return changedSince(since?.by_name ?? 'Somebody', since?.at ?? edit.at, edit.detail);
}

const changedSince = (by: string, at: Date, what: string): AppError =>
  new AppError({
    code: 'edited-since',
    status: 409,
    message: `${by} has changed this again since: ${what} Undo that first.`,
    extra: { editedBy: by, editedAt: at.toISOString() },
  });

/** Later edits that placed the same words, or put more into the theme that this one made. */
async function refusePlacedSince(tx: Ctx, edit: Edit): Promise<void> {
  const { rows } = await sql<{ by: string; at: Date; detail: string }>`
    select e.by_name as by, e.at, e.detail from theme_edit e
    where e.undone_at is null and e.id <> ${edit.id} and (e.at, e.id) > (${edit.at}, ${edit.id})
      and (
        e.kind in ('move', 'split') and exists (
          select from theme_edit_statement mine
          join theme_edit_statement other on other.item_id = mine.item_id and other.text = mine.text
          where mine.edit_id = ${edit.id} and other.edit_id = e.id)
        or ${edit.kind === 'split'}::boolean and e.kind in ('move', 'split', 'merge')
          and ${edit.target_id}::uuid in (e.theme_id, e.target_id))
    order by e.at desc limit 1`.execute(tx.db);
  const [since] = rows;
  if (since) throw changedSince(since.by, since.at, since.detail);
}

async function undoMove(tx: Ctx, editing: Editing, edit: Edit): Promise<void> {
  await refusePlacedSince(tx, edit);
  const changed = await moveBack(tx, editing, edit);
  await touchAll(tx, [edit.theme_id, edit.target_id, ...changed]);
  await recountTouched(tx, editing, [...changed]);
}

/** The theme that was split off goes back as a whole, with whatever came to it since. */
async function undoSplit(tx: Ctx, editing: Editing, edit: Edit): Promise<void> {
  await refusePlacedSince(tx, edit);
  const made = edit.target_id ?? '';
  const source = standing(editing, edit.theme_id);
  if (source === null) {
    throw new AppError({
      code: 'theme-ended',
      status: 409,
      message:
        'The theme that this was split off from is no longer in the latest analysis. Merge into another one instead.',
    });
  }
  const changed = await splitBack(tx, editing, edit, source);
  // Its address leads to where its sentences are now.
  await touch(tx, [made], { merged_into: source });
  await touchAll(tx, [source, ...[...changed].filter((id) => id !== made)]);
  await recountTouched(tx, editing, [made, source, ...changed]);
}

async function undoGroup(
  tx: Ctx,
  editing: Editing,
  edit: Edit,
  payload: GroupPayload,
): Promise<void> {
  const theme = await lockTheme(tx, edit.theme_id);
  if (theme.parent_given !== edit.target_id) throw await editedSince(tx, edit);
  await touch(tx, [edit.theme_id], { parent_given: payload.before });
  await groupBack(tx, editing, edit, payload);
}

const touchAll = (tx: Ctx, ids: readonly (string | null)[]): Promise<void> =>
  touch(tx, [...new Set(ids.filter((id) => id !== null))]);
