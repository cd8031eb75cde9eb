import { sql } from 'kysely';
import { uuidOf, type BookReject, type BookRow, type Ctx } from '../../platform/index.js';
import { contentHash } from '../content-hash.js';
import { resolveAccounts } from '../resolve-accounts.js';
import { inRow, reject, sift, type Entry } from './sift.js';
import { bookSink } from './sink.js';
import { keepKnown, presentRows } from './present.js';

interface Contact extends Entry {
  readonly accountId: string;
}

/** Contacts are known by their id, else by their address, else by their name at the account. */
export const contactsSink = bookSink('contacts', async (tx, rows, options) => {
  const { origin } = options;
  const rejected: BookReject[] = [];
  const named = rows.filter((row) => {
    const { email, externalId, name } = row.values;
    if (email ?? externalId ?? name) return true;
    rejected.push(
      reject(row, 'contact-unnamed', 'Neither e-mail, id nor name is given; give one of them.'),
    );
    return false;
  });
  const accounts = await resolveAccounts(
    tx,
    named.map(({ values }) => ({ account: values['account'] ?? '', email: values['email'] })),
    { create: { demo: options.demo } },
  );
  const entries = named.map((row, index) => entryOf(row, accounts[index]?.id ?? ''));
  const present = await presentRows(tx, 'contact', entries);
  const sifted = sift(entries, present, origin, duplicate);
  await upsert(tx, [...sifted.fresh, ...sifted.changed], origin, options.demo);
  await keepKnown(tx, 'contact', sifted.known, { origin, demo: options.demo });
  return {
    fresh: sifted.fresh.length,
    changed: sifted.changed.length,
    known: sifted.known.length + sifted.repeats,
    rejected: [...rejected, ...sifted.rejected],
  };
});

function entryOf(row: BookRow, accountId: string): Contact {
  const { externalId, name, email, role } = row.values;
  const key = externalId
    ? `id:${externalId}`
    : email
      ? `email:${email.toLowerCase()}`
      : `name:${accountId}:${(name ?? '').toLowerCase()}`;
  return {
    row,
    accountId,
    key,
    hash: contentHash([accountId, externalId ?? null, name ?? null, email ?? null, role ?? null]),
  };
}

const duplicate = ({ row }: Contact, earlier: Contact | null): BookReject => {
  const { externalId, email, name } = row.values;
  return reject(
    row,
    'contact-duplicated',
    `Contact "${externalId ?? email ?? name ?? ''}" stands ${inRow(earlier)} with other values already; keep one of the two rows, or give each an id of its own.`,
  );
};

async function upsert(
  tx: Ctx,
  contacts: readonly Contact[],
  origin: string,
  demo: boolean,
): Promise<void> {
  if (contacts.length === 0) return;
  const of = (field: string) => contacts.map(({ row }) => row.values[field] ?? null);
  await sql`
    insert into contact as c (id, key, account_id, external_id, name, email, role, content_hash, origin, demo)
    select id, key, account_id, external_id, name, email, role, hash, ${origin}, ${demo}
    from unnest(${contacts.map(({ key }) => uuidOf('contact', key))}::uuid[],
      ${contacts.map(({ key }) => key)}::text[],
      ${contacts.map(({ accountId }) => accountId)}::uuid[], ${of('externalId')}::text[],
      ${of('name')}::text[], ${of('email')}::text[], ${of('role')}::text[],
      ${contacts.map(({ hash }) => hash)}::uuid[])
      as r (id, key, account_id, external_id, name, email, role, hash)
    on conflict (key) do update set account_id = excluded.account_id, external_id = excluded.external_id,
      name = excluded.name, email = excluded.email, role = excluded.role,
      content_hash = excluded.content_hash, origin = excluded.origin, demo = c.demo and excluded.demo
    `.execute(tx.db);
}
