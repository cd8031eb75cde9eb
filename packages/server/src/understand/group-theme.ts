import type { ThemeEdited, ThemeGroup } from '@headwater/contract';
import type { z } from 'zod';
import { AppError, audit, inTransaction, uuidv7, type Ctx } from '../platform/index.js';
import { editView, recordEdit } from './edit-log.js';
import {
  beginEdit,
  lockTheme,
  markStale,
  mergedAlready,
  themeEnded,
  themeToEdit,
  touch,
  type Editing,
} from './locked-theme.js';
import { makeTheme } from './make-theme.js';
import { recountThemes } from './place-statements.js';
import type { ThemeMeta } from './theme-metas.js';
import { leavesOf } from './theme-nodes.js';
import { themeView } from './theme-view.js';

/** Puts a theme into a group, or leaves that to the analysis again. Refused where somebody was faster. */
export async function groupTheme(
  ctx: Ctx,
  input: { id: string; version: number; into: ThemeGroup },
): Promise<z.input<typeof ThemeEdited>> {
  const { id, version, into } = input;
  return inTransaction(ctx, async (tx) => {
    const editing = await beginEdit(tx);
    const theme = await themeToEdit(tx, editing, id, version);
    if (theme.level === 0) {
      throw new AppError({
        code: 'group-in-group',
        field: 'group',
        message: `“${theme.label}” is a group itself. Only single themes are put into groups.`,
      });
    }
    const before = await lockTheme(tx, id);
    const created = into.newGroup !== undefined;
    const group =
      into.newGroup === undefined
        ? await groupOf(tx, editing, into.group ?? null)
        : await makeGroup(tx, editing, theme, into.newGroup);
    await touch(tx, [id], { parent_given: group?.id ?? null });
    if (group) await moveToGroup(tx, editing, theme, group.id);
    const detail = group
      ? `Put into the group “${group.label}”.`
      : 'Its group is left to the analysis again.';
    const edit = await recordEdit(tx, {
      theme: id,
      target: group?.id ?? null,
      detail: group ? `Put “${theme.label}” into the group “${group.label}”.` : detail,
      payload: {
        kind: 'group',
        before: before.parent_given,
        found: theme.parentId,
        created,
      },
      reason: into.reason,
      told: [
        { theme: id, event: 'grouped', detail },
        ...(group
          ? [{ theme: group.id, event: 'grouped' as const, detail: `Took in “${theme.label}”.` }]
          : []),
      ],
    });
    await markStale(tx, editing.run);
    await audit(tx, {
      action: 'theme.grouped',
      subject: `theme “${theme.label}”`,
      before: { group: theme.parentId },
      after: { group: group?.id ?? null, label: group?.label ?? null, reason: into.reason ?? null },
    });
    return { edit: await editView(tx, edit), theme: await themeView(tx, id) };
  });
}

/** Changes the group of the current run, and counts both. */
export async function moveToGroup(
  tx: Ctx,
  { run, metas }: Editing,
  theme: ThemeMeta,
  group: string | null,
): Promise<void> {
  await tx.db
    .updateTable('theme_run')
    .set({ parent_id: group })
    .where('run_id', '=', run.id)
    .where('theme_id', '=', theme.id)
    .execute();
  const counting = [theme.parentId, group].flatMap((id) =>
    id === null ? [] : [metas.get(id)?.mergedInto ?? id],
  );
  await recountThemes(tx, run, [...new Set(counting)]);
}

async function groupOf(
  tx: Ctx,
  { metas }: Editing,
  id: string | null,
): Promise<{ id: string; label: string } | null> {
  if (id === null) return null;
  await lockTheme(tx, id);
  const group = metas.get(id);
  if (!group) throw themeEnded();
  if (group.mergedInto !== null) throw mergedAlready(group.label);
  if (group.level !== 0) {
    throw new AppError({
      code: 'not-a-group',
      field: 'group',
      message: `“${group.label}” is a single theme. Choose a group, or name a new one.`,
    });
  }
  return group;
}

async function makeGroup(
  tx: Ctx,
  editing: Editing,
  theme: ThemeMeta,
  label: string,
): Promise<{ id: string; label: string }> {
  const now = tx.clock.now();
  const id = uuidv7(now.getTime());
  await tx.db
    .insertInto('theme')
    .values({
      id,
      label_given: label,
      edited_by: tx.actor.name,
      edited_at: now,
      created_at: now,
    })
    .execute();
  const leaves = leavesOf(editing.metas, theme.id);
  await makeTheme(tx, editing, { id, label, level: 0, parentId: null, near: theme, leaves });
  return { id, label };
}
