import type { ThemeStatement, ThemeStatementPage, ThemeStatementQuery } from '@headwater/contract';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { itemConditions } from '../listen/index.js';
import { decodeCursor, notFound, page, type Ctx } from '../platform/index.js';
import { currentRun, type CurrentRun } from './current-run.js';
import {
  presentQuote,
  quoteColumns,
  severityMarks,
  unchangedSince,
  type QuoteRow,
} from './quotes.js';
import { themeMetas } from './theme-metas.js';
import { leavesOf } from './theme-nodes.js';

type Row = QuoteRow & { themeConfidence: number; severity: number; rank: number };

const place = z.tuple([z.number(), z.uuid(), z.int()]);

/** A theme's sentences inside their items' whole texts. */
export async function themeStatements(
  ctx: Ctx,
  id: string,
  query: ThemeStatementQuery,
): Promise<z.input<typeof ThemeStatementPage>> {
  const { db } = ctx;
  const run = await currentRun(db);
  if (!run) throw notFound('theme');
  const metas = await themeMetas(db, run.id);
  if (!metas.has(id)) throw notFound('theme');
  const scope = { run, id, leaves: leavesOf(metas, id), query };
  const after = decodeCursor(query.cursor, place);
  const seek = after
    ? sql`where (rank, item, start) > (${after[0]}::float8, ${after[1]}::uuid, ${after[2]}::int)`
    : sql``;
  const { rows } = await sql<Row>`
    select * from (${select(scope)}) found ${seek}
    order by rank, item, start limit ${query.limit + 1}`.execute(db);
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from (${select(scope)}) found`.execute(db);
  const shown = page(rows, query.limit, (row) => [row.rank, row.item, row.start]);
  return {
    rows: shown.rows.map(present),
    next: shown.next,
    total: counted[0]?.total ?? null,
  };
}

interface Scope {
  readonly run: CurrentRun;
  readonly id: string;
  readonly leaves: readonly string[];
  readonly query: ThemeStatementQuery;
}

/** `rank` ascends in the order that is asked for, so that one cursor serves all orders. */
function select({ run, id, leaves, query }: Scope): RawBuilder<Row> {
  const kind = query.kind === undefined ? sql`` : sql`and st.kind = ${query.kind}`;
  const rank = {
    // The analysis's own choice first, in its order (below zero), then the surest.
    typical: sql`coalesce(e.at - 1000, -st.confidence)`,
    newest: sql`coalesce(-extract(epoch from i.time), 0)`,
    severity: sql`-st.severity`,
  }[query.sort];
  return sql<Row>`
    select ${quoteColumns}, st.confidence as "themeConfidence", st.severity, (${rank})::float8 as rank
    from statement_theme st
    join statement s on s.item_id = st.item_id and s.start = st.start and s.run_id = st.run_id
    join item i on i.id = st.item_id and ${unchangedSince(run)} and ${itemConditions(query)}
    join source src on src.id = i.source_id
    left join (
      select (x.value ->> 'item')::uuid as item_id, (x.value ->> 'start')::int as start, x.ordinality as at
      from theme_run r cross join lateral jsonb_array_elements(r.examples) with ordinality x
      where r.run_id = ${run.id} and r.theme_id = ${id}
    ) e on e.item_id = st.item_id and e.start = st.start
    where st.theme_id = any(${leaves}::uuid[]) and st.run_id = ${run.id} ${kind}`;
}

function present(row: Row): z.input<typeof ThemeStatement> {
  const quote = presentQuote(row);
  return {
    ...quote,
    itemText: row.itemText,
    title: row.title,
    kindConfidence: row.kindConfidence,
    themeConfidence: row.themeConfidence,
    severity: row.severity,
    severityMarks: severityMarks(quote.text, row.kind, row.language),
    account: row.account,
    accountId: row.accountId,
    product: row.product,
    language: row.language,
  };
}
