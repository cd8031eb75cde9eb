import { sql } from 'kysely';
import { inTransaction, uuidv7, type Ctx } from '../../platform/index.js';
import type { BornTheme, FoundArrivals } from '../analysis-messages.js';
import { copyBulk, type BulkRows } from '../copy-bulk.js';
import { currentRun, type CurrentRun } from '../current-run.js';
import { runEnded } from '../events.js';
import { beginEdit, holdThemes } from '../locked-theme.js';
import { makeTheme } from '../make-theme.js';
import { changeThemes, nodesOver, writeWeeks } from '../place-statements.js';
import { retrend } from '../retrend.js';
import { storeTotals, writeFigures } from '../store-figures.js';
import type { UnassignedReason } from '../tables.js';
import { themeMetas } from '../theme-metas.js';

interface Arrivals {
  /** The run whose themes they were compared with. */
  readonly run: CurrentRun;
  readonly throughBatch: number;
  readonly items: number;
  readonly found: FoundArrivals;
  readonly rows: (themes: ReadonlyMap<string, string>) => BulkRows;
}

/** Adds what came in to the current run; nothing where another one, or other themes, took its place meanwhile. */
export async function storeArrivals(ctx: Ctx, arrivals: Arrivals): Promise<void> {
  const { run, throughBatch, items, found, rows } = arrivals;
  await inTransaction(ctx, async (tx) => {
    await holdThemes(tx);
    const now = await currentRun(tx.db);
    if (now?.id !== run.id || now.through_batch !== run.through_batch) return;
    const metas = await themeMetas(tx.db, run.id);
    const left = await forgetChanged(tx, run, throughBatch);
    await copyBulk(tx, rows(new Map([...metas.keys()].map((id) => [id, id]))));
    await tx.db
      .updateTable('analysis_run')
      .set({ through_batch: throughBatch })
      .where('id', '=', run.id)
      .execute();
    const touched = new Set([...found.touched, ...left]);
    let placed = 0;
    for (const theme of found.born) {
      const born = await bear(tx, theme);
      for (const id of born.touched) touched.add(id);
      placed += born.withoutBefore;
    }
    await storeTotals(tx, run.id);
    await storeCounts(tx, now, arrivals, placed);
    const counted = (await currentRun(tx.db)) ?? now;
    const all = await themeMetas(tx.db, run.id);
    await writeFigures(tx, run.id, counted.currency, nodesOver(all, touched));
    // A theme that got nothing has another share of the weeks by now.
    await writeWeeks(tx, counted, [...all.keys()]);
    await retrend(tx);
    ctx.log.info(
      { items, statements: found.statements, themes: found.born.length },
      'What came in took its place in the themes',
    );
    await tx.jobs.publish(runEnded, { runId: run.id }, tx.actor);
  });
}

/** Statements of items that have other words by now. Answers the themes that they were in. */
async function forgetChanged(tx: Ctx, run: CurrentRun, through: number): Promise<string[]> {
  const changed = sql`(select id from item where batch > ${run.through_batch ?? 0} and batch <= ${through})`;
  const { rows } = await sql<{ theme: string }>`
    with gone as (
      delete from statement_theme where run_id = ${run.id} and item_id in ${changed}
      returning theme_id)
    select distinct theme_id as theme from gone`.execute(tx.db);
  for (const table of ['statement_vector', 'statement']) {
    await sql`
      delete from ${sql.table(table)} where run_id = ${run.id} and item_id in ${changed}`.execute(
      tx.db,
    );
  }
  return rows.map(({ theme }) => theme);
}

/** Makes a theme of statements that were in others, or in none. */
async function bear(
  tx: Ctx,
  { label, near, members }: BornTheme,
): Promise<{ touched: ReadonlySet<string>; withoutBefore: number }> {
  const editing = await beginEdit(tx);
  const { run, metas } = editing;
  const meta = metas.get(near);
  if (!meta) throw new Error('the theme that a new one is most like is gone');
  const at = tx.clock.now();
  const id = uuidv7(at.getTime());
  await sql`insert into theme (id, created_at) values (${id}, ${at})`.execute(tx.db);
  const { touched, more } = await changeThemes(
    tx,
    run,
    members.map((member) => ({ ...member, to: id })),
  );
  await makeTheme(tx, editing, {
    id,
    label,
    level: 1,
    parentId: meta.parentId,
    near: meta,
    leaves: [id],
  });
  await tx.db
    .updateTable('theme_run')
    .set({ arrived: true, lineage_event: 'born' })
    .where('run_id', '=', run.id)
    .where('theme_id', '=', id)
    .execute();
  await tx.db
    .insertInto('theme_event')
    .values({
      id: uuidv7(at.getTime()),
      theme_id: id,
      run_id: run.id,
      event: 'born',
      detail: `Found among what came in after the last complete analysis, with ${members.length} statements. Most like “${meta.label}”.`,
      at,
    })
    .execute();
  return { touched: new Set([...touched, id]), withoutBefore: more };
}

async function storeCounts(
  tx: Ctx,
  run: CurrentRun,
  { items, found, throughBatch }: Arrivals,
  placed: number,
): Promise<void> {
  const reasons = addReasons(run.unassigned, found.unassigned, placed);
  const without = found.unassigned.reduce((sum, { statements }) => sum + statements, 0);
  await sql`
    update analysis_run r set
      items = (select count(*) from item where duplicate_of is null and batch <= ${throughBatch}),
      statements = said.statements,
      languages = said.languages,
      themes = (select count(*) from theme_run where run_id = r.id and level = 1),
      unassigned = ${JSON.stringify(reasons)}::jsonb,
      unassigned_share = case when said.statements = 0 then 0
        else (said.statements - (select count(*) from statement_theme where run_id = r.id))::real
          / said.statements end,
      arrived_items = arrived_items + ${items},
      arrived_statements = arrived_statements + ${found.statements},
      arrived_unassigned = greatest(0, arrived_unassigned + ${without - placed}),
      arrived_themes = arrived_themes + ${found.born.length},
      arrived_at = case when ${items} > 0 then ${tx.clock.now()} else arrived_at end
    from (select sum(statements)::int as statements, jsonb_object_agg(language, statements) as languages
      from (select language, count(*) as statements from statement where run_id = ${run.id}
        group by language) l) said
    where r.id = ${run.id}`.execute(tx.db);
}

/** Those that a new theme took in fitted nowhere before. */
function addReasons(
  known: readonly UnassignedReason[],
  more: FoundArrivals['unassigned'],
  placed: number,
): UnassignedReason[] {
  const counts = new Map<string, UnassignedReason>();
  for (const { reason, language, statements } of [...known, ...more]) {
    const key = `${reason} ${language ?? ''}`;
    const sum = (counts.get(key)?.statements ?? 0) + statements;
    counts.set(key, { reason, language: language ?? null, statements: sum });
  }
  let left = placed;
  return [...counts.values()].flatMap((reason) => {
    if (reason.reason !== 'fits-no-theme' || left === 0) return [reason];
    const taken = Math.min(left, reason.statements);
    left -= taken;
    const statements = reason.statements - taken;
    return statements > 0 ? [{ ...reason, statements }] : [];
  });
}
