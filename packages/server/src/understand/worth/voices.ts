import type { Kind, OwnFilter } from '@headwater/contract';
import { sql, type Kysely } from 'kysely';
import { itemConditions } from '../../listen/index.js';
import { arrayText } from '../../platform/array-text.js';
import type { Ctx } from '../../platform/index.js';
import type { Database } from '../../platform/tables.js';
import type { CurrentRun } from '../current-run.js';
import { listener, saidUnder, type Said } from '../said/index.js';
import type { ThemeMeta } from '../theme-metas.js';
import { leavesByNode, nodesTable } from '../theme-nodes.js';

/** Of all themes together: no theme has this id. */
export const allThemes = '00000000-0000-0000-0000-000000000000';

export type SpokenKind = Kind | 'all';

export interface VoiceScope {
  readonly run: CurrentRun;
  readonly metas: ReadonlyMap<string, ThemeMeta>;
  readonly filter: OwnFilter;
  readonly wanted: (theme: ThemeMeta) => boolean;
}

/** Accounts that speak of a theme, by their place in `Speakers.accounts`, and when each of them first did. */
export interface Voices {
  readonly places: Int32Array;
  /** Milliseconds since 1970 UTC; NaN where no time is known. */
  readonly times: Float64Array;
}

export function voicesWhere({ places, times }: Voices, has: (at: number) => boolean): Voices {
  return {
    places: places.filter((_, at) => has(at)),
    times: times.filter((_, at) => has(at)),
  };
}

/** Who spoke, by theme and kind, each account once. `allThemes` joins the themes. */
export interface Speakers {
  readonly accounts: readonly string[];
  of(theme: string, kind: SpokenKind): Voices;
  /** The deals that name a theme, by the item that holds their reason. */
  deals(theme: string, kind: SpokenKind): ReadonlySet<string>;
}

const none: Voices = { places: new Int32Array(), times: new Float64Array() };
const noDeals: ReadonlySet<string> = new Set();
const keyOf = (theme: string, kind: string): string => `${theme} ${kind}`;

/** Who spoke under the filter. `dealItems` are the items that hold deals' reasons. */
export async function readSpeakers(
  ctx: Ctx,
  scope: VoiceScope,
  dealItems: readonly string[],
): Promise<Speakers> {
  const said = await saidUnder(ctx, scope.run, scope.filter);
  const [voices, deals] = await Promise.all([
    said ? voicesIn(said, scope) : readVoices(ctx.db, scope),
    readDeals(ctx, scope, dealItems),
  ]);
  return { ...voices, deals };
}

type Spoken = Pick<Speakers, 'accounts' | 'of'>;

function voicesIn(said: Said, { metas, wanted }: VoiceScope): Spoken {
  const leaves = leavesByNode(metas);
  const ofAll = [
    ...new Set([...metas.values()].filter(wanted).flatMap(({ id }) => leaves.get(id) ?? [])),
  ];
  const listen = listener(said);
  return {
    accounts: said.table.accounts,
    of: (theme, kind) => listen(theme === allThemes ? ofAll : (leaves.get(theme) ?? []), kind),
  };
}

interface Voice {
  readonly theme: string;
  readonly kind: Kind;
  readonly account: string;
  readonly first: Date | null;
}

/** The same in one pass of the database over the statements. */
async function readVoices(
  db: Kysely<Database>,
  { run, metas, filter, wanted }: VoiceScope,
): Promise<Spoken> {
  const { table, idOf } = nodesTable(metas, wanted);
  const { rows } = await sql<Voice>`
    with ${table},
    said as (
      select n.node, st.kind, i.account_id as account, min(i.time) as first
      from statement_theme st
      join nodes n on n.leaf = st.theme_id
      join item i on i.id = st.item_id and i.account_id is not null and ${itemConditions(filter)}
      where st.run_id = ${run.id}
      group by n.node, st.kind, i.account_id
    )
    select ${idOf(sql`node`)} as theme, kind, account, first from said`.execute(db);
  const accounts = new Map<string, number>();
  const heard = new Map<string, Map<number, number>>();
  for (const { theme, kind, account, first } of rows) {
    const place = accounts.get(account) ?? accounts.size;
    accounts.set(account, place);
    const time = first?.getTime() ?? Infinity;
    for (const key of withAll(theme, kind)) {
      const times = heard.get(key) ?? new Map<number, number>();
      heard.set(key, times.set(place, Math.min(times.get(place) ?? Infinity, time)));
    }
  }
  return {
    accounts: [...accounts.keys()],
    of: (theme, kind) => {
      const times = heard.get(keyOf(theme, kind));
      if (times === undefined) return none;
      return {
        places: Int32Array.from(times.keys()),
        times: Float64Array.from(times.values(), (time) => (time === Infinity ? Number.NaN : time)),
      };
    },
  };
}

const withAll = (theme: string, kind: Kind): string[] =>
  [theme, allThemes].flatMap((id) => [keyOf(id, kind), keyOf(id, 'all')]);

/** Deals whose reason names a theme: there are few, and a filter of feedback does not narrow them. */
async function readDeals(
  ctx: Ctx,
  { run, metas, wanted }: VoiceScope,
  dealItems: readonly string[],
): Promise<Speakers['deals']> {
  if (dealItems.length === 0) return () => noDeals;
  const leaves = leavesByNode(metas);
  const nodesOf = new Map<string, string[]>();
  for (const { id } of [...metas.values()].filter(wanted)) {
    for (const leaf of leaves.get(id) ?? []) nodesOf.set(leaf, [...(nodesOf.get(leaf) ?? []), id]);
  }
  const deals = new Map<string, Set<string>>();
  for (const { leaf, kind, item } of await readReasons(ctx, run, dealItems)) {
    for (const key of (nodesOf.get(leaf) ?? []).flatMap((theme) => withAll(theme, kind))) {
      deals.set(key, (deals.get(key) ?? new Set()).add(item));
    }
  }
  return (theme, kind) => deals.get(keyOf(theme, kind)) ?? noDeals;
}

/** What is said in the reason of a deal. */
interface Reason {
  readonly leaf: string;
  readonly kind: Kind;
  readonly item: string;
}

const kept = new WeakMap<Kysely<Database>, { key: string; reasons: Promise<readonly Reason[]> }>();

/** Kept as long as the run's statements are the same, and the deals: every figure under a filter asks for them. */
function readReasons(
  ctx: Ctx,
  run: CurrentRun,
  dealItems: readonly string[],
): Promise<readonly Reason[]> {
  const items = arrayText(dealItems);
  const read = async (): Promise<readonly Reason[]> => {
    const { rows } = await sql<Reason>`
      select st.theme_id as leaf, st.kind, st.item_id as item
      from unnest(${items}::uuid[]) as d (item_id)
      join statement_theme st on st.item_id = d.item_id and st.run_id = ${run.id}`.execute(ctx.db);
    return rows;
  };
  if (ctx.db.isTransaction) return read();
  const key = `${run.id} ${run.counted} ${items}`;
  const present = kept.get(ctx.db);
  if (present?.key === key) return present.reasons;
  const reasons = read();
  kept.set(ctx.db, { key, reasons });
  reasons.catch(() => kept.delete(ctx.db));
  return reasons;
}
