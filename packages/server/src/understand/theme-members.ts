import { sql, type Kysely } from 'kysely';
import type { Database } from '../platform/tables.js';
import type { CurrentRun } from './current-run.js';
import { quoteColumns, unchangedSince, type QuoteRow } from './quotes.js';

/** A statement of a theme with its vector. */
export interface ThemeMember extends QuoteRow {
  readonly text: string;
  readonly vector: Int8Array;
  readonly polarity: number;
  readonly theme: string;
  /** How surely it belongs to it. */
  readonly confidence: number;
  readonly customerKey: string;
}

/** The surest statements of these themes of the current run, at most so many. */
export async function readThemeMembers(
  db: Kysely<Database>,
  run: CurrentRun,
  leaves: readonly string[],
  most: number,
): Promise<ThemeMember[]> {
  const { rows } = await sql<Omit<ThemeMember, 'text' | 'vector'> & { vector: Buffer }>`
    select ${quoteColumns}, v.vector, s.polarity, st.theme_id as theme, st.confidence,
      st.customer_key::text as "customerKey"
    from statement_theme st
    join statement s on s.item_id = st.item_id and s.start = st.start and s.run_id = st.run_id
    join statement_vector v on v.item_id = st.item_id and v.start = st.start and v.run_id = st.run_id
    join item i on i.id = st.item_id and ${unchangedSince(run)}
    join source src on src.id = i.source_id
    where st.theme_id = any(${leaves}::uuid[]) and st.run_id = ${run.id}
    order by st.confidence desc, st.item_id, st.start
    limit ${most}`.execute(db);
  return rows.map(({ vector, ...row }) => ({
    ...row,
    text: row.itemText.slice(row.start, row.end),
    vector: new Int8Array(vector.buffer, vector.byteOffset, vector.byteLength),
  }));
}

/** Unit vector of the mean direction. */
export function meanDirection(vectors: readonly Int8Array[], dimensions: number): Float32Array {
  const sum = new Float64Array(dimensions);
  for (const vector of vectors) {
    const length = lengthOf(vector);
    if (length === 0) continue;
    for (let d = 0; d < dimensions; d++) sum[d] = (sum[d] ?? 0) + (vector[d] ?? 0) / length;
  }
  const length = lengthOf(sum) || 1;
  return Float32Array.from(sum, (value) => value / length);
}

/** Cosine of a vector to a unit vector. */
export function likeness(vector: Int8Array, unit: Float32Array): number {
  let product = 0;
  for (let d = 0; d < unit.length; d++) product += (vector[d] ?? 0) * (unit[d] ?? 0);
  return product / (lengthOf(vector) || 1);
}

function lengthOf(vector: Int8Array | Float64Array): number {
  let square = 0;
  for (const value of vector) square += value * value;
  return Math.sqrt(square);
}
