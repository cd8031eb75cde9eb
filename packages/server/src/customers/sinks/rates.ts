import { checkRate } from '@headwater/decision';
import { sql } from 'kysely';
import type { BookReject } from '../../platform/index.js';
import { inRow, reject, sift, type Entry } from './sift.js';
import { bookSink } from './sink.js';

interface RateEntry extends Entry {
  readonly values: { readonly day: string; from: string; to: string; rate: string };
}

/** A rate holds from its day until the next one of the same two currencies. */
export const ratesSink = bookSink('rates', async (tx, rows, options) => {
  const { origin } = options;
  const rejected: BookReject[] = [];
  const entries: RateEntry[] = [];
  for (const row of rows) {
    const { day = '', currency: from = '', base: to = '', rate = '' } = row.values;
    const values = { day, from, to, rate };
    const wrong = checkRate(values);
    if (wrong !== undefined) {
      rejected.push(reject(row, `rate-${wrong.code}`, wrong.message));
    } else if (from === to) {
      rejected.push(
        reject(
          row,
          'rate-same-currency',
          `The rate is from ${from} to ${from} itself; name two currencies.`,
        ),
      );
    } else {
      entries.push({ row, values, key: `${from} ${to} ${day}`, hash: plain(rate) });
    }
  }
  const of = (some: readonly RateEntry[], field: keyof RateEntry['values']) =>
    some.map(({ values }) => values[field]);
  const { rows: present } = await sql<{ key: string; hash: string; origin: string | null }>`
      select c.currency || ' ' || c.base || ' ' || c.day as key, trim_scale(c.rate)::text as hash, c.origin
      from unnest(${of(entries, 'from')}::text[], ${of(entries, 'to')}::text[],
        ${of(entries, 'day')}::date[]) as r (currency, base, day)
      join currency_rate c using (currency, base, day)`.execute(tx.db);
  const sifted = sift(entries, present, origin, duplicate);
  // Known ones too: they belong to this import now, and no longer to the demo alone.
  const written = [...sifted.fresh, ...sifted.changed, ...sifted.known];
  await sql`
      insert into currency_rate as c (currency, base, day, rate, origin, demo)
      select currency, base, day, rate, ${origin}, ${options.demo}
      from unnest(${of(written, 'from')}::text[], ${of(written, 'to')}::text[],
        ${of(written, 'day')}::date[], ${of(written, 'rate')}::numeric[]) as r (currency, base, day, rate)
      on conflict (currency, base, day) do update set rate = excluded.rate, origin = excluded.origin,
        demo = c.demo and excluded.demo`.execute(tx.db);
  return {
    fresh: sifted.fresh.length,
    changed: sifted.changed.length,
    known: sifted.known.length + sifted.repeats,
    rejected: [...rejected, ...sifted.rejected],
  };
});

/** A decimal in one way of writing, so that 1.10 is known where 1.1 is in. */
const plain = (rate: string): string =>
  (rate.includes('.') ? rate.replace(/\.?0+$/, '') : rate).replace(/^0+(?=\d)/, '');

const duplicate = ({ row, values }: RateEntry, earlier: RateEntry | null): BookReject =>
  reject(
    row,
    'rate-duplicated',
    `${values.from} to ${values.to} has another rate for ${values.day} ${inRow(earlier)}; keep one of the two.`,
  );
