import type { Kind, OwnFilter } from '@headwater/contract';
import { sql, type Kysely } from 'kysely';
import { itemConditions } from '../../listen/index.js';
import type { Database } from '../../platform/tables.js';
import type { CurrentRun } from '../current-run.js';
import type { ThemeMeta } from '../theme-metas.js';
import { nodesTable } from '../theme-nodes.js';

/** Of all themes together: no theme has this id. */
export const allThemes = '00000000-0000-0000-0000-000000000000';

export type SpokenKind = Kind | 'all';

export interface VoiceScope {
  readonly run: CurrentRun;
  readonly metas: ReadonlyMap<string, ThemeMeta>;
  readonly filter: OwnFilter;
  readonly wanted: (theme: ThemeMeta) => boolean;
}

/** When each account first spoke of a theme: milliseconds since 1970, or null where no time is known. */
export type Voices = ReadonlyMap<string, number | null>;

/** Who spoke, by theme and kind, each account once. `allThemes` joins the themes. */
export interface Speakers {
  of(theme: string, kind: SpokenKind): Voices;
  /** The deals that name a theme, by the item that holds their reason. */
  deals(theme: string, kind: SpokenKind): ReadonlySet<string>;
}

interface Row {
  readonly theme: string;
  readonly kind: Kind;
  readonly account: string | null;
  readonly item: string | null;
  readonly first: Date | null;
}

const none: Voices = new Map();
const noDeals: ReadonlySet<string> = new Set();
const keyOf = (theme: string, kind: string): string => `${theme} ${kind}`;

/** One pass over the statements under the filter. `dealItems` are the items that hold deals' reasons. */
export async function readSpeakers(
  db: Kysely<Database>,
  { run, metas, filter, wanted }: VoiceScope,
  dealItems: readonly string[],
): Promise<Speakers> {
  const { table, idOf } = nodesTable(metas, wanted);
  const { rows } = await sql<Row>`
    with ${table},
    said as (
      select n.node, st.kind, i.account_id as account, null::uuid as item, min(i.time) as first
      from statement_theme st
      join nodes n on n.leaf = st.theme_id
      join item i on i.id = st.item_id and i.account_id is not null and ${itemConditions(filter)}
      where st.run_id = ${run.id}
      group by n.node, st.kind, i.account_id
      union all
      select distinct n.node, st.kind, null::uuid, st.item_id, null::timestamptz
      from statement_theme st
      join nodes n on n.leaf = st.theme_id
      where st.run_id = ${run.id} and st.item_id = any(${dealItems}::uuid[])
    )
    select ${idOf(sql`node`)} as theme, kind, account, item, first from said`.execute(db);
  const voices = new Map<string, Map<string, number | null>>();
  const deals = new Map<string, Set<string>>();
  for (const { theme, kind, account, item, first } of rows) {
    for (const key of [theme, allThemes].flatMap((id) => [keyOf(id, kind), keyOf(id, 'all')])) {
      if (account !== null) hear(voices, key, account, first?.getTime() ?? null);
      if (item !== null) deals.set(key, (deals.get(key) ?? new Set()).add(item));
    }
  }
  return {
    of: (theme, kind) => voices.get(keyOf(theme, kind)) ?? none,
    deals: (theme, kind) => deals.get(keyOf(theme, kind)) ?? noDeals,
  };
}

function hear(
  voices: Map<string, Map<string, number | null>>,
  key: string,
  account: string,
  first: number | null,
): void {
  const heard = voices.get(key) ?? new Map<string, number | null>();
  voices.set(key, heard);
  const before = heard.get(account) ?? null;
  heard.set(account, before === null || (first !== null && first < before) ? first : before);
}
