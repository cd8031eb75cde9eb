import { sql, type RawBuilder } from 'kysely';

/**
 * `nodes (leaf, node, level)`: which themes a statement counts for. `leaf` is the theme that the
 * analysis gave it; `node` is that theme, or the one that a person merged it into, and the coarser one above.
 */
export const themeNodes = (runId: string): RawBuilder<unknown> => sql`
  found as (
    select r.theme_id as leaf, coalesce(t.merged_into, t.id) as node, r.level, r.parent_id
    from theme_run r join theme t on t.id = r.theme_id
    where r.run_id = ${runId}
  ),
  nodes as (
    select leaf, node, level from found
    union
    select f.leaf, coalesce(p.merged_into, p.id) as node, 0::smallint as level
    from found f
    left join theme_run target on target.run_id = ${runId} and target.theme_id = f.node
    join theme p on p.id = coalesce(target.parent_id, f.parent_id)
    where f.level = 1
  )`;
