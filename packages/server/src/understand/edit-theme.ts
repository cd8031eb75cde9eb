import type { ThemeMerge, ThemePatch, ThemeView } from '@headwater/contract';
import { sql } from 'kysely';
import type { z } from 'zod';
import {
  AppError,
  audit,
  editedElsewhere,
  inTransaction,
  notFound,
  uuidv7,
  type Ctx,
} from '../platform/index.js';
import type { Database } from '../platform/tables.js';
import { currentRun } from './current-run.js';
import { writeFigures } from './store-figures.js';
import { themeView } from './theme-view.js';

type View = z.input<typeof ThemeView>;
type EventName = Database['theme_event']['event'];

/** Renames, pins or archives. Every later analysis obeys. Refused where somebody was faster. */
export async function editTheme(
  ctx: Ctx,
  input: { id: string; version: number; patch: ThemePatch },
): Promise<View> {
  const { id, version, patch } = input;
  return inTransaction(ctx, async (tx) => {
    const before = await lockTheme(tx, id);
    if (before.version !== version) {
      throw editedElsewhere({ by: before.edited_by, at: before.edited_at });
    }
    const oldLabel = await shownLabel(tx, id);
    const changes = {
      ...(patch.label === undefined
        ? {}
        : { label_given: patch.label === '' ? null : patch.label }),
      ...(patch.pinned === undefined ? {} : { pinned: patch.pinned }),
      ...(patch.archived === undefined ? {} : { archived: patch.archived }),
    };
    await touch(tx, id, changes);
    const label = await shownLabel(tx, id);
    if (label !== oldLabel) {
      await tell(tx, id, 'renamed', `From “${oldLabel}” to “${label}”.`);
    }
    if (patch.pinned !== undefined && patch.pinned !== before.pinned) {
      await tell(
        tx,
        id,
        patch.pinned ? 'pinned' : 'unpinned',
        patch.pinned ? 'Pinned to the top of every list.' : 'Not pinned any more.',
      );
    }
    if (patch.archived !== undefined && patch.archived !== before.archived) {
      await tell(
        tx,
        id,
        patch.archived ? 'archived' : 'restored',
        patch.archived ? 'Taken out of the lists.' : 'Back in the lists.',
      );
    }
    await audit(tx, {
      action: 'theme.edited',
      subject: `theme “${label}”`,
      before: { label: oldLabel, pinned: before.pinned, archived: before.archived },
      after: {
        label,
        pinned: patch.pinned ?? before.pinned,
        archived: patch.archived ?? before.archived,
      },
    });
    return themeView(tx, id);
  });
}

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
    const levels = new Set<number>();
    // Locked in one order, so that two people who merge crosswise wait instead of failing.
    for (const id of [...from, merge.into].sort()) {
      const theme = await lockTheme(tx, id);
      if (theme.merged_into !== null) {
        throw new AppError({
          code: 'merged-already',
          status: 409,
          message: `“${await shownLabel(tx, id)}” has been merged into another theme already. Undo that first.`,
        });
      }
      levels.add(await levelOf(tx, id));
    }
    if (levels.size > 1) {
      throw new AppError({
        code: 'merge-levels',
        field: 'from',
        message: 'A theme and a group of themes cannot be merged. Choose themes of one level.',
      });
    }
    const target = await shownLabel(tx, merge.into);
    const labels: string[] = [];
    for (const id of from) {
      const label = await shownLabel(tx, id);
      labels.push(label);
      // What was merged into it before goes along, so that one step always leads to the target.
      await tx.db
        .updateTable('theme')
        .set({ merged_into: merge.into })
        .where('merged_into', '=', id)
        .execute();
      await touch(tx, id, { merged_into: merge.into });
      await tell(tx, id, 'merged', `Merged into “${target}”.`);
    }
    await touch(tx, merge.into, {});
    await tell(
      tx,
      merge.into,
      'merged',
      `Took in ${labels.map((label) => `“${label}”`).join(', ')}.`,
    );
    await audit(tx, {
      action: 'theme.merged',
      subject: `theme “${target}”`,
      after: { into: merge.into, from, labels },
    });
    await recount(tx);
    return themeView(tx, merge.into);
  });
}

/** Undoes a merge: the theme stands on its own again. Given the target, everything in it does. */
export async function unmergeTheme(ctx: Ctx, id: string): Promise<View> {
  return inTransaction(ctx, async (tx) => {
    const theme = await lockTheme(tx, id);
    const members = await tx.db
      .selectFrom('theme')
      .select('id')
      .where('merged_into', '=', id)
      .orderBy('id')
      .execute();
    const back = theme.merged_into === null ? members.map((member) => member.id) : [id];
    if (back.length === 0) {
      throw new AppError({
        code: 'not-merged',
        status: 409,
        message: 'Nothing was merged into this theme, so there is nothing to undo.',
      });
    }
    const target = await shownLabel(tx, theme.merged_into ?? id);
    for (const member of back) {
      await touch(tx, member, { merged_into: null });
      await tell(tx, member, 'split', `Taken out of “${target}” again.`);
    }
    await touch(tx, theme.merged_into ?? id, {});
    await audit(tx, {
      action: 'theme.unmerged',
      subject: `theme “${target}”`,
      before: { into: theme.merged_into ?? id, from: back },
    });
    await recount(tx);
    return themeView(tx, id);
  });
}

async function lockTheme(tx: Ctx, id: string) {
  const row = await tx.db
    .selectFrom('theme')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('theme');
  return row;
}

async function touch(
  tx: Ctx,
  id: string,
  changes: {
    label_given?: string | null;
    pinned?: boolean;
    archived?: boolean;
    merged_into?: string | null;
  },
): Promise<void> {
  await tx.db
    .updateTable('theme')
    .set((eb) => ({
      ...changes,
      version: eb('version', '+', 1),
      edited_by: tx.actor.name,
      edited_at: tx.clock.now(),
    }))
    .where('id', '=', id)
    .execute();
}

async function tell(tx: Ctx, id: string, event: EventName, detail: string): Promise<void> {
  const at = tx.clock.now();
  await tx.db
    .insertInto('theme_event')
    .values({
      id: uuidv7(at.getTime()),
      theme_id: id,
      run_id: null,
      event,
      detail,
      by_name: tx.actor.name,
      at,
    })
    .execute();
}

async function shownLabel(tx: Ctx, id: string): Promise<string> {
  const { rows } = await sql<{ label: string | null }>`
    select coalesce(t.label_given, (
      select r.label from theme_run r join analysis_run a on a.id = r.run_id
      where r.theme_id = t.id order by a.current desc, a.started_at desc limit 1)) as label
    from theme t where t.id = ${id}`.execute(tx.db);
  return rows[0]?.label ?? 'a theme';
}

async function levelOf(tx: Ctx, id: string): Promise<number> {
  const { rows } = await sql<{ level: number }>`
    select r.level from theme_run r join analysis_run a on a.id = r.run_id
    where r.theme_id = ${id} order by a.current desc, a.started_at desc limit 1`.execute(tx.db);
  return rows[0]?.level ?? 1;
}

/** A merge moves statements between themes and the groups above them: all sizes are counted anew. */
async function recount(tx: Ctx): Promise<void> {
  const run = await currentRun(tx.db);
  if (run) await writeFigures(tx, run.id, run.currency);
}
