import type { Kind, TrendView } from '@headwater/contract';
import { sql } from 'kysely';
import { whoseSeen } from '../listen/index.js';
import { copyInto, copyLine } from '../platform/copy.js';
import { AppError, inTransaction, uuidv7, withClient, type Ctx } from '../platform/index.js';
import type { FoundTheme, FoundThemes } from './analysis-messages.js';
import { carryOver, type Began } from './carry-over.js';
import { copyBulk, type BulkRows } from './copy-bulk.js';
import { engineVersion } from './engine-version.js';
import { runEnded } from './events.js';
import { holdThemes, markStale } from './locked-theme.js';
import { recordLineage } from './record-lineage.js';
import { storeSpaces } from './search/index.js';
import { storeFigures } from './store-figures.js';

interface StoreRun extends Began {
  readonly runId: string;
  readonly throughBatch: number;
  /** What was said of whose feedback is whose when the items were read. */
  readonly whose: string;
  readonly items: number;
  readonly found: FoundThemes;
  readonly rows: (themes: ReadonlyMap<string, string>) => BulkRows;
  readonly onStored: (tx: Ctx) => Promise<void>;
}

/** Writes a run beside the current one and puts it in its place, all in one transaction. */
export async function storeRun(ctx: Ctx, run: StoreRun): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await claimRun(tx, run.runId);
    // An earlier try of the same run left nothing: it would have been in this transaction.
    const ids = await themeIds(tx, run.found.themes);
    await writeThemes(tx, run, ids);
    await storeSpaces(tx, run.runId, run.found.spaces);
    await copyBulk(tx, run.rows(ids));
    await holdThemes(tx);
    await tx.db
      .updateTable('analysis_run')
      .set({ current: false })
      .where('current', '=', true)
      .execute();
    await tx.db
      .updateTable('analysis_run')
      .set({
        state: 'done',
        current: true,
        through_batch: run.throughBatch,
        whole_batch: run.throughBatch,
        engine: engineVersion(),
        items: run.items,
        statements: run.found.statements,
        themes: run.found.themes.filter((theme) => theme.level === 1).length,
        unassigned_share: run.found.unassigned.share,
        unassigned: JSON.stringify(
          run.found.unassigned.reasons.map(({ reason, language, statements }) => ({
            reason,
            language: language ?? null,
            statements,
          })),
        ),
        languages: JSON.stringify(run.found.languages),
        method: JSON.stringify(run.found.method),
        timings: JSON.stringify(run.found.timings),
        vector_dimensions: run.found.vectorDimensions,
        finished_at: tx.clock.now(),
      })
      .where('id', '=', run.runId)
      .execute();
    await storeFigures(tx, run.runId);
    const decided = await carryOver(tx, run);
    // Trends leave out what is about competitors: who that is may have changed while they were measured.
    const otherwise = (await whoseSeen(tx.db)) !== run.whose;
    if (decided || otherwise) await markStale(tx, { id: run.runId });
    await recordLineage(tx, run, ids);
    await tx.jobs.publish(runEnded, { runId: run.runId }, tx.actor);
    await run.onStored(tx);
  });
}

/** A run that was called off meanwhile, since the items under it are gone, must not become the current one. */
async function claimRun(tx: Ctx, runId: string): Promise<void> {
  const row = await tx.db
    .selectFrom('analysis_run')
    .select('state')
    .where('id', '=', runId)
    .forUpdate()
    .executeTakeFirst();
  if (row?.state === 'running') return;
  throw new AppError({ code: 'run-called-off', message: 'This analysis was called off.' });
}

/** A theme that continues an old one has its id already; the others get one. */
async function themeIds(
  tx: Ctx,
  themes: readonly FoundTheme[],
): Promise<ReadonlyMap<string, string>> {
  const now = tx.clock.now();
  const isOld = /^[0-9a-f]{8}-/;
  const ids = new Map(
    themes.map(({ id }) => [id, isOld.test(id) ? id : uuidv7(now.getTime())] as const),
  );
  const fresh = [...ids].filter(([found, id]) => found !== id).map(([, id]) => id);
  await sql`
    insert into theme (id, created_at) select id, ${now} from unnest(${fresh}::uuid[]) as t (id)
    `.execute(tx.db);
  return ids;
}

async function writeThemes(
  tx: Ctx,
  { runId, found }: StoreRun,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const idOf = (id: string): string => ids.get(id) ?? id;
  const steps = new Map(found.lineage.map((step) => [step.theme, step]));
  await withClient(tx.db, async (client) => {
    await copyInto(
      client,
      `theme_run (run_id, theme_id, parent_id, level, label, summary, language, terms, kind, kind_mix,
        statements, customers, share_value, share_low, share_high, trend, severity, cohesion, polarity,
        position_x, position_y, neighbours, centroid, examples, general,
        lineage_event, lineage_before, lineage_shared)`,
      found.themes.map((theme) =>
        copyLine([
          runId,
          idOf(theme.id),
          theme.parent === null ? null : idOf(theme.parent),
          theme.level,
          theme.label,
          theme.summary,
          theme.language,
          theme.terms,
          theme.kind,
          JSON.stringify(theme.kindMix satisfies Record<Kind, number>),
          theme.statements,
          theme.customers,
          theme.share.value,
          theme.share.low,
          theme.share.high,
          JSON.stringify(theme.trend satisfies { direction: TrendView['direction'] }),
          theme.severity,
          theme.cohesion,
          theme.polarity,
          theme.position[0],
          theme.position[1],
          theme.neighbours.map(idOf),
          theme.centroid,
          JSON.stringify(theme.examples),
          theme.general === true,
          steps.get(theme.id)?.event ?? null,
          steps.get(theme.id)?.before ?? 0,
          steps.get(theme.id)?.shared ?? 0,
        ]),
      ),
    );
    await copyInto(
      client,
      'theme_week (run_id, theme_id, week, statements, customers, share_value, share_low, share_high)',
      found.themes.flatMap((theme) =>
        theme.weeks.map(({ week, statements, customers, share }) =>
          copyLine([
            runId,
            idOf(theme.id),
            week,
            statements,
            customers,
            share.value,
            share.low,
            share.high,
          ]),
        ),
      ),
    );
  });
}
