import { sql, type Kysely } from 'kysely';
import type { Ctx } from '../platform/index.js';
import type { Database } from '../platform/tables.js';
import { segmentIds } from '../customers/index.js';
import type { AccountFilter } from './account-filter.js';
import { combineHistories } from './combine-histories.js';
import { currentGeneration, type Generation } from './generation.js';
import { membersAmong, type History, type Members } from './history.js';
import { Memo } from './memo.js';
import { packHistory } from './pack-history.js';
import { productsOf } from './state.js';

interface Asked {
  readonly generation: Generation;
  readonly scopes: readonly string[];
}

// A hundred thousand accounts of three years take some 8 MB.
const kept = new Memo<History>(12);
const mostWarm = 4;

/** Every change of the scopes taken together, read once a count. */
export function readHistory(db: Kysely<Database>, { generation, scopes }: Asked): Promise<History> {
  // The time tells counts of two databases apart.
  const key = JSON.stringify([generation.countedAt, generation.id, scopes]);
  return kept.of(key, async () => {
    const [only] = scopes;
    if (scopes.length === 1 && only !== undefined) return load(db, generation.id, only);
    const parts = await Promise.all(
      scopes.map((scope) => readHistory(db, { generation, scopes: [scope] })),
    );
    return combineHistories(scopes.join(), parts);
  });
}

/** Reads what the next page will ask for, where a count has just ended or the server begins. */
export async function warmHistories({ db }: Ctx): Promise<void> {
  const generation = await currentGeneration(db);
  if (generation === undefined) return;
  for (const scope of ['', ...(await productsOf(db, generation.id))].slice(0, mostWarm)) {
    await readHistory(db, { generation, scopes: [scope] });
  }
}

interface Packed {
  readonly currencies: string[];
  readonly accounts: Buffer;
  readonly firstMonths: Buffer;
  readonly churnedMonths: Buffer;
  readonly places: Buffer;
  readonly months: Buffer;
  readonly codes: Buffer;
  readonly deltas: Buffer;
}

async function load(db: Kysely<Database>, generation: number, scope: string): Promise<History> {
  const packed = await read(db, generation, scope);
  if (packed !== undefined) return unpack(scope, packed);
  // A count of an older program has none yet.
  const from = { generation, changes: sql`mrr_change`, revenue: sql`account_revenue` };
  await (db.isTransaction
    ? packHistory(db, from, scope)
    : db.transaction().execute((tx) => packHistory(tx, from, scope)));
  const made = await read(db, generation, scope);
  // The count went away meanwhile: whoever asks again is answered from a newer one.
  if (made === undefined) throw new Error(`no history of count ${generation}`);
  return unpack(scope, made);
}

async function read(
  db: Kysely<Database>,
  generation: number,
  scope: string,
): Promise<Packed | undefined> {
  const { rows } = await sql<Packed>`
    select currencies, accounts, first_months as "firstMonths", churned_months as "churnedMonths",
      places, months, codes, deltas
    from revenue_history where generation = ${generation} and scope = ${scope}`.execute(db);
  return rows[0];
}

function unpack(scope: string, packed: Packed): History {
  return {
    scope,
    currencies: packed.currencies,
    accounts: packed.accounts,
    firstMonths: integers(packed.firstMonths),
    churnedMonths: integers(packed.churnedMonths),
    places: integers(packed.places),
    months: integers(packed.months),
    codes: integers(packed.codes),
    deltas: bigIntegers(packed.deltas),
  };
}

function integers(bytes: Buffer): Int32Array {
  const values = new Int32Array(bytes.length / 4);
  for (let i = 0; i < values.length; i += 1) values[i] = bytes.readInt32BE(4 * i);
  return values;
}

function bigIntegers(bytes: Buffer): Float64Array {
  const values = new Float64Array(bytes.length / 8);
  // Amounts stay below 2^53, so that the two halves add up exactly.
  for (let i = 0; i < values.length; i += 1) {
    values[i] = bytes.readInt32BE(8 * i) * 4_294_967_296 + bytes.readUInt32BE(8 * i + 4);
  }
  return values;
}

// Of a request: several figures of it ask for the same accounts.
const asked = new WeakMap<AccountFilter, Promise<Uint8Array>>();

/** Which of its accounts a filter asks for, as they are now. */
export async function readMembers(
  db: Kysely<Database>,
  history: History,
  filter: AccountFilter,
): Promise<Members> {
  const { segment } = filter;
  if (segment === undefined) return undefined;
  const ids = asked.get(filter) ?? segmentIds(db, segment);
  asked.set(filter, ids);
  return membersAmong(history, await ids);
}
