import type { PageQuery, RevenueProblemPage } from '@headwater/contract';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { decodeCursor, page, type Ctx } from '../platform/index.js';
import type { Database } from '../platform/tables.js';
import { currentGeneration } from './generation.js';

export async function problemCounts(
  db: Kysely<Database>,
  generation: number,
): Promise<{ readonly leftOut: number; readonly doubtful: number }> {
  const { rows } = await sql<{ leftOut: number; doubtful: number }>`
    select count(*) filter (where left_out)::int as "leftOut",
      count(*) filter (where not left_out)::int as doubtful
    from revenue_problem where generation = ${generation}`.execute(db);
  return rows[0] ?? { leftOut: 0, doubtful: 0 };
}

const place = z.tuple([z.int(), z.int()]);

/** Rows of the books that are left out or worth a look: those left out first. */
export async function listProblems(
  ctx: Ctx,
  query: z.output<typeof PageQuery>,
): Promise<z.input<typeof RevenueProblemPage>> {
  const generation = await currentGeneration(ctx.db);
  const after = decodeCursor(query.cursor, place);
  const { rows: found } = await sql<{
    place: number;
    account: { id: string; name: string };
    code: string;
    leftOut: boolean;
    rowKind: 'subscription' | 'invoice';
    row: string;
    message: string;
    currency: string;
    minor: number;
    starts: string;
    total: number;
  }>`
    select p.place, json_build_object('id', a.id, 'name', a.name) as account, p.code,
      p.left_out as "leftOut", p.row_kind as "rowKind", p.row_key as row, p.message, p.currency,
      p.monthly_minor as minor, p.starts,
      (select count(*)::int from revenue_problem where generation = p.generation) as total
    from revenue_problem p join account a on a.id = p.account_id
    where p.generation = ${generation?.id ?? 0}
      and (p.left_out::int * -1, p.place) > (${after?.[0] ?? -2}::int, ${after?.[1] ?? 0}::int)
    order by p.left_out::int * -1, p.place limit ${query.limit + 1}`.execute(ctx.db);
  const { rows, next } = page(found, query.limit, (row) => [row.leftOut ? -1 : 0, row.place]);
  return {
    rows: rows.map(({ place: _place, total: _total, currency, minor, ...row }) => ({
      ...row,
      amount: { minor, currency },
    })),
    next,
    total: found[0]?.total ?? 0,
  };
}
