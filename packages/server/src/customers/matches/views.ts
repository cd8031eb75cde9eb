import type { MatchPage, MatchQuery, MatchState, MatchView } from '@headwater/contract';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { decodeCursor, notFound, page, type Ctx } from '../../platform/index.js';
import type { PastMatch } from '../tables.js';

export type View = z.input<typeof MatchView>;

interface Row {
  id: string;
  voice: string;
  state: MatchState;
  how: View['how'];
  confidence: number | null;
  account: string | null;
  accountName: string | null;
  accountPlan: string | null;
  items: number;
  lastSaid: Date | null;
  by: string | null;
  at: Date | null;
  version: number;
  history: PastMatch[];
}

const columns = sql`
  select m.identity as id, m.voice, m.state, m.how, m.confidence, a.id as account,
    a.name as "accountName", a.plan as "accountPlan", m.items, m.last_said as "lastSaid",
    m.decided_by as by, m.decided_at as at, m.version, m.history
  from account_match m left join account a on a.id = m.account_id`;

const place = z.tuple([z.int(), z.uuid()]);

/** Voices with their accounts, those that say most first. */
export async function listMatches(ctx: Ctx, query: MatchQuery): Promise<z.input<typeof MatchPage>> {
  const where = conditions(query);
  const after = decodeCursor(query.cursor, place);
  const seek = after
    ? sql`and (m.items, m.identity) < (${after[0]}::int, ${after[1]}::uuid)`
    : sql``;
  const { rows } = await sql<Row>`
    ${columns} where ${where} ${seek}
    order by m.items desc, m.identity desc limit ${query.limit + 1}`.execute(ctx.db);
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from account_match m left join account a on a.id = m.account_id
    where ${where}`.execute(ctx.db);
  const shown = page(rows, query.limit, (row) => [row.items, row.id]);
  return { rows: shown.rows.map(present), next: shown.next, total: counted[0]?.total ?? null };
}

const decided = ['confirmed', 'corrected', 'rejected'] as const satisfies readonly MatchState[];
const groups: Readonly<Record<string, readonly MatchState[]>> = {
  open: ['suggested', 'unmatched'],
  matched: ['taken', 'confirmed', 'corrected'],
  decided,
};

function conditions({ state, account, how, q }: MatchQuery): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [sql`true`];
  if (state !== undefined) all.push(sql`m.state = any(${groups[state] ?? [state]}::text[])`);
  if (account !== undefined) all.push(sql`m.account_id = ${account}`);
  if (how !== undefined) all.push(sql`m.how = ${how}`);
  const words = q?.trim() ?? '';
  if (words !== '') {
    const pattern = `%${words.replace(/[\\%_]/g, String.raw`\$&`)}%`;
    all.push(sql`(m.voice ilike ${pattern} or a.name ilike ${pattern})`);
  }
  return sql.join(all, sql` and `);
}

export async function matchView(ctx: Ctx, id: string): Promise<View> {
  const { rows } = await sql<Row>`${columns} where m.identity = ${id}`.execute(ctx.db);
  const row = rows[0];
  if (!row) throw notFound('match');
  return present(row);
}

/** Voices of one account, those that say most first. */
export async function matchesOf(ctx: Ctx, account: string, limit: number): Promise<View[]> {
  const { rows } = await sql<Row>`
    ${columns} where m.account_id = ${account}
    order by m.items desc, m.identity limit ${limit}`.execute(ctx.db);
  return rows.map(present);
}

function present(row: Row): View {
  return {
    id: row.id,
    voice: row.voice,
    state: row.state,
    how: row.how,
    confidence: row.confidence,
    account:
      row.account === null || row.accountName === null
        ? null
        : { id: row.account, name: row.accountName, plan: row.accountPlan },
    items: row.items,
    lastSaid: row.lastSaid?.toISOString() ?? null,
    decidedBy: row.by,
    decidedAt: row.at?.toISOString() ?? null,
    undoable: row.history.length > 0,
    version: row.version,
  };
}
