import type { Ctx } from '../platform/index.js';
import type { PlacedNow } from './find-placed.js';
import { shownLabel, type Editing } from './locked-theme.js';
import { makeTheme } from './make-theme.js';
import { placeStatements } from './place-statements.js';
import type { ThemeMeta } from './theme-metas.js';

interface Again {
  readonly id: string;
  readonly level: number;
  /** A theme of the run whose place on the map and language it shares. */
  readonly near: ThemeMeta;
  /** What it had, where that stands in the run. */
  readonly placed: readonly PlacedNow[];
}

/** Makes a theme that a run does not have out of what it once held; false where nothing of that is left. */
export async function standAgain(tx: Ctx, editing: Editing, again: Again): Promise<boolean> {
  const { id, near, placed } = again;
  if (placed.length === 0) return false;
  const made = { id, label: await shownLabel(tx, id), near };
  if (again.level === 0) {
    const children = await mostlyOf(tx, editing, placed);
    if (children.length === 0) return false;
    await makeTheme(tx, editing, { ...made, level: 0, parentId: null, leaves: children });
    await tx.db
      .updateTable('theme_run')
      .set({ parent_id: id })
      .where('run_id', '=', editing.run.id)
      .where('theme_id', 'in', children)
      .execute();
    return true;
  }
  await placeStatements(
    tx,
    editing.run,
    placed.map(({ item, start, confidence }) => ({ item, start, to: id, confidence })),
  );
  await makeTheme(tx, editing, { ...made, level: 1, parentId: near.parentId, leaves: [id] });
  return true;
}

/** Themes more than half of whose statements are among these. */
async function mostlyOf(
  tx: Ctx,
  { run, metas }: Editing,
  placed: readonly PlacedNow[],
): Promise<string[]> {
  const counts = new Map<string, number>();
  for (const { theme } of placed) {
    if (theme !== null) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  }
  const sizes = await tx.db
    .selectFrom('theme_run')
    .select(['theme_id as id', 'statements'])
    .where('run_id', '=', run.id)
    .where('level', '=', 1)
    .orderBy('theme_id')
    .execute();
  return sizes.flatMap(({ id, statements }) =>
    metas.has(id) && 2 * (counts.get(id) ?? 0) > statements ? [id] : [],
  );
}
