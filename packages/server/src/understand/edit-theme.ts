import type { ThemePatch, ThemeView } from '@headwater/contract';
import type { z } from 'zod';
import { audit, inTransaction, type Ctx } from '../platform/index.js';
import { currentRun } from './current-run.js';
import { recordEdit } from './edit-log.js';
import { holdThemes, lockTheme, refuseOtherVersion, shownLabel, touch } from './locked-theme.js';
import { recountThemes } from './place-statements.js';
import { themeMetas } from './theme-metas.js';
import { themeView } from './theme-view.js';

type View = z.input<typeof ThemeView>;

/** Renames, pins or ignores. Every later analysis obeys. Refused where somebody was faster. */
export async function editTheme(
  ctx: Ctx,
  input: { id: string; version: number; patch: ThemePatch },
): Promise<View> {
  const { id, version, patch } = input;
  return inTransaction(ctx, async (tx) => {
    await holdThemes(tx);
    const before = await lockTheme(tx, id);
    refuseOtherVersion(before, version);
    const oldLabel = await shownLabel(tx, id);
    const given = patch.label === '' ? null : patch.label;
    await touch(tx, [id], {
      ...(given === undefined ? {} : { label_given: given }),
      ...(patch.pinned === undefined ? {} : { pinned: patch.pinned }),
      ...(patch.archived === undefined ? {} : { archived: patch.archived }),
    });
    const label = await shownLabel(tx, id);
    const { reason } = patch;
    if (given !== undefined && given !== before.label_given) {
      const detail = `From “${oldLabel}” to “${label}”.`;
      await recordEdit(tx, {
        theme: id,
        detail: `Renamed from “${oldLabel}” to “${label}”.`,
        payload: { kind: 'rename', before: before.label_given, after: given },
        reason,
        told: [{ theme: id, event: 'renamed', detail }],
      });
    }
    if (patch.pinned !== undefined && patch.pinned !== before.pinned) {
      const detail = pinnedInWords(patch.pinned);
      await recordEdit(tx, {
        theme: id,
        detail,
        payload: { kind: 'pin', before: before.pinned, after: patch.pinned },
        reason,
        told: [{ theme: id, event: patch.pinned ? 'pinned' : 'unpinned', detail }],
      });
    }
    if (patch.archived !== undefined && patch.archived !== before.archived) {
      const detail = archivedInWords(patch.archived);
      await recordEdit(tx, {
        theme: id,
        detail,
        payload: { kind: 'archive', before: before.archived, after: patch.archived },
        reason,
        told: [{ theme: id, event: patch.archived ? 'archived' : 'restored', detail }],
      });
      await recountGroups(tx, [id]);
    }
    await audit(tx, {
      action: 'theme.edited',
      subject: `theme “${label}”`,
      before: { label: oldLabel, pinned: before.pinned, archived: before.archived },
      after: {
        label,
        pinned: patch.pinned ?? before.pinned,
        archived: patch.archived ?? before.archived,
        ...(reason ? { reason } : {}),
      },
    });
    return themeView(tx, id);
  });
}

const pinnedInWords = (pinned: boolean): string =>
  pinned ? 'Pinned to the top of every list.' : 'Not pinned any more.';

const archivedInWords = (archived: boolean): string =>
  archived ? 'Ignored: taken out of lists and rankings.' : 'Back in lists and rankings.';

/** What people ignore does not count for the group above it. */
export async function recountGroups(tx: Ctx, themes: readonly string[]): Promise<void> {
  const run = await currentRun(tx.db);
  if (!run) return;
  const metas = await themeMetas(tx.db, run.id);
  const groups = themes.flatMap((id) => metas.get(id)?.parentId ?? []);
  await recountThemes(tx, run, [...new Set(groups)]);
}
