import { hash } from 'node:crypto';
import type { Kind, StatementView } from '@headwater/contract';
import { z } from 'zod';
import { AppError, audit, inTransaction, notFound, type Ctx } from '../platform/index.js';
import { currentRun, type CurrentRun } from './current-run.js';
import { readStatements } from './inbox.js';
import { holdThemes } from './locked-theme.js';
import { writeFigures } from './store-figures.js';
import { themeMetas } from './theme-metas.js';
import { leavesOf } from './theme-nodes.js';

type View = z.input<typeof StatementView>;

/** `itemId:start` */
export const statementRef = z.string().transform((text, context) => {
  const found = /^([0-9a-f-]{36}):(\d{1,9})$/.exec(text);
  const [, item, start] = found ?? [];
  if (item === undefined || start === undefined || !z.uuid().safeParse(item).success) {
    context.addIssue({ code: 'custom', message: 'A statement is named itemId:start.' });
    return z.NEVER;
  }
  return { item, start: Number(start) };
});

/**
 * A person's judgement of a statement's kind. It is kept for ever by the statement's words, counts at
 * once, and teaches the next analysis. `kind: null` takes it back; the next analysis then decides anew.
 */
export async function correctKind(
  ctx: Ctx,
  input: { item: string; start: number; kind: Kind | null },
): Promise<View> {
  const { item, start, kind } = input;
  return inTransaction(ctx, async (tx) => {
    // No analysis may become the current one between reading which one is and marking that as stale.
    await holdThemes(tx);
    const run = await currentRun(tx.db);
    if (!run) throw notFound('statement');
    const before = await statement(tx, run, item, start);
    const textHash = hash('sha256', before.text, 'hex').slice(0, 32);
    if (kind === null) {
      await tx.db
        .deleteFrom('kind_correction')
        .where('item_id', '=', item)
        .where('text', '=', before.text)
        .execute();
    } else {
      const row = {
        start,
        text: before.text,
        kind,
        corrected_by: tx.actor.name,
        corrected_at: tx.clock.now(),
      };
      await tx.db
        .insertInto('kind_correction')
        .values({ item_id: item, text_hash: textHash, ...row })
        .onConflict((conflict) => conflict.columns(['item_id', 'text_hash']).doUpdateSet(row))
        .execute();
      await applyKind(tx, run, item, start, kind);
    }
    await tx.db.updateTable('analysis_run').set({ stale: true }).where('id', '=', run.id).execute();
    await audit(tx, {
      action: kind === null ? 'kind.correction-removed' : 'kind.corrected',
      subject: `statement “${before.text.slice(0, 200)}”`,
      before: { kind: before.kind, correctedBy: before.correctedBy },
      after: { kind },
    });
    return statement(tx, run, item, start);
  });
}

async function statement(tx: Ctx, run: CurrentRun, item: string, start: number): Promise<View> {
  const row = await tx.db
    .selectFrom('item')
    .select(['id', 'text', 'batch'])
    .where('id', '=', item)
    .executeTakeFirst();
  if (!row) throw notFound('item');
  if (row.batch > (run.through_batch ?? 0)) {
    throw new AppError({
      code: 'item-waiting',
      status: 409,
      message: 'This item changed after the last analysis. Analyse again, then correct it.',
    });
  }
  const found = (await readStatements(tx, run, [row])).get(item) ?? [];
  const one = found.find((candidate) => candidate.start === start);
  if (!one) throw notFound('statement');
  return one;
}

/** The statement counts as of this kind from now on, in the run that is current. */
export async function applyKind(
  tx: Ctx,
  run: CurrentRun,
  item: string,
  start: number,
  kind: Kind,
): Promise<void> {
  await tx.db
    .updateTable('statement')
    .set({ kind, kind_confidence: 1 })
    .where('item_id', '=', item)
    .where('start', '=', start)
    .where('run_id', '=', run.id)
    .execute();
  const theme = await tx.db
    .updateTable('statement_theme')
    .set({ kind })
    .where('item_id', '=', item)
    .where('start', '=', start)
    .where('run_id', '=', run.id)
    .returning('theme_id')
    .executeTakeFirst();
  if (!theme) return;
  const metas = await themeMetas(tx.db, run.id);
  const counting = [...metas.keys()].filter((id) => leavesOf(metas, id).includes(theme.theme_id));
  await writeFigures(tx, run.id, run.currency, counting);
}
