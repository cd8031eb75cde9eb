import type { Filter, Kind, Quote, SeverityMark } from '@headwater/contract';
import { severityEvidence } from '@headwater/insight';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import { itemConditions } from '../listen/index.js';
import { arrayText } from '../platform/array-text.js';
import type { Database } from '../platform/tables.js';
import type { CurrentRun } from './current-run.js';
import type { StatementKey } from './tables.js';

/** What a quote shows. */
interface SpokenRow {
  readonly item: string;
  readonly start: number;
  readonly end: number;
  readonly kind: z.input<typeof Quote>['kind'];
  readonly itemText: string;
  readonly customer: string | null;
  readonly source: string;
  readonly time: Date | null;
  readonly rating: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface QuoteRow extends SpokenRow {
  readonly kindConfidence: number;
  readonly title: string | null;
  readonly account: string | null;
  readonly accountId: string | null;
  readonly product: string | null;
  readonly language: string | null;
}

const spokenColumns = sql`
  s.item_id as item, s.start, s."end", s.kind, i.text as "itemText", i.customer, src.name as source, i.time,
  i.rating, i.rating_low as low, i.rating_high as high`;

/** What every list of sentences selects, from `statement s`, `item i` and `source src`. */
export const quoteColumns: RawBuilder<unknown> = sql`
  ${spokenColumns}, s.kind_confidence as "kindConfidence", i.title,
  coalesce((select a.name from account a where a.id = i.account_id), i.account_name) as account,
  (select a.id from account a where a.id = i.account_id) as "accountId",
  i.product, coalesce(i.language, s.language) as language`;

/** An item that changed after the run has other words at its statements' places. */
export const unchangedSince = (run: CurrentRun): RawBuilder<unknown> =>
  sql`i.batch <= ${run.through_batch ?? 0}`;

export const statementId = (key: StatementKey): string => `${key.item}:${key.start}`;

/** The sentences of these statements under a filter, by `itemId:start`. */
export async function readQuotes(
  db: Kysely<Database>,
  run: CurrentRun,
  keys: readonly StatementKey[],
  filter: Filter,
): Promise<ReadonlyMap<string, z.input<typeof Quote>>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<SpokenRow>`
    select ${spokenColumns}
    from unnest(${arrayText(keys.map((key) => key.item))}::uuid[],
      ${arrayText(keys.map((key) => key.start))}::int[])
      as k (item_id, start)
    join statement s on s.item_id = k.item_id and s.start = k.start and s.run_id = ${run.id}
    join item i on i.id = k.item_id and ${unchangedSince(run)} and ${itemConditions(filter)}
    join source src on src.id = i.source_id`.execute(db);
  return new Map(rows.map((row) => [statementId(row), presentQuote(row)]));
}

/** What a statement's severity rests on, word for word. */
export const severityMarks = (text: string, kind: Kind, language: string | null): SeverityMark[] =>
  severityEvidence(text, { kind, ...(language !== null && { language }) });

export function presentQuote(row: SpokenRow): z.input<typeof Quote> {
  return {
    item: row.item,
    start: row.start,
    end: row.end,
    text: row.itemText.slice(row.start, row.end),
    kind: row.kind,
    customer: row.customer,
    source: row.source,
    time: row.time?.toISOString() ?? null,
    rating:
      row.rating === null || row.low === null || row.high === null
        ? null
        : { value: row.rating, low: row.low, high: row.high },
  };
}
