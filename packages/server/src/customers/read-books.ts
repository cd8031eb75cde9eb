import { sql, type Kysely } from 'kysely';
import type { Database } from '../platform/tables.js';

/** A subscription or invoice as it is stored, for counting. `key` names the row to people. */
export interface BookedSubscription {
  readonly accountId: string;
  readonly key: string;
  readonly product: string;
  readonly currency: string;
  readonly monthlyMinor: number;
  readonly starts: string;
  readonly ends: string | null;
}

export interface BookedInvoice {
  readonly accountId: string;
  readonly key: string;
  readonly product: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly periodStart: string;
  readonly periodEnd: string;
}

export interface AccountBooks {
  readonly subscriptions: readonly BookedSubscription[];
  readonly invoices: readonly BookedInvoice[];
}

interface BooksPage {
  /** By account; accounts without any are left out. */
  readonly accounts: ReadonlyMap<string, AccountBooks>;
  /** Accounts looked at, with and without books. */
  readonly read: number;
  /** Where the next page begins; null after the last. */
  readonly next: string | null;
}

const subscriptionColumns = sql`
  select account_id as "accountId", coalesce(external_id, key) as key, coalesce(product, '') as product,
    currency, monthly_minor as "monthlyMinor", starts, ends
  from subscription`;
const invoiceColumns = sql`
  select account_id as "accountId", coalesce(external_id, key) as key, coalesce(product, '') as product,
    currency, amount_minor as "amountMinor", period_start as "periodStart", period_end as "periodEnd"
  from invoice`;

/** The subscriptions and invoices of the `limit` accounts whose ids come after `after`, account by account. */
export async function readBooks(
  db: Kysely<Database>,
  after: string | null,
  limit: number,
): Promise<BooksPage> {
  const first = after ?? '00000000-0000-0000-0000-000000000000';
  const { rows: found } = await sql<{ last: string | null; read: number }>`
    select (array_agg(id order by id desc))[1] as last, count(*)::int as read
    from (select id from account where id > ${first} order by id limit ${limit}) as page`.execute(
    db,
  );
  const { last, read } = found[0] ?? { last: null, read: 0 };
  if (last === null) return { accounts: new Map(), read: 0, next: null };
  const { rows: subscriptions } = await sql<BookedSubscription>`
    ${subscriptionColumns} where account_id > ${first} and account_id <= ${last}
    order by account_id, starts, key`.execute(db);
  const { rows: invoices } = await sql<BookedInvoice>`
    ${invoiceColumns} where account_id > ${first} and account_id <= ${last}
    order by account_id, period_start, key`.execute(db);
  const accounts = new Map<
    string,
    { subscriptions: BookedSubscription[]; invoices: BookedInvoice[] }
  >();
  const of = (id: string) => {
    const own = accounts.get(id) ?? { subscriptions: [], invoices: [] };
    accounts.set(id, own);
    return own;
  };
  for (const row of subscriptions) of(row.accountId).subscriptions.push(row);
  for (const row of invoices) of(row.accountId).invoices.push(row);
  return { accounts, read, next: read < limit ? null : last };
}

export async function countAccounts(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from account`.execute(db);
  return rows[0]?.n ?? 0;
}

/** The same of one account. */
export async function readBooksOf(db: Kysely<Database>, account: string): Promise<AccountBooks> {
  const { rows: subscriptions } = await sql<BookedSubscription>`
    ${subscriptionColumns} where account_id = ${account} order by starts, key`.execute(db);
  const { rows: invoices } = await sql<BookedInvoice>`
    ${invoiceColumns} where account_id = ${account} order by period_start, key`.execute(db);
  return { subscriptions, invoices };
}

/**
 * Subscriptions say what is agreed, invoices what was billed for it: counting both would count it twice. Where
 * either names no product it may well be the same thing. `subscribed`: products, `''` for none.
 */
export const isCovered = (subscribed: ReadonlySet<string>, product: string): boolean =>
  subscribed.has(product) || subscribed.has('') || (product === '' && subscribed.size > 0);
