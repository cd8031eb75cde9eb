import type { ThemeMerge, ThemeView } from '@headwater/contract';
import { sql } from 'kysely';
import type { z } from 'zod';
import { AppError, audit, inTransaction, type Ctx } from '../platform/index.js';
import { recordEdit } from './edit-log.js';
import {
  beginEdit,
  lockTheme,
  markStale,
  mergedAlready,
  themeEnded,
  touch,
  type Editing,
} from './locked-theme.js';
import { recountThemes } from './place-statements.js';
import type { ThemeMeta } from './theme-metas.js';
import { themeMetas } from './theme-metas.js';
import { leavesOf } from './theme-nodes.js';
import { themeView } from './theme-view.js';

type View = z.input<typeof ThemeView>;

/** Puts themes into another one. Their statements count there from now on, in later analyses too. */
export async function mergeThemes(ctx: Ctx, merge: z.infer<typeof ThemeMerge>): Promise<View> {
  const from = [...new Set(merge.from)].sort();
  if (from.includes(merge.into)) {
    throw new AppError({
      code: 'merge-into-itself',
      field: 'from',
      message: 'A theme cannot be merged into itself. Choose another target.',
    });
  }
  return inTransaction(ctx, async (tx) => {
    const editing = await beginEdit(tx);
    const target = await themeToMerge(tx, editing, merge.into);
    const sources: ThemeMeta[] = [];
    for (const id of from) sources.push(await themeToMerge(tx, editing, id));
    if (sources.some(({ level }) => level !== target.level)) {
      throw new AppError({
        code: 'merge-levels',
        field: 'from',
        message: 'A theme and a group of themes cannot be merged. Choose themes of one level.',
      });
    }
    // One edit a theme, so that each can be taken out again by itself.
    for (const source of sources) await mergeOne(tx, editing, source, target, merge.reason);
    await touch(tx, [merge.into]);
    await markStale(tx, editing.run);
    await recountTouched(tx, editing, [merge.into, ...from]);
    await audit(tx, {
      action: 'theme.merged',
      subject: `theme “${target.label}”`,
      after: {
        into: merge.into,
        from,
        labels: sources.map(({ label }) => label),
        ...(merge.reason ? { reason: merge.reason } : {}),
      },
    });
    return themeView(tx, merge.into);
  });
}

async function themeToMerge(tx: Ctx, { metas }: Editing, id: string): Promise<ThemeMeta> {
  await lockTheme(tx, id);
  const meta = metas.get(id);
  if (!meta) throw themeEnded();
  if (meta.mergedInto !== null) throw mergedAlready(meta.label);
  return meta;
}

async function mergeOne(
  tx: Ctx,
  { run, metas }: Editing,
  source: ThemeMeta,
  target: ThemeMeta,
  reason: string | undefined,
): Promise<void> {
  // What was merged into it before goes along, so that one step always leads to the target.
  const redirected = await tx.db
    .updateTable('theme')
    .set({ merged_into: target.id })
    .where('merged_into', '=', source.id)
    .returning('id')
    .execute();
  await touch(tx, [source.id], { merged_into: target.id });
  const edit = await recordEdit(tx, {
    theme: source.id,
    target: target.id,
    detail: `Merged “${source.label}” into “${target.label}”.`,
    payload: { kind: 'merge', redirected: redirected.map(({ id }) => id) },
    reason,
    told: [
      { theme: source.id, event: 'merged', detail: `Merged into “${target.label}”.` },
      { theme: target.id, event: 'merged', detail: `Took in “${source.label}”.` },
    ],
  });
  // The next analysis knows one theme only; by these it can be taken apart again even then.
  await sql`
    insert into theme_edit_statement (edit_id, item_id, start, text, from_theme, confidence)
    select ${edit}, item_id, start, '', theme_id, confidence from statement_theme
    where theme_id = any(${leavesOf(metas, source.id)}::uuid[]) and run_id = ${run.id}`.execute(
    tx.db,
  );
}

/** Counts anew whatever these themes' statements counted for before, or do now. */
export async function recountTouched(
  tx: Ctx,
  { run, metas: before }: Editing,
  themes: readonly string[],
): Promise<void> {
  const after = await themeMetas(tx.db, run.id);
  const nodes = new Set<string>();
  for (const metas of [before, after]) {
    const leaves = new Set(themes.flatMap((id) => [id, ...leavesOf(metas, id)]));
    for (const id of metas.keys()) {
      if (leaves.has(id) || leavesOf(metas, id).some((leaf) => leaves.has(leaf))) nodes.add(id);
    }
  }
  await recountThemes(
    tx,
    run,
    [...nodes].filter((id) => after.has(id)),
  );
}
