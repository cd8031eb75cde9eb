import type { ThemeLineage } from '@headwater/insight';
import { sql } from 'kysely';
import { uuidv7, type Ctx } from '../platform/index.js';
import type { FoundTheme, FoundThemes } from './analysis-messages.js';
import type { Database } from '../platform/tables.js';

interface Recorded {
  readonly runId: string;
  readonly previous: string | null;
  readonly found: FoundThemes;
}
type EventName = Database['theme_event']['event'];

/** Writes down how each theme of the run came to be, in a sentence; a theme that merely goes on has none. */
export async function recordLineage(
  tx: Ctx,
  { runId, previous, found }: Recorded,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const themes = new Map(found.themes.map((theme) => [theme.id, theme]));
  const oldLabels = previous ? await labelsOf(tx, previous) : new Map<string, string>();
  const label = (id: string): string =>
    `“${oldLabels.get(id) ?? themes.get(id)?.label ?? 'a theme'}”`;
  const swallowedBy = new Map(
    found.lineage
      .filter(({ event }) => event === 'merged')
      .flatMap(({ theme, from }) =>
        from.filter((id) => id !== theme).map((id) => [id, theme] as const),
      ),
  );
  const lineage: readonly ThemeLineage[] = previous
    ? found.lineage
    : found.themes.map(({ id, statements }) => ({
        theme: id,
        event: 'born',
        from: [],
        shared: 0,
        before: 0,
        after: statements,
      }));
  const byPeople = await mergedByPeople(tx);
  const standing = await themesOf(tx, runId);
  const isTold = ({ theme, event, from }: ThemeLineage): boolean =>
    // What people did meanwhile can have brought one back.
    (event === 'died' && (byPeople.has(theme) || standing.has(theme))) ||
    (event === 'merged' && from.every((id) => id === theme || byPeople.has(id)));
  const rows = lineage.flatMap((step) => {
    if (isTold(step)) return [];
    const told = tell(step, themes.get(step.theme), label, swallowedBy.get(step.theme));
    return told ? [{ id: ids.get(step.theme) ?? step.theme, ...told }] : [];
  });
  if (rows.length === 0) return;
  const at = tx.clock.now();
  await sql`
    insert into theme_event (id, theme_id, run_id, event, detail, at)
    select e.id, e.theme_id, ${runId}::uuid, e.event, e.detail, ${at}
    from unnest(${rows.map(() => uuidv7(at.getTime()))}::uuid[], ${rows.map((row) => row.id)}::uuid[],
      ${rows.map((row) => row.event)}::text[], ${rows.map((row) => row.detail)}::text[])
      as e (id, theme_id, event, detail)
    join theme t on t.id = e.theme_id`.execute(tx.db);
}

function tell(
  { event, from, shared, theme: id }: ThemeLineage,
  theme: FoundTheme | undefined,
  label: (id: string) => string,
  swallowedBy: string | undefined,
): { event: EventName; detail: string } | null {
  const size = theme?.statements ?? 0;
  switch (event) {
    case 'born':
      return { event, detail: `Found by an analysis, with ${size} statements.` };
    case 'split':
      return {
        event,
        detail: `Split off from ${from.map(label).join(', ')}: ${shared} of its ${size} statements were there.`,
      };
    case 'merged':
      return {
        event,
        detail: `Took in ${from
          .filter((other) => other !== id)
          .map(label)
          .join(', ')}: ${shared} of its ${size} statements come from them and itself.`,
      };
    case 'died':
      return swallowedBy === undefined
        ? { event, detail: 'Its statements have gone to several other themes, or were removed.' }
        : { event: 'merged', detail: `Most of its statements are now in ${label(swallowedBy)}.` };
    case 'kept':
      return null;
    case 'drifted':
      // Worth a line: the theme has become another one under the same name.
      return {
        event,
        detail: `Kept its identity, but only ${shared} of its ${size} statements were in it before.`,
      };
    default:
      event satisfies never;
      return null;
  }
}

/** Their merge stands in the history already, with the person's name. */
async function mergedByPeople(tx: Ctx): Promise<ReadonlySet<string>> {
  const rows = await tx.db
    .selectFrom('theme')
    .select('id')
    .where('merged_into', 'is not', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

async function themesOf(tx: Ctx, runId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.db
    .selectFrom('theme_run')
    .select('theme_id as id')
    .where('run_id', '=', runId)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

async function labelsOf(tx: Ctx, runId: string): Promise<Map<string, string>> {
  const rows = await tx.db
    .selectFrom('theme_run')
    .innerJoin('theme', 'theme.id', 'theme_run.theme_id')
    .select((eb) => ['theme_id', eb.fn.coalesce('label_given', 'label').as('label')])
    .where('run_id', '=', runId)
    .execute();
  return new Map(rows.map((row) => [row.theme_id, row.label]));
}
