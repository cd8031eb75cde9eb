import type { AccountBook, Identity } from '@headwater/intake';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../../platform/tables.js';

type Only = (
  column: RawBuilder<unknown>,
  keys: 'called' | 'domain' | 'address',
) => RawBuilder<unknown>;

/** Every way to every account: for an import or a job, which asks for them one after the other. */
export const wholeAccountBook = (db: Kysely<Database>): Promise<AccountBook> =>
  read(db, () => sql`true`, sql`true`);

/** The part of it that these voices may be found in. */
export async function accountBookFor(
  db: Kysely<Database>,
  identities: readonly Identity[],
): Promise<AccountBook> {
  if (identities.length === 0) return new Map();
  const distinct = (values: readonly (string | null)[]): string[] => [
    ...new Set(values.filter((value) => value !== null)),
  ];
  const called = distinct(identities.flatMap(({ name, customer }) => [name, customer]));
  const wanted = {
    called,
    domain: [...called, ...distinct(identities.map(({ domain }) => domain))],
    address: distinct(identities.map(({ address }) => address)),
  };
  return read(
    db,
    (column, keys) => sql`${column} = any(${wanted[keys]}::text[])`,
    sql`identity = any(${identities.map(({ id }) => id)}::uuid[])`,
  );
}

async function read(
  db: Kysely<Database>,
  only: Only,
  decided: RawBuilder<unknown>,
): Promise<AccountBook> {
  const externalId = sql`lower(external_id)`;
  const name = sql`lower(name)`;
  const domain = sql`lower(domain)`;
  const email = sql`lower(email)`;
  const emailDomain = sql`lower(split_part(email, '@', 2))`;
  const { rows } = await sql<{ key: string; id: string }>`
    select key, min(id::text) as id from (
      select 'id:' || ${externalId} as key, id from account
      where external_id is not null and ${only(externalId, 'called')}
      union all
      select 'name:' || ${name}, id from account where ${only(name, 'called')}
      union all
      select '@' || ${domain}, id from account where domain is not null and ${only(domain, 'domain')}
      union all
      select 'mail:' || ${email}, account_id from contact
      where email is not null and ${only(email, 'address')}
      union all
      select '@@' || ${emailDomain}, account_id from contact
      where email is not null and ${only(emailDomain, 'domain')}
    ) k group by key having count(distinct id) = 1
    union all
    select '=' || identity, coalesce(account_id::text, '') from account_match
    where state in ('confirmed', 'corrected', 'rejected') and ${decided}`.execute(db);
  return new Map(rows.map((row) => [row.key, row.id]));
}
