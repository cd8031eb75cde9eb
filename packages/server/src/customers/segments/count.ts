import { sql } from 'kysely';
import type { SegmentPreview } from '@headwater/contract';
import type { z } from 'zod';
import { inTransaction, type Ctx } from '../../platform/index.js';
import { accountFacts, type AccountFacts } from './facts.js';
import { asksSpeech, compileRule, namedThemes, type Rule, type SpokenThemes } from './language.js';

/** Who spoke of which themes, by account: from the analysis, which this slice does not know. */
export type SpokenBy = (ctx: Ctx) => Promise<ReadonlyMap<string, SpokenThemes>>;

interface Found {
  readonly members: readonly AccountFacts[];
  readonly undecided: number;
  readonly of: number;
}

const nothing: SpokenThemes = new Map();
const sampleSize = 8;

function find(
  rule: Extract<Rule, { ok: true }>,
  facts: readonly AccountFacts[],
  spoken: ReadonlyMap<string, SpokenThemes>,
): Found {
  const members: AccountFacts[] = [];
  let undecided = 0;
  for (const each of facts) {
    const answer = rule.formula.evaluate({ facts: each, spoken: spoken.get(each.id) ?? nothing });
    if (answer === null) undecided += 1;
    else if (answer) members.push(each);
  }
  return { members, undecided, of: facts.length };
}

/** A theme that no account spoke of is mostly a name mistyped, or gone with an analysis. */
function unknownTheme(rule: Rule, spoken: ReadonlyMap<string, SpokenThemes>): string | null {
  const wanted = namedThemes(rule).filter((name) => {
    const key = name.trim().toLowerCase();
    for (const themes of spoken.values()) if (themes.has(key)) return false;
    return true;
  });
  const [first] = wanted;
  return first === undefined
    ? null
    : `No account has spoken of a theme named “${first}”. Write the name as Pain points shows it.`;
}

/** What a rule would take in, counted over all accounts as of now. */
export async function previewRule(
  ctx: Ctx,
  source: string,
  spokenBy: SpokenBy,
): Promise<z.input<typeof SegmentPreview>> {
  const rule = compileRule(source);
  if (!rule.ok) {
    return { accounts: 0, undecided: 0, of: 0, sample: [], problem: { ...rule.problem } };
  }
  const facts = await accountFacts(ctx);
  const spoken = asksSpeech(rule) ? await spokenBy(ctx) : new Map();
  const { members, undecided, of } = find(rule, facts, spoken);
  const unknown = unknownTheme(rule, spoken);
  return {
    accounts: members.length,
    undecided,
    of,
    sample: members.slice(0, sampleSize).map(({ id, name, plan }) => ({ id, name, plan })),
    problem:
      unknown === null
        ? null
        : { message: unknown, start: 0, end: source.length, line: 1, column: 1, suggestion: null },
  };
}

/** Counts segments anew: those given, or all. The facts are read once for all of them. */
export async function countSegments(
  ctx: Ctx,
  spokenBy: SpokenBy,
  only?: readonly string[],
): Promise<void> {
  const rows = await ctx.db
    .selectFrom('segment')
    .select(['id', 'rule'])
    .$if(only !== undefined, (query) => query.where('id', 'in', [...(only ?? [])]))
    .execute();
  if (rows.length === 0) return;
  const rules = rows.map(({ id, rule }) => ({ id, source: rule, rule: compileRule(rule) }));
  const facts = await accountFacts(ctx);
  const spoken = rules.some(({ rule }) => asksSpeech(rule)) ? await spokenBy(ctx) : new Map();
  for (const { id, source, rule } of rules) {
    const found = rule.ok ? find(rule, facts, spoken) : { members: [], undecided: 0 };
    const problem = rule.ok ? unknownTheme(rule, spoken) : rule.problem.message;
    await inTransaction(ctx, async (tx) => {
      // Whoever changed the rule meanwhile counts it themselves.
      const still = await tx.db
        .updateTable('segment')
        .set({
          accounts: found.members.length,
          undecided: found.undecided,
          counted_at: tx.clock.now(),
          problem,
        })
        .where('id', '=', id)
        .where('rule', '=', source)
        .executeTakeFirst();
      if (still.numUpdatedRows === 0n) return;
      const ids = found.members.map((account) => account.id);
      await sql`
        delete from segment_member
        where segment_id = ${id} and account_id <> all(${ids}::uuid[])`.execute(tx.db);
      await sql`
        insert into segment_member (segment_id, account_id)
        select ${id}, a.id from account a where a.id = any(${ids}::uuid[])
        on conflict do nothing`.execute(tx.db);
    });
  }
}
