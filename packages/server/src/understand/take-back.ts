import type { Ctx } from '../platform/index.js';
import { findPlaced } from './find-placed.js';
import { moveToGroup } from './group-theme.js';
import type { Editing } from './locked-theme.js';
import { placeStatements } from './place-statements.js';
import type { EditPayload } from './tables.js';

// What undoing an edit does to the statements and themes of a run; whether it may be undone is asked elsewhere.

interface TakenBack {
  readonly id: string;
  readonly theme_id: string;
  readonly target_id: string | null;
}
export type GroupPayload = Extract<EditPayload, { kind: 'group' }>;

/** The theme of the run that stands for this one now; null where it has ended. */
export function standing({ metas }: Editing, id: string | null): string | null {
  const meta = id === null ? undefined : metas.get(id);
  return meta?.id ?? null;
}

/** Answers the themes that changed, as the next one does. */
export async function moveBack(
  tx: Ctx,
  editing: Editing,
  edit: TakenBack,
): Promise<ReadonlySet<string>> {
  const placed = await findPlaced(tx, editing.run, edit.id);
  const back = placed.flatMap(({ item, start, from, confidence }) => {
    const to = standing(editing, from);
    // Where its old theme has ended it stays until the next analysis, which is free to place it.
    return from !== null && to === null ? [] : [{ item, start, to, confidence }];
  });
  return placeStatements(tx, editing.run, back);
}

/** The theme that was split off goes back to its source as a whole, with whatever came to it since. */
export async function splitBack(
  tx: Ctx,
  editing: Editing,
  edit: TakenBack,
  source: string,
): Promise<ReadonlySet<string>> {
  const { run } = editing;
  const made = edit.target_id ?? '';
  const placed = await findPlaced(tx, run, edit.id);
  const known = new Set(placed.map(({ item, start }) => `${item}:${start}`));
  const others = await tx.db
    .selectFrom('statement_theme')
    .select(['item_id as item', 'start', 'confidence'])
    .where('theme_id', '=', made)
    .where('run_id', '=', run.id)
    .execute();
  const changed = await placeStatements(tx, run, [
    ...placed.map(({ item, start, from, confidence }) => ({
      item,
      start,
      to: standing(editing, from) ?? source,
      confidence,
    })),
    ...others
      .filter(({ item, start }) => !known.has(`${item}:${start}`))
      .map((other) => ({ ...other, to: source })),
  ]);
  await leaveRun(tx, run.id, made);
  return changed;
}

/** The theme goes back to the group that the analysis had it in; a group that was made for it ends with it. */
export async function groupBack(
  tx: Ctx,
  editing: Editing,
  edit: TakenBack,
  payload: GroupPayload,
): Promise<void> {
  const meta = editing.metas.get(edit.theme_id);
  const before = standing(editing, payload.found);
  if (!meta || before === null) return;
  await moveToGroup(tx, editing, meta, before);
  const made = edit.target_id;
  const left = [...editing.metas.values()].some(
    ({ id, parentId }) => parentId === made && id !== meta.id,
  );
  if (payload.created && made !== null && !left) await leaveRun(tx, editing.run.id, made);
}

async function leaveRun(tx: Ctx, runId: string, theme: string): Promise<void> {
  for (const table of ['theme_figure', 'theme_week', 'theme_run'] as const) {
    await tx.db
      .deleteFrom(table)
      .where('run_id', '=', runId)
      .where('theme_id', '=', theme)
      .execute();
  }
}
