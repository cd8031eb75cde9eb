import { explainMembership } from '@headwater/insight';
import type { PlacementReason } from '@headwater/contract';
import { sql } from 'kysely';
import type { z } from 'zod';
import { AppError, notFound, type Ctx } from '../platform/index.js';
import { currentRun, type CurrentRun } from './current-run.js';
import { presentQuote, unchangedSince } from './quotes.js';
import { readThemeMembers, type ThemeMember } from './theme-members.js';
import { themeMetas } from './theme-metas.js';
import { leavesOf } from './theme-nodes.js';

type View = z.input<typeof PlacementReason>;

// The surest ones; a large theme's core says why a statement is near it.
const compared = 2000;
const nearestShown = 3;

/** Why a statement is in its theme: who put it there, or which others are like it and what they share. */
export async function whyHere(ctx: Ctx, key: { item: string; start: number }): Promise<View> {
  const run = await currentRun(ctx.db);
  if (!run) throw notFound('statement');
  const own = await readOwn(ctx, run, key);
  const placed = await placedBy(ctx, own);
  const metas = await themeMetas(ctx.db, run.id);
  const found = own.theme === null ? undefined : metas.get(own.theme);
  const theme = found ? metas.get(found.mergedInto ?? found.id) : undefined;
  if (!theme) {
    const sentence = placed
      ? `${placed.by} took it out of its theme${because(placed.reason)}`
      : 'It is in no theme: it says too little that others say, too.';
    return { sentence, theme: null, nearest: [], words: [], compared: 0, placed };
  }
  const members = (await readThemeMembers(ctx.db, run, leavesOf(metas, theme.id), compared)).filter(
    ({ item, start }) => item !== key.item || start !== key.start,
  );
  const reason = explainMembership(own, members);
  const nearest = nearestOf(own, members);
  const words = reason.words.map(({ word, members: statements }) => ({ word, statements }));
  return {
    sentence: inWords(placed, words, nearest, members.length),
    theme: { id: theme.id, label: theme.label },
    nearest,
    words,
    compared: members.length,
    placed,
  };
}

/** One sentence a customer: their own other ones are near for other reasons. */
function nearestOf(own: OwnStatement, members: readonly ThemeMember[]): View['nearest'] {
  const seen = new Set([own.customerKey]);
  const chosen: View['nearest'] = [];
  for (const { index, cosine } of explainMembership(own, members, members.length).nearest) {
    const member = members[index];
    if (!member || seen.has(member.customerKey)) continue;
    seen.add(member.customerKey);
    chosen.push({ ...presentQuote(member), likeness: cosine });
    if (chosen.length === nearestShown) break;
  }
  return chosen;
}

function inWords(
  placed: View['placed'],
  words: View['words'],
  nearest: View['nearest'],
  others: number,
): string {
  if (placed) return `${placed.by} put it here${because(placed.reason)}`;
  if (others === 0) return 'It is the only sentence of this theme.';
  const near =
    nearest[0] === undefined
      ? ''
      : ` The nearest says: “${nearest[0].text.replace(/\s+/g, ' ').trim()}”`;
  if (words.length === 0) {
    return `It shares no word with the others, but is used in the same company of words.${near}`;
  }
  const told = words.map(
    ({ word, statements }) => `“${word}” with ${statements === 1 ? '1' : statements}`,
  );
  return `It shares ${list(told)} of the ${others} other sentences.${near}`;
}

const list = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

const because = (reason: string | null): string => (reason === null ? '.' : `: “${reason}”`);

interface OwnStatement {
  readonly item: string;
  readonly text: string;
  readonly vector: Int8Array;
  readonly theme: string | null;
  readonly customerKey: string;
}

async function readOwn(
  ctx: Ctx,
  run: CurrentRun,
  { item, start }: { item: string; start: number },
): Promise<OwnStatement> {
  const { rows } = await sql<{
    end: number;
    itemText: string;
    vector: Buffer;
    theme: string | null;
    customerKey: string;
  }>`
    select s."end", i.text as "itemText", v.vector, st.theme_id as theme,
      i.customer_key::text as "customerKey"
    from statement s
    join statement_vector v on v.item_id = s.item_id and v.start = s.start and v.run_id = s.run_id
    join item i on i.id = s.item_id and ${unchangedSince(run)}
    left join statement_theme st
      on st.item_id = s.item_id and st.start = s.start and st.run_id = s.run_id
    where s.item_id = ${item} and s.start = ${start} and s.run_id = ${run.id}`.execute(ctx.db);
  const [row] = rows;
  if (!row) {
    throw new AppError({
      code: 'not-found',
      status: 404,
      message: 'The latest analysis has no statement at this place: the item changed, or is gone.',
    });
  }
  const { vector, itemText, end, ...rest } = row;
  return {
    ...rest,
    item,
    text: itemText.slice(start, end),
    vector: new Int8Array(vector.buffer, vector.byteOffset, vector.byteLength),
  };
}

async function placedBy(ctx: Ctx, own: OwnStatement): Promise<View['placed']> {
  const row = await ctx.db
    .selectFrom('theme_edit_statement')
    .innerJoin('theme_edit', 'theme_edit.id', 'theme_edit_statement.edit_id')
    .select(['by_name as by', 'at', 'reason'])
    .where('item_id', '=', own.item)
    .where('text', '=', own.text)
    .where('kind', 'in', ['move', 'split'])
    .where('undone_at', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('theme_edit.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { ...row, at: row.at.toISOString() } : null;
}
