import { sql } from 'kysely';
import { resolveAccounts } from '../customers/index.js';
import {
  uuidOf,
  uuidv7,
  type BookOutcome,
  type BookReject,
  type BookRow,
  type BookSink,
  type Ctx,
} from '../platform/index.js';
import { contentHash } from './content-hash.js';
import { competitorNamed, findCompetitors } from './deal-competitors.js';
import { outcomeOf } from './deal-outcome.js';
import { keepReasons } from './deal-reasons.js';
import type { DealTable } from './tables.js';

interface Ready {
  readonly row: BookRow;
  readonly id: string;
  readonly key: string;
  readonly hash: string;
  readonly account: string;
  readonly outcome: DealTable['outcome'];
  readonly amountMinor: number | null;
  readonly currency: string | null;
  readonly day: string;
  readonly competitor: string | null;
  readonly name: string | null;
  readonly externalId: string | null;
  readonly reason: string | null;
  readonly product: string | null;
  readonly segment: string | null;
}

/**
 * Deals of a file or the API. A deal is known by its id, else by account, name, day and product; one that says
 * something else than before replaces what the import before said, and by that what was changed by hand.
 */
export const dealsSink: BookSink = {
  kind: 'deals',
  write: async (tx, rows, { demo, origin = uuidv7() }) => {
    const rejected: BookReject[] = [];
    const ready = rows.flatMap((row) => {
      const made = readyDeal(row);
      if ('code' in made) rejected.push(made);
      return 'code' in made ? [] : [made];
    });
    const { unique, repeats } = firstOfEach(ready, rejected);
    const sifted = await siftDeals(tx, unique, origin, rejected);
    const written = [...sifted.fresh, ...sifted.changed];
    await writeDeals(tx, written, { demo, origin });
    return {
      fresh: sifted.fresh.length,
      changed: sifted.changed.length,
      known: sifted.known + repeats,
      rejected,
    } satisfies BookOutcome;
  },
  // Their reasons are items of the demo and go with those; a competitor that somebody has changed stays.
  removeDemo: async (tx) => {
    await sql`delete from deal where demo`.execute(tx.db);
    await sql`
      delete from competitor c where demo and version = 1
        and not exists (select from deal d where d.competitor_id = c.id)`.execute(tx.db);
    await sql`
      delete from whose_rule r where demo
        and not exists (select from competitor c where c.id = r.competitor_id)`.execute(tx.db);
  },
};

const reject = (row: BookRow, code: string, reason: string): BookReject => ({ row, code, reason });

// PostgreSQL's text cannot hold NUL.
const clean = (value: string | undefined): string | null =>
  value?.replaceAll('\u0000', '').trim() || null;

function readyDeal(row: BookRow): Ready | BookReject {
  const { values } = row;
  const outcome = outcomeOf(values['outcome'] ?? '');
  if (outcome === null) {
    return reject(
      row,
      'outcome-unknown',
      `“${(values['outcome'] ?? '').slice(0, 80)}” does not say how the deal stands; write won, lost or open.`,
    );
  }
  const amount = clean(values['amount']);
  const currency = clean(values['currency']);
  if (amount !== null && currency === null) {
    return reject(
      row,
      'currency-missing',
      `The amount ${amount} has no currency; give one in the row, or choose one for the whole file.`,
    );
  }
  const account = clean(values['account']) ?? '';
  const day = clean(values['day']) ?? '';
  const [name, product, externalId] = [
    clean(values['name']),
    clean(values['product']),
    clean(values['externalId']),
  ];
  const key =
    externalId === null
      ? `deal:${JSON.stringify([account.toLowerCase(), name?.toLowerCase() ?? '', day, product ?? ''])}`
      : `id:${externalId}`;
  const deal = {
    account,
    outcome,
    amountMinor: amount === null ? null : Number(amount),
    currency: amount === null ? null : currency,
    day,
    competitor: competitorNamed(clean(values['competitor'])),
    name,
    externalId,
    reason: clean(values['reason']),
    product,
    segment: clean(values['segment']),
  };
  return { ...deal, row, key, id: uuidOf('deal', key), hash: contentHash(Object.values(deal)) };
}

const clash = (row: BookRow, { externalId, account }: Ready, where: string): BookReject =>
  reject(
    row,
    'deal-duplicated',
    `${externalId === null ? `A deal of “${account}” with the same name, day and product` : `The deal “${externalId}”`} stands ${where} with other values already; keep one of the two rows, or give each an id of its own.`,
  );

/** The first row of each deal; a later one that says the same is a repeat, one that says otherwise is rejected. */
function firstOfEach(deals: readonly Ready[], rejected: BookReject[]) {
  const first = new Map<string, Ready>();
  let repeats = 0;
  for (const deal of deals) {
    const earlier = first.get(deal.key);
    if (earlier === undefined) first.set(deal.key, deal);
    else if (earlier.hash === deal.hash) repeats += 1;
    else rejected.push(clash(deal.row, deal, `in row ${earlier.row.row}`));
  }
  return { unique: [...first.values()], repeats };
}

async function siftDeals(
  tx: Ctx,
  deals: readonly Ready[],
  origin: string,
  rejected: BookReject[],
): Promise<{ fresh: Ready[]; changed: Ready[]; known: number }> {
  const { rows } = await sql<{ key: string; hash: string | null; origin: string | null }>`
    select key, content_hash as hash, origin from deal
    where key = any(${deals.map(({ key }) => key)}::text[])`.execute(tx.db);
  const present = new Map(rows.map((row) => [row.key, row]));
  const fresh: Ready[] = [];
  const changed: Ready[] = [];
  let known = 0;
  for (const deal of deals) {
    const there = present.get(deal.key);
    if (!there) fresh.push(deal);
    else if (there.hash?.replaceAll('-', '') === deal.hash) known += 1;
    else if (there.origin === origin) rejected.push(clash(deal.row, deal, 'in an earlier row'));
    else changed.push(deal);
  }
  return { fresh, changed, known };
}

async function writeDeals(
  tx: Ctx,
  deals: readonly Ready[],
  { demo, origin }: { readonly demo: boolean; readonly origin: string },
): Promise<void> {
  if (deals.length === 0) return;
  // A prospect that is no customer is no account: who lost a deal must not swell the list of customers.
  const accounts = await resolveAccounts(
    tx,
    deals.map(({ account }) => ({ account })),
    { create: null },
  );
  const named = await findCompetitors(
    tx,
    deals.map(({ competitor }) => competitor),
    { demo },
  );
  const rivals = deals.map(({ competitor }) => named(competitor));
  const items = await keepReasons(
    tx,
    deals.map((deal, i) => ({ ...deal, competitor: rivals[i]?.name ?? null })),
    { demo },
  );
  const of = <K extends keyof Ready>(field: K): Ready[K][] => deals.map((deal) => deal[field]);
  await sql`
    insert into deal as d (id, key, external_id, account_name, account_id, name, outcome, amount_minor,
      currency, day, competitor_id, reason, product, segment, item_id, content_hash, origin, demo, created_at)
    select r.*, ${origin}, ${demo}, ${tx.clock.now()}
    from unnest(${of('id')}::uuid[], ${of('key')}::text[], ${of('externalId')}::text[],
      ${of('account')}::text[], ${accounts.map((account) => account?.id ?? null)}::uuid[],
      ${of('name')}::text[], ${of('outcome')}::text[], ${of('amountMinor')}::bigint[],
      ${of('currency')}::text[], ${of('day')}::date[],
      ${rivals.map((rival) => rival?.id ?? null)}::uuid[],
      ${of('reason')}::text[], ${of('product')}::text[], ${of('segment')}::text[],
      ${deals.map(({ id }) => items.get(id) ?? null)}::uuid[], ${of('hash')}::uuid[])
      as r (id, key, external_id, account_name, account_id, name, outcome, amount_minor, currency, day,
        competitor_id, reason, product, segment, item_id, content_hash)
    on conflict (key) do update set external_id = excluded.external_id,
      account_name = excluded.account_name, account_id = excluded.account_id, name = excluded.name,
      outcome = excluded.outcome, amount_minor = excluded.amount_minor, currency = excluded.currency,
      day = excluded.day, competitor_id = excluded.competitor_id, reason = excluded.reason,
      product = excluded.product, segment = excluded.segment, item_id = excluded.item_id,
      content_hash = excluded.content_hash, origin = excluded.origin, demo = d.demo and excluded.demo,
      version = d.version + 1, edited_by = null, edited_at = null`.execute(tx.db);
}
