import type { ImportCheck } from '@headwater/contract';
import type { RejectedRow } from '@headwater/intake';
import { sql } from 'kysely';
import { inTransaction, type Ctx, type JobHandler } from '../platform/index.js';
import { countItems, type CountedBatch } from './reader.js';
import { readingOf } from './run-import.js';
import type { ListenSettings } from './settings.js';
import { inspectedImport } from './preview-import.js';

/** Reads the whole file and counts what an import would do; nothing is written but the counts. */
export function runCheck(settings: ListenSettings): JobHandler<{ importId: string }> {
  return async ({ ctx, payload: { importId }, signal, report }) => {
    const { plan, source, path } = await readingOf(ctx, settings, importId);
    const { preview } = await inspectedImport(ctx, settings, importId);
    await report({ done: 0, total: null, unit: 'rows', message: 'Counting' });
    const tally = { rows: 0, fresh: 0, changed: 0, known: 0, unusable: 0 };
    const reasons = new Map<string, { code: string; reason: string; rows: number }>();
    const now = ctx.clock.now().getTime();
    const batches = countItems({ path, plan, source, now, fromRow: 1 }, signal);
    for await (const batch of batches) {
      tally.rows += batch.ids.length + batch.repeats + batch.rejected.length;
      tally.unusable += batch.rejected.length;
      for (const rejected of batch.rejected) countReason(reasons, rejected);
      const { changed, known } = await compare(ctx, batch);
      tally.changed += changed;
      tally.known += known + batch.repeats;
      tally.fresh += batch.ids.length - changed - known;
      await report({ done: tally.rows });
    }
    const check: ImportCheck = {
      ...tally,
      unusableReasons: [...reasons.values()].sort((a, b) => b.rows - a.rows),
      dateExamples: (preview.date?.examples ?? [])
        .filter((example) => example.format === plan.dateFormat)
        .slice(0, 2)
        .map(({ raw, iso }) => ({ raw, iso })),
    };
    await inTransaction(ctx, async (tx) => {
      await report({ done: tally.rows, total: tally.rows, message: 'Counted' }, tx);
      await tx.db
        .updateTable('import')
        .set({ state: 'checked', check_result: JSON.stringify(check) })
        .where('id', '=', importId)
        .where('state', '=', 'checking')
        .execute();
    });
  };
}

function countReason(
  reasons: Map<string, { code: string; reason: string; rows: number }>,
  { code, reason }: RejectedRow,
): void {
  const counted = reasons.get(code);
  if (counted) counted.rows += 1;
  else reasons.set(code, { code, reason, rows: 1 });
}

/** How many of the rows are in already, as they are or otherwise. */
async function compare(
  ctx: Ctx,
  { ids, hashes }: CountedBatch,
): Promise<{ changed: number; known: number }> {
  const { rows: counted } = await sql<{ changed: number; known: number }>`
    select (count(*) filter (where i.content_hash <> r.content_hash))::int as changed,
      (count(*) filter (where i.content_hash = r.content_hash))::int as known
    from unnest(${ids}::uuid[], ${hashes}::uuid[]) as r (id, content_hash)
    join item i on i.id = r.id`.execute(ctx.db);
  return counted[0] ?? { changed: 0, known: 0 };
}
