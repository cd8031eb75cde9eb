import { sql } from 'kysely';
import type { Ctx } from '../platform/index.js';
import { readDecided, type Decided } from './constraints.js';
import { applyKind } from './correct-kind.js';
import { findPlaced, findWords, type PlacedNow } from './find-placed.js';
import { moveToGroup } from './group-theme.js';
import { beginEdit, shownLabel, type Editing } from './locked-theme.js';
import { makeTheme } from './make-theme.js';
import { placeStatements, recountThemes } from './place-statements.js';
import { standAgain } from './stand-again.js';
import { groupBack, moveBack, splitBack, standing } from './take-back.js';
import { themeMetas, type ThemeMeta } from './theme-metas.js';
import { leavesOf } from './theme-nodes.js';
import { takenApart } from './undo-merge.js';
import type { Edit } from './undo-edit.js';

export interface Began {
  /** The run that was current when the analysis began, and has had every edit since. */
  readonly previous: string | null;
  /** What people had decided then. */
  readonly decided: Decided;
}

/**
 * People go on deciding while an analysis runs, and it takes the place of the run in which they see what they decided.
 * So all that came meanwhile is done to its result too, else it would be gone until the next analysis.
 *
 * Answers whether there was anything: the next analysis, which weighs it against all else, should follow soon.
 */
export async function carryOver(tx: Ctx, began: Began): Promise<boolean> {
  const { decided } = began;
  const now = await readDecided(tx.db);
  const undone = await readEdits(
    tx,
    [...decided.edits].filter((id) => !now.edits.has(id)),
  );
  const made = await readEdits(
    tx,
    [...now.edits].filter((id) => !decided.edits.has(id)),
  );
  const before = new Map(decided.kinds.map(({ item, text, kind }) => [`${item} ${text}`, kind]));
  const kinds = now.kinds.filter(({ item, text, kind }) => before.get(`${item} ${text}`) !== kind);
  const takenBack = before.size > now.kinds.length;
  if (undone.length + made.length + kinds.length === 0) return takenBack;

  // The last that was done is the first to be taken back.
  for (const edit of undone.toReversed()) await takeBackAgain(tx, await beginEdit(tx), edit);
  for (const edit of made) await doAgain(tx, await beginEdit(tx), edit, began.previous);
  const { run, metas } = await beginEdit(tx);
  for (const { item, start, kind } of await findWords(tx, run, kinds)) {
    await applyKind(tx, run, item, start, kind);
  }
  await recountThemes(tx, run, [...metas.keys()]);
  return true;
}

async function readEdits(tx: Ctx, ids: readonly string[]): Promise<Edit[]> {
  if (ids.length === 0) return [];
  return tx.db
    .selectFrom('theme_edit')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

async function takeBackAgain(tx: Ctx, editing: Editing, edit: Edit): Promise<void> {
  switch (edit.payload.kind) {
    case 'move':
      await moveBack(tx, editing, edit);
      return;
    case 'split': {
      const source = standing(editing, edit.theme_id);
      if (source !== null) await splitBack(tx, editing, edit, source);
      return;
    }
    case 'group':
      return groupBack(tx, editing, edit, edit.payload);
    case 'merge':
      await takenApart(tx, editing, edit, edit.target_id ?? '');
      return;
    case 'rename':
    case 'pin':
    case 'archive':
      // These are the theme's own and the same in every run.
      return;
    default:
      edit.payload satisfies never;
  }
}

async function doAgain(
  tx: Ctx,
  editing: Editing,
  edit: Edit,
  previous: string | null,
): Promise<void> {
  switch (edit.payload.kind) {
    case 'move':
    case 'split':
      return placeAgain(tx, editing, edit);
    case 'group':
      return groupAgain(tx, editing, edit);
    case 'merge':
      return keepAlive(tx, editing, edit.target_id ?? '', previous);
    case 'rename':
    case 'pin':
    case 'archive':
      return keepAlive(tx, editing, edit.theme_id, previous);
    default:
      edit.payload satisfies never;
  }
}

/** The theme that stands for this one by now: itself, or what it was merged into. */
async function standsNow(tx: Ctx, id: string): Promise<string> {
  const theme = await tx.db
    .selectFrom('theme')
    .select('merged_into')
    .where('id', '=', id)
    .executeTakeFirst();
  return theme?.merged_into ?? id;
}

/** Puts the statements of a move or a split where a person put them, into a theme made for them where there is none. */
async function placeAgain(tx: Ctx, editing: Editing, edit: Edit): Promise<void> {
  const { run, metas } = editing;
  const placed = await findPlaced(tx, run, edit.id);
  const to = edit.target_id === null ? null : await standsNow(tx, edit.target_id);
  const near = metas.get(await standsNow(tx, edit.theme_id)) ?? mostIn(metas, placed);
  const made = to !== null && !metas.has(to);
  if (placed.length === 0 || (made && !near)) return;
  await placeStatements(
    tx,
    run,
    placed.map(({ item, start }) => ({ item, start, to, confidence: 1 })),
  );
  if (!made || !near) return;
  await makeTheme(tx, editing, {
    id: to,
    label: await shownLabel(tx, to),
    level: 1,
    parentId: near.level === 0 ? near.id : near.parentId,
    near,
    leaves: [to],
  });
}

async function groupAgain(tx: Ctx, editing: Editing, edit: Edit): Promise<void> {
  const { metas } = editing;
  const theme = metas.get(await standsNow(tx, edit.theme_id));
  if (!theme || edit.target_id === null) return;
  const id = await standsNow(tx, edit.target_id);
  if (!metas.has(id)) {
    const label = await shownLabel(tx, id);
    const leaves = leavesOf(metas, theme.id);
    await makeTheme(tx, editing, { id, label, level: 0, parentId: null, near: theme, leaves });
  }
  await moveToGroup(tx, editing, theme, id);
}

/** A theme that a person named or merged into has not ended, even where the analysis, not knowing, let it end. */
async function keepAlive(
  tx: Ctx,
  editing: Editing,
  theme: string,
  previous: string | null,
): Promise<void> {
  const { run, metas } = editing;
  const id = await standsNow(tx, theme);
  if (previous === null || metas.has(id)) return;
  const old = await themeMetas(tx.db, previous);
  const level = old.get(id)?.level;
  if (level === undefined) return;
  const { rows: placed } = await sql<PlacedNow>`
    select o.item_id as item, o.start, n.theme_id as theme, o.theme_id as "from", o.confidence
    from statement_theme o
    join analysis_run r on r.id = o.run_id
    join item i on i.id = o.item_id and i.batch <= r.through_batch
    join statement s on s.item_id = o.item_id and s.start = o.start and s.run_id = ${run.id}
    left join statement_theme n
      on n.item_id = s.item_id and n.start = s.start and n.run_id = s.run_id
    where o.run_id = ${previous} and o.theme_id = any(${leavesOf(old, id)}::uuid[])
    order by o.item_id, o.start`.execute(tx.db);
  const near = mostIn(metas, placed);
  if (near) await standAgain(tx, editing, { id, level, near, placed });
}

/** The theme that most of these statements are in. */
function mostIn(
  metas: ReadonlyMap<string, ThemeMeta>,
  placed: readonly PlacedNow[],
): ThemeMeta | undefined {
  const counts = new Map<string, number>();
  for (const { theme } of placed) {
    if (theme !== null) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return most && metas.get(most[0]);
}
