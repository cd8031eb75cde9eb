import { sql } from 'kysely';
import { competitorOfItem } from '../listen/index.js';
import type { Ctx } from '../platform/index.js';
import { leavesOf, type CurrentRun, type ThemeMeta } from '../understand/index.js';
import type { GapExamples } from './tables.js';

export interface EvidenceWanted {
  /** Told back with what was found. */
  readonly gap: number;
  /** Null: of any theme. */
  readonly theme: string | null;
  /** Null: all competitors. */
  readonly competitor: string | null;
  readonly segment: string | null;
  /** Null: of any kind. */
  readonly kind: string | null;
}

const kept = 6;

/** The sentences that most surely are of the theme and of the kind, of either side; one a customer. */
export async function strongestSentences(
  tx: Ctx,
  run: CurrentRun,
  metas: ReadonlyMap<string, ThemeMeta>,
  wanted: readonly EvidenceWanted[],
): Promise<ReadonlyMap<number, GapExamples>> {
  // Where a gap is about all that a segment says, its themes' pages tell more than six sentences would.
  const asked = wanted.flatMap(({ theme, ...rest }) =>
    theme === null ? [] : leavesOf(metas, theme).map((leaf) => ({ ...rest, leaf })),
  );
  if (asked.length === 0) return new Map();
  const { rows } = await sql<{ gap: number; side: 'us' | 'them'; item: string; start: number }>`
    with asked as (
      select * from unnest(
        ${asked.map(({ gap }) => gap)}::int[], ${asked.map(({ leaf }) => leaf)}::uuid[],
        ${asked.map(({ competitor }) => competitor)}::uuid[],
        ${asked.map(({ segment }) => segment)}::text[], ${asked.map(({ kind }) => kind)}::text[])
        as a (gap, leaf, competitor, segment, kind)
    ),
    heard as (
      select st.theme_id, st.item_id, st.start, st.kind, st.customer_key,
        st.confidence * s.kind_confidence as sureness, a.segment,
        ${competitorOfItem.theirs} as theirs, ${competitorOfItem.id} as competitor
      from statement_theme st
      join statement s on s.item_id = st.item_id and s.start = st.start and s.run_id = st.run_id
      join item i on i.id = st.item_id
      ${competitorOfItem.joins}
      left join account a on a.id = i.account_id
      where st.run_id = ${run.id} and st.theme_id in (select leaf from asked)
    ),
    voices as (
      select distinct on (q.gap, h.theirs, h.customer_key)
        q.gap, h.theirs, h.item_id, h.start, h.sureness
      from asked q
      join heard h on h.theme_id = q.leaf
      where (q.kind is null or h.kind = q.kind)
        and (case when h.theirs then q.competitor is null or h.competitor = q.competitor
          else q.segment is null or h.segment = q.segment end)
      order by q.gap, h.theirs, h.customer_key, h.sureness desc, h.item_id, h.start
    )
    select gap, case when theirs then 'them' else 'us' end as side, item_id as item, start
    from (
      select *, row_number() over (partition by gap, theirs order by sureness desc, item_id, start) as place
      from voices) v
    where place <= ${kept}
    order by gap, side, place`.execute(tx.db);
  const found = new Map<
    number,
    { us: GapExamples['us'][number][]; them: GapExamples['us'][number][] }
  >();
  for (const { gap, side, item, start } of rows) {
    const examples = found.get(gap) ?? { us: [], them: [] };
    examples[side].push({ item, start });
    found.set(gap, examples);
  }
  return found;
}
