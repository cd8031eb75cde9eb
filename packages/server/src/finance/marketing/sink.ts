import { isCurrency, monthNumber } from '@headwater/decision';
import { sql } from 'kysely';
import { inRow, reject, sift, type Entry } from '../../customers/index.js';
import { uuidv7, type BookReject, type BookRow, type BookSink } from '../../platform/index.js';
import { contentOf, keyOf, textOf } from '../row-key.js';

interface MarketingEntry extends Entry {
  readonly month: string;
  readonly channel: string;
  readonly product: string | null;
  readonly currency: string;
  readonly spend: number;
  readonly leads: number | null;
  readonly opportunities: number | null;
  readonly customers: number | null;
  readonly newMrr: number | null;
}

/** One row a month, channel, product and currency: another import of the same month replaces it. */
export const marketingSink: BookSink = {
  kind: 'marketing',
  write: async (tx, rows, { demo, origin = uuidv7() }) => {
    const rejected: BookReject[] = [];
    const entries: MarketingEntry[] = [];
    const thisMonth = tx.clock.now().toISOString().slice(0, 7);
    for (const row of rows) {
      const read = entryOf(row, thisMonth);
      if ('code' in read) rejected.push(read);
      else entries.push(read);
    }
    const { rows: present } = await sql<{ key: string; hash: string; origin: string | null }>`
      select key, content_hash as hash, origin from marketing_month
      where key = any(${entries.map(({ key }) => key)}::text[])`.execute(tx.db);
    const sifted = sift(entries, present, origin, duplicate);
    // Known ones too: they belong to this import now, and no longer to the demo alone.
    const written = [...sifted.fresh, ...sifted.changed, ...sifted.known];
    const of = <K extends keyof MarketingEntry>(field: K) => written.map((entry) => entry[field]);
    await sql`
      insert into marketing_month as m (key, month, channel, product, currency, spend_minor, leads,
        opportunities, customers, new_mrr_minor, content_hash, origin, demo)
      select r.*, ${origin}::uuid, ${demo}::boolean
      from unnest(${of('key')}::text[], ${of('month')}::text[], ${of('channel')}::text[],
        ${of('product')}::text[], ${of('currency')}::text[], ${of('spend')}::bigint[],
        ${of('leads')}::bigint[], ${of('opportunities')}::bigint[], ${of('customers')}::bigint[],
        ${of('newMrr')}::bigint[], ${of('hash')}::uuid[]) as r
      on conflict (key) do update set channel = excluded.channel, product = excluded.product,
        spend_minor = excluded.spend_minor, leads = excluded.leads,
        opportunities = excluded.opportunities, customers = excluded.customers,
        new_mrr_minor = excluded.new_mrr_minor, content_hash = excluded.content_hash,
        origin = excluded.origin, demo = m.demo and excluded.demo`.execute(tx.db);
    return {
      fresh: sifted.fresh.length,
      changed: sifted.changed.length,
      known: sifted.known.length + sifted.repeats,
      rejected: [...rejected, ...sifted.rejected],
    };
  },
  removeDemo: async (tx) => {
    await sql`delete from marketing_month where demo`.execute(tx.db);
  },
};

function entryOf(row: BookRow, thisMonth: string): MarketingEntry | BookReject {
  const { values } = row;
  const month = values['month']?.slice(0, 7) ?? '';
  const [channel, product] = [textOf(values['channel']), textOf(values['product'])];
  const currency = values['currency'] ?? '';
  if (!isMonthLike(month)) {
    return reject(row, 'month-missing', `"${month}" is no month; write YYYY-MM.`);
  }
  if (month > thisMonth) {
    return reject(
      row,
      'month-in-future',
      `${month} has not begun yet; what is planned belongs in a scenario. Correct the month or leave the row out.`,
    );
  }
  if (channel === undefined) {
    return reject(row, 'channel-missing', 'The channel is missing; name where the money went.');
  }
  if (!isCurrency(currency)) {
    return reject(
      row,
      'currency-missing',
      `"${currency}" is no currency; choose one for the file or write its ISO 4217 code.`,
    );
  }
  const counts = {
    spend: numberOf(values['spend']),
    leads: numberOf(values['leads']),
    opportunities: numberOf(values['opportunities']),
    customers: numberOf(values['customers']),
    newMrr: numberOf(values['newRevenue']),
  };
  const { spend, ...others } = counts;
  if (spend === null) {
    return reject(row, 'spend-missing', 'The spend is missing; write 0 where nothing was spent.');
  }
  if (spend < 0) {
    return reject(
      row,
      'spend-negative',
      `The spend of ${channel} in ${month} is below 0 (${values['spend'] ?? ''} minor units); a refund belongs in the month that it lowers.`,
    );
  }
  const wrong = Object.entries(counts).find(
    ([, value]) => value !== null && (value < 0 || !Number.isSafeInteger(value)),
  );
  if (wrong !== undefined) {
    return reject(
      row,
      'count-wrong',
      `${wrong[0]} is ${wrong[1]}; it must be a whole number from 0 on.`,
    );
  }
  return {
    row,
    month,
    channel,
    product: product ?? null,
    currency,
    spend,
    ...others,
    key: keyOf(month, channel, product, currency),
    hash: contentOf([channel, product ?? null, spend, ...Object.values(others)]),
  };
}

function isMonthLike(month: string): boolean {
  try {
    return monthNumber(month) > 0;
  } catch {
    return false;
  }
}

const numberOf = (value: string | undefined): number | null =>
  value === undefined || value === '' ? null : Number(value);

const duplicate = (entry: MarketingEntry, earlier: MarketingEntry | null): BookReject =>
  reject(
    entry.row,
    'month-duplicated',
    `${entry.channel}${entry.product === null ? '' : ` for ${entry.product}`} in ${entry.month} stands ${inRow(earlier)} with other values already; keep one of the two rows or add them up.`,
  );
