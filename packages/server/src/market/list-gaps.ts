import type { GapPage, GapQuery, GapRow } from '@headwater/contract';
import { gapDefinitions, gapKinds } from '@headwater/decision';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor, type Ctx } from '../platform/index.js';
import type { Database } from '../platform/tables.js';
import { marketRun } from './market-run.js';
import type { GapSides } from './tables.js';

type Row = z.input<typeof GapRow>;

interface Found {
  id: string;
  kind: Row['kind'];
  theme: string | null;
  label: string | null;
  competitor: string | null;
  name: string | null;
  segment: string | null;
  state: Row['state'];
  stands: boolean;
  size: [number, number, number];
  effect: [number, number, number];
  pValue: number;
  qValue: number;
  sentence: string;
  sides: GapSides;
  firstRun: string;
  firstSeenAt: Date;
  lastSeenAt: Date;
  notes: number;
  by: string | null;
  at: Date | null;
  reason: string | null;
  version: number;
}

const label = sql`coalesce(t.label_given, g.theme_label)`;

/**
 * A gap may be told against all competitors and against some of them. `leads` marks the one that stands for all: that
 * which somebody decided on, so that what was dismissed does not come back under another name, else the strongest.
 */
const ledGaps = sql`(
  select *, row_number() over (
    partition by kind, theme_id, segment
    order by state = 'open', not stands, size_low desc, competitor_id nulls first) = 1 as leads
  from gap)`;

/** What lists and pages of gaps select, from `gap g`, `theme t` and `competitor c`. */
const gapColumns = sql<Found>`
  select g.id, g.kind, g.theme_id as theme, ${label} as label, g.competitor_id as competitor, c.name,
    g.segment, g.state, g.stands, array[g.size_value, g.size_low, g.size_high] as size,
    array[g.effect_value, g.effect_low, g.effect_high] as effect, g.p_value as "pValue",
    g.q_value as "qValue", g.sentence, g.sides, g.first_run as "firstRun",
    g.first_seen_at as "firstSeenAt", g.last_seen_at as "lastSeenAt",
    (select count(*)::int from gap_note n where n.gap_id = g.id) as notes, g.decided_by as by,
    g.decided_at as at, g.decided_reason as reason, g.version
  from ${ledGaps} g left join theme t on t.id = g.theme_id
  left join competitor c on c.id = g.competitor_id`;

const place = z.tuple([z.int().min(0)]);

/** Gaps under a filter, the largest that is sure first. */
export async function listGaps(ctx: Ctx, query: GapQuery): Promise<z.input<typeof GapPage>> {
  const { db } = ctx;
  const run = await marketRun(db);
  const [offset] = decodeCursor(query.cursor, place) ?? [0];
  const where = conditions(query);
  const [found, counted] = await Promise.all([
    sql<Found>`
      ${gapColumns} where ${where}
      order by ${order(query)}, g.id limit ${query.limit} offset ${offset}`.execute(db),
    sql<{ kind: Row['kind']; gaps: number }>`
      select g.kind, count(*)::int as gaps
      from ${ledGaps} g left join theme t on t.id = g.theme_id
      where ${conditions({ ...query, kind: undefined })} group by 1`.execute(db),
  ]);
  const ofKind = (kind: Row['kind']): number =>
    counted.rows.find((row) => row.kind === kind)?.gaps ?? 0;
  const total = gapKinds
    .filter((kind) => query.kind === undefined || kind === query.kind)
    .reduce((sum, kind) => sum + ofKind(kind), 0);
  const end = offset + found.rows.length;
  return {
    rows: found.rows.map((row) => presentGap(row, run?.run ?? null)),
    next: end < total ? encodeCursor([end]) : null,
    total,
    run,
    byKind: {
      'our-pain': ofKind('our-pain'),
      'their-pain': ofKind('their-pain'),
      'unserved-request': ofKind('unserved-request'),
      'their-praise': ofKind('their-praise'),
      'underserved-segment': ofKind('underserved-segment'),
      'emerging-theme': ofKind('emerging-theme'),
    },
    definitions: gapDefinitions,
  };
}

export async function readGap(db: Kysely<Database>, id: string): Promise<Row | undefined> {
  const { rows } = await sql<Found>`${gapColumns} where g.id = ${id}`.execute(db);
  const run = await marketRun(db);
  return rows[0] && presentGap(rows[0], run?.run ?? null);
}

function conditions(query: GapQuery): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [stateCondition(query.state)];
  const { kind, competitor, segment, theme, q } = query;
  if (kind !== undefined) all.push(sql`g.kind = ${kind}`);
  if (competitor === undefined) all.push(sql`g.leads`);
  else if (competitor === 'together') all.push(sql`g.competitor_id is null`);
  else if (competitor !== 'each') all.push(sql`g.competitor_id = ${competitor}`);
  if (segment !== undefined) all.push(sql`g.segment = ${segment}`);
  if (theme !== undefined) all.push(sql`g.theme_id = ${theme}`);
  for (const word of (q ?? '').split(/\s+/).filter(Boolean).slice(0, 10)) {
    const pattern = `%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`;
    all.push(sql`concat_ws(' ', ${label}, g.segment) ilike ${pattern}`);
  }
  return sql.join(all, sql` and `);
}

function stateCondition(state: GapQuery['state']): RawBuilder<unknown> {
  switch (state) {
    case 'live':
      return sql`(g.stands and g.state <> 'dismissed')`;
    case 'open':
      return sql`(g.stands and g.state = 'open')`;
    // What somebody watches or has dismissed is theirs to see, wherever it went.
    case 'watched':
    case 'dismissed':
      return sql`g.state = ${state}`;
    case 'gone':
      return sql`not g.stands`;
    case 'all':
      return sql`true`;
    default:
      return state satisfies never;
  }
}

function order({ sort, order }: GapQuery): RawBuilder<unknown> {
  const direction = order === 'asc' ? sql`asc` : sql`desc`;
  switch (sort) {
    case 'size':
      return sql`g.size_low ${direction}`;
    case 'effect':
      return sql`g.effect_low ${direction}`;
    case 'certainty':
      return sql`-g.q_value ${direction}, g.effect_low ${direction}`;
    case 'newest':
      return sql`g.first_seen_at ${direction}, g.size_low desc`;
    default:
      return sort satisfies never;
  }
}

const interval = ([value, low, high]: [number, number, number]) => ({ value, low, high });

function presentGap(row: Found, run: string | null): Row {
  return {
    id: row.id,
    kind: row.kind,
    theme:
      row.theme === null ? null : { id: row.theme, label: row.label ?? 'A theme that is gone' },
    competitor: row.competitor === null ? null : { id: row.competitor, name: row.name ?? '' },
    segment: row.segment,
    state: row.state,
    stands: row.stands,
    size: interval(row.size),
    effect: interval(row.effect),
    pValue: row.pValue,
    qValue: row.qValue,
    sentence: row.sentence,
    sides: row.sides,
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    fresh: row.stands && row.firstRun === run,
    notes: row.notes,
    decided:
      row.by === null || row.at === null
        ? null
        : { by: row.by, at: row.at.toISOString(), reason: row.reason },
    version: row.version,
  };
}
