import type { SurvivalRow } from '@headwater/decision';
import { sql, type Kysely } from 'kysely';
import { accountGroups } from '../customers/index.js';
import type { Database } from '../platform/tables.js';
import { isCounted, type RevenueFrame } from './frame.js';
import { historyLives } from './history-figures.js';
import { accountsIn, bothMembers, membersAmong } from './history.js';
import { readHistory, readMembers } from './read-history.js';
import { productsOf } from './state.js';

type LifeFrame = Pick<RevenueFrame, 'generation' | 'scopes' | 'filter' | 'to'>;

/** How long accounts paid from their first month to the first without payment, alike ones counted. */
export async function lifeRows(db: Kysely<Database>, frame: LifeFrame): Promise<SurvivalRow[]> {
  if (isCounted(frame)) return countedLives(db, frame);
  const history = await readHistory(db, frame);
  const members = await readMembers(db, history, frame.filter);
  return historyLives(history, { members, to: frame.to });
}

/** Of everybody they are counted already. */
async function countedLives(
  db: Kysely<Database>,
  { generation, scopes, to }: LifeFrame,
): Promise<SurvivalRow[]> {
  const { rows } = await sql<SurvivalRow & { count: number }>`
    select case when churned_month <= ${to} then churned_month else ${to}::int + 1 end - first_month as duration,
      coalesce(churned_month <= ${to}, false) as event, sum(accounts)::int as count
    from revenue_life
    where generation = ${generation.id} and scope = ${scopes[0]} and first_month <= ${to}
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
  const groups = await (by === 'product' ? livesByProduct(db, frame) : livesByFact(db, frame, by));
  return groups
    .map(({ value, rows }) => ({
      value,
      rows,
      accounts: rows.reduce((total, { count = 1 }) => total + count, 0),
    }))
    .filter(({ accounts }) => accounts > 0)
    .toSorted((a, b) => b.accounts - a.accounts || ((a.value ?? '') < (b.value ?? '') ? -1 : 1));
}

type Lives = Omit<LifeGroup, 'accounts'>;

async function livesByProduct(db: Kysely<Database>, frame: LifeFrame): Promise<Lives[]> {
  const products = await productsOf(db, frame.generation.id);
  return Promise.all(
    products.map(async (value) => ({
      value,
      rows: await lifeRows(db, { ...frame, scopes: [value] }),
    })),
  );
}

async function livesByFact(
  db: Kysely<Database>,
  frame: LifeFrame,
  by: 'plan' | 'segment' | 'region',
): Promise<Lives[]> {
  const [history, groups] = await Promise.all([readHistory(db, frame), accountGroups(db, by)]);
  const asked = await readMembers(db, history, frame.filter);
  const rest = new Uint8Array(accountsIn(history)).fill(1);
  const lives = (value: string | null, members: Uint8Array): Lives => ({
    value,
    rows: historyLives(history, { members: bothMembers(members, asked), to: frame.to }),
  });
  const known = groups.map(({ value, ids }) => {
    const members = membersAmong(history, ids);
    members.forEach((member, place) => {
      if (member === 1) rest[place] = 0;
    });
    return lives(value, members);
  });
  // Of these it is not known.
  return [...known, lives(null, rest)];
}
