import { sql } from 'kysely';
import { uuidOf, type BookReject, type BookRow, type Ctx } from '../../platform/index.js';
import { contentHash } from '../content-hash.js';
import { groupBy } from '../group.js';
import { resolveAccounts } from '../resolve-accounts.js';
import { billedOf, overlaps, type Billed } from './periods.js';
import { keepKnown, presentRows } from './present.js';
import { firstOfEach, inRow, reject, sift, type Entry } from './sift.js';
import { bookSink } from './sink.js';

interface Subscription extends Entry, Billed {
  readonly accountId: string;
}

/**
 * A subscription is known by its id and first day, so that one whose price changed is several rows one after
 * the other; without an id by account, product and first day.
 */
export const subscriptionsSink = bookSink('subscriptions', async (tx, rows, options) => {
  const { origin } = options;
  const rejected: BookReject[] = [];
  const billed: { row: BookRow; billed: Billed }[] = [];
  for (const row of rows) {
    const read = billedOf(row, { what: 'a subscription', negative: false });
    if ('code' in read) rejected.push(read);
    else billed.push({ row, billed: read });
  }
  const accounts = await resolveAccounts(
    tx,
    billed.map(({ row: { values } }) => ({
      account: values['account'] ?? '',
      name: values['accountName'],
      email: values['accountEmail'],
    })),
    { create: { demo: options.demo } },
  );
  const entries = billed.map(({ row, billed: parts }, index) =>
    entryOf(row, parts, accounts[index]?.id ?? ''),
  );
  const { unique, repeats, rejected: twice } = firstOfEach(entries, duplicate);
  const begun = await withoutEarlyEnds(tx, unique, rejected);
  const apart = await withoutOverlaps(tx, begun, origin, rejected);
  const sifted = sift(apart, await presentRows(tx, 'subscription', apart), origin, duplicate);
  await upsert(tx, [...sifted.fresh, ...sifted.changed], origin, options.demo);
  await keepKnown(tx, 'subscription', sifted.known, { origin, demo: options.demo });
  return {
    fresh: sifted.fresh.length,
    changed: sifted.changed.length,
    known: sifted.known.length + repeats,
    rejected: [...rejected, ...twice, ...sifted.rejected],
  };
});

function entryOf(row: BookRow, billed: Billed, accountId: string): Subscription {
  const { externalId, product = '', plan, seats } = row.values;
  return {
    ...billed,
    row,
    accountId,
    key: externalId
      ? `id:${externalId}:${billed.start}`
      : `of:${accountId}:${billed.start}:${product.toLowerCase()}`,
    hash: contentHash([
      accountId,
      externalId ?? null,
      product,
      plan ?? null,
      seats ?? null,
      billed.currency,
      billed.minor,
      billed.start,
      billed.end,
    ]),
  };
}

const nameOf = ({ row: { values } }: Subscription): string =>
  values['externalId'] === undefined
    ? `The subscription of account "${values['account'] ?? ''}"${values['product'] === undefined ? '' : ` to ${values['product']}`}`
    : `Subscription "${values['externalId']}"`;

const duplicate = (entry: Subscription, earlier: Subscription | null): BookReject =>
  reject(
    entry.row,
    'subscription-duplicated',
    `${nameOf(entry)} from ${entry.start} stands ${inRow(earlier)} with other values already; keep one of the two rows, or give each an id of its own.`,
  );

/** Takes out subscriptions that had ended before their account began. */
async function withoutEarlyEnds(
  tx: Ctx,
  entries: readonly Subscription[],
  rejected: BookReject[],
): Promise<readonly Subscription[]> {
  const { rows } = await sql<{ id: string; name: string; since: string }>`
    select id, name, since from account
    where since is not null and id = any(${entries.map(({ accountId }) => accountId)}::uuid[])
    `.execute(tx.db);
  const accounts = new Map(rows.map((row) => [row.id, row]));
  return entries.filter((entry) => {
    const account = accounts.get(entry.accountId);
    if (account === undefined || entry.end === null || entry.end > account.since) return true;
    rejected.push(
      reject(
        entry.row,
        'ended-before-account',
        `${nameOf(entry)} ended on ${entry.end}, but account "${account.name}" began on ${account.since} only; correct one of the two days.`,
      ),
    );
    return false;
  });
}

/**
 * Takes out rows whose days another row of the same id in this import has already. Where an earlier import
 * had put the days otherwise, the new row stands in for the old one.
 */
async function withoutOverlaps(
  tx: Ctx,
  entries: readonly Subscription[],
  origin: string,
  rejected: BookReject[],
): Promise<readonly Subscription[]> {
  const ids = [...new Set(entries.flatMap(({ row }) => row.values['externalId'] ?? []))];
  if (ids.length === 0) return entries;
  const { rows } = await sql<{
    externalId: string;
    key: string;
    start: string;
    end: string | null;
    origin: string | null;
  }>`
    select external_id as "externalId", key, starts as start, ends as end, origin from subscription
    where external_id = any(${ids}::text[])`.execute(tx.db);
  const present = groupBy(rows, (row) => row.externalId);
  const taken = new Map<string, Subscription[]>();
  const outdated: string[] = [];
  const kept = entries.filter((entry) => {
    const id = entry.row.values['externalId'];
    if (id === undefined) return true;
    const others = (present.get(id) ?? []).filter(
      (other) => other.key !== entry.key && overlaps(entry, other),
    );
    const mine = taken.get(id) ?? [];
    const earlier = mine.find((other) => overlaps(entry, other));
    const stored = others.find((other) => other.origin === origin);
    if (earlier !== undefined || stored !== undefined) {
      rejected.push(overlapping(entry, earlier ?? null, earlier ?? stored));
      return false;
    }
    taken.set(id, [...mine, entry]);
    outdated.push(...others.map((other) => other.key));
    return true;
  });
  if (outdated.length > 0) {
    await sql`delete from subscription where key = any(${outdated}::text[])`.execute(tx.db);
  }
  return kept;
}

function overlapping(
  entry: Subscription,
  earlier: Subscription | null,
  other: { readonly start: string; readonly end: string | null } | undefined,
): BookReject {
  const days = other === undefined ? '' : `, from ${other.start} to ${other.end ?? 'now'}`;
  return reject(
    entry.row,
    'subscription-overlaps',
    `${nameOf(entry)} runs from ${entry.start} to ${entry.end ?? 'now'}, which overlaps with its days ${inRow(earlier)}${days}; end one where the other begins.`,
  );
}

async function upsert(
  tx: Ctx,
  subscriptions: readonly Subscription[],
  origin: string,
  demo: boolean,
): Promise<void> {
  if (subscriptions.length === 0) return;
  const of = (field: string) => subscriptions.map(({ row }) => row.values[field] ?? null);
  await sql`
    insert into subscription as s (id, key, account_id, external_id, product, plan, currency, monthly_minor,
      seats, starts, ends, content_hash, origin, demo)
    select id, key, account_id, external_id, product, plan, currency, monthly_minor, seats, starts, ends, hash,
      ${origin}, ${demo}
    from unnest(${subscriptions.map(({ key }) => uuidOf('subscription', key))}::uuid[],
      ${subscriptions.map(({ key }) => key)}::text[],
      ${subscriptions.map(({ accountId }) => accountId)}::uuid[], ${of('externalId')}::text[],
      ${of('product')}::text[], ${of('plan')}::text[],
      ${subscriptions.map(({ currency }) => currency)}::text[],
      ${subscriptions.map(({ minor }) => minor)}::bigint[], ${of('seats')}::int[],
      ${subscriptions.map(({ start }) => start)}::date[],
      ${subscriptions.map(({ end }) => end)}::date[],
      ${subscriptions.map(({ hash }) => hash)}::uuid[])
      as r (id, key, account_id, external_id, product, plan, currency, monthly_minor, seats, starts, ends, hash)
    on conflict (key) do update set account_id = excluded.account_id, external_id = excluded.external_id,
      product = excluded.product, plan = excluded.plan, currency = excluded.currency,
      monthly_minor = excluded.monthly_minor, seats = excluded.seats, starts = excluded.starts,
      ends = excluded.ends, content_hash = excluded.content_hash, origin = excluded.origin,
      demo = s.demo and excluded.demo`.execute(tx.db);
}
