import { sql } from 'kysely';
import type { BookKind } from '@headwater/intake';
import type { BookOutcome, BookReject, BookRow, BookSink } from '../src/platform/books.js';
import type { Ctx } from '../src/platform/ctx.js';
import type { Slice } from '../src/platform/slice.js';

/**
 * A sink over a table of its own, so that the way from bytes to sink is tested whatever the slices make of
 * their rows. It knows a row by its external id, else by everything that it says; "refused" it cannot take.
 */
export function tableSlice(kinds: readonly BookKind[]): Slice {
  return { name: 'test-books', books: kinds.map(tableSink) };
}

export async function createTable(ctx: Ctx): Promise<void> {
  await sql`
    create table test_book (
      kind text not null, key text not null, row_values jsonb not null, settled boolean not null default false,
      primary key (kind, key))`.execute(ctx.db);
}

export async function rowsOf(ctx: Ctx, kind: BookKind): Promise<Record<string, string>[]> {
  const { rows } = await sql<{ row_values: Record<string, string> }>`
    select row_values from test_book where kind = ${kind} order by key collate "C"`.execute(ctx.db);
  return rows.map((row) => row.row_values);
}

const keyOf = ({ values }: BookRow): string =>
  values['externalId'] ??
  JSON.stringify(Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1)));

function tableSink(kind: BookKind): BookSink {
  return {
    kind,
    write: async (tx, rows): Promise<BookOutcome> => {
      const rejected: BookReject[] = rows
        .filter(({ values }) => values['plan'] === 'refused')
        .map((row) => ({ row, code: 'refused', reason: 'This plan is not sold. Correct it.' }));
      const good = rows.filter(({ values }) => values['plan'] !== 'refused');
      const { rows: counted } = await sql<{ fresh: number; changed: number }>`
        with given as (
          select * from unnest(${good.map(keyOf)}::text[],
            ${good.map(({ values }) => JSON.stringify(values))}::jsonb[]) as g (key, row_values)
        ), present as (
          select g.key, b.row_values = g.row_values as same
          from given g join test_book b on b.kind = ${kind} and b.key = g.key
        ), written as (
          insert into test_book (kind, key, row_values) select ${kind}, key, row_values from given
          on conflict (kind, key) do update set row_values = excluded.row_values
        )
        select (select count(*) from given)::int - (select count(*) from present)::int as fresh,
          (select count(*) from present where not same)::int as changed`.execute(tx.db);
      const { fresh = 0, changed = 0 } = counted[0] ?? {};
      return { fresh, changed, known: good.length - fresh - changed, rejected };
    },
    settle: async (tx) => {
      await sql`update test_book set settled = true where kind = ${kind}`.execute(tx.db);
    },
  };
}
