import { NearLeaders, nearWindow } from '@headwater/intake';
import { sql, type Kysely } from 'kysely';
import { arrayText } from '../platform/array-text.js';
import { int4Array } from '../platform/binary-array.js';
import type { Database } from '../platform/tables.js';
import type { KnownKeys } from './known-keys.js';

/** Items that may stand for themselves, and what their near copies share with them. */
export interface Standing {
  readonly nearKeys: Int32Array;
  readonly idOf: (index: number) => string;
  readonly known?: KnownKeys | undefined;
}

interface Leader {
  id: string;
  text: string;
  /** Its near key, and whose words it is: two voices may meet in 32 bits. */
  key: string;
}

/** Links those of these items that are near copies of one that came before; answers with whose. */
export async function linkNearCopies(
  db: Kysely<Database>,
  batch: number,
  { nearKeys, idOf, known }: Standing,
): Promise<readonly { readonly id: string; readonly leader: string }[]> {
  if (nearKeys.length === 0) return [];
  const { present, shared } = await keysInCompany(db, batch, nearKeys, known);
  if (shared.size === 0) return [];
  const askedIds = new Set<string>();
  for (const [index, key] of nearKeys.entries()) if (shared.has(key)) askedIds.add(idOf(index));
  const before = (await leadersBefore(db, batch, present)).filter(({ id }) => !askedIds.has(id));
  const candidates = await standing(db, [...askedIds]);
  const groups = new Map<string, NearLeaders<string>>();
  const groupOf = (key: string): NearLeaders<string> => {
    const known = groups.get(key) ?? new NearLeaders<string>();
    groups.set(key, known);
    return known;
  };
  for (const { key, id, text } of before) groupOf(key).add(id, text);
  const links: { id: string; leader: string }[] = [];
  for (const { key, id, text } of candidates) {
    const group = groupOf(key);
    const leader = group.find(text);
    if (leader === undefined) group.add(id, text);
    else links.push({ id, leader });
  }
  await store(db, batch, links);
  return links;
}

const whose = sql`concat(i.near_key, ' ',
  case when i.customer is null and i.account_name is null then i.source_id::text
    else i.customer_key::text end)`;

/** Near keys that an item has already, and with them those that several of the asked have: most texts are like no other. */
async function keysInCompany(
  db: Kysely<Database>,
  batch: number,
  nearKeys: Int32Array,
  known: KnownKeys | undefined,
): Promise<{ readonly present: readonly number[]; readonly shared: ReadonlySet<number> }> {
  const each: number[] = [];
  const shared = new Set<number>();
  for (const key of nearKeys.toSorted()) {
    if (each.at(-1) === key) shared.add(key);
    else each.push(key);
  }
  const asked = each.filter((key) => known?.mayHave('near', key) ?? true);
  if (asked.length === 0) return { present: [], shared };
  // Taken key by key, in the order of the index: as a plain join the planner reads the whole table.
  const { rows } = await sql<{ key: number }>`
    select key from unnest(${int4Array(asked)}::int[]) key
    cross join lateral (
      select from item
      where near_key = key and duplicate_of is null and first_batch < ${batch} limit 1) i`.execute(
    db,
  );
  const present = rows.map(({ key }) => key);
  for (const key of present) shared.add(key);
  return { present, shared };
}

/** For each of these keys the last items with it that stand for themselves, in their order. */
async function leadersBefore(
  db: Kysely<Database>,
  batch: number,
  keys: readonly number[],
): Promise<readonly Leader[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<Leader>`
    select l.id, l.text, l.key
    from unnest(${arrayText(keys)}::int[]) k (near_key)
    cross join lateral (
      select i.id, i.text, ${whose} as key, i.first_batch from item i
      where i.near_key = k.near_key and i.duplicate_of is null and i.first_batch < ${batch}
      order by i.first_batch desc, i.text collate "C" desc, i.id desc
      limit ${nearWindow}) l
    order by l.first_batch, l.text collate "C", l.id`.execute(db);
  return rows;
}

/** Those of these items that stand for themselves, in the order in which they came. */
async function standing(db: Kysely<Database>, ids: readonly string[]): Promise<readonly Leader[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Leader>`
    select i.id, i.text, ${whose} as key from item i
    where i.id = any(${arrayText(ids)}::uuid[]) and i.duplicate_of is null
    order by i.first_batch, i.text collate "C", i.id`.execute(db);
  return rows;
}

async function store(
  db: Kysely<Database>,
  batch: number,
  links: readonly { readonly id: string; readonly leader: string }[],
): Promise<void> {
  if (links.length === 0) return;
  await sql`
    update item i set duplicate_of = l.leader, batch = ${batch}
    from unnest(
      ${arrayText(links.map(({ id }) => id))}::uuid[],
      ${arrayText(links.map(({ leader }) => leader))}::uuid[]) l (id, leader)
    where i.id = l.id`.execute(db);
}
