import { monthOf, type MovementKind } from '@headwater/decision';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../platform/tables.js';
import { isCounted, type RevenueFrame } from './frame.js';
import {
  historyCells,
  historyCohorts,
  type CohortSum,
  type CountedCell,
} from './history-figures.js';
import { readHistory, readMembers } from './read-history.js';

type CellFrame = Pick<RevenueFrame, 'generation' | 'scopes' | 'filter' | 'to'>;

/** Movements by currency, month and kind up to the frame's last month: from the cube, or from the accounts' own changes under a filter. */
export async function movementCells(
  db: Kysely<Database>,
  frame: CellFrame,
): Promise<CountedCell[]> {
  if (!isCounted(frame)) {
    const history = await readHistory(db, frame);
    const members = await readMembers(db, history, frame.filter);
    return historyCells(history, { members, to: frame.to });
  }
  const { rows } = await sql<{
    currency: string;
    month: number;
    kind: MovementKind;
    delta: number;
    accounts: number;
  }>`select currency, month, kind, sum(delta_minor)::bigint as delta, sum(accounts)::int as accounts
    from (${cells(frame)}) c group by 1, 2, 3`.execute(db);
  return rows.map(({ currency, month, kind, delta, accounts }) => ({
    scope: frame.scopes.join(),
    currency,
    month: monthOf(month),
    kind,
    deltaMinor: delta,
    accounts,
  }));
}

/** What each cohort's revenue and paying accounts changed by in each month. */
export async function cohortSums(
  db: Kysely<Database>,
  frame: CellFrame & Pick<RevenueFrame, 'from'>,
): Promise<readonly CohortSum[]> {
  if (!isCounted(frame)) {
    const history = await readHistory(db, frame);
    const members = await readMembers(db, history, frame.filter);
    return historyCohorts(history, { members, from: frame.from, to: frame.to });
  }
  const { rows } = await sql<CohortSum>`
    select currency, cohort, month, sum(delta_minor)::bigint as delta,
      sum(case kind when 'churn' then -accounts when 'expansion' then 0 when 'contraction' then 0
        else accounts end)::int as joined
    from (${cells(frame)}) c where cohort >= ${frame.from}
    group by 1, 2, 3 order by 1, 2, 3`.execute(db);
  return rows;
}

const cells = ({ generation, scopes, to }: CellFrame) => sql`
  select currency, cohort, month, kind, delta_minor, accounts from mrr_cell
  where generation = ${generation.id} and scope = ${scopes[0]} and month <= ${to}`;
