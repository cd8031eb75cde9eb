import type { SearchQuery } from '@headwater/contract';
import type { LookedFor, TextSpan } from '@headwater/insight';
import { sql } from 'kysely';
import { itemConditions } from '../../listen/index.js';
import type { Ctx } from '../../platform/index.js';
import type { CurrentRun } from '../current-run.js';
import { unchangedSince } from '../quotes.js';
import type { IndexHit } from './messages.js';

/** Somebody waits for every letter: what the database has not found by then is left to the index. */
const limitMs = 400;

interface WordAnswer {
  readonly hits: readonly IndexHit[];
  readonly withAnyWord: null;
  readonly withAllWords: null;
  readonly lookedFor: readonly LookedFor[];
  readonly marksOf: (text: string) => TextSpan[];
}

/** Newest statements with the typed words, straight from the tables: while there is no index to ask. */
export async function findByWords(
  ctx: Ctx,
  run: CurrentRun,
  query: SearchQuery,
  most: number,
): Promise<WordAnswer> {
  const { wanted, unwanted } = piecesOf(query.q);
  const hits = wanted.length === 0 ? [] : await read(ctx, run, query, wanted, unwanted, most);
  return {
    hits,
    withAnyWord: null,
    withAllWords: null,
    lookedFor: [],
    marksOf: (text) => placesOf(text, wanted),
  };
}

function piecesOf(q: string): { wanted: string[]; unwanted: string[] } {
  const wanted: string[] = [];
  const unwanted: string[] = [];
  for (const [, sign, quoted, bare] of q.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/gu)) {
    const piece = (quoted ?? bare ?? '').trim().toLowerCase();
    if (piece !== '') (sign === '-' ? unwanted : wanted).push(piece);
  }
  return { wanted: wanted.slice(0, 10), unwanted: unwanted.slice(0, 10) };
}

const pattern = (piece: string): string => `%${piece.replace(/[\\%_]/g, String.raw`\$&`)}%`;

async function read(
  ctx: Ctx,
  run: CurrentRun,
  query: SearchQuery,
  wanted: readonly string[],
  unwanted: readonly string[],
  most: number,
): Promise<IndexHit[]> {
  const { q: _words, ...filter } = query;
  const kind = query.kind === undefined ? sql`` : sql`and s.kind = ${query.kind}`;
  try {
    const { rows } = await ctx.db.transaction().execute(async (tx) => {
      await sql`select set_config('statement_timeout', ${String(limitMs)}, true)`.execute(tx);
      return sql<{ item: string; start: number; end: number; text: string }>`
        select s.item_id as item, s.start, s."end", i.text
        from (
          select i.id, i.text, i.time from item i
          where ${unchangedSince(run)} and ${itemConditions(filter)}
            and i.text ilike all (${wanted.map(pattern)}::text[])
            and not i.text ilike any (${unwanted.map(pattern)}::text[])
          order by coalesce(i.time, '-infinity'::timestamptz) desc, i.id desc
          limit ${most}
        ) i
        join statement s on s.item_id = i.id and s.run_id = ${run.id} ${kind}
        order by coalesce(i.time, '-infinity'::timestamptz) desc, i.id desc, s.start`.execute(tx);
    });
    return rows
      .map(({ item, start, end, text }) => ({
        item,
        start,
        has: wordsIn(text.slice(start, end), wanted),
      }))
      .filter(({ has }) => has.length > 0)
      .sort((a, b) => b.has.length - a.has.length)
      .slice(0, most)
      .map(({ item, start, has }, rank) => ({
        item,
        start,
        score: 1 / (rank + 1),
        by: 'words',
        words: has.map((typed) => ({ typed, way: 'exact' })),
        cosine: null,
      }));
  } catch (error) {
    // 57014: query cancelled, here by its time limit.
    if (error instanceof Error && 'code' in error && error.code === '57014') return [];
    throw error;
  }
}

const wordsIn = (text: string, wanted: readonly string[]): string[] => {
  const lower = text.toLowerCase();
  return wanted.filter((piece) => lower.includes(piece));
};

function placesOf(text: string, wanted: readonly string[]): TextSpan[] {
  const lower = text.toLowerCase();
  // Where lower case is of another length the places would be wrong: better none.
  if (lower.length !== text.length) return [];
  const found = wanted.flatMap((piece) => {
    const spans: TextSpan[] = [];
    for (let at = lower.indexOf(piece); at >= 0; at = lower.indexOf(piece, at + piece.length)) {
      spans.push({ start: at, end: at + piece.length });
    }
    return spans;
  });
  const apart: TextSpan[] = [];
  for (const span of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start >= (apart.at(-1)?.end ?? 0)) apart.push(span);
  }
  return apart;
}
