import type { Filter, Kind } from '@headwater/contract';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { isFiltered, itemConditions } from '../listen/index.js';
import type { Database } from '../platform/tables.js';
import type { CurrentRun } from './current-run.js';
import type { StatementKey } from './tables.js';
import { themeNodes } from './theme-nodes.js';

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
  /** Only these themes; all where absent. */
  readonly themes?: readonly string[];
}

/**
 * Counts statements, customers (each once) and revenue touched (each account once) for every theme and
 * kind. Read from stored figures where nothing is filtered.
 */
export function figureQuery({
  runId,
  currency,
  filter = {},
  themes,
}: FigureScope): RawBuilder<Figure> {
  const filtered = isFiltered(filter);
  const only = themes ? sql`and n.node = any(${themes}::uuid[])` : sql``;
  const item =
    filtered || currency !== null
      ? sql`join item i on i.id = st.item_id and ${itemConditions(filter)}`
      : sql``;
  const accountId = currency === null ? sql`null::uuid` : sql`i.account_id`;
  const revenue =
    currency === null
      ? sql`select null::uuid as node, null::text as kind, null::bigint as minor, 0 as accounts, 0 as others where false`
      : sql`
        select node, coalesce(kind, 'all') as kind,
          sum(minor) filter (where currency = ${currency}) as minor,
          (count(*) filter (where currency = ${currency}))::int as accounts,
          (count(*) filter (where currency <> ${currency}))::int as others
        from (
          select m.node, m.kind, a.id, a.monthly_revenue_minor as minor, a.currency
          from (select node, kind, account_id from members where account_id is not null
                group by grouping sets ((node, kind, account_id), (node, account_id))) m
          join account a on a.id = m.account_id and a.currency is not null
        ) paid
        group by node, kind`;
  return sql<Figure>`
    with ${themeNodes(runId)},
    members as (
      select n.node, st.kind, st.customer_key, st.severity, ${accountId} as account_id
      from statement_theme st
      join nodes n on n.leaf = st.theme_id ${only}
      ${item}
      where st.run_id = ${runId}
    ),
    counted as (
      select node, coalesce(kind, 'all') as kind, count(*)::int as statements,
        count(distinct customer_key)::int as customers, avg(severity)::real as severity
      from members group by grouping sets ((node, kind), (node))
    ),
    revenue as (${revenue})
    select c.node as theme, c.kind, c.statements, c.customers, c.severity, r.minor::bigint as "revenueMinor",
      coalesce(r.accounts, 0) as accounts, coalesce(r.others, 0) as "accountsOtherCurrency",
      '[]'::jsonb as examples
    from counted c left join revenue r on r.node = c.node and r.kind = c.kind`;
}

/** Figures of all themes under a filter. */
export async function readFigures(
  db: Kysely<Database>,
  run: CurrentRun,
  filter: Filter,
): Promise<{ figures: readonly Figure[]; totals: Totals }> {
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
    return { figures, totals: { items: run.items, customers: run.customers } };
  }
  const { rows: figures } = await figureQuery({
    runId: run.id,
    currency: run.currency,
    filter,
  }).execute(db);
  const { rows: totals } = await sql<Totals>`
    select count(*)::int as items, count(distinct customer_key)::int as customers
    from item i where duplicate_of is null and ${itemConditions(filter)}`.execute(db);
  return { figures, totals: totals[0] ?? { items: 0, customers: 0 } };
}
