import type { SearchQuery, SearchView } from '@headwater/contract';
import { markWords } from '@headwater/insight';
import { sql } from 'kysely';
import type { z } from 'zod';
import { inSegment } from '../../customers/index.js';
import { itemConditions, periodOf } from '../../listen/index.js';
import type { Ctx } from '../../platform/index.js';
import type { CurrentRun } from '../current-run.js';
import { waitingItems } from '../list-themes.js';
import { presentQuote, quoteColumns, unchangedSince, type QuoteRow } from '../quotes.js';
import { findByWords } from './by-words.js';
import type { SearchKeeper } from './keeper.js';
import type { IndexAnswer, IndexFilter, IndexHit } from './messages.js';
import { findThemes, readThemeNames, type ThemeNames } from './theme-names.js';

type View = z.input<typeof SearchView>;
type Statement = View['statements'][number];

/** Read of the index, so that what many say word for word can be told as one, and themes be counted. */
const depth = 60;

/** Statements by words and meaning, and themes by name or by what was found. */
export async function searchFeedback(
  ctx: Ctx,
  keeper: SearchKeeper,
  query: SearchQuery,
): Promise<View> {
  const { run, thread, progress, failed } = await keeper.current(ctx);
  const state = !run ? 'none' : thread ? 'ready' : failed ? 'failed' : 'building';
  if (!run || query.q === '') {
    return nothing(query, { state, progress, waiting: await waitingItems(ctx.db, run) });
  }
  const [waiting, answer, names] = await Promise.all([
    waitingItems(ctx.db, run),
    thread
      ? thread.search(query.q, depth, await indexFilter(ctx, query))
      : findByWords(ctx, run, query, depth),
    readThemeNames(ctx, run),
  ]);
  const found = await readFound(ctx, run, query, answer, names);
  const marksOf = 'marksOf' in answer ? answer.marksOf : markedBy(answer);
  return {
    q: query.q,
    statements: told(found, marksOf, query.limit),
    themes: findThemes(query.q, names, found, marksOf),
    withAnyWord: answer.withAnyWord,
    withAllWords: answer.withAllWords,
    corrected: corrected(answer),
    index: { state, progress, waiting },
  };
}

const nothing = ({ q }: SearchQuery, index: View['index']): View => ({
  q,
  statements: [],
  themes: [],
  withAnyWord: null,
  withAllWords: null,
  corrected: [],
  index,
});

const markedBy =
  ({ lookedFor }: IndexAnswer) =>
  (text: string) =>
    markWords(text, lookedFor);

async function indexFilter(ctx: Ctx, query: SearchQuery): Promise<IndexFilter> {
  const { product, language, kind, source, segment } = query;
  const period = periodOf(query);
  const [sources, accounts] = await Promise.all([
    source
      ? ctx.db.selectFrom('source').select('id').where('name', '=', source).execute()
      : undefined,
    segment
      ? ctx.db
          .selectFrom('account')
          .select('id')
          .where(inSegment(sql`id`, segment))
          .execute()
      : undefined,
  ]);
  return {
    language,
    kind,
    ...(product && product.length > 0 ? { products: product } : {}),
    ...(sources ? { sources: sources.map(({ id }) => id) } : {}),
    ...(accounts ? { accounts: accounts.map(({ id }) => id) } : {}),
    ...(period.from === null ? {} : { from: period.from }),
    ...(period.before === null ? {} : { before: period.before }),
  };
}

interface Found {
  readonly row: QuoteRow;
  readonly hit: IndexHit;
  readonly theme: string | null;
  readonly label: string | null;
}

/** What the database says of the hits now, best first: one that is gone, changed or filtered out is not among them. */
async function readFound(
  ctx: Ctx,
  run: CurrentRun,
  query: SearchQuery,
  { hits }: { readonly hits: readonly IndexHit[] },
  names: ThemeNames,
): Promise<Found[]> {
  if (hits.length === 0) return [];
  const kind = query.kind === undefined ? sql`` : sql`and s.kind = ${query.kind}`;
  const { q: _words, ...filter } = query;
  const { rows } = await sql<QuoteRow & { at: number; theme: string | null }>`
    select ${quoteColumns}, k.at::int as at, st.theme_id as theme
    from unnest(${hits.map(({ item }) => item)}::uuid[], ${hits.map(({ start }) => start)}::int[])
      with ordinality as k (item_id, start, at)
    join statement s on s.item_id = k.item_id and s.start = k.start and s.run_id = ${run.id} ${kind}
    join item i on i.id = k.item_id and ${unchangedSince(run)} and ${itemConditions(filter)}
    join source src on src.id = i.source_id
    left join statement_theme st
      on st.item_id = s.item_id and st.start = s.start and st.run_id = s.run_id
    order by k.at`.execute(ctx.db);
  return rows.flatMap((row) => {
    const hit = hits[row.at - 1];
    if (!hit) return [];
    const named = row.theme === null ? undefined : names.shown(row.theme);
    return [{ row, hit, theme: named?.id ?? null, label: named?.label ?? null }];
  });
}

/** The first of those that say the same words stands for all of them. */
function told(
  found: readonly Found[],
  marksOf: (text: string) => Statement['marks'],
  limit: number,
): Statement[] {
  const alike = new Map<string, [Found, ...Found[]]>();
  for (const one of found) {
    const { itemText, start, end } = one.row;
    const words = itemText
      .slice(start, end)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    const known = alike.get(words);
    if (known) known.push(one);
    else alike.set(words, [one]);
  }
  return [...alike.values()].slice(0, limit).map(([{ row, hit, theme, label }, ...same]) => {
    const quote = presentQuote(row);
    return {
      ...quote,
      theme: theme === null || label === null ? null : { id: theme, label },
      marks: marksOf(quote.text),
      by: hit.by,
      words: [...hit.words],
      cosine: hit.cosine,
      same: same.length,
    };
  });
}

function corrected({ lookedFor }: Pick<IndexAnswer, 'lookedFor'>): View['corrected'] {
  const read = new Map<string, string[]>();
  for (const { typed, word, way } of lookedFor) {
    if (way === 'spelling') read.set(typed, [...(read.get(typed) ?? []), word]);
  }
  return [...read].map(([typed, words]) => ({ typed, read: words }));
}
