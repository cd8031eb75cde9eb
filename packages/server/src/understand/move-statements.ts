import type { ThemeEdited, ThemeMove } from '@headwater/contract';
import type { z } from 'zod';
import { AppError, audit, inTransaction, type Ctx } from '../platform/index.js';
import { statementRef } from './correct-kind.js';
import { editView, recordEdit } from './edit-log.js';
import {
  beginEdit,
  lockTheme,
  markStale,
  mergedAlready,
  themeEnded,
  themeToEdit,
  touch,
} from './locked-theme.js';
import {
  heldIn,
  placeStatements,
  recordPlaced,
  recountLeaves,
  withSameWords,
} from './place-statements.js';
import { leavesOf } from './theme-nodes.js';
import { themeView } from './theme-view.js';

export const sentences = (count: number): string =>
  count === 1 ? '1 sentence' : `${count} sentences`;

/**
 * Puts sentences of a theme into another one, or into none. They count there at once, and every later
 * analysis keeps them there. Refused where somebody was faster.
 */
export async function moveStatements(
  ctx: Ctx,
  input: { id: string; version: number; move: ThemeMove },
): Promise<z.input<typeof ThemeEdited>> {
  const { id, version, move } = input;
  return inTransaction(ctx, async (tx) => {
    const editing = await beginEdit(tx);
    const { run, metas } = editing;
    const from = await themeToEdit(tx, editing, id, version);
    const to = move.to === null ? null : await targetOf(tx, editing, move.to);
    const leaves = leavesOf(metas, id);
    const keys = move.statements.map((ref) => statementRef.parse(ref));
    const held = await withSameWords(tx, run, await heldIn(tx, run, keys, leaves), leaves);
    if (to !== null && held.every(({ theme }) => theme === to.id)) {
      throw new AppError({
        code: 'moved-nowhere',
        field: 'to',
        message: 'These sentences are in that theme already. Choose another one.',
      });
    }
    const what = sentences(held.length);
    const target = to === null ? 'no theme' : `“${to.label}”`;
    const edit = await recordEdit(tx, {
      theme: id,
      target: to?.id ?? null,
      detail: `Moved ${what} from “${from.label}” to ${target}.`,
      payload: { kind: 'move' },
      reason: move.reason,
      told: [
        {
          theme: id,
          event: 'moved',
          detail: to === null ? `${what} taken out of the theme.` : `${what} moved to ${target}.`,
        },
        ...(to === null
          ? []
          : [
              {
                theme: to.id,
                event: 'moved' as const,
                detail: `${what} moved here from “${from.label}”.`,
              },
            ]),
      ],
    });
    await recordPlaced(tx, edit, held);
    const changed = await placeStatements(
      tx,
      run,
      held.map(({ item, start }) => ({ item, start, to: to?.id ?? null, confidence: 1 })),
    );
    await touch(tx, [...new Set([id, ...changed])]);
    await markStale(tx, run);
    await recountLeaves(tx, run, changed);
    await audit(tx, {
      action: 'theme.statements-moved',
      subject: `theme “${from.label}”`,
      after: { to: to?.label ?? null, statements: held.length, reason: move.reason ?? null },
    });
    return { edit: await editView(tx, edit), theme: await themeView(tx, id) };
  });
}

/** A theme that sentences can be moved to: of the current run, on its own, and no group. */
async function targetOf(
  tx: Ctx,
  { metas }: Pick<Awaited<ReturnType<typeof beginEdit>>, 'metas'>,
  id: string,
) {
  await lockTheme(tx, id);
  const target = metas.get(id);
  if (!target) throw themeEnded();
  if (target.mergedInto !== null) throw mergedAlready(target.label);
  if (target.level === 0) {
    throw new AppError({
      code: 'target-is-group',
      field: 'to',
      message: `“${target.label}” is a group of themes. Choose one of the themes in it.`,
    });
  }
  return target;
}
