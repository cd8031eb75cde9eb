import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../platform/tables.js';

interface AccountWords {
  readonly plan?: string | undefined;
  readonly region?: string | undefined;
  /** Part of the name. */
  readonly q?: string | undefined;
}

const isAsked = ({ plan, region, q }: AccountWords): boolean =>
  plan !== undefined || region !== undefined || (q !== undefined && q !== '');

/** The ids of the accounts that are meant, 16 bytes each; undefined: all. */
export async function accountIds(
  db: Kysely<Database>,
  words: AccountWords,
): Promise<Uint8Array | undefined> {
  if (!isAsked(words)) return undefined;
  const { plan, region, q } = words;
  const conditions: RawBuilder<unknown>[] = [
    ...(plan === undefined ? [] : [sql`plan = ${plan}`]),
    ...(region === undefined ? [] : [sql`region = ${region}`]),
    ...(q === undefined || q === '' ? [] : [sql`name ilike ${`%${likeText(q)}%`}`]),
  ];
  const { rows } = await sql<{ ids: Buffer | null }>`
    select string_agg(uuid_send(id), '') as ids
    from account where ${sql.join(conditions, sql` and `)}`.execute(db);
  return rows[0]?.ids ?? new Uint8Array();
}

const likeText = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

interface Named {
  readonly id: string;
  /** What names are sorted by. */
  readonly key: string;
}

interface InOrder {
  readonly isAmong: (id: string) => boolean;
  /** Their ids where they are few; null: accounts are read by name until enough of them are met. */
  readonly ids: readonly string[] | null;
  readonly descending: boolean;
  /** From this one on, itself included. */
  readonly from: Named | undefined;
  readonly limit: number;
}

/** The first of these accounts by name. */
export async function inOrderOfNames(
  db: Kysely<Database>,
  { isAmong, ids, descending, from, limit }: InOrder,
): Promise<readonly Named[]> {
  const direction = descending ? sql`desc` : sql`asc`;
  const found: Named[] = [];
  // Twice as many each time: few are read where most are among them, and few times where hardly any is.
  let atOnce = 2 * limit;
  for (let next = from, more = true; more && found.length < limit; atOnce *= 2) {
    const begin =
      next === undefined
        ? sql`true`
        : sql`(lower(name), id) ${descending ? sql`<=` : sql`>=`} (${next.key}, ${next.id}::uuid)`;
    const { rows } = await sql<Named>`
      select id, lower(name) as key from account
      where ${ids === null ? sql`true` : sql`id = any(${ids}::uuid[])`} and ${begin}
      order by lower(name) ${direction}, id ${direction} limit ${atOnce + 1}`.execute(db);
    found.push(...rows.slice(0, atOnce).filter(({ id }) => isAmong(id)));
    next = rows[atOnce];
    more = next !== undefined;
  }
  return found.slice(0, limit);
}
