import { sql } from 'kysely';
import { uuidOf, type BookReject, type BookRow, type Ctx } from '../../platform/index.js';
import { contentHash } from '../content-hash.js';
import { resolveAccounts } from '../resolve-accounts.js';
import { billedOf } from './periods.js';
import { keepKnown, presentRows } from './present.js';
import { inRow, reject, sift, type Entry } from './sift.js';
import { bookSink } from './sink.js';

interface InvoiceLine extends Entry {
  readonly accountId: string;
  readonly minor: number;
  readonly currency: string;
  readonly start: string;
  readonly end: string;
}

/** A line is known by its invoice, product and days; without an id by its account and days. Credits are below 0. */
export const invoicesSink = bookSink('invoices', async (tx, rows, options) => {
  const { origin } = options;
  const rejected: BookReject[] = [];
  const lines: { row: BookRow; line: Omit<InvoiceLine, 'accountId' | keyof Entry> }[] = [];
  for (const row of rows) {
    const read = billedOf(row, { what: 'an invoice', negative: true });
    if ('code' in read) rejected.push(read);
    else if (read.end === null) {
      rejected.push(
        reject(
          row,
          'end-missing',
          'The first day after the period is missing; without it the amount belongs to no time. Fill it in.',
        ),
      );
    } else lines.push({ row, line: { ...read, end: read.end } });
  }
  const accounts = await resolveAccounts(
    tx,
    lines.map(({ row: { values } }) => ({
      account: values['account'] ?? '',
      name: values['accountName'],
      email: values['accountEmail'],
    })),
    { create: { demo: options.demo } },
  );
  const entries = lines.map(({ row, line }, index): InvoiceLine => {
    const { externalId, product = '', issued } = row.values;
    const accountId = accounts[index]?.id ?? '';
    const days = `${line.start}:${line.end}:${product.toLowerCase()}`;
    return {
      ...line,
      row,
      accountId,
      key: externalId ? `id:${externalId}:${days}` : `of:${accountId}:${issued ?? ''}:${days}`,
      hash: contentHash([
        accountId,
        externalId ?? null,
        product,
        line.currency,
        line.minor,
        issued ?? null,
        line.start,
        line.end,
      ]),
    };
  });
  const present = await presentRows(tx, 'invoice', entries);
  const sifted = sift(entries, present, origin, duplicate);
  await upsert(tx, [...sifted.fresh, ...sifted.changed], origin, options.demo);
  await keepKnown(tx, 'invoice', sifted.known, { origin, demo: options.demo });
  return {
    fresh: sifted.fresh.length,
    changed: sifted.changed.length,
    known: sifted.known.length + sifted.repeats,
    rejected: [...rejected, ...sifted.rejected],
  };
});

const duplicate = ({ row, start, end }: InvoiceLine, earlier: InvoiceLine | null): BookReject => {
  const { externalId, account, product } = row.values;
  const what =
    externalId === undefined ? `The invoice of "${account ?? ''}"` : `Invoice "${externalId}"`;
  const of = product === undefined ? '' : ` for ${product}`;
  return reject(
    row,
    'invoice-duplicated',
    `${what}${of} from ${start} to ${end} stands ${inRow(earlier)} with other values already; keep one of the two lines, or give each line an id of its own.`,
  );
};

async function upsert(
  tx: Ctx,
  lines: readonly InvoiceLine[],
  origin: string,
  demo: boolean,
): Promise<void> {
  if (lines.length === 0) return;
  const of = (field: string) => lines.map(({ row }) => row.values[field] ?? null);
  await sql`
    insert into invoice as i (id, key, account_id, external_id, product, currency, amount_minor, issued,
      period_start, period_end, content_hash, origin, demo)
    select id, key, account_id, external_id, product, currency, amount_minor, issued, starts, ends, hash,
      ${origin}, ${demo}
    from unnest(${lines.map(({ key }) => uuidOf('invoice', key))}::uuid[],
      ${lines.map(({ key }) => key)}::text[], ${lines.map(({ accountId }) => accountId)}::uuid[],
      ${of('externalId')}::text[], ${of('product')}::text[],
      ${lines.map(({ currency }) => currency)}::text[], ${lines.map(({ minor }) => minor)}::bigint[],
      ${of('issued')}::date[], ${lines.map(({ start }) => start)}::date[],
      ${lines.map(({ end }) => end)}::date[], ${lines.map(({ hash }) => hash)}::uuid[])
      as r (id, key, account_id, external_id, product, currency, amount_minor, issued, starts, ends, hash)
    on conflict (key) do update set account_id = excluded.account_id, external_id = excluded.external_id,
      product = excluded.product, currency = excluded.currency, amount_minor = excluded.amount_minor,
      issued = excluded.issued, period_start = excluded.period_start, period_end = excluded.period_end,
      content_hash = excluded.content_hash, origin = excluded.origin, demo = i.demo and excluded.demo
    `.execute(tx.db);
}
