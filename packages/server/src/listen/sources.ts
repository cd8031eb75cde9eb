import type { Facets, SourceView } from '@headwater/contract';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../platform/index.js';
import { importView } from './import-view.js';
import { anyOfCompetitors, whoseCondition } from './whose.js';

/** Every source with what it has brought and its last import. */
export async function listSources(
  ctx: Ctx,
): Promise<{ rows: z.input<typeof SourceView>[]; next: null; total: number }> {
  const { rows } = await sql<{
    id: string;
    name: string;
    items: number;
    first: Date | null;
    last: Date | null;
    import_id: string | null;
  }>`
    select s.id, s.name, coalesce(c.items, 0)::int as items, c.first, c.last, l.id as import_id
    from source s
    left join (
      select source_id, count(*) as items, min(time) as first, max(time) as last
      from item group by source_id) c on c.source_id = s.id
    left join lateral (
      select id from import
      where lower(settings ->> 'source') = s.key and state not in ('uploaded', 'checking', 'checked')
      order by created_at desc limit 1) l on true
    order by s.name`.execute(ctx.db);
  const sources = await Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      name: row.name,
      items: row.items,
      firstItemAt: row.first?.toISOString() ?? null,
      lastItemAt: row.last?.toISOString() ?? null,
      lastImport: row.import_id === null ? null : await lastImport(ctx, row.import_id),
    })),
  );
  return { rows: sources, next: null, total: sources.length };
}

async function lastImport(ctx: Ctx, id: string) {
  const view = await importView(ctx, id);
  return {
    id: view.id,
    at: view.finishedAt ?? view.createdAt,
    state: view.state,
    rejected: view.counts.rejected,
    error: view.error,
  };
}

// A select with more values than this helps nobody.
const mostValues = 200;

/** The values that items can be filtered by. */
export async function readFacets(ctx: Ctx): Promise<z.input<typeof Facets>> {
  const { rows } = await sql<{
    dimension: string;
    value: string;
    label: string | null;
    items: number;
  }>`
    with counted as (
      select product, source_id, language, channel, account_id, count(*) as items
      from item where duplicate_of is null
      group by grouping sets ((product), (source_id), (language), (channel), (account_id))
    ), named as (
      select 'products' as dimension, product as value, null as label, items from counted where product is not null
      union all
      select 'languages', language, null, items from counted where language is not null
      union all
      select 'channels', channel, null, items from counted where channel is not null
      union all
      select 'sources', s.name, null, items from counted join source s on s.id = source_id
      union all
      select 'segments', a.segment, null, sum(items) from counted join account a on a.id = account_id
      where a.segment is not null group by a.segment
      union all
      -- An empty segment by a rule is one that a person made: it is there to be chosen.
      select 'segments', s.id::text, s.name, coalesce(sum(c.items), 0)
      from segment s left join segment_member m on m.segment_id = s.id
      left join counted c on c.account_id = m.account_id group by s.id
    )
    select dimension, value, label, items::int from (
      select *, row_number() over (partition by dimension order by items desc, value) as place from named
    ) n where place <= ${mostValues} order by dimension, items desc, value`.execute(ctx.db);
  const { rows: days } = await sql<{ first: string | null; last: string | null }>`
    select to_char(min(time) at time zone 'UTC', 'YYYY-MM-DD') as first,
      to_char(max(time) at time zone 'UTC', 'YYYY-MM-DD') as last from item`.execute(ctx.db);
  const theirs = (await anyOfCompetitors(ctx.db)) ? await countTheirs(ctx) : 0;
  const of = (dimension: string) =>
    rows
      .filter((row) => row.dimension === dimension)
      .map(({ value, label, items }) => ({ value, items, ...(label === null ? {} : { label }) }));
  return {
    products: of('products'),
    segments: of('segments'),
    sources: of('sources'),
    languages: of('languages'),
    channels: of('channels'),
    theirs,
    firstDay: days[0]?.first ?? null,
    lastDay: days[0]?.last ?? null,
  };
}

async function countTheirs(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ items: number }>`
    select count(*)::int as items from item i
    where duplicate_of is null and ${whoseCondition('them')}`.execute(ctx.db);
  return rows[0]?.items ?? 0;
}
