import type { Filter } from '@headwater/contract';
import { inSegment } from '../customers/index.js';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { whoseCondition } from './whose.js';

interface ItemConditions extends Filter {
  readonly account?: string | undefined;
  readonly channel?: string | undefined;
  readonly competitor?: string | undefined;
  /** Words; every one must occur. */
  readonly q?: string | undefined;
}

/** Whether it narrows, or widens, what a run has counted already: all feedback about one's own products. */
export const isFiltered = (filter: ItemConditions): boolean =>
  (filter.whose !== undefined && filter.whose !== 'us') ||
  (filter.product?.length ?? 0) > 0 ||
  [filter.segment, filter.source, filter.language, filter.from, filter.to].some(
    (value) => value !== undefined && value !== '',
  );

const dayMs = 86_400_000;
const instant = (ms: number): RawBuilder<Date> => sql`to_timestamp(${ms / 1000}::float8)`;

/** The instants between which a filter's days lie, which are UTC days: milliseconds since 1970, null where open. */
export const periodOf = ({
  from,
  to,
}: Pick<Filter, 'from' | 'to'>): {
  readonly from: number | null;
  readonly before: number | null;
} => ({
  from: from ? Date.parse(`${from}T00:00:00Z`) : null,
  before: to ? Date.parse(`${to}T00:00:00Z`) + dayMs : null,
});

/** The frame's filters as conditions on `item i`. */
export function itemConditions(filter: ItemConditions): RawBuilder<SqlBool> {
  const all: RawBuilder<unknown>[] = [sql`true`];
  const { product, segment, source, language, from, to, channel, competitor, whose, q } = filter;
  if (product && product.length > 0) all.push(sql`i.product = any(${product}::text[])`);
  if (segment) all.push(inSegment(sql`i.account_id`, segment));
  if (source) all.push(sql`i.source_id in (select s.id from source s where s.name = ${source})`);
  if (language) all.push(sql`i.language = ${language}`);
  const period = periodOf({ from, to });
  if (period.from !== null) all.push(sql`i.time >= ${instant(period.from)}`);
  if (period.before !== null) all.push(sql`i.time < ${instant(period.before)}`);
  if (whose !== undefined && whose !== 'all') all.push(whoseCondition(whose));
  if (filter.account) all.push(sql`i.account_id = ${filter.account}`);
  if (channel) all.push(sql`i.channel = ${channel}`);
  if (competitor) all.push(sql`i.competitor = ${competitor}`);
  for (const word of (q ?? '').split(/\s+/).filter(Boolean).slice(0, 10)) {
    const pattern = `%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`;
    all.push(sql`(i.text ilike ${pattern} or i.title ilike ${pattern})`);
  }
  return sql<SqlBool>`${sql.join(all, sql` and `)}`;
}
