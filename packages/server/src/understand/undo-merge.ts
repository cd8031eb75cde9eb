import { AppError, type Ctx } from '../platform/index.js';
import { findPlaced, type PlacedNow } from './find-placed.js';
import { lockTheme, shownLabel, touch, type Editing } from './locked-theme.js';
import { makeTheme } from './make-theme.js';
import { recountTouched } from './merge-themes.js';
import { placeStatements } from './place-statements.js';
import type { ThemeMeta } from './theme-metas.js';
import { leavesOf } from './theme-nodes.js';

/**
 * A theme that was merged stands on its own again. An analysis since the merge knows only the target: the theme is
 * then made anew out of what it had when it was merged.
 */
export async function undoMerge(
  tx: Ctx,
  editing: Editing,
  edit: { id: string; theme_id: string },
  redirected: readonly string[],
): Promise<void> {
  const id = edit.theme_id;
  const { merged_into: holder } = await lockTheme(tx, id);
  if (holder === null) {
    throw new AppError({
      code: 'not-merged',
      status: 409,
      message: 'This theme stands on its own already, so there is nothing to undo.',
    });
  }
  await touch(tx, [id], { merged_into: null });
  await touch(tx, [holder]);
  if (redirected.length > 0) {
    await tx.db
      .updateTable('theme')
      .set({ merged_into: id })
      .where('id', 'in', redirected)
      .where('merged_into', '=', holder)
      .execute();
  }
  if (!editing.metas.has(id)) await remake(tx, editing, edit, holder);
  await recountTouched(tx, editing, [id, holder]);
}

const nothingLeft = (): AppError =>
  new AppError({
    code: 'merge-gone',
    status: 409,
    message:
      'The latest analysis has nothing left of what was merged, so it cannot be taken apart again. Split the theme instead.',
  });

async function remake(
  tx: Ctx,
  editing: Editing,
  edit: { id: string; theme_id: string },
  holder: string,
): Promise<void> {
  const target = editing.metas.get(holder);
  const inTarget = new Set(target ? leavesOf(editing.metas, holder) : []);
  const placed = (await findPlaced(tx, editing.run, edit.id)).filter(
    ({ theme }) => theme !== null && inTarget.has(theme),
  );
  if (!target || placed.length === 0) {
    throw nothingLeft();
  }
  const id = edit.theme_id;
  const made = { id, label: await shownLabel(tx, id), near: target };
  if (target.level === 0) {
    const children = await childrenOf(tx, editing, target, placed);
    if (children.length === 0) throw nothingLeft();
    await makeTheme(tx, editing, { ...made, level: 0, parentId: null, leaves: children });
    await tx.db
      .updateTable('theme_run')
      .set({ parent_id: id })
      .where('run_id', '=', editing.run.id)
      .where('theme_id', 'in', children)
      .execute();
    return;
  }
  await placeStatements(
    tx,
    editing.run,
    placed.map(({ item, start, confidence }) => ({ item, start, to: id, confidence })),
  );
  await makeTheme(tx, editing, { ...made, level: 1, parentId: target.parentId, leaves: [id] });
}

/** Of the themes now in a group, those that hold mostly what another group had. */
async function childrenOf(
  tx: Ctx,
  { run, metas }: Editing,
  group: ThemeMeta,
  placed: readonly PlacedNow[],
): Promise<string[]> {
  const inGroup = [...metas.values()].filter(({ parentId }) => parentId === group.id);
  const sizes = await tx.db
    .selectFrom('theme_run')
    .select(['theme_id', 'statements'])
    .where('run_id', '=', run.id)
    .where(
      'theme_id',
      'in',
      inGroup.map(({ id }) => id),
    )
    .orderBy('theme_id')
    .execute();
  return sizes.flatMap(({ theme_id: id, statements }) =>
    2 * placed.filter(({ theme }) => theme === id).length > statements ? [id] : [],
  );
}
