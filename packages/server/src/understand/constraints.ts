import { sql, type Kysely } from 'kysely';
import type { Database } from '../platform/tables.js';
import type {
  AnalysisConstraints,
  AnalysisCorrection,
  AnalysisPlacement,
} from './analysis-messages.js';

/** What people decided about themes, for the next analysis to obey. */
export async function readConstraints(db: Kysely<Database>): Promise<AnalysisConstraints> {
  const themes = await db
    .selectFrom('theme')
    .select(['id', 'label_given', 'pinned', 'archived', 'merged_into', 'parent_given'])
    .orderBy('id')
    .execute();
  const byId = new Map(themes.map((theme) => [theme.id, theme]));
  const standing = (id: string): string | null => {
    const theme = byId.get(id);
    return theme ? (theme.merged_into ?? theme.id) : null;
  };
  const own = themes.filter(({ merged_into: into }) => into === null);
  const pairs = await readPairs(db);
  const apart = pairs.flatMap(({ theme, target }): [string, string][] => {
    const [a, b] = [standing(theme), standing(target)];
    return a === null || b === null || a === b ? [] : [[a, b]];
  });
  const split = new Set(pairs.map(({ target }) => target));
  return {
    placed: await readPlaced(db, standing),
    merged: themes.flatMap(({ id, merged_into: into }): [string, string][] =>
      into === null ? [] : [[id, into]],
    ),
    apart,
    parents: own.flatMap(({ id, parent_given: parent }): [string, string][] => {
      const group = parent === null ? null : standing(parent);
      return group === null ? [] : [[id, group]];
    }),
    kept: own
      .filter(
        (theme) =>
          theme.label_given !== null ||
          theme.pinned ||
          theme.archived ||
          theme.parent_given !== null ||
          split.has(theme.id),
      )
      .map(({ id }) => id),
  };
}

/** What was split, and what was merged against somebody's will. */
async function readPairs(
  db: Kysely<Database>,
): Promise<readonly { theme: string; target: string }[]> {
  const { rows } = await sql<{ theme: string; target: string }>`
    select distinct theme_id as theme, target_id as target from theme_edit
    where target_id is not null
      and (kind = 'split' and undone_at is null or kind = 'merge' and undone_at is not null)
    order by 1, 2`.execute(db);
  return rows;
}

/** Where people put statements: the last edit of the same words in an item counts. */
async function readPlaced(
  db: Kysely<Database>,
  standing: (id: string) => string | null,
): Promise<AnalysisPlacement[]> {
  const { rows } = await sql<{ item: string; start: number; text: string; target: string | null }>`
    select distinct on (s.item_id, s.text, s.start) s.item_id as item, s.start, s.text,
      e.target_id as target
    from theme_edit_statement s join theme_edit e on e.id = s.edit_id
    where e.kind in ('move', 'split') and e.undone_at is null
    order by s.item_id, s.text, s.start, e.at desc, e.id desc`.execute(db);
  return rows.flatMap(({ target, ...statement }): AnalysisPlacement[] => {
    if (target === null) return [{ ...statement, theme: null }];
    const theme = standing(target);
    return theme === null ? [] : [{ ...statement, theme }];
  });
}

/** All that people decided and that stands: what an analysis obeys, told so that two moments can be compared. */
export interface Decided {
  readonly edits: ReadonlySet<string>;
  readonly kinds: readonly AnalysisCorrection[];
}

export async function readDecided(db: Kysely<Database>): Promise<Decided> {
  const edits = await db
    .selectFrom('theme_edit')
    .select('id')
    .where('undone_at', 'is', null)
    .execute();
  const kinds = await db
    .selectFrom('kind_correction')
    .select(['item_id as item', 'start', 'text', 'kind'])
    .orderBy('item_id')
    .orderBy('start')
    .execute();
  return { edits: new Set(edits.map(({ id }) => id)), kinds };
}

/** Changes whenever people decide something: for whoever derives something from what they decided. */
export async function decisionsSeen(db: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ seen: string }>`
    select concat_ws(' ', (select count(*) || ' ' || count(undone_at) from theme_edit),
      (select count(*) || ' ' || coalesce(max(corrected_at)::text, '') from kind_correction)) as seen
    `.execute(db);
  return rows[0]?.seen ?? '';
}
