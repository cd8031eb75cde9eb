import { publicDomainList } from '@headwater/intake';
import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

/**
 * Whose feedback it is. An item's `identity` stands for the voice as its source names it; `account_match` says
 * which account such a voice is, how that is known, and what people decided about it.
 */
export const accountMatch: Migration = {
  id: '0043-account-match',
  up: async (db) => {
    await sql`alter table item add column identity uuid`.execute(db);
    // The same keys as `identityOf` makes.
    await sql`
      update item i set identity = overlay(overlay(
        substr(encode(sha256(convert_to(k.key, 'UTF8')), 'hex'), 1, 32)
        placing '8' from 13) placing '8' from 17)::uuid
      from (
        select id, case
          when name <> '' or domain is not null then 'company:' || name || ':' || coalesce(domain, '')
          when address is not null then 'address:' || address
          when customer <> '' then 'customer:' || customer
        end as key
        from (
          select v.id, v.name, v.customer, v.address,
            case when split_part(v.address, '@', 2) <> all(${publicDomainList()}::text[])
              then split_part(v.address, '@', 2) end as domain
          from (
            select i.id,
              lower(trim(coalesce(r.fields ->> 'account', i.account_name, ''))) as name,
              lower(trim(coalesce(r.fields ->> 'customer', i.customer, ''))) as customer,
              substring(lower(trim(coalesce(r.fields ->> 'customer', i.customer, '')))
                from '^[^\\s@]+@[^\\s@]+\\.[a-z]{2,}$') as address
            from item i left join item_raw r on r.item_id = i.id
          ) v
        ) voiced
      ) k
      where k.id = i.id and k.key is not null`.execute(db);
    await sql`create index item_identity on item (identity) where identity is not null`.execute(db);
    await sql`create index item_account on item (account_id) where account_id is not null`.execute(
      db,
    );
    await sql`create index contact_domain on contact (lower(split_part(email, '@', 2)))
      where email is not null`.execute(db);

    await sql`
      create table account_match (
        identity uuid primary key,
        voice text not null,
        said_name text,
        said_domain text,
        said_address text,
        said_customer text,
        state text not null check (state in
          ('unmatched', 'suggested', 'taken', 'confirmed', 'corrected', 'rejected')),
        how text,
        confidence real,
        account_id uuid references account (id) on delete set null,
        items int not null default 0,
        last_said timestamptz,
        version int not null default 1,
        decided_by text,
        decided_at timestamptz,
        history jsonb not null default '[]',
        check (how is not null or state in ('unmatched', 'rejected'))
      )`.execute(db);
    await sql`create index account_match_account on account_match (account_id)
      where account_id is not null`.execute(db);
    await sql`create index account_match_state on account_match (state, items desc, identity)`.execute(
      db,
    );
    await sql`
      insert into account_match (identity, voice, said_name, said_domain, state, items, last_said)
      select i.identity, max(case when trim(i.account_name) <> ''
          then trim(i.account_name) || coalesce(' (@' || d.domain || ')', '') else '@' || d.domain end), max(lower(trim(i.account_name))),
        max(d.domain), 'unmatched', count(*), max(i.time)
      from item i
      left join item_raw r on r.item_id = i.id
      cross join lateral (
        select case when split_part(a.address, '@', 2) <> all(${publicDomainList()}::text[])
          then split_part(a.address, '@', 2) end as domain
        from (select substring(lower(trim(coalesce(r.fields ->> 'customer', i.customer, '')))
          from '^[^\\s@]+@[^\\s@]+\\.[a-z]{2,}$') as address) a
      ) d
      where i.identity is not null and (trim(i.account_name) <> '' or d.domain is not null)
      group by i.identity`.execute(db);
  },
};
