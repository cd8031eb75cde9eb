import type { Whose } from '@headwater/contract';
import { sql } from 'kysely';
import { anyOfCompetitors, competitorOfItem, itemConditions } from '../listen/index.js';
import type { Ctx } from '../platform/index.js';
import type { CurrentRun } from './current-run.js';

/** Statements by the Monday of their week. */
export type Weeks = Readonly<Record<string, number>>;

interface Row {
  /** Null where the item has no time. */
  readonly week: string | null;
  readonly theirs: boolean;
  /** Null of one's own, and of products that nobody has written down. */
  readonly competitor: string | null;
  readonly statements: number;
}

/** Counts the statements of a run by week and by whose product they are about, of any theme or none. */
export async function storeWeeks(tx: Ctx, runId: string): Promise<void> {
  const { joins, id, theirs } = (await anyOfCompetitors(tx.db)) ? competitorOfItem : ownAlone;
  const { rows } = await sql<Row>`
    select to_char(week, 'YYYY-MM-DD') as week, theirs, competitor, statements from (
      select date_trunc('week', i.time at time zone 'UTC') as week, ${theirs} as theirs,
        ${id} as competitor, count(*)::int as statements
      from statement s join item i on i.id = s.item_id ${joins}
      where s.run_id = ${runId} group by 1, 2, 3) counted`.execute(tx.db);
  const own = rows.filter((row) => !row.theirs);
  await tx.db
    .updateTable('analysis_run')
    .set({
      own_statements: own.reduce((sum, { statements }) => sum + statements, 0),
      weeks: JSON.stringify(weeksIn(own)),
    })
    .where('id', '=', runId)
    .execute();
  const them = rows.filter((row) => row.theirs);
  const competitors = new Set(them.flatMap(({ competitor }) => competitor ?? []));
  await tx.db.deleteFrom('run_weeks').where('run_id', '=', runId).execute();
  await tx.db
    .insertInto('run_weeks')
    .values([
      { run_id: runId, whose: 'them', weeks: JSON.stringify(weeksIn(them)) },
      ...[...competitors].map((whose) => ({
        run_id: runId,
        whose,
        weeks: JSON.stringify(weeksIn(them.filter(({ competitor }) => competitor === whose))),
      })),
    ])
    .execute();
}

const ownAlone = { joins: sql``, id: sql`null::uuid`, theirs: sql`false` };

function weeksIn(rows: readonly Row[]): Weeks {
  const weeks: Record<string, number> = {};
  for (const { week, statements } of rows) {
    if (week !== null) weeks[week] = (weeks[week] ?? 0) + statements;
  }
  return weeks;
}

/** Statements in each week about these products, of any theme or none. */
export async function weeksAbout(ctx: Ctx, run: CurrentRun, whose: Whose): Promise<Weeks> {
  if (whose === 'us') return run.weeks;
  const asked = whose === 'all' ? 'them' : whose;
  const stored = await ctx.db
    .selectFrom('run_weeks')
    .select(['whose', 'weeks'])
    .where('run_id', '=', run.id)
    .where('whose', 'in', ['them', asked])
    .execute();
  if (stored.length === 0) return countWeeks(ctx, run, whose);
  // Of whom nothing is said there is no row.
  const weeks = stored.find((row) => row.whose === asked)?.weeks ?? {};
  if (whose !== 'all') return weeks;
  const all: Record<string, number> = { ...run.weeks };
  for (const [week, statements] of Object.entries(weeks)) {
    all[week] = (all[week] ?? 0) + statements;
  }
  return all;
}

/** The same of runs from before it was stored. */
async function countWeeks(ctx: Ctx, run: CurrentRun, whose: Whose): Promise<Weeks> {
  const { rows } = await sql<{ week: string; statements: number }>`
    select to_char(date_trunc('week', i.time at time zone 'UTC'), 'YYYY-MM-DD') as week,
      count(*)::int as statements
    from statement s join item i on i.id = s.item_id and ${itemConditions({ whose })}
    where s.run_id = ${run.id} and i.time is not null group by 1`.execute(ctx.db);
  return Object.fromEntries(rows.map(({ week, statements }) => [week, statements]));
}
