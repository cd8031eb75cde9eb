import type { SurvivalRow } from '@headwater/decision';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../platform/tables.js';
import { isAccountFiltered, ofAccounts } from './account-filter.js';
import type { RevenueFrame } from './frame.js';
import { historyLives } from './history-figures.js';
import { readHistory, readMembers } from './read-history.js';

type LifeFrame = Pick<RevenueFrame, 'generation' | 'scope' | 'filter' | 'to'>;

/** How long accounts paid from their first month to the first without payment, alike ones counted. */
export async function lifeRows(db: Kysely<Database>, frame: LifeFrame): Promise<SurvivalRow[]> {
  if (!isAccountFiltered(frame.filter)) return countedLives(db, frame);
  const history = await readHistory(db, frame);
  const members = await readMembers(db, history, frame.filter);
  return historyLives(history, { members, to: frame.to });
}

/** Of everybody they are counted already. */
async function countedLives(
  db: Kysely<Database>,
  { generation, scope, to }: LifeFrame,
): Promise<SurvivalRow[]> {
  const { rows } = await sql<SurvivalRow & { count: number }>`
    select ${lifeColumns(to)}, sum(accounts)::int as count from revenue_life
    where generation = ${generation.id} and scope = ${scope} and first_month <= ${to}
    group by 1, 2`.execute(db);
  return rows;
}

export interface LifeGroup {
  readonly value: string | null;
  readonly accounts: number;
  readonly rows: SurvivalRow[];
}

/** The same for each plan, segment or region, or for each product. The largest group first. */
export async function lifeGroups(
  db: Kysely<Database>,
  frame: LifeFrame,
  by: 'plan' | 'segment' | 'region' | 'product',
): Promise<LifeGroup[]> {
  const value = by === 'product' ? sql`r.scope` : sql`a.${sql.ref(by)}`;
  const account = by === 'product' ? sql`` : sql`left join account a on a.id = r.account_id`;
  const scope = by === 'product' ? sql`scope <> ''` : sql`scope = ${frame.scope}`;
  const { rows } = await sql<{
    value: string | null;
    duration: number;
    event: boolean;
    count: number;
  }>`
    select ${value} as value, ${lifeColumns(frame.to)}, count(*)::int as count
    from account_revenue r ${account}
    where ${scope} and ${alive(frame)}
    group by 1, 2, 3`.execute(db);
  const found = new Map<string | null, SurvivalRow[]>();
  for (const { value, ...row } of rows) {
    const own = found.get(value);
    if (own === undefined) found.set(value, [row]);
    else own.push(row);
  }
  return [...found]
    .map(([value, own]) => ({
      value,
      rows: own,
      accounts: own.reduce((total, { count = 1 }) => total + count, 0),
    }))
    .toSorted((a, b) => b.accounts - a.accounts || ((a.value ?? '') < (b.value ?? '') ? -1 : 1));
}

/** What has not happened by the end of the period is not known then. */
const lifeColumns = (to: number) => sql`
  case when churned_month <= ${to} then churned_month else ${to}::int + 1 end - first_month as duration,
  coalesce(churned_month <= ${to}, false) as event`;

const alive = ({ generation, filter, to }: LifeFrame) => sql`
  generation = ${generation.id} and ${hasLife(to)} and ${ofAccounts(filter, sql`r.account_id`)}`;

/** Of the rows of `account_revenue` the one for each account that curves and lifetime value are made of. */
export const hasLife = (to: number) => sql`
  (nth = 1 and first_month <= ${to} and churned_month is distinct from first_month)`;
