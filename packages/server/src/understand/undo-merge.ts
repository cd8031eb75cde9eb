import { AppError, type Ctx } from '../platform/index.js';
import { findPlaced } from './find-placed.js';
import { lockTheme, touch, type Editing } from './locked-theme.js';
import { recountTouched } from './merge-themes.js';
import { standAgain } from './stand-again.js';
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
  if (!(await takenApart(tx, editing, edit, holder))) throw nothingLeft();
  await recountTouched(tx, editing, [id, holder]);
}

const nothingLeft = (): AppError =>
  new AppError({
    code: 'merge-gone',
    status: 409,
    message:
      'The latest analysis has nothing left of what was merged, so it cannot be taken apart again. Split the theme instead.',
  });

/** Whether a run has the theme that was merged, by making it anew where it must. */
export async function takenApart(
  tx: Ctx,
  editing: Editing,
  edit: { id: string; theme_id: string },
  holder: string,
): Promise<boolean> {
  if (editing.metas.has(edit.theme_id)) return true;
  const near = editing.metas.get(holder);
  if (!near) return false;
  const inTarget = new Set(leavesOf(editing.metas, holder));
  const placed = (await findPlaced(tx, editing.run, edit.id)).filter(
    ({ theme }) => theme !== null && inTarget.has(theme),
  );
  return standAgain(tx, editing, { id: edit.theme_id, near, level: near.level, placed });
}
