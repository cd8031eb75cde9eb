import type { GapView, Quote } from '@headwater/contract';
import { gapDefinitions } from '@headwater/decision';
import { sql } from 'kysely';
import type { z } from 'zod';
import { notFound, type Ctx } from '../platform/index.js';
import { currentRun, readQuotes, statementId } from '../understand/index.js';
import { readGap } from './list-gaps.js';
import { countedRun } from './market-run.js';
import type { GapExamples } from './tables.js';

type View = z.input<typeof GapView>;

const stepsShown = 20;

/** One gap with the sentences that it rests on, and what people and analyses said of it. */
export async function gapView(ctx: Ctx, id: string): Promise<View> {
  const row = await readGap(ctx.db, id);
  if (!row) throw notFound('gap');
  const [evidence, notesWritten, history, steps, weeks] = await Promise.all([
    readEvidence(ctx, id),
    readNotes(ctx, id),
    readHistory(ctx, id),
    readSteps(ctx, id),
    readWeeks(ctx, row),
  ]);
  return {
    ...row,
    definition: gapDefinitions[row.kind],
    evidence,
    notesWritten,
    history,
    steps,
    weeks,
  };
}

async function readEvidence(ctx: Ctx, id: string): Promise<View['evidence']> {
  const run = await currentRun(ctx.db);
  const gap = await ctx.db
    .selectFrom('gap')
    .select('examples')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (!run) return { us: [], them: [] };
  const { us, them } = gap.examples;
  const quotes = await readQuotes(ctx.db, run, [...us, ...them], {});
  const of = (keys: GapExamples['us']): z.input<typeof Quote>[] =>
    keys.flatMap((key) => quotes.get(statementId(key)) ?? []);
  return { us: of(us), them: of(them) };
}

async function readNotes(ctx: Ctx, id: string): Promise<View['notesWritten']> {
  const rows = await ctx.db
    .selectFrom('gap_note')
    .selectAll()
    .where('gap_id', '=', id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((note) => ({
    id: note.id,
    text: note.text,
    by: note.by_name,
    at: note.at.toISOString(),
    own: note.by_id !== null && note.by_id === ctx.actor.personId,
  }));
}

async function readHistory(ctx: Ctx, id: string): Promise<View['history']> {
  const rows = await ctx.db
    .selectFrom('gap_event')
    .selectAll()
    .where('gap_id', '=', id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  return rows.map(({ at, event, detail, reason, by_name: by }) => ({
    at: at.toISOString(),
    event,
    detail,
    reason,
    by,
  }));
}

async function readSteps(ctx: Ctx, id: string): Promise<View['steps']> {
  const rows = await ctx.db
    .selectFrom('gap_step')
    .innerJoin('market_run', 'market_run.run_id', 'gap_step.run_id')
    .selectAll('gap_step')
    .select('counted_at')
    .where('gap_id', '=', id)
    .orderBy('counted_at', 'desc')
    .limit(stepsShown)
    .execute();
  return rows.map((step) => ({
    run: step.run_id,
    at: step.counted_at.toISOString(),
    stands: step.stands,
    size: { value: step.size_value, low: step.size_low, high: step.size_high },
    qValue: step.q_value,
  }));
}

/** Customers by week who said what it is about. Segments have no weeks of their own. */
async function readWeeks(
  ctx: Ctx,
  { theme, competitor, sides }: Pick<View, 'theme' | 'competitor' | 'sides'>,
): Promise<View['weeks']> {
  const run = await countedRun(ctx.db);
  if (!run || theme === null) return { first: null, us: [], them: [] };
  const said = sides[0]?.kind ?? 'customers';
  const { rows } = await sql<{ who: string; weeks: number[] }>`
    select who, week_customers as weeks from market_count
    where run_id = ${run.run_id} and theme_id = ${theme.id} and segment = ''
      and kind = ${said === 'customers' ? 'all' : said}
      and who in ('us', ${competitor?.id ?? 'them'})`.execute(ctx.db);
  const of = (us: boolean): number[] => rows.find(({ who }) => (who === 'us') === us)?.weeks ?? [];
  return { first: run.first_week, us: of(true), them: of(false) };
}
