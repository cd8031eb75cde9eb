import type { Selectable } from 'kysely';
import type { ImportPage, ImportView } from '@headwater/contract';
import { z } from 'zod';
import { decodeCursor, notFound, page, type Ctx } from '../platform/index.js';
import type { ImportTable } from './tables.js';

type Row = Selectable<ImportTable> & {
  job_state: string | null;
  job_error: string | null;
};

const withJob = (ctx: Ctx) =>
  ctx.db
    .selectFrom('import')
    .leftJoin('job', 'job.id', 'import.job_id')
    .selectAll('import')
    .select(['job.state as job_state', 'job.error as job_error']);

export async function importView(ctx: Ctx, id: string): Promise<z.input<typeof ImportView>> {
  const row = await withJob(ctx).where('import.id', '=', id).executeTakeFirst();
  if (!row) throw notFound('import');
  return present(row);
}

const place = z.tuple([z.iso.datetime(), z.uuid()]);

export async function listImports(
  ctx: Ctx,
  query: { cursor?: string | undefined; limit: number },
): Promise<z.input<typeof ImportPage>> {
  const after = decodeCursor(query.cursor, place);
  let select = withJob(ctx)
    .orderBy('import.created_at', 'desc')
    .orderBy('import.id')
    .limit(query.limit + 1);
  if (after) {
    const [at, id] = after;
    select = select.where((eb) =>
      eb.or([
        eb('import.created_at', '<', new Date(at)),
        eb.and([eb('import.created_at', '=', new Date(at)), eb('import.id', '>', id)]),
      ]),
    );
  }
  const { total } = await ctx.db
    .selectFrom('import')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const { rows, next } = page(await select.execute(), query.limit, (row) => [
    row.created_at.toISOString(),
    row.id,
  ]);
  return { rows: rows.map(present), next, total };
}

function settingsOf({ settings }: Row): Pick<ImportView, 'settings' | 'books'> {
  return settings !== null && 'content' in settings
    ? { settings: null, books: settings }
    : { settings, books: null };
}

/** The state is the import's own unless its job ended early: then the job knows better. */
function stateOf(row: Row): ImportView['state'] {
  if (row.state !== 'importing' && row.state !== 'checking') return row.state;
  if (row.job_state === 'failed') return 'failed';
  if (row.job_state === 'cancelled') return row.state === 'importing' ? 'paused' : 'uploaded';
  return row.state;
}

function present(row: Row): z.input<typeof ImportView> {
  const state = stateOf(row);
  return {
    id: row.id,
    fileName: row.file_name,
    bytes: row.bytes,
    state,
    content: row.content,
    ...settingsOf(row),
    check: row.check_result,
    job: row.job_id,
    counts: {
      read: row.read,
      fresh: row.fresh,
      changed: row.changed,
      known: row.known,
      rejected: row.rejected,
      duplicates: row.duplicates,
    },
    error: state === 'failed' ? (row.error ?? row.job_error) : null,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
