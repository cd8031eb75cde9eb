import type { Filter, Kind, KindMix, Quote, ThemeRow } from '@headwater/contract';
import { sql } from 'kysely';
import type { z } from 'zod';
import { isFiltered, itemConditions } from '../listen/index.js';
import type { Ctx } from '../platform/index.js';
import type { CurrentRun } from './current-run.js';
import type { Figure, Totals } from './figures.js';
import { countInterval, shareInterval } from './interval.js';
import {
  quoteColumns,
  presentQuote,
  readQuotes,
  statementId,
  unchangedSince,
  type QuoteRow,
} from './quotes.js';
import { countWeeks, saidUnder, surest } from './said/index.js';
import type { StatementKey } from './tables.js';
import type { ThemeMeta } from './theme-metas.js';
import { leavesOf } from './theme-nodes.js';
import type { ThemeWorths, WorthSizes } from './worth/index.js';

export interface Ranked {
  readonly meta: ThemeMeta;
  /** For the kind that is asked for. */
  readonly figure: Figure;
  readonly kindMix: KindMix;
  readonly worth: WorthSizes | null;
}

const quotesShown = 5;
const sparklineWeeks = 12;

export const emptyMix = (): Record<Kind, number> => ({
  pain: 0,
  request: 0,
  praise: 0,
  question: 0,
  other: 0,
});

/** The kind that most statements have; ties go to the graver one. */
export function mainKind(mix: KindMix): Kind {
  const order: readonly Kind[] = ['pain', 'request', 'question', 'praise', 'other'];
  return order.reduce((best, kind) => (mix[kind] > mix[best] ? kind : best));
}

interface RowScope {
  readonly run: CurrentRun;
  readonly metas: ReadonlyMap<string, ThemeMeta>;
  readonly totals: Totals;
  readonly filter: Filter;
  readonly kind: Kind | undefined;
  readonly worths?: ThemeWorths;
}

/** Fills in, for the themes of one page, what costs a look into the bulk tables. */
export async function presentRows(
  ctx: Ctx,
  scope: RowScope,
  ranked: readonly Ranked[],
): Promise<z.input<typeof ThemeRow>[]> {
  const { run, metas, totals } = scope;
  const ids = ranked.map(({ meta }) => meta.id);
  const [sparklines, quotes] = await Promise.all([
    readSparklines(ctx, scope, ids),
    readThemeQuotes(ctx, scope, ranked),
  ]);
  return ranked.map(({ meta, figure, kindMix }) => {
    const parent = meta.parentId === null ? undefined : metas.get(meta.parentId);
    return {
      id: meta.id,
      parent: parent ? { id: parent.id, label: parent.label } : null,
      label: meta.label,
      named: meta.named,
      summary: meta.summary,
      kind: mainKind(kindMix),
      kindMix,
      language: meta.language,
      statements: figure.statements,
      customers: countInterval(figure.customers, totals.customers),
      share: shareInterval(figure.customers, totals.customers),
      revenue:
        run.currency === null
          ? null
          : {
              money: { minor: figure.revenueMinor ?? 0, currency: run.currency },
              accounts: figure.accounts,
              ...(figure.accountsOtherCurrency > 0
                ? { otherCurrencyAccounts: figure.accountsOtherCurrency }
                : {}),
            },
      worth: scope.worths?.of(meta.id) ?? null,
      trend: meta.trend,
      sparkline: sparklines.get(meta.id) ?? Array.from({ length: sparklineWeeks }, () => 0),
      severity: figure.severity,
      cohesion: meta.cohesion,
      polarity: meta.polarity,
      position: meta.position,
      pinned: meta.pinned,
      version: meta.version,
      quotes: quotes.get(meta.id) ?? [],
    };
  });
}

async function readSparklines(
  ctx: Ctx,
  { run, metas, filter }: RowScope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number[]>> {
  const last = run.last_full_week;
  if (last === null || ids.length === 0) return new Map();
  const said = isFiltered(filter) ? await saidUnder(ctx, run, filter) : null;
  if (said) {
    return new Map(
      ids.map((id) => [id, countWeeks(said, leavesOf(metas, id), last, sparklineWeeks)]),
    );
  }
  const pairs = ids.flatMap((id) =>
    leavesOf(metas, id)
      // A coarse theme's own weeks are stored with it, so its children would count twice.
      .filter((leaf) => isFiltered(filter) || metas.get(leaf)?.level === metas.get(id)?.level)
      .map((leaf) => ({ id, leaf })),
  );
  const nodes = pairs.map(({ id }) => id);
  const leaves = pairs.map(({ leaf }) => leaf);
  const counts = isFiltered(filter)
    ? sql`
      select n.node, date_trunc('week', i.time at time zone 'UTC')::date as week, count(*) as statements
      from statement_theme st
      join n on n.leaf = st.theme_id
      join item i on i.id = st.item_id and ${itemConditions(filter)}
      where st.run_id = ${run.id} and i.time >= (${last}::date - 77)::timestamp at time zone 'UTC'
      group by 1, 2`
    : sql`
      select n.node, w.week, sum(w.statements) as statements
      from theme_week w join n on n.leaf = w.theme_id
      where w.run_id = ${run.id} and w.week > ${last}::date - 84 group by 1, 2`;
  const { rows } = await sql<{ node: string; weeks_ago: number; statements: number }>`
    with n as (select * from unnest(${nodes}::uuid[], ${leaves}::uuid[]) as t (node, leaf)),
    counts as (${counts})
    select node, (${last}::date - week) / 7 as weeks_ago, statements::int as statements
    from counts where week <= ${last}::date`.execute(ctx.db);
  const lines = new Map(ids.map((id) => [id, Array.from({ length: sparklineWeeks }, () => 0)]));
  for (const { node, weeks_ago: ago, statements } of rows) {
    const line = lines.get(node);
    if (line && ago < sparklineWeeks) line[sparklineWeeks - 1 - ago] = statements;
  }
  return lines;
}

// Some of the surest sentences may be of items that changed since.
const surestRead = 3 * quotesShown;

async function readThemeQuotes(ctx: Ctx, scope: RowScope, ranked: readonly Ranked[]) {
  const { run, metas, filter, kind } = scope;
  const said = isFiltered(filter) ? await saidUnder(ctx, run, filter) : null;
  const examples = new Map(
    ranked.map(({ meta, figure }) => [
      meta.id,
      said ? surest(said, leavesOf(metas, meta.id), kind ?? 'all', surestRead) : figure.examples,
    ]),
  );
  const found = new Map<string, z.input<typeof Quote>[]>(ranked.map(({ meta }) => [meta.id, []]));
  // Most of them are there and of the kind: the others are read only where some are not.
  for (const from of [0, quotesShown]) {
    const lacking = [...found].filter(([, quotes]) => quotes.length < quotesShown);
    const end = from === 0 ? quotesShown : surestRead;
    const keysOf = (id: string): readonly StatementKey[] =>
      examples.get(id)?.slice(from, end) ?? [];
    const keys = lacking.flatMap(([id]) => keysOf(id));
    const stored = await readQuotes(ctx.db, run, keys, filter);
    for (const [id, quotes] of lacking) {
      const more = keysOf(id)
        .flatMap((key) => stored.get(statementId(key)) ?? [])
        .filter((quote) => kind === undefined || quote.kind === kind);
      quotes.push(...more.slice(0, quotesShown - quotes.length));
    }
  }
  // Under a narrow filter none of the kept sentences may be left: then look among all.
  const without = ranked.filter(({ meta }) => found.get(meta.id)?.length === 0);
  if (said || without.length === 0) return found;
  const pairs = without.flatMap(({ meta }) =>
    leavesOf(metas, meta.id).map((leaf) => ({ node: meta.id, leaf })),
  );
  const ofKind = kind === undefined ? sql`` : sql`and st.kind = ${kind}`;
  const { rows } = await sql<QuoteRow & { node: string }>`
    with n as (select * from unnest(${pairs.map(({ node }) => node)}::uuid[],
      ${pairs.map(({ leaf }) => leaf)}::uuid[]) as t (node, leaf))
    select q.* from (select distinct node from n) d
    cross join lateral (
      select d.node, ${quoteColumns}
      from n
      join statement_theme st on st.theme_id = n.leaf and st.run_id = ${run.id} ${ofKind}
      join statement s on s.item_id = st.item_id and s.start = st.start and s.run_id = st.run_id
      join item i on i.id = st.item_id and ${unchangedSince(run)} and ${itemConditions(filter)}
      join source src on src.id = i.source_id
      where n.node = d.node
      order by st.confidence desc, st.item_id, st.start
      limit ${quotesShown}) q`.execute(ctx.db);
  for (const row of rows) found.get(row.node)?.push(presentQuote(row));
  return found;
}
