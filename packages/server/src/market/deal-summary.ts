import type { DealFilter, DealSummary } from '@headwater/contract';
import { wilson } from '@headwater/decision';
import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../platform/index.js';
import { currentRun, nodesTable, themeMetas, type ThemeMeta } from '../understand/index.js';
import { dealConditions, dealSegment } from './deal-filter.js';
import { seesMoney } from './list-deals.js';

type Summary = z.input<typeof DealSummary>;
type Tally = Summary['total'];
type Outcome = 'won' | 'lost' | 'open';

interface Counted {
  readonly by: 'total' | 'competitor' | 'segment' | 'month' | 'product' | 'theme';
  readonly value: string | null;
  readonly name: string | null;
  readonly outcome: Outcome;
  readonly currency: string | null;
  readonly deals: number;
  readonly minor: number | null;
}

/** How often we win, against whom, for which reasons and where; by amounts, too, for who may see them. */
export async function summariseDeals(ctx: Ctx, filter: DealFilter): Promise<Summary> {
  const where = await dealConditions(ctx, filter);
  const run = await currentRun(ctx.db);
  const metas = run ? await themeMetas(ctx.db, run.id) : new Map<string, ThemeMeta>();
  const { rows } = await sql<Counted>`
    with found as materialized (
      select d.id, d.outcome, d.currency, d.amount_minor, d.competitor_id, c.name, d.product, d.item_id,
        ${dealSegment} as segment, to_char(d.day, 'YYYY-MM') as month
      from deal d left join account a on a.id = d.account_id left join competitor c on c.id = d.competitor_id
      where ${where}
    )
    ${tally('total', sql`null::text`)}
    union all ${tally('competitor', sql`competitor_id::text`, sql`name`)}
    union all ${tally('segment', sql`segment`)}
    union all ${tally('month', sql`month`)}
    union all ${tally('product', sql`product`)}
    order by 1, 2 nulls last`.execute(ctx.db);
  const counted = [...rows, ...(await byTheme(ctx, where, run?.id ?? null, metas))];
  const money = seesMoney(ctx);
  const groups = (by: Counted['by']) => groupsOf(counted, by, money);
  const total = groups('total')[0]?.tally ?? tallyOf([], money);
  const largest = <T extends Tally>(list: T[]): T[] =>
    list.sort((a, b) => b.won + b.lost + b.open - (a.won + a.lost + a.open));
  return {
    total,
    competitors: largest(
      groups('competitor').map(({ value, name, tally }) => ({
        ...tally,
        competitor: value === null ? null : { id: value, name: name ?? '' },
      })),
    ),
    themes: largest(
      groups('theme').map(({ value, tally }) => ({
        ...tally,
        theme: value === null ? null : { id: value, label: metas.get(value)?.label ?? '' },
      })),
    ),
    segments: largest(groups('segment').map(({ value, tally }) => ({ ...tally, segment: value }))),
    months: groups('month').flatMap(({ value, tally }) =>
      value === null ? [] : [{ ...tally, month: value }],
    ),
    products: groups('product').flatMap(({ value }) => value ?? []),
  };
}

const tally = (
  by: Counted['by'],
  value: RawBuilder<unknown>,
  name: RawBuilder<unknown> = sql`null::text`,
): RawBuilder<Counted> => sql<Counted>`
  select ${sql.lit(by)} as by, ${value} as value, ${name} as name, outcome, currency,
    count(*)::int as deals, sum(amount_minor)::bigint as minor
  from found group by 1, 2, 3, 4, 5`;

/** Each deal counts once in every theme of its reason, and under none where it has no theme. */
async function byTheme(
  ctx: Ctx,
  where: RawBuilder<unknown>,
  run: string | null,
  metas: ReadonlyMap<string, ThemeMeta>,
): Promise<Counted[]> {
  const { table, idOf } = nodesTable(metas, ({ level, archived }) => level === 1 && !archived);
  const { rows } = await sql<Counted>`
    with ${table},
    found as (
      select d.id, d.outcome, d.currency, d.amount_minor, t.theme
      from deal d left join account a on a.id = d.account_id left join competitor c on c.id = d.competitor_id
      left join (
        select distinct st.item_id, ${idOf(sql`n.node`)} as theme
        from statement_theme st join nodes n on n.leaf = st.theme_id
        where st.run_id = ${run}::uuid and st.item_id in (select item_id from deal)
      ) t on t.item_id = d.item_id
      where ${where}
    )
    select 'theme' as by, theme::text as value, null::text as name, outcome, currency,
      count(*)::int as deals, sum(amount_minor)::bigint as minor
    from found group by 1, 2, 3, 4, 5 order by 2 nulls last`.execute(ctx.db);
  return rows;
}

function groupsOf(counted: readonly Counted[], by: Counted['by'], money: boolean) {
  const groups = new Map<string | null, Counted[]>();
  for (const row of counted) {
    if (row.by !== by) continue;
    const group = groups.get(row.value) ?? [];
    group.push(row);
    groups.set(row.value, group);
  }
  return [...groups].map(([value, rows]) => ({
    value,
    name: rows[0]?.name ?? null,
    tally: tallyOf(rows, money),
  }));
}

function tallyOf(rows: readonly Counted[], money: boolean): Tally {
  const of = (outcome: Outcome): Counted[] => rows.filter((row) => row.outcome === outcome);
  const count = (outcome: Outcome): number => of(outcome).reduce((sum, row) => sum + row.deals, 0);
  const amounts = (outcome: Outcome) =>
    of(outcome)
      .flatMap(({ minor, currency }) =>
        minor === null || currency === null ? [] : { minor, currency },
      )
      .sort((a, b) => b.minor - a.minor);
  const [won, lost] = [count('won'), count('lost')];
  return {
    won,
    lost,
    open: count('open'),
    rate: won + lost > 0 ? wilson(won, won + lost) : null,
    amounts: money ? { won: amounts('won'), lost: amounts('lost'), open: amounts('open') } : null,
  };
}
