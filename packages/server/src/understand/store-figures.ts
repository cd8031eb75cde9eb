import { Kind } from '@headwater/contract';
import { sql } from 'kysely';
import { changesSoFar } from '../customers/index.js';
import { anyOfCompetitors, itemConditions } from '../listen/index.js';
import type { Ctx } from '../platform/index.js';
import { customersByValue } from './breakdown.js';
import { themesChanged } from './events.js';
import { figureQuery } from './figures.js';
import { storeWeeks } from './statement-weeks.js';
import { themeMetas, type ThemeMeta } from './theme-metas.js';
import { nodesTable } from './theme-nodes.js';

const allKinds = [...Kind.options, 'all'] as const;
// Sentences kept for each theme and kind: the page shows five, and filters may take some away.
const examplesKept = 12;

/** Computes what the pages of a run show without a filter, once: all of it about one's own products. */
export async function storeFigures(tx: Ctx, runId: string): Promise<void> {
  await sql`analyze statement_theme, statement`.execute(tx.db);
  const currency = await storeTotals(tx, runId);
  await writeFigures(tx, runId, currency);
}

/** What shares are shares of; answers with the currency that revenue is told in. */
export async function storeTotals(tx: Ctx, runId: string): Promise<string | null> {
  const { db } = tx;
  const changes = await changesSoFar(tx);
  const filter = await ownFeedback(tx);
  const own = itemConditions(filter);
  const { rows } = await sql<{ currency: string }>`
    select currency from account where currency is not null
    group by currency order by count(*) desc, currency limit 1`.execute(db);
  const currency = rows[0]?.currency ?? null;
  await sql`
    update analysis_run set
      currency = ${currency},
      accounts_seen = ${changes},
      (customers, own_items) = (
        select count(distinct customer_key), count(*) from item i where duplicate_of is null and ${own}),
      last_full_week = (
        -- A week whose last day has feedback counts as full; else the one before it does.
        select (date_trunc('week', max(time) at time zone 'UTC' + interval '1 day')
          - interval '7 days')::date from item i where duplicate_of is null and ${own})
    where id = ${runId}`.execute(db);
  await storeWeeks(tx, runId);
  await sql`delete from run_dimension where run_id = ${runId}`.execute(db);
  await sql`
    insert into run_dimension (run_id, dimension, value, customers)
    select ${runId}, d.* from (${customersByValue(filter)}) d`.execute(db);
  return currency;
}

/** The condition that figures are stored under; none where no feedback is about anybody else. */
const ownFeedback = async (tx: Ctx): Promise<{ readonly whose?: 'us' }> =>
  (await anyOfCompetitors(tx.db)) ? { whose: 'us' } : {};

/** Counts again what an edit has changed: the themes given, or all. */
export async function writeFigures(
  tx: Ctx,
  runId: string,
  currency: string | null,
  themes?: readonly string[],
): Promise<void> {
  const metas = await themeMetas(tx.db, runId);
  const wanted = (theme: ThemeMeta): boolean => themes?.includes(theme.id) ?? true;
  const filter = await ownFeedback(tx);
  const only = themes ? sql`and theme_id = any(${themes}::uuid[])` : sql``;
  await sql`delete from theme_figure where run_id = ${runId} ${only}`.execute(tx.db);
  await sql`
    insert into theme_figure (run_id, theme_id, kind, statements, customers, revenue_minor, accounts,
      accounts_other_currency, severity)
    select ${runId}, f.theme, f.kind, f.statements, f.customers, f."revenueMinor", f.accounts,
      f."accountsOtherCurrency", f.severity
    from (${figureQuery({
      runId,
      currency,
      filter,
      kinds: allKinds,
      metas,
      wanted,
    })}) f`.execute(tx.db);
  await writeExamples(tx, runId, nodesTable(metas, wanted), filter);
  // Whoever keeps the run's statements in memory reads them again.
  await sql`update analysis_run set counted = counted + 1 where id = ${runId}`.execute(tx.db);
  // Where all are counted, whoever asked for it says so.
  if (themes !== undefined) await tx.jobs.publish(themesChanged, { runId }, tx.actor);
}

/**
 * The strongest sentences of each theme and kind: those that the analysis calls typical first, then the
 * surest ones; one a customer.
 */
async function writeExamples(
  tx: Ctx,
  runId: string,
  { table, idOf }: ReturnType<typeof nodesTable>,
  filter: { readonly whose?: 'us' },
): Promise<void> {
  const own =
    filter.whose === undefined
      ? sql``
      : sql`join item i on i.id = st.item_id and ${itemConditions(filter)}`;
  await sql`
    with ${table},
    typical as (
      select r.theme_id as leaf, (e.value ->> 'item')::uuid as item_id,
        (e.value ->> 'start')::int as start, e.ordinality as rank
      from theme_run r cross join lateral jsonb_array_elements(r.examples) with ordinality e
      where r.run_id = ${runId}
    ),
    candidates as (
      select distinct on (n.node, st.kind, st.customer_key)
        n.node, st.kind, st.item_id, st.start, t.rank, st.confidence, st.severity
      from statement_theme st
      join nodes n on n.leaf = st.theme_id
      ${own}
      left join typical t on t.leaf = ${idOf(sql`n.node`)} and t.item_id = st.item_id and t.start = st.start
      where st.run_id = ${runId}
      order by n.node, st.kind, st.customer_key, t.rank nulls last, st.confidence desc, st.item_id
    ),
    ranked as (
      select node, kind, item_id, start, rank, confidence,
        row_number() over (partition by node, kind order by rank nulls last, confidence desc, item_id, start) as place,
        row_number() over (partition by node order by rank nulls last, confidence desc, item_id, start) as place_all
      from candidates
    ),
    chosen as (
      select node, kind, place as at, item_id, start from ranked where place <= ${examplesKept}
      union all
      select node, 'all', place_all, item_id, start from ranked where place_all <= ${examplesKept}
    ),
    gathered as (
      select node, kind, jsonb_agg(jsonb_build_object('item', item_id, 'start', start) order by at) as examples
      from chosen group by node, kind
    )
    update theme_figure f set examples = g.examples
    from gathered g
    where f.run_id = ${runId} and f.theme_id = ${idOf(sql`g.node`)} and f.kind = g.kind`.execute(
    tx.db,
  );
}
