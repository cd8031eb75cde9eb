import type { OwnFilter, ThemeView } from '@headwater/contract';
import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import { accountStakes } from '../customers/index.js';
import { itemConditions } from '../listen/index.js';
import { arrayText } from '../platform/array-text.js';
import type { Ctx } from '../platform/index.js';
import type { CurrentRun } from './current-run.js';
import { spokenByAccount, type Said } from './said/index.js';
import { placedStakes } from './worth/placed-stakes.js';

type Accounts = z.input<typeof ThemeView>['accounts'];

interface AccountsWanted {
  readonly run: CurrentRun;
  readonly leaves: readonly string[];
  readonly filter: OwnFilter;
  /** What is said under the filter; null: ask the database. */
  readonly said: Said | null;
}

const accountsShown = 50;

/** The accounts that speak of a theme, those that pay most first. */
export async function readAccounts(ctx: Ctx, wanted: AccountsWanted): Promise<Accounts> {
  const { run, leaves, filter, said } = wanted;
  const spoken = said
    ? await foremost(ctx, said, leaves)
    : sql`
      select i.account_id as account, count(*)::int as statements
      from statement_theme st join item i on i.id = st.item_id and i.account_id is not null
      where st.theme_id = any(${leaves}::uuid[]) and st.run_id = ${run.id} and ${itemConditions(filter)}
      group by 1`;
  const { rows } = await sql<{
    id: string;
    name: string;
    plan: string | null;
    statements: number;
    minor: number | null;
    currency: string | null;
  }>`
    select a.id, a.name, a.plan, s.statements, a.monthly_revenue_minor as minor, a.currency
    from (${spoken}) s join account a on a.id = s.account
    order by a.monthly_revenue_minor desc nulls last, s.statements desc, a.name
    limit ${accountsShown}`.execute(ctx.db);
  return rows.map(({ minor, currency, ...account }) => ({
    ...account,
    revenue: minor === null || currency === null ? null : { minor, currency },
  }));
}

/** Those that may be shown: their names, which tell them apart where all else is alike, the database knows. */
async function foremost(
  ctx: Ctx,
  said: Said,
  leaves: readonly string[],
): Promise<RawBuilder<unknown>> {
  const { accounts } = said.table;
  const stakes = placedStakes(accounts, await accountStakes(ctx));
  const spoken = [...spokenByAccount(said, leaves)].map(([place, statements]) => ({
    account: accounts[place] ?? '',
    statements,
    minor: stakes[place]?.monthlyMinor ?? -Infinity,
  }));
  const apart = (a: (typeof spoken)[number], b: (typeof spoken)[number]): number =>
    a.minor === b.minor ? b.statements - a.statements : b.minor - a.minor;
  spoken.sort(apart);
  const last = spoken[accountsShown - 1];
  const shown = last === undefined ? spoken : spoken.filter((one) => apart(one, last) <= 0);
  return sql`
    select * from unnest(${arrayText(shown.map(({ account }) => account))}::uuid[],
      ${arrayText(shown.map(({ statements }) => String(statements)))}::int[]) as u (account, statements)`;
}
