import type { HealthView } from '@headwater/contract';
import { convertMinor } from '@headwater/decision';
import { sql } from 'kysely';
import { z } from 'zod';
import {
  defineJob,
  inTransaction,
  readSetting,
  writeSetting,
  type Ctx,
  type Job,
  type JobHandler,
} from '../../platform/index.js';
import { changesSoFar } from '../changes.js';
import { rateTable } from '../settle-books.js';
import { readFacts, type AccountFactsRow } from './facts.js';
import { healthBase, healthOf, type Health } from './health.js';
import { spanOf } from './spans.js';

const payload = z.object({}).loose();
export type FiguresJob = Job<z.infer<typeof payload>>;

/** Counts what each account says, and how it fares: after whatever changes either, and once a day. */
export const figuresJob = (): FiguresJob =>
  defineJob({ name: 'customers.figures', payload, load: async () => countFigures });

const countedAt = 'customers.figures-at';
const atOnce = 5000;

const countFigures: JobHandler<z.infer<typeof payload>> = async ({ ctx, signal, report }) => {
  const basis = await basisOf(ctx);
  if ((await readSetting(ctx, countedAt, z.string())) === basis) return;
  await report({ unit: 'accounts', message: 'Counting what accounts say' });
  const today = ctx.clock.now().toISOString().slice(0, 10);
  const { rows, painsOfAll, through } = await readFacts(ctx, today);
  const valueOf = await mainValue(ctx, rows, today);
  for (let from = 0; from < rows.length; from += atOnce) {
    signal.throwIfAborted();
    const some = rows.slice(from, from + atOnce);
    await inTransaction(ctx, async (tx) => {
      await writeFigures(tx, some, { painsOfAll, through, valueOf });
      await report({ done: from + some.length, total: rows.length }, tx);
    });
  }
  await writeSetting(ctx, countedAt, basis);
};

/** Changes whenever figures may be others. */
async function basisOf(ctx: Ctx): Promise<string> {
  const day = ctx.clock.now().toISOString().slice(0, 10);
  const { rows } = await sql<{ basis: string }>`
    select concat_ws(' ', ${day}::text, ${await changesSoFar(ctx)}::text,
      (select count(*) || ':' || max(id) from item_batch),
      (select id || ':' || statements from analysis_run where current)) as basis`.execute(ctx.db);
  return rows[0]?.basis ?? day;
}

/** Amounts of several currencies in the one that most accounts pay in, so that lists can be sorted by them. */
async function mainValue(
  ctx: Ctx,
  rows: readonly AccountFactsRow[],
  today: string,
): Promise<(row: AccountFactsRow) => number | null> {
  const paying = new Map<string, number>();
  for (const { currency } of rows) {
    if (currency !== null) paying.set(currency, (paying.get(currency) ?? 0) + 1);
  }
  const main = [...paying].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
  const rates = paying.size > 1 ? await rateTable(ctx) : null;
  return ({ minor, currency }) => {
    if (minor === null || currency === null) return null;
    if (currency === main || rates === null) return minor;
    const rate = rates.rateOn(currency, main, today);
    // Without a rate the plain number is a better place in a list than none.
    return rate === null ? minor : convertMinor(minor, currency, main, rate);
  };
}

interface Counting {
  readonly painsOfAll: number;
  /** The day that spans of feedback end with. */
  readonly through: string;
  readonly valueOf: (row: AccountFactsRow) => number | null;
}

async function writeFigures(
  tx: Ctx,
  rows: readonly AccountFactsRow[],
  { painsOfAll, through, valueOf }: Counting,
): Promise<void> {
  const health = rows.map((row) =>
    row.status === 'churned' ? null : healthOf({ ...row.facts, painsOfAll }),
  );
  await sql`
    insert into account_figure (account_id, items, pains, requests, last_said, revenue_main, score, base,
      reasons, counted_at)
    select f.id, f.items, f.pains, f.requests, f.last, f.value, f.score, ${healthBase}, f.reasons,
      ${tx.clock.now()}
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ items }) => items)}::int[],
      ${rows.map(({ pains }) => pains)}::int[], ${rows.map(({ requests }) => requests)}::int[],
      ${rows.map(({ last }) => last)}::timestamptz[], ${rows.map(valueOf)}::float8[],
      ${health.map((each) => each?.score ?? null)}::int[],
      ${health.map((each) => JSON.stringify(reasonsOf(each, through)))}::jsonb[])
      as f (id, items, pains, requests, last, value, score, reasons)
    -- One may have been removed since it was read.
    join account a on a.id = f.id
    on conflict (account_id) do update set items = excluded.items, pains = excluded.pains,
      requests = excluded.requests, last_said = excluded.last_said, revenue_main = excluded.revenue_main,
      score = excluded.score, base = excluded.base, reasons = excluded.reasons,
      counted_at = excluded.counted_at`.execute(tx.db);
}

const reasonsOf = (health: Health | null, through: string): HealthView['reasons'] =>
  (health?.reasons ?? []).map((reason) => ({ ...reason, span: spanOf(reason.signal, through) }));
