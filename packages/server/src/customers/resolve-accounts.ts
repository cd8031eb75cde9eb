import { sql } from 'kysely';
import { uuidOf, type Ctx } from '../platform/index.js';
import { contentHash } from './content-hash.js';
import { addressIn, ownDomain } from '@headwater/intake';

/** An account as a row of the books names it. */
export interface SaidAccount {
  /** Its id, domain or name. */
  readonly account: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

export interface ResolvedAccount {
  readonly id: string;
  readonly how: 'id' | 'address' | 'domain' | 'name' | 'made';
}

interface ResolveOptions {
  /** Makes accounts that are not known yet; null leaves them unresolved. */
  readonly create: { readonly demo: boolean } | null;
}

/**
 * Finds the account of each row, in this order: by its id, by a contact's e-mail address, by the domain where one
 * account alone has it, by name. Rows are taken one after the other, so that the order of a file decides and not
 * where its batches end.
 */
export async function resolveAccounts(
  tx: Ctx,
  said: readonly SaidAccount[],
  { create }: ResolveOptions,
): Promise<readonly (ResolvedAccount | null)[]> {
  const distinct = new Map(said.map((one) => [keyOf(one), one]));
  const found = await findAccounts(tx, distinct);
  if (create) {
    const made = new MadeAccounts();
    for (const [key, one] of distinct) if (!found.has(key)) found.set(key, made.take(one));
    await insertMade(tx, made.accounts, create.demo);
  }
  return said.map((one) => found.get(keyOf(one)) ?? null);
}

const keyOf = ({ account, name, email }: SaidAccount): string =>
  [account, name ?? '', email ?? ''].join('\u0000').toLowerCase();

const addressOf = ({ account, email }: SaidAccount): string | null =>
  addressIn(email) ?? addressIn(account);
const domainOf = ({ account, email }: SaidAccount): string | null =>
  ownDomain(email) ?? ownDomain(account);
const derivedId = (by: 'id' | 'name', value: string): string =>
  uuidOf('account', by, value.toLowerCase());

/** Most rows name an account by its id: only the others are looked for in all other ways. */
async function findAccounts(
  tx: Ctx,
  distinct: ReadonlyMap<string, SaidAccount>,
): Promise<Map<string, ResolvedAccount>> {
  const found = await findByExternalId(tx, distinct);
  const others = new Map([...distinct].filter(([key]) => !found.has(key)));
  if (others.size === 0) return found;
  return new Map([...found, ...(await findOtherwise(tx, others))]);
}

async function findByExternalId(
  tx: Ctx,
  distinct: ReadonlyMap<string, SaidAccount>,
): Promise<Map<string, ResolvedAccount>> {
  const ids = new Set([...distinct.values()].map(({ account }) => account.toLowerCase()));
  const { rows } = await sql<{ said: string; id: string }>`
    select distinct on (s.said) s.said, a.id
    from unnest(${[...ids]}::text[]) as s (said) join account a on lower(a.external_id) = s.said
    order by s.said, a.id`.execute(tx.db);
  const byId = new Map(rows.map(({ said, id }) => [said, id]));
  return new Map(
    [...distinct].flatMap(([key, { account }]): [string, ResolvedAccount][] => {
      const id = byId.get(account.toLowerCase());
      return id === undefined ? [] : [[key, { id, how: 'id' }]];
    }),
  );
}

async function findOtherwise(
  tx: Ctx,
  distinct: ReadonlyMap<string, SaidAccount>,
): Promise<Map<string, ResolvedAccount>> {
  const keys = [...distinct.keys()];
  const all = [...distinct.values()];
  const { rows } = await sql<{ n: number; id: string; how: ResolvedAccount['how'] }>`
    with said as (
      select * from unnest(${all.map((_one, n) => n)}::int[],
        ${all.map(({ account }) => account.toLowerCase())}::text[],
        ${all.map(({ account, name }) => (name ?? account).toLowerCase())}::text[],
        ${all.map(addressOf)}::text[], ${all.map(domainOf)}::text[],
        ${all.map(({ account }) => derivedId('id', account))}::uuid[],
        ${all.map(({ account, name }) => derivedId('name', name ?? account))}::uuid[])
        as s (n, external_id, name, address, domain, by_id, by_name)
    ), domains as (
      select s.n, min(a.id::text)::uuid as id from said s join account a on lower(a.domain) = s.domain
      group by s.n having count(*) = 1
    ), addresses as (
      select s.n, min(c.account_id::text)::uuid as id from said s join contact c on lower(c.email) = s.address
      group by s.n having count(distinct c.account_id) = 1
    ), found as (
      select s.n, a.id, 1 as rank, 'id' as how from said s join account a on a.id = s.by_id
      union all select n, id, 2, 'address' from addresses
      union all select n, id, 3, 'domain' from domains
      union all select s.n, a.id, 4, 'name' from said s join account a on lower(a.name) in (s.name, s.external_id)
      union all select s.n, a.id, 5, 'name' from said s join account a on a.id = s.by_name
    )
    select distinct on (n) n, id, how from found order by n, rank, id`.execute(tx.db);
  return new Map(rows.map(({ n, id, how }) => [keys[n] ?? '', { id, how }]));
}

interface MadeAccount {
  readonly id: string;
  readonly given: Readonly<Record<string, string>>;
  readonly address: string | null;
}

/** Accounts that rows name and nobody knows yet; later rows find those that earlier ones made. */
class MadeAccounts {
  readonly accounts: MadeAccount[] = [];
  readonly #byKey = new Map<string, string>();

  take(said: SaidAccount): ResolvedAccount {
    const { account, name } = said;
    const domain = domainOf(said);
    const address = addressOf(said);
    // An id stands beside what the account is called; alone, it is all that there is to call it.
    const isId = domainOf({ account }) === null && addressIn(account) === null && name !== account;
    const hasId = isId && (name !== undefined || said.email !== undefined);
    const called = name ?? domain ?? account;
    const keys = [
      `id ${account}`,
      ...(address === null ? [] : [`address ${address}`]),
      ...(domain === null ? [] : [`domain ${domain}`]),
      `name ${called}`,
    ].map((key) => key.toLowerCase());
    const known = keys.map((key) => this.#byKey.get(key)).find((id) => id !== undefined);
    const id = known ?? (hasId ? derivedId('id', account) : derivedId('name', called));
    if (known === undefined) {
      this.accounts.push({
        id,
        address,
        given: {
          name: called,
          ...(hasId ? { externalId: account } : {}),
          ...(domain === null ? {} : { domain }),
        },
      });
    }
    for (const key of keys) if (!this.#byKey.has(key)) this.#byKey.set(key, id);
    return { id, how: 'made' };
  }
}

async function insertMade(tx: Ctx, accounts: readonly MadeAccount[], demo: boolean): Promise<void> {
  if (accounts.length === 0) return;
  const of = (field: string) => accounts.map(({ given }) => given[field] ?? null);
  await sql`
    insert into account (id, given, demo, created_at, name, external_id, domain)
    select id, given, ${demo}, ${tx.clock.now()}, name, external_id, domain
    from unnest(${accounts.map(({ id }) => id)}::uuid[],
      ${accounts.map(({ given }) => JSON.stringify(given))}::jsonb[],
      ${of('name')}::text[], ${of('externalId')}::text[], ${of('domain')}::text[])
      as r (id, given, name, external_id, domain)
    on conflict (id) do nothing`.execute(tx.db);
  await addAddresses(
    tx,
    accounts.flatMap(({ id, address }) => (address === null ? [] : [{ accountId: id, address }])),
    { demo },
  );
}

interface Address {
  readonly accountId: string;
  readonly address: string;
}

/** Keeps the e-mail addresses that accounts came with as contacts: whoever writes from there is known by it. */
export async function addAddresses(
  tx: Ctx,
  addresses: readonly Address[],
  { demo }: { readonly demo: boolean },
): Promise<void> {
  if (addresses.length === 0) return;
  const keys = addresses.map(({ address }) => `email:${address}`);
  await sql`
    insert into contact (id, key, account_id, email, content_hash, demo)
    select distinct on (key) id, key, account_id, email, hash, ${demo}
    from unnest(${keys.map((key) => uuidOf('contact', key))}::uuid[], ${keys}::text[],
      ${addresses.map(({ accountId }) => accountId)}::uuid[],
      ${addresses.map(({ address }) => address)}::text[],
      ${addresses.map(({ address }) => contentHash([address]))}::uuid[])
      as r (id, key, account_id, email, hash)
    on conflict do nothing`.execute(tx.db);
}
