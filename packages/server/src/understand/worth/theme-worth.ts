import type { ThemeWorth, ThemeWorthQuery, WorthRowPage, WorthRowQuery } from '@headwater/contract';
import { sql } from 'kysely';
import { z } from 'zod';
import {
  csvResponse,
  decodeCursor,
  encodeCursor,
  notFound,
  type Ctx,
} from '../../platform/index.js';
import { currentRun } from '../current-run.js';
import { filterOf } from '../filter-of.js';
import { themeEnded } from '../locked-theme.js';
import { themeMetas } from '../theme-metas.js';
import { readStakes, type BlockedDeals } from './stakes.js';
import { readSpeakers, voicesWhere } from './voices.js';
import {
  weigh,
  weighing,
  weighTheme,
  worthEntries,
  type Weighing,
  type WorthEntry,
} from './weigh.js';

/** Everything that figures of one theme are made of; null while no account has revenue. */
async function weighed(
  ctx: Ctx,
  id: string,
  query: ThemeWorthQuery,
  blockedDeals: BlockedDeals,
): Promise<Weighing | null> {
  const run = await currentRun(ctx.db);
  if (!run) throw notFound('theme');
  const metas = await themeMetas(ctx.db, run.id);
  if (!metas.has(id)) throw themeEnded();
  if (run.currency === null) return null;
  const stakes = await readStakes(ctx, run.currency, blockedDeals);
  const today = ctx.clock.now().toISOString().slice(0, 10);
  const speakers = await readSpeakers(
    ctx,
    { run, metas, filter: filterOf(query), wanted: (theme) => theme.id === id },
    [...stakes.deals.keys()],
  );
  return weighing(speakers, { stakes, today, renewalMonths: query.renewalMonths });
}

/** What one theme is worth, and for each segment of those who speak of it. */
export async function themeWorth(
  ctx: Ctx,
  id: string,
  query: ThemeWorthQuery,
  blockedDeals: BlockedDeals,
): Promise<z.input<typeof ThemeWorth>> {
  const { renewalMonths, kind = 'all' } = query;
  const found = await weighed(ctx, id, query, blockedDeals);
  if (!found) return { worth: null, renewalMonths, segments: [] };
  const { speakers } = found;
  const voices = speakers.of(id, kind);
  const accounts = Array.from(voices.places, (place) => speakers.accounts[place] ?? '');
  const segments = await segmentsOf(ctx, accounts);
  return {
    worth: weighTheme(found, id, kind),
    renewalMonths,
    segments: segments
      .map(({ value, label, members }) => ({
        value,
        label,
        worth: weigh(
          found,
          voicesWhere(voices, (at) => members.has(accounts[at] ?? '')),
          new Set(),
        ),
      }))
      .sort((a, b) => b.worth.touched.value - a.worth.touched.value),
  };
}

/** Segments that accounts are in: those that they bring along, and those by a rule. */
async function segmentsOf(ctx: Ctx, accounts: readonly string[]) {
  const { rows } = await sql<{ value: string; label: string; accounts: string[] }>`
    select segment as value, segment as label, array_agg(id::text) as accounts
    from account where id = any(${accounts}::uuid[]) and segment is not null group by segment
    union all
    select s.id::text, s.name, array_agg(m.account_id::text)
    from segment s join segment_member m on m.segment_id = s.id
    where m.account_id = any(${accounts}::uuid[]) group by s.id`.execute(ctx.db);
  return rows.map(({ accounts: ids, ...row }) => ({ ...row, members: new Set(ids) }));
}

const place = z.tuple([z.int().min(0)]);

async function entriesOf(
  ctx: Ctx,
  id: string,
  query: WorthRowQuery,
  blockedDeals: BlockedDeals,
): Promise<{ entries: readonly WorthEntry[]; currency: string }> {
  const { kind = 'all', measure, q } = query;
  const found = await weighed(ctx, id, query, blockedDeals);
  if (!found) return { entries: [], currency: 'EUR' };
  const { by, speakers } = found;
  const words = q?.toLowerCase() ?? '';
  const entries = worthEntries(found, speakers.of(id, kind), speakers.deals(id, kind), measure)
    .filter((entry) => nameOf(entry).toLowerCase().includes(words))
    .toSorted(
      (a, b) => (b.counted ?? -1) - (a.counted ?? -1) || nameOf(a).localeCompare(nameOf(b), 'en'),
    );
  return { entries, currency: by.stakes.currency };
}

const nameOf = ({ deal, account }: WorthEntry): string => deal?.name ?? account?.name ?? '';

/** The accounts, or deals, under one figure of a theme, the largest first. */
export async function worthRows(
  ctx: Ctx,
  id: string,
  query: WorthRowQuery,
  blockedDeals: BlockedDeals,
): Promise<z.input<typeof WorthRowPage>> {
  const { entries, currency } = await entriesOf(ctx, id, query, blockedDeals);
  const [offset] = decodeCursor(query.cursor, place) ?? [0];
  const end = offset + query.limit;
  return {
    rows: entries.slice(offset, end).map((entry) => ({
      account: entry.account?.id ?? null,
      name: nameOf(entry),
      plan: entry.account?.plan ?? null,
      money: { minor: entry.minor, currency: entry.currency },
      counted: entry.counted === null ? null : { minor: entry.counted, currency },
      saidAt: entry.saidAt === null ? null : new Date(entry.saidAt).toISOString(),
      day: entry.day,
    })),
    next: end < entries.length ? encodeCursor([end]) : null,
    total: entries.length,
  };
}

export async function exportWorthRows(
  ctx: Ctx,
  id: string,
  query: WorthRowQuery,
  blockedDeals: BlockedDeals,
): Promise<Response> {
  const { entries, currency } = await entriesOf(ctx, id, query, blockedDeals);
  async function* rows() {
    for (const entry of entries) {
      yield [
        entry.account?.id,
        nameOf(entry),
        entry.account?.plan,
        entry.minor,
        entry.currency,
        entry.counted,
        currency,
        entry.saidAt === null ? null : new Date(entry.saidAt),
        entry.day,
      ];
    }
  }
  const header = [
    'account',
    'name',
    'plan',
    'amount minor',
    'currency',
    'counted minor',
    'counted currency',
    'said at',
    'day',
  ];
  return csvResponse(`theme-${query.measure}.csv`, header, rows());
}
