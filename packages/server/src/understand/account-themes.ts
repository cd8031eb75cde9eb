import { AccountId, AccountThemes, type Kind } from '@headwater/contract';
import { sql } from 'kysely';
import { z } from 'zod';
import { notFound, route, type Ctx, type Route } from '../platform/index.js';
import { currentRun, type CurrentRun } from './current-run.js';
import { unchangedSince } from './quotes.js';
import { themeMetas, type ThemeMeta } from './theme-metas.js';
import { emptyMix } from './theme-rows.js';

type View = z.input<typeof AccountThemes>;
type Row = View['rows'][number];

export const accountThemeRoutes: readonly Route[] = [
  route(
    {
      method: 'get',
      path: '/api/v1/accounts/{id}/themes',
      permission: 'read',
      summary: 'What a customer speaks of, and what it asks for that is still open',
      params: z.object({ id: AccountId }),
      response: AccountThemes,
    },
    (ctx, { params }) => accountThemes(ctx, params.id),
  ),
];

interface Found {
  readonly leaf: string | null;
  readonly kind: Kind;
  readonly statements: number;
  readonly first: Date | null;
  readonly last: Date | null;
}

interface Asked {
  readonly leaf: string | null;
  readonly item: string;
  readonly start: number;
  readonly end: number;
  /** Of the whole item. */
  readonly text: string;
  readonly time: Date | null;
}

/** The finest themes of an account's sentences in the current run, with the latest request of each. */
async function accountThemes(ctx: Ctx, id: string): Promise<View> {
  const account = await ctx.db
    .selectFrom('account')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!account) throw notFound('account');
  const run = await currentRun(ctx.db);
  if (!run) return { rows: [] };
  const metas = await themeMetas(ctx.db, run.id);
  const [{ rows: found }, { rows: asked }] = await Promise.all([
    sql<Found>`
      select st.theme_id as leaf, s.kind, count(*)::int as statements, min(i.time) as first,
        max(i.time) as last
      from ${sentencesOf(run, id)} group by st.theme_id, s.kind`.execute(ctx.db),
    sql<Asked>`
      select distinct on (st.theme_id) st.theme_id as leaf, s.item_id as item, s.start,
        s."end", i.text, i.time
      from ${sentencesOf(run, id)} and s.kind = 'request'
      order by st.theme_id, i.time desc nulls last, s.item_id, s.start`.execute(ctx.db),
  ]);
  return { rows: addUp(found, asked, metas) };
}

const sentencesOf = (run: CurrentRun, account: string) => sql`
  item i
  join statement s on s.item_id = i.id and s.run_id = ${run.id}
  left join statement_theme st on st.item_id = s.item_id and st.start = s.start and st.run_id = s.run_id
  where i.account_id = ${account} and i.duplicate_of is null and ${unchangedSince(run)}`;

/** Themes that people merged count as one; an ignored one has no open requests. */
function addUp(
  found: readonly Found[],
  asked: readonly Asked[],
  metas: ReadonlyMap<string, ThemeMeta>,
): Row[] {
  const target = (leaf: string | null): string | null =>
    leaf === null ? null : (metas.get(leaf)?.mergedInto ?? leaf);
  const rows = new Map<string | null, Row>();
  for (const { leaf, kind, statements, first, last } of found) {
    const id = target(leaf);
    const label = id === null ? undefined : metas.get(id)?.label;
    const row = rows.get(id) ?? {
      theme: id === null || label === undefined ? null : { id, label },
      statements: 0,
      kinds: emptyMix(),
      firstSaid: null,
      lastSaid: null,
      request: null,
    };
    rows.set(id, {
      ...row,
      statements: row.statements + statements,
      kinds: { ...row.kinds, [kind]: row.kinds[kind] + statements },
      firstSaid: earlier(row.firstSaid, first?.toISOString() ?? null),
      lastSaid: later(row.lastSaid, last?.toISOString() ?? null),
    });
  }
  for (const { leaf, time, item, start, end, text } of asked) {
    const id = target(leaf);
    const row = rows.get(id);
    if (!row || (id !== null && metas.get(id)?.archived === true)) continue;
    const at = time?.toISOString() ?? null;
    if (row.request && later(row.request.time, at) === row.request.time) continue;
    rows.set(id, { ...row, request: { item, start, text: text.slice(start, end), time: at } });
  }
  return [...rows.values()].sort((a, b) => b.statements - a.statements);
}

const earlier = (a: string | null, b: string | null): string | null =>
  a === null ? b : b === null ? a : a < b ? a : b;
const later = (a: string | null, b: string | null): string | null =>
  a === null ? b : b === null ? a : a > b ? a : b;
