import type { ItemPage, ItemQuery, ItemView, StatementView } from '@headwater/contract';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { itemConditions } from '../listen/index.js';
import { decodeCursor, notFound, page, type Ctx } from '../platform/index.js';
import { currentRun, type CurrentRun } from './current-run.js';
import { severityMarks } from './quotes.js';
import { themeMetas } from './theme-metas.js';
import { leavesOf } from './theme-nodes.js';

type Item = z.input<typeof ItemView>;
type Statement = z.input<typeof StatementView>;

interface ItemRow {
  id: string;
  text: string;
  title: string | null;
  time: Date | null;
  source: string;
  externalId: string | null;
  customer: string | null;
  accountId: string | null;
  accountName: string | null;
  accountPlan: string | null;
  product: string | null;
  channel: string | null;
  rating: number | null;
  low: number | null;
  high: number | null;
  language: string | null;
  competitor: string | null;
  metadata: Record<string, string> | null;
  masked: string[] | null;
  hasOriginal: boolean;
  copies: number;
  duplicateOf: string | null;
  current: boolean;
  /** The sort key, as text. */
  place: string;
}

// Counting is worth this much of a person's time; past it the page says that it does not know.
const countMs = 400;
const place = z.tuple([z.string(), z.uuid()]);

/** Items under the filters, without reposts: those are told with the item that they repeat. */
export async function listItems(ctx: Ctx, query: ItemQuery): Promise<z.input<typeof ItemPage>> {
  const run = await currentRun(ctx.db);
  const where = await conditions(ctx, run, query);
  const rows = await readPage(ctx, run, query, where);
  const shown = page(rows, query.limit, (row) => [row.place, row.id]);
  // A first page that is not full is all there is: rare words are then looked for once, not twice.
  const whole = query.cursor === undefined && shown.next === null;
  const [items, total] = await Promise.all([
    presentItems(ctx, run, shown.rows),
    whole ? shown.rows.length : countItems(ctx, where),
  ]);
  return { rows: items, next: shown.next, total };
}

/** All of them, for a download. */
export async function* eachItem(ctx: Ctx, query: ItemQuery): AsyncGenerator<Item, void, void> {
  let cursor: string | undefined;
  const run = await currentRun(ctx.db);
  const where = await conditions(ctx, run, query);
  do {
    const limit = 500;
    const rows = await readPage(ctx, run, { ...query, cursor, limit }, where);
    const shown = page(rows, limit, (row) => [row.place, row.id]);
    yield* await presentItems(ctx, run, shown.rows);
    cursor = shown.next ?? undefined;
  } while (cursor !== undefined);
}

export async function itemView(ctx: Ctx, id: string): Promise<Item> {
  const run = await currentRun(ctx.db);
  const { rows } = await sql<ItemRow>`${columns(run, sql`''`)} where i.id = ${id}`.execute(ctx.db);
  const [item] = await presentItems(ctx, run, rows);
  if (!item) throw notFound('item');
  return item;
}

const columns = (run: CurrentRun | undefined, placeKey: RawBuilder<unknown>): RawBuilder<ItemRow> =>
  sql<ItemRow>`
    select i.id, i.text, i.title, i.time, s.name as source, i.external_id as "externalId",
      i.customer, a.id as "accountId", a.name as "accountName", a.plan as "accountPlan",
      i.product, i.channel, i.rating, i.rating_low as low, i.rating_high as high, i.language,
      i.competitor, i.metadata, i.masked, i.duplicate_of as "duplicateOf",
      exists (select from item_raw r where r.item_id = i.id) as "hasOriginal",
      (select count(*)::int from item c where c.duplicate_of = i.id) as copies,
      i.batch <= ${run?.through_batch ?? 0} as current, ${placeKey} as place
    from item i
    join source s on s.id = i.source_id
    left join account a on a.id = i.account_id`;

async function conditions(
  ctx: Ctx,
  run: CurrentRun | undefined,
  query: ItemQuery,
): Promise<RawBuilder<unknown>> {
  const all: RawBuilder<unknown>[] = [sql`i.duplicate_of is null`, itemConditions(query)];
  const rating = sql`i.rating`;
  if (query.minRating !== undefined) all.push(sql`${rating} >= ${query.minRating}::real`);
  if (query.maxRating !== undefined) all.push(sql`${rating} <= ${query.maxRating}::real`);
  const runId = run?.id ?? null;
  if (query.kind !== undefined) {
    all.push(sql`exists (select from statement st
      where st.item_id = i.id and st.run_id = ${runId}::uuid and st.kind = ${query.kind})`);
  }
  if (query.theme !== undefined) {
    const leaves = run ? leavesOf(await themeMetas(ctx.db, run.id), query.theme) : [];
    all.push(sql`i.id in (select st.item_id from statement_theme st
      where st.theme_id = any(${leaves}::uuid[]) and st.run_id = ${runId}::uuid)`);
  }
  return sql.join(all, sql` and `);
}

// The index on time has this very expression: items without a time come last.
const timeKey = sql`coalesce(i.time, '-infinity'::timestamptz)`;
const ratingKey = sql`coalesce((i.rating - coalesce(i.rating_low, 0)) / nullif(i.rating_high - coalesce(i.rating_low, 0), 0), i.rating)`;

const orders = {
  newest: { key: timeKey, type: sql`timestamptz`, down: true },
  oldest: {
    key: sql`coalesce(i.time, 'infinity'::timestamptz)`,
    type: sql`timestamptz`,
    down: false,
  },
  'lowest-rating': { key: sql`coalesce(${ratingKey}, 'infinity')`, type: sql`float8`, down: false },
  'highest-rating': {
    key: sql`coalesce(${ratingKey}, '-infinity')`,
    type: sql`float8`,
    down: true,
  },
};

async function readPage(
  ctx: Ctx,
  run: CurrentRun | undefined,
  query: ItemQuery,
  where: RawBuilder<unknown>,
): Promise<ItemRow[]> {
  const { key, type, down } = orders[query.sort];
  const after = decodeCursor(query.cursor, place);
  const beyond = down ? sql`<` : sql`>`;
  const seek = after
    ? sql`and (${key}, i.id) ${beyond} (${after[0]}::${type}, ${after[1]}::uuid)`
    : sql``;
  const direction = down ? sql`desc` : sql`asc`;
  const { rows } = await sql<ItemRow>`
    ${columns(run, sql`(${key})::text`)}
    where ${where} ${seek}
    order by ${key} ${direction}, i.id ${direction}
    limit ${query.limit + 1}`.execute(ctx.db);
  return rows;
}

async function countItems(ctx: Ctx, where: RawBuilder<unknown>): Promise<number | null> {
  try {
    return await ctx.db.transaction().execute(async (tx) => {
      await sql`select set_config('statement_timeout', ${String(countMs)}, true)`.execute(tx);
      const { rows } = await sql<{ total: number }>`
        select count(*)::int as total from item i where ${where}`.execute(tx);
      return rows[0]?.total ?? null;
    });
  } catch (error) {
    // 57014: query cancelled, here by its time limit.
    if (error instanceof Error && 'code' in error && error.code === '57014') return null;
    throw error;
  }
}

async function presentItems(
  ctx: Ctx,
  run: CurrentRun | undefined,
  rows: readonly ItemRow[],
): Promise<Item[]> {
  const statements = run
    ? await readStatements(
        ctx,
        run,
        rows.filter((row) => row.current),
      )
    : new Map<string, Statement[]>();
  return rows.map((row) => ({
    id: row.id,
    text: row.text,
    title: row.title,
    time: row.time?.toISOString() ?? null,
    source: row.source,
    externalId: row.externalId,
    customer: row.customer,
    account:
      row.accountId === null || row.accountName === null
        ? null
        : { id: row.accountId, name: row.accountName, plan: row.accountPlan },
    product: row.product,
    channel: row.channel,
    rating:
      row.rating === null || row.low === null || row.high === null
        ? null
        : { value: row.rating, low: row.low, high: row.high },
    language: row.language,
    competitor: row.competitor,
    metadata: row.metadata ?? {},
    masked: row.masked ?? [],
    hasOriginal: row.hasOriginal,
    copies: row.copies,
    duplicateOf: row.duplicateOf,
    statements: statements.get(row.id) ?? [],
  }));
}

/** What the current run found in these items. A changed item has none until the next run. */
export async function readStatements(
  ctx: Ctx,
  run: CurrentRun,
  items: readonly { id: string; text: string }[],
): Promise<Map<string, Statement[]>> {
  const texts = new Map(items.map(({ id, text }) => [id, text]));
  const { rows } = await sql<{
    item_id: string;
    start: number;
    end: number;
    kind: Statement['kind'];
    kind_confidence: number;
    polarity: number;
    severity: number;
    language: string;
    theme_id: string | null;
    label: string | null;
    confidence: number | null;
  }>`
    select s.item_id, s.start, s."end", s.kind, s.kind_confidence, s.polarity, s.severity, s.language,
      t.id as theme_id, coalesce(t.label_given, r.label) as label, st.confidence
    from statement s
    left join statement_theme st on st.item_id = s.item_id and st.start = s.start and st.run_id = s.run_id
    left join theme found on found.id = st.theme_id
    left join theme t on t.id = coalesce(found.merged_into, found.id)
    left join theme_run r on r.theme_id = t.id and r.run_id = s.run_id
    where s.item_id = any(${[...texts.keys()]}::uuid[]) and s.run_id = ${run.id}
    order by s.item_id, s.start`.execute(ctx.db);
  const correctedBy = await readCorrectors(ctx, [...texts.keys()]);
  const found = new Map<string, Statement[]>();
  for (const row of rows) {
    const list = found.get(row.item_id) ?? [];
    found.set(row.item_id, list);
    const text = (texts.get(row.item_id) ?? '').slice(row.start, row.end);
    list.push({
      id: `${row.item_id}:${row.start}`,
      start: row.start,
      end: row.end,
      text,
      kind: row.kind,
      kindConfidence: row.kind_confidence,
      correctedBy: correctedBy.get(`${row.item_id} ${text}`) ?? null,
      polarity: row.polarity,
      severity: row.severity,
      severityMarks: severityMarks(text, row.kind, row.language),
      theme:
        row.theme_id === null || row.label === null ? null : { id: row.theme_id, label: row.label },
      themeConfidence: row.confidence ?? 0,
    });
  }
  return found;
}

/** Who corrected which words: a correction belongs to them, wherever in the item they stand now. */
async function readCorrectors(
  ctx: Ctx,
  items: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (items.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('kind_correction')
    .select(['item_id', 'text', 'corrected_by'])
    .where('item_id', 'in', items)
    .execute();
  return new Map(rows.map((row) => [`${row.item_id} ${row.text}`, row.corrected_by]));
}
