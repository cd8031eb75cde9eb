import { sql } from 'kysely';
import { itemConditions } from '../listen/index.js';
import { AppError, type Ctx } from '../platform/index.js';
import type { CurrentRun } from './current-run.js';
import { shareInterval } from './interval.js';
import { unchangedSince } from './quotes.js';
import { writeFigures } from './store-figures.js';
import type { StatementKey, UnassignedReason } from './tables.js';
import { themeMetas, type ThemeMeta } from './theme-metas.js';
import { leavesOf } from './theme-nodes.js';

/** A statement with the theme that it has now. */
export interface HeldStatement extends StatementKey {
  readonly text: string;
  /** The analysis's own theme, before merges; null where it has none. */
  readonly theme: string | null;
  readonly confidence: number;
}

/** Where these statements are now. Fewer come back where the analysis or an item changed meanwhile. */
async function readHeld(
  tx: Ctx,
  run: CurrentRun,
  keys: readonly StatementKey[],
): Promise<HeldStatement[]> {
  const { rows } = await sql<Omit<HeldStatement, 'text'> & { end: number; itemText: string }>`
    select s.item_id as item, s.start, s."end", i.text as "itemText", st.theme_id as theme,
      coalesce(st.confidence, 0) as confidence
    from unnest(${keys.map((key) => key.item)}::uuid[], ${keys.map((key) => key.start)}::int[])
      with ordinality as k (item_id, start, at)
    join statement s on s.item_id = k.item_id and s.start = k.start and s.run_id = ${run.id}
    join item i on i.id = s.item_id and ${unchangedSince(run)}
    left join statement_theme st
      on st.item_id = s.item_id and st.start = s.start and st.run_id = s.run_id
    order by k.at`.execute(tx.db);
  return rows.map(({ end, itemText, ...row }) => ({
    ...row,
    text: itemText.slice(row.start, end),
  }));
}

/** The chosen statements, all of which must still be in one of these themes. */
export async function heldIn(
  tx: Ctx,
  run: CurrentRun,
  keys: readonly StatementKey[],
  leaves: readonly string[],
): Promise<HeldStatement[]> {
  const held = await readHeld(tx, run, keys);
  const here = held.filter(({ theme }) => theme !== null && leaves.includes(theme));
  const away = new Set(keys.map(({ item, start }) => `${item}:${start}`)).size - here.length;
  if (away > 0) {
    throw new AppError({
      code: 'statements-moved',
      status: 409,
      field: 'statements',
      message: `${away} of the chosen sentences ${away === 1 ? 'is' : 'are'} no longer in this theme: somebody moved them, or a new analysis did. Look again, then choose.`,
    });
  }
  return here;
}

/** A statement that the analysis knows but gave no theme, or that a person took out of its. */
export async function heldNowhere(
  tx: Ctx,
  run: CurrentRun,
  key: StatementKey,
): Promise<HeldStatement> {
  const [held] = await readHeld(tx, run, [key]);
  if (held?.theme === null) return held;
  throw new AppError({
    code: 'statements-moved',
    status: 409,
    field: 'from',
    message: held
      ? 'This sentence has a theme by now: somebody moved it, or a new analysis did. Look again.'
      : 'The latest analysis has no sentence at this place: the item changed, or is gone.',
  });
}

/**
 * Adds what says the very same words in these themes: the analysis places equal texts alike, so they would follow
 * at the next one in any case.
 */
export async function withSameWords(
  tx: Ctx,
  run: CurrentRun,
  held: readonly HeldStatement[],
  leaves: readonly string[],
): Promise<HeldStatement[]> {
  const texts = new Set(held.map(({ text }) => text));
  const known = new Set(held.map(({ item, start }) => `${item}:${start}`));
  const { rows } = await sql<Omit<HeldStatement, 'text'> & { end: number; itemText: string }>`
    select s.item_id as item, s.start, s."end", i.text as "itemText", st.theme_id as theme, st.confidence
    from statement_theme st
    join statement s on s.item_id = st.item_id and s.start = st.start and s.run_id = st.run_id
    join item i on i.id = s.item_id and ${unchangedSince(run)}
    where st.theme_id = any(${leaves}::uuid[]) and st.run_id = ${run.id}
      and exists (select from unnest(${[...texts]}::text[]) t where strpos(i.text, t) > 0)
    order by s.item_id, s.start`.execute(tx.db);
  const same = rows.flatMap(({ end, itemText, ...row }) => {
    const text = itemText.slice(row.start, end);
    return texts.has(text) && !known.has(`${row.item}:${row.start}`) ? [{ ...row, text }] : [];
  });
  return [...held, ...same];
}

export interface Placement extends StatementKey {
  /** Null takes it out of every theme. */
  readonly to: string | null;
  readonly confidence: number;
}

/** Puts statements of the current run into other themes, or into none. Answers the themes that changed. */
export async function placeStatements(
  tx: Ctx,
  run: CurrentRun,
  placements: readonly Placement[],
): Promise<ReadonlySet<string>> {
  const { touched, more } = await changeThemes(tx, run, placements);
  await countTakenOut(tx, run, -more);
  return touched;
}

/** The same without counting; with the number of statements that have a theme now and had none. */
export async function changeThemes(
  tx: Ctx,
  run: CurrentRun,
  placements: readonly Placement[],
): Promise<{ touched: ReadonlySet<string>; more: number }> {
  const items = placements.map(({ item }) => item);
  const starts = placements.map(({ start }) => start);
  const { rows: before } = await sql<{ theme: string; statements: number }>`
    with gone as (
      delete from statement_theme st
      using unnest(${items}::uuid[], ${starts}::int[]) as k (item_id, start)
      where st.item_id = k.item_id and st.start = k.start and st.run_id = ${run.id}
      returning st.theme_id)
    select theme_id as theme, count(*)::int as statements from gone group by theme_id`.execute(
    tx.db,
  );
  const { rows: after } = await sql<{ theme: string; statements: number }>`
    with put as (
      insert into statement_theme
        (item_id, start, run_id, theme_id, confidence, kind, customer_key, severity)
      select s.item_id, s.start, s.run_id, k.theme_id, k.confidence, s.kind, i.customer_key, s.severity
      from unnest(${items}::uuid[], ${starts}::int[], ${placements.map(({ to }) => to)}::uuid[],
        ${placements.map(({ confidence }) => confidence)}::real[])
        as k (item_id, start, theme_id, confidence)
      join statement s on s.item_id = k.item_id and s.start = k.start and s.run_id = ${run.id}
      join item i on i.id = s.item_id
      where k.theme_id is not null
      returning theme_id)
    select theme_id as theme, count(*)::int as statements from put group by theme_id`.execute(
    tx.db,
  );
  const size = (rows: readonly { statements: number }[]): number =>
    rows.reduce((sum, row) => sum + row.statements, 0);
  return {
    touched: new Set([...before, ...after].map(({ theme }) => theme)),
    more: size(after) - size(before),
  };
}

/** Statements that people took out stand among those without a theme, with that reason. */
async function countTakenOut(tx: Ctx, run: CurrentRun, more: number): Promise<void> {
  if (more === 0 || run.statements === 0) return;
  const row = await tx.db
    .selectFrom('analysis_run')
    .select(['unassigned', 'unassigned_share'])
    .where('id', '=', run.id)
    .executeTakeFirstOrThrow();
  const taken = row.unassigned.find(({ reason }) => reason === 'taken-out')?.statements ?? 0;
  const others = row.unassigned.filter(({ reason }) => reason !== 'taken-out');
  const now: UnassignedReason[] =
    taken + more > 0
      ? [...others, { reason: 'taken-out', language: null, statements: taken + more }]
      : others;
  const share = (row.unassigned_share ?? 0) + more / run.statements;
  await tx.db
    .updateTable('analysis_run')
    .set({ unassigned: JSON.stringify(now), unassigned_share: Math.min(1, Math.max(0, share)) })
    .where('id', '=', run.id)
    .execute();
}

/** Counts anew every theme and group that statements of these themes count for. */
export async function recountLeaves(
  tx: Ctx,
  run: CurrentRun,
  leaves: ReadonlySet<string>,
): Promise<void> {
  const metas = await themeMetas(tx.db, run.id);
  await recountThemes(tx, run, nodesOver(metas, leaves));
}

/** Every theme and group that statements of these themes count for. */
export function nodesOver(
  metas: ReadonlyMap<string, ThemeMeta>,
  leaves: ReadonlySet<string>,
): string[] {
  return [...metas.keys()].filter(
    (id) => leaves.has(id) || leavesOf(metas, id).some((leaf) => leaves.has(leaf)),
  );
}

/** Counts these themes of the current run anew: sizes, strongest sentences, weeks. */
export async function recountThemes(
  tx: Ctx,
  run: CurrentRun,
  themes: readonly string[],
): Promise<void> {
  if (themes.length === 0) return;
  await writeFigures(tx, run.id, run.currency, themes);
  await writeWeeks(tx, run, themes);
}

/** A group's weeks are those of the themes in it; merges are added up where weeks are read. */
export async function writeWeeks(
  tx: Ctx,
  run: CurrentRun,
  themes: readonly string[],
): Promise<void> {
  await sql`
    delete from theme_week where run_id = ${run.id} and theme_id = any(${themes}::uuid[])`.execute(
    tx.db,
  );
  const { rows } = await sql<{
    theme: string;
    week: string;
    statements: number;
    customers: number;
  }>`
    select n.node as theme, to_char(date_trunc('week', i.time at time zone 'UTC'), 'YYYY-MM-DD') as week,
      count(*)::int as statements, count(distinct st.customer_key)::int as customers
    from (
      select theme_id as leaf, theme_id as node from theme_run where run_id = ${run.id}
      union all
      select theme_id, parent_id from theme_run where run_id = ${run.id} and parent_id is not null) n
    join statement_theme st on st.theme_id = n.leaf and st.run_id = ${run.id}
    join item i on i.id = st.item_id and ${itemConditions({ whose: 'us' })}
    where n.node = any(${themes}::uuid[]) and i.time is not null
    group by 1, 2`.execute(tx.db);
  const shares = rows.map(({ week, statements }) =>
    shareInterval(statements, run.weeks[week] ?? 0),
  );
  await sql`
    insert into theme_week (run_id, theme_id, week, statements, customers, share_value, share_low, share_high)
    select ${run.id}, w.* from unnest(${rows.map((row) => row.theme)}::uuid[],
      ${rows.map((row) => row.week)}::date[], ${rows.map((row) => row.statements)}::int[],
      ${rows.map((row) => row.customers)}::int[], ${shares.map(({ value }) => value)}::real[],
      ${shares.map(({ low }) => low)}::real[], ${shares.map(({ high }) => high)}::real[]) as w
    `.execute(tx.db);
}

/** Keeps the statements of an edit with their words, and where each of them was. */
export async function recordPlaced(
  tx: Ctx,
  edit: string,
  statements: readonly HeldStatement[],
): Promise<void> {
  await sql`
    insert into theme_edit_statement (edit_id, item_id, start, text, from_theme, confidence)
    select ${edit}, s.* from unnest(${statements.map(({ item }) => item)}::uuid[],
      ${statements.map(({ start }) => start)}::int[], ${statements.map(({ text }) => text)}::text[],
      ${statements.map(({ theme }) => theme)}::uuid[],
      ${statements.map(({ confidence }) => confidence)}::real[]) as s
    on conflict do nothing`.execute(tx.db);
}
