import type { Filter } from '@headwater/contract';
import { sql, type Kysely } from 'kysely';
import { segmentIds } from '../../customers/index.js';
import { itemConditions, periodOf } from '../../listen/index.js';
import type { Database } from '../../platform/tables.js';
import type { SaidTable } from './table.js';

/**
 * Which items pass a filter: 1 where they do. What a filter means is asked of the database, once for each
 * combination of values that items have, so that rules and segments are those of now.
 */
export async function passing(
  db: Kysely<Database>,
  table: SaidTable,
  filter: Filter,
): Promise<Uint8Array> {
  const [facets, accounts] = await Promise.all([
    facetsThatPass(db, table, filter),
    filter.segment ? accountsIn(db, table, filter.segment) : null,
  ]);
  const { from, before } = periodOf(filter);
  const passes = new Uint8Array(table.items);
  const { facetOf, accountOf, times } = table;
  for (let item = 0; item < passes.length; item += 1) {
    if (facets[facetOf[item] ?? 0] === 0) continue;
    if (accounts !== null && accounts[accountOf[item] ?? 0] === 0) continue;
    const time = times[item] ?? Number.NaN;
    // An item without a time is in no period.
    if (from !== null && !(time >= from)) continue;
    if (before !== null && !(time < before)) continue;
    passes[item] = 1;
  }
  return passes;
}

async function facetsThatPass(
  db: Kysely<Database>,
  { facets }: SaidTable,
  { product, source, language, whose }: Filter,
): Promise<Uint8Array> {
  const { rows } = await sql<{ place: number }>`
    select i.place::int as place
    from unnest(${facets.map((facet) => facet.source)}::uuid[],
      ${facets.map((facet) => facet.product)}::text[],
      ${facets.map((facet) => facet.language)}::text[],
      ${facets.map((facet) => facet.competitor)}::text[])
      with ordinality as i (source_id, product, language, competitor, place)
    where ${itemConditions({ product, source, language, whose })}`.execute(db);
  const passes = new Uint8Array(facets.length);
  for (const { place } of rows) passes[place - 1] = 1;
  return passes;
}

async function accountsIn(
  db: Kysely<Database>,
  { accounts, accountAt }: SaidTable,
  segment: string,
): Promise<Uint8Array> {
  const ids = await segmentIds(db, segment);
  const passes = new Uint8Array(accounts.length);
  const bytes = Buffer.from(ids.buffer, ids.byteOffset, ids.length);
  for (let at = 0; at < bytes.length; at += 16) passes[accountAt(bytes, at)] = 1;
  // Where those stand who say nothing, and what is said by no account.
  passes[0] = 0;
  return passes;
}
