import { isCurrency, isDay } from '@headwater/decision';
import { sql } from 'kysely';
import { inRow, reject, sift, type Entry } from '../../customers/index.js';
import {
  uuidv7,
  type BookReject,
  type BookRow,
  type BookSink,
  type Ctx,
} from '../../platform/index.js';
import { contentOf, keyOf, textOf } from '../row-key.js';

interface Dated {
  readonly row: BookRow;
  readonly day: string;
  readonly currency: string;
  readonly minor: number;
}

interface Line extends Dated {
  readonly category: string;
  readonly product: string | null;
  readonly description: string | null;
  readonly externalId: string | null;
  readonly base: string;
}

type LineEntry = Line & Entry;

/**
 * A line is known by its id; without one by its day, category, product, currency and text, and by being the
 * first, second… of such lines in its file, so that a corrected amount replaces the old one and two equal
 * payments are two.
 */
export const ledgerSink: BookSink = {
  kind: 'ledger',
  write: async (tx, rows, { demo, origin = uuidv7() }) => {
    const rejected: BookReject[] = [];
    const lines: Line[] = [];
    for (const row of rows) {
      const read = lineOf(row, lastDay(tx));
      if ('code' in read) rejected.push(read);
      else lines.push(read);
    }
    const entries = await numbered(tx, lines, origin);
    const { rows: present } = await sql<{ key: string; hash: string; origin: string | null }>`
      select key, content_hash as hash, origin from ledger_line
      where key = any(${entries.map(({ key }) => key)}::text[])`.execute(tx.db);
    const sifted = sift(entries, present, origin, duplicateLine);
    // Known ones too: they belong to this import now, and no longer to the demo alone.
    const written = [...sifted.fresh, ...sifted.changed, ...sifted.known];
    const of = <K extends keyof LineEntry>(field: K) => written.map((entry) => entry[field]);
    await sql`
      insert into ledger_line as l (key, base, day, category, product, currency, amount_minor, description,
        external_id, content_hash, origin, demo)
      select r.*, ${origin}::uuid, ${demo}::boolean
      from unnest(${of('key')}::text[], ${of('base')}::text[], ${of('day')}::date[],
        ${of('category')}::text[], ${of('product')}::text[], ${of('currency')}::text[],
        ${of('minor')}::bigint[], ${of('description')}::text[], ${of('externalId')}::text[],
        ${of('hash')}::uuid[]) as r
      on conflict (key) do update set day = excluded.day, category = excluded.category,
        product = excluded.product, currency = excluded.currency, amount_minor = excluded.amount_minor,
        description = excluded.description, content_hash = excluded.content_hash,
        origin = excluded.origin, demo = l.demo and excluded.demo`.execute(tx.db);
    return {
      fresh: sifted.fresh.length,
      changed: sifted.changed.length,
      known: sifted.known.length + sifted.repeats,
      rejected: [...rejected, ...sifted.rejected],
    };
  },
  removeDemo: async (tx) => {
    await sql`delete from ledger_line where demo`.execute(tx.db);
  },
};

const lastDay = (tx: Ctx): string => {
  const now = tx.clock.now();
  // A month stands for its last day, so that the running month's totals may come.
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 0))
    .toISOString()
    .slice(0, 10);
};

/** The running number of lines without an id goes on over the batches of one import. */
async function numbered(tx: Ctx, lines: readonly Line[], origin: string): Promise<LineEntry[]> {
  const plain = lines.filter(({ externalId }) => externalId === null);
  const { rows } = await sql<{ base: string; taken: number }>`
    select base, count(*)::int as taken from ledger_line
    where base = any(${[...new Set(plain.map(({ base }) => base))]}::text[]) and origin = ${origin}
    group by base`.execute(tx.db);
  const taken = new Map(rows.map(({ base, taken }) => [base, taken]));
  return lines.map((line) => {
    const hash = contentOf([
      line.day,
      line.category,
      line.product,
      line.currency,
      line.minor,
      line.description,
    ]);
    if (line.externalId !== null) return { ...line, hash, key: line.base };
    const nth = (taken.get(line.base) ?? 0) + 1;
    taken.set(line.base, nth);
    return { ...line, hash, key: `${line.base}:${nth}` };
  });
}

function datedOf(row: BookRow, amount: string | undefined, last: string): Dated | BookReject {
  const { day = '', currency = '' } = row.values;
  if (!isDay(day)) return reject(row, 'day-missing', `"${day}" is no day; write YYYY-MM-DD.`);
  if (day > last) {
    return reject(
      row,
      'month-in-future',
      `${day} lies in a month that has not begun; what is planned belongs in a scenario. Correct the day or leave the row out.`,
    );
  }
  if (!isCurrency(currency)) {
    return reject(
      row,
      'currency-missing',
      `"${currency}" is no currency; choose one for the file or write its ISO 4217 code.`,
    );
  }
  const minor = Number(amount ?? Number.NaN);
  return Number.isSafeInteger(minor)
    ? { row, day, currency, minor }
    : reject(row, 'amount-missing', `"${amount ?? ''}" is no amount; write a number.`);
}

function lineOf(row: BookRow, last: string): Line | BookReject {
  const { values } = row;
  const category = textOf(values['category']);
  if (category === undefined) {
    return reject(
      row,
      'category-missing',
      'The category is missing; without it the amount has no place in the statement. Name what it was for.',
    );
  }
  const dated = datedOf(row, values['amount'], last);
  if ('code' in dated) return dated;
  const [product, description, id] = [
    textOf(values['product']),
    textOf(values['description']),
    textOf(values['externalId']),
  ];
  return {
    ...dated,
    category,
    product: product ?? null,
    description: description ?? null,
    externalId: id ?? null,
    base:
      id === undefined
        ? `of:${keyOf(dated.day, category, product, dated.currency, description)}`
        : `id:${id}`,
  };
}

const duplicateLine = (line: LineEntry, earlier: LineEntry | null): BookReject =>
  reject(
    line.row,
    'line-duplicated',
    `Line "${line.externalId ?? ''}" stands ${inRow(earlier)} with other values already; keep one of the two, or give each an id of its own.`,
  );

type Balance = Dated & Entry;

/** What the bank stated, one a day and currency. */
export const balancesSink: BookSink = {
  kind: 'balances',
  write: async (tx, rows, { demo, origin = uuidv7() }) => {
    const rejected: BookReject[] = [];
    const entries: Balance[] = [];
    for (const row of rows) {
      const read = datedOf(row, row.values['balance'], lastDay(tx));
      if ('code' in read) rejected.push(read);
      else
        entries.push({
          ...read,
          key: `${read.day} ${read.currency}`,
          hash: signless(`${read.minor}`),
        });
    }
    const { rows: present } = await sql<{ key: string; hash: string; origin: string | null }>`
      select day::text || ' ' || currency as key, balance_minor::text as hash, origin
      from cash_balance where day::text || ' ' || currency = any(${entries.map(({ key }) => key)}::text[])`.execute(
      tx.db,
    );
    const sifted = sift(
      entries,
      present.map((row) => ({ ...row, hash: signless(row.hash) })),
      origin,
      duplicateBalance,
    );
    const written = [...sifted.fresh, ...sifted.changed, ...sifted.known];
    const of = <K extends keyof Balance>(field: K) => written.map((entry) => entry[field]);
    await sql`
      insert into cash_balance as b (day, currency, balance_minor, origin, demo)
      select r.*, ${origin}::uuid, ${demo}::boolean
      from unnest(${of('day')}::date[], ${of('currency')}::text[], ${of('minor')}::bigint[]) as r
      on conflict (day, currency) do update set balance_minor = excluded.balance_minor,
        origin = excluded.origin, demo = b.demo and excluded.demo`.execute(tx.db);
    return {
      fresh: sifted.fresh.length,
      changed: sifted.changed.length,
      known: sifted.known.length + sifted.repeats,
      rejected: [...rejected, ...sifted.rejected],
    };
  },
  removeDemo: async (tx) => {
    await sql`delete from cash_balance where demo`.execute(tx.db);
  },
};

/** A minus must not be taken for the dashes of a stored hash. */
const signless = (amount: string): string => amount.replace('-', 'below ');

const duplicateBalance = ({ row, day, currency }: Balance, earlier: Balance | null): BookReject =>
  reject(
    row,
    'balance-duplicated',
    `Another balance in ${currency} for ${day} stands ${inRow(earlier)}; keep one of the two.`,
  );
