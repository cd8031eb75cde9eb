import type { Filter, Kind } from '@headwater/contract';
import { sql, type RawBuilder } from 'kysely';
import { accountStakes, type AccountStake } from '../customers/index.js';
import { isFiltered, itemConditions } from '../listen/index.js';
import type { Ctx } from '../platform/index.js';
import type { CurrentRun } from './current-run.js';
import {
  countItems,
  headCounter,
  kindsInOrder,
  saidUnder,
  type Paying,
  type Said,
} from './said/index.js';
import type { StatementKey } from './tables.js';
import type { ThemeMeta } from './theme-metas.js';
import { leavesByNode, nodesTable } from './theme-nodes.js';
import { placedStakes } from './worth/placed-stakes.js';

/** Sizes of a theme for one kind, or for statements of any kind. */
export interface Figure {
  readonly theme: string;
  readonly kind: Kind | 'all';
  readonly statements: number;
  readonly customers: number;
  /** Null where no account of it has revenue. */
  readonly revenueMinor: number | null;
  readonly accounts: number;
  readonly accountsOtherCurrency: number;
  /** Mean over the statements, 0–1. */
  readonly severity: number;
  readonly examples: readonly StatementKey[];
}

/** What shares are shares of. */
export interface Totals {
  readonly items: number;
  readonly customers: number;
}

interface FigureScope {
  readonly runId: string;
  /** Currency that revenue is told in; null where no account has revenue. */
  readonly currency: string | null;
  readonly filter?: Filter;
  readonly metas: ReadonlyMap<string, ThemeMeta>;
  /** Themes to count for. */
  readonly wanted: (theme: ThemeMeta) => boolean;
  /** Kinds whose customers and revenue are counted; other kinds have their statements only. */
  readonly kinds: readonly (Kind | 'all')[];
}

/**
 * Counts statements, customers (each once) and revenue touched (each account once) for themes and kinds.
 * Counting heads costs far more than counting statements, so it is done for the kinds asked for alone.
 */
export function figureQuery(scope: FigureScope): RawBuilder<Figure> {
  const { runId, currency, filter = {}, metas, wanted } = scope;
  const paying = currency !== null;
  const { table, idOf } = nodesTable(metas, wanted);
  const narrowed = isFiltered(filter) || filter.whose === 'us';
  const item =
    narrowed || paying
      ? sql`join item i on i.id = st.item_id and ${itemConditions(filter)}`
      : sql``;
  const kinds = scope.kinds.filter((kind) => kind !== 'all');
  const each = sql`kind = any(${kinds}::text[])`;
  const all = sql`${scope.kinds.includes('all')}::boolean`;
  const revenue = paying
    ? sql`
      select node, kind, sum(minor) filter (where currency = ${currency}) as minor,
        (count(*) filter (where currency = ${currency}))::int as accounts,
        (count(*) filter (where currency <> ${currency}))::int as others
      from (
        select m.node, m.kind, a.monthly_revenue_minor as minor, a.currency
        from (
          select distinct node, kind, account_id from members where ${each}
          union all
          select distinct node, 'all', account_id from members where ${all}
        ) m
        join account a on a.id = m.account_id and a.currency is not null
      ) paid
      group by node, kind`
    : sql`select null::int as node, null::text as kind, null::bigint as minor, 0 as accounts, 0 as others where false`;
  return sql<Figure>`
    with ${table},
    members as materialized (
      select n.node, st.kind, st.customer_key, st.severity,
        ${paying ? sql`i.account_id` : sql`null::uuid`} as account_id
      from statement_theme st
      join nodes n on n.leaf = st.theme_id
      ${item}
      where st.run_id = ${runId}
    ),
    mix as (
      select node, kind, count(*) as statements, sum(severity) as severity
      from members group by node, kind
    ),
    said as (
      select node, kind, statements, severity from mix
      union all
      select node, 'all', sum(statements), sum(severity) from mix group by node
    ),
    heads as (
      select node, kind, count(*) as customers
      from (select distinct node, kind, customer_key from members where ${each}) h
      group by node, kind
      union all
      select node, 'all', count(*)
      from (select distinct node, customer_key from members where ${all}) h
      group by node
    ),
    revenue as (${revenue})
    select ${idOf(sql`s.node`)} as theme, s.kind, s.statements::int as statements,
      coalesce(h.customers, 0)::int as customers, (s.severity / s.statements)::real as severity,
      r.minor::bigint as "revenueMinor", coalesce(r.accounts, 0) as accounts,
      coalesce(r.others, 0) as "accountsOtherCurrency", '[]'::jsonb as examples
    from said s
    left join heads h on h.node = s.node and h.kind = s.kind
    left join revenue r on r.node = s.node and r.kind = s.kind`;
}

interface FiguresWanted {
  readonly filter: Filter;
  readonly level?: number;
  readonly metas: ReadonlyMap<string, ThemeMeta>;
  readonly kind?: Kind | undefined;
  /** Under a filter only these are counted; absent: all. */
  readonly themes?: ReadonlySet<string>;
}

interface Figures {
  readonly figures: readonly Figure[];
  readonly totals: Totals;
}

/** Figures of all themes under a filter; of one's own feedback without a filter, those that the run has stored. */
export async function readFigures(
  ctx: Ctx,
  run: CurrentRun,
  { filter, level, metas, kind, themes }: FiguresWanted,
): Promise<Figures> {
  const { db } = ctx;
  if (!isFiltered(filter)) {
    const figures = await db
      .selectFrom('theme_figure')
      .select([
        'theme_id as theme',
        'kind',
        'statements',
        'customers',
        'revenue_minor as revenueMinor',
        'accounts',
        'accounts_other_currency as accountsOtherCurrency',
        'severity',
        'examples',
      ])
      .where('run_id', '=', run.id)
      .execute();
    return { figures, totals: await totalsUnder(ctx, run, filter) };
  }
  const wanted = (theme: ThemeMeta): boolean =>
    (level === undefined || theme.level === level) && (themes?.has(theme.id) ?? true);
  const said = await saidUnder(ctx, run, filter);
  const scope: FigureScope = {
    runId: run.id,
    currency: run.currency,
    filter,
    metas,
    wanted,
    kinds: [kind ?? 'all'],
  };
  const [figures, totals] = await Promise.all([
    said
      ? figuresIn(ctx, said, scope)
      : figureQuery(scope)
          .execute(db)
          .then(({ rows }) => rows),
    totalsUnder(ctx, run, filter),
  ]);
  return { figures, totals };
}

/** The same as the query answers, counted in memory. */
async function figuresIn(
  ctx: Ctx,
  said: Said,
  { currency, metas, wanted, kinds: [asked = 'all'] }: FigureScope,
): Promise<Figure[]> {
  const paying = currency === null ? null : payingIn(said, await accountStakes(ctx), currency);
  const headsOf = headCounter(said, paying, asked);
  const leaves = leavesByNode(metas);
  return [...metas.values()].filter(wanted).flatMap(({ id }): Figure[] => {
    const { statements, severities, customers, accounts, ...heads } = headsOf(leaves.get(id) ?? []);
    const sized = (kind: Kind | 'all', size: number, severity: number): Figure[] => {
      if (size === 0) return [];
      const counted = kind === asked;
      return [
        {
          theme: id,
          kind,
          statements: size,
          customers: counted ? customers : 0,
          revenueMinor: counted && accounts > 0 ? heads.revenueMinor : null,
          accounts: counted ? accounts : 0,
          accountsOtherCurrency: counted ? heads.accountsOtherCurrency : 0,
          severity: severity / size,
          examples: [],
        },
      ];
    };
    const sum = (values: readonly number[]): number =>
      values.reduce((all, value) => all + value, 0);
    return [
      ...kindsInOrder.flatMap((kind, at) => sized(kind, statements[at] ?? 0, severities[at] ?? 0)),
      ...sized('all', sum(statements), sum(severities)),
    ];
  });
}

const kept = new WeakMap<ReturnType<typeof placedStakes>, { of: string; paying: Paying }>();

function payingIn({ table }: Said, stakes: readonly AccountStake[], currency: string): Paying {
  const placed = placedStakes(table.accounts, stakes);
  const present = kept.get(placed);
  if (present?.of === currency) return present.paying;
  const paying = {
    minor: new Float64Array(placed.length),
    currency: new Uint8Array(placed.length),
  };
  for (const [account, stake] of placed.entries()) {
    if (stake === undefined || stake.currency === null) continue;
    paying.minor[account] = stake.monthlyMinor ?? 0;
    paying.currency[account] = stake.currency === currency ? 1 : 2;
  }
  kept.set(placed, { of: currency, paying });
  return paying;
}

/** Items and customers under a filter; where nothing is filtered, those that the run has stored. */
export async function totalsUnder(ctx: Ctx, run: CurrentRun, filter: Filter): Promise<Totals> {
  if (!isFiltered(filter)) return { items: run.own_items ?? run.items, customers: run.customers };
  const said = await saidUnder(ctx, run, filter);
  if (said) return countItems(said);
  const { rows } = await sql<Totals>`
    select count(*)::int as items, count(distinct customer_key)::int as customers
    from item i where duplicate_of is null and ${itemConditions(filter)}`.execute(ctx.db);
  return rows[0] ?? { items: 0, customers: 0 };
}
