import type { StatementPlace, ThemeEdited, ThemeMove } from '@headwater/contract';
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
  type Editing,
} from './locked-theme.js';
import {
  heldIn,
  heldNowhere,
  placeStatements,
  recordPlaced,
  recountLeaves,
  withSameWords,
  type HeldStatement,
} from './place-statements.js';
import type { StatementKey } from './tables.js';
import type { ThemeMeta } from './theme-metas.js';
import { leavesOf } from './theme-nodes.js';
import { themeView } from './theme-view.js';

type Edited = z.input<typeof ThemeEdited>;

export const sentences = (count: number): string =>
  count === 1 ? '1 sentence' : `${count} sentences`;

/**
 * Puts sentences of a theme into another one, or into none. They count there at once, and every later
 * analysis keeps them there. Refused where somebody was faster.
 */
export async function moveStatements(
  ctx: Ctx,
  input: { id: string; version: number; move: ThemeMove },
): Promise<Edited> {
  const { id, version, move } = input;
  return inTransaction(ctx, async (tx) => {
    const editing = await beginEdit(tx);
    const { run, metas } = editing;
    const from = await themeToEdit(tx, editing, id, version);
    const to = move.to === null ? null : await targetOf(tx, editing, move.to);
    const leaves = leavesOf(metas, id);
    const keys = move.statements.map((ref) => statementRef.parse(ref));
    const held = await withSameWords(tx, run, await heldIn(tx, run, keys, leaves), leaves);
    return moveHeld(tx, editing, { from, to, held, reason: move.reason });
  });
}

/**
 * Puts one sentence into a theme, from another one or from none. Refused where it is not where its editor saw it.
 */
export async function placeStatement(
  ctx: Ctx,
  key: StatementKey,
  place: StatementPlace,
): Promise<Edited> {
  return inTransaction(ctx, async (tx) => {
    const editing = await beginEdit(tx);
    const { run, metas } = editing;
    const to = place.to === null ? null : await targetOf(tx, editing, place.to);
    const from = place.from === null ? null : metas.get(place.from);
    if (from === undefined) throw themeEnded();
    if (from !== null) {
      const leaves = leavesOf(metas, from.id);
      const held = await withSameWords(tx, run, await heldIn(tx, run, [key], leaves), leaves);
      return moveHeld(tx, editing, { from, to, held, reason: place.reason });
    }
    const held = await heldNowhere(tx, run, key);
    return moveHeld(tx, editing, { from, to, held: [held], reason: place.reason });
  });
}

interface Move {
  readonly from: ThemeMeta | null;
  readonly to: ThemeMeta | null;
  readonly held: readonly HeldStatement[];
  readonly reason: string | undefined;
}

async function moveHeld(tx: Ctx, { run }: Editing, move: Move): Promise<Edited> {
  const { from, to, held, reason } = move;
  const shown = from ?? to;
  if (!shown || held.every(({ theme }) => theme === (to?.id ?? null))) {
    throw new AppError({
      code: 'moved-nowhere',
      field: 'to',
      message: 'That is where it is already. Choose another theme.',
    });
  }
  const what = sentences(held.length);
  const [source, target] = [from, to].map((theme) => (theme ? `“${theme.label}”` : 'no theme'));
  const edit = await recordEdit(tx, {
    theme: shown.id,
    target: to?.id ?? null,
    detail: `Moved ${what} from ${source} to ${target}.`,
    payload: { kind: 'move' },
    reason,
    told: [
      ...(from
        ? [
            {
              theme: from.id,
              event: 'moved' as const,
              detail: to ? `${what} moved to ${target}.` : `${what} taken out of the theme.`,
            },
          ]
        : []),
      ...(to
        ? [{ theme: to.id, event: 'moved' as const, detail: `${what} moved here from ${source}.` }]
        : []),
    ],
  });
  await recordPlaced(tx, edit, held);
  const changed = await placeStatements(
    tx,
    run,
    held.map(({ item, start }) => ({ item, start, to: to?.id ?? null, confidence: 1 })),
  );
  await touch(tx, [...new Set([shown.id, ...changed])]);
  await markStale(tx, run);
  await recountLeaves(tx, run, changed);
  await audit(tx, {
    action: 'theme.statements-moved',
    subject: `theme “${shown.label}”`,
    after: {
      from: from?.label ?? null,
      to: to?.label ?? null,
      statements: held.length,
      reason: reason ?? null,
    },
  });
  return { edit: await editView(tx, edit), theme: await themeView(tx, shown.id) };
}

/** A theme that sentences can be moved to: of the current run, on its own, and no group. */
async function targetOf(tx: Ctx, { metas }: Editing, id: string): Promise<ThemeMeta> {
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
