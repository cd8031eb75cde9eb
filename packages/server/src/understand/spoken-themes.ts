import { sql } from 'kysely';
import type { Kind } from '@headwater/contract';
import type { Speech, SpokenThemes } from '../customers/index.js';
import type { Ctx } from '../platform/index.js';
import { currentRunId } from './current-run.js';
import { themeMetas } from './theme-metas.js';
import { nodesTable } from './theme-nodes.js';

const speechOf: Readonly<Partial<Record<Kind, Speech>>> = { pain: 'pain', request: 'request' };

/** Which themes each account has spoken of in the current run, at either level, by name and by id. */
export async function spokenThemes(ctx: Ctx): Promise<ReadonlyMap<string, SpokenThemes>> {
  const runId = await currentRunId(ctx.db);
  if (runId === null) return new Map();
  const metas = await themeMetas(ctx.db, runId);
  const { table, idOf } = nodesTable(metas, () => true);
  const { rows } = await sql<{ account: string; theme: string; kind: Kind }>`
    with ${table}
    select account_id as account, ${idOf(sql`node`)} as theme, kind from (
      select distinct i.account_id, n.node, st.kind
      from statement_theme st
      join nodes n on n.leaf = st.theme_id
      join item i on i.id = st.item_id and i.account_id is not null
      where st.run_id = ${runId}) said`.execute(ctx.db);
  const spoken = new Map<string, Map<string, Set<Speech>>>();
  for (const { account, theme, kind } of rows) {
    const themes = spoken.get(account) ?? new Map<string, Set<Speech>>();
    spoken.set(account, themes);
    const label = metas.get(theme)?.label.toLowerCase();
    for (const key of label === undefined ? [theme] : [theme, label]) {
      const how = themes.get(key) ?? new Set<Speech>();
      themes.set(key, how.add('said'));
      const as = speechOf[kind];
      if (as) how.add(as);
    }
  }
  return spoken;
}
