import { ThemeQuery, type TodayView } from '@headwater/contract';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../platform/index.js';
import { currentRun } from './current-run.js';
import { dayInWords, recentSurge } from './headline.js';
import { listThemes, rankThemes, waitingItems } from './list-themes.js';

type View = z.input<typeof TodayView>;

const painsShown = 3;
const changesShown = 20;

/** What happened since this person's last visit, what hurts most, and what waits for someone. */
export async function today(ctx: Ctx): Promise<View> {
  const since = await lastVisit(ctx);
  const run = await currentRun(ctx.db);
  const pains = ThemeQuery.parse({ kind: 'pain', limit: painsShown, sort: 'impact' });
  const query = run?.currency === null || !run ? pains : { ...pains, sort: 'revenue' as const };
  const [list, ranking, newItems, changes, due] = await Promise.all([
    // A pile without a subject and a pain that is over ask nothing of anybody today.
    listThemes(ctx, query, undefined, { actionable: true }),
    run ? rankThemes(ctx, run, ThemeQuery.parse({})) : null,
    itemsSince(ctx, since),
    readChanges(ctx, since),
    readDue(ctx),
  ]);
  const surges = (ranking?.ranked ?? []).flatMap((ranked) => {
    const surge = run ? recentSurge(run, ranked) : null;
    const told = ranked.meta.trend.surges.find(({ week }) => week === surge?.week);
    return told ? [{ theme: ranked.meta.id, label: ranked.meta.label, ...told }] : [];
  });
  return {
    since: since?.toISOString() ?? null,
    newItems,
    changes,
    topPains: list.rows,
    surges: surges.sort((a, b) =>
      a.week < b.week ? 1 : a.week > b.week ? -1 : b.observed - a.observed,
    ),
    due,
    headline: list.headline,
  };
}

async function lastVisit(ctx: Ctx): Promise<Date | null> {
  if (ctx.actor.personId === null) return null;
  const person = await ctx.db
    .selectFrom('person')
    .select('last_visit_at')
    .where('id', '=', ctx.actor.personId)
    .executeTakeFirst();
  return person?.last_visit_at ?? null;
}

async function itemsSince(ctx: Ctx, since: Date | null): Promise<number> {
  const { rows } = await sql<{ fresh: number }>`
    select coalesce(sum(fresh), 0)::int as fresh from item_batch
    where committed_at > ${since ?? new Date(0)}`.execute(ctx.db);
  return rows[0]?.fresh ?? 0;
}

const said: Readonly<Record<string, string>> = {
  born: 'is new',
  split: 'was split off',
  merged: 'was merged',
  died: 'is gone',
  renamed: 'was renamed',
  pinned: 'was pinned',
  unpinned: 'is not pinned any more',
  archived: 'is ignored',
  restored: 'is back',
  moved: 'had sentences moved',
  grouped: 'was grouped',
  undone: 'had an edit undone',
};

/** Themes' events and finished imports, newest first. The first analysis's births are not news. */
async function readChanges(ctx: Ctx, since: Date | null): Promise<View['changes']> {
  const from = since ?? new Date(0);
  const { rows } = await sql<{
    at: Date;
    event: string;
    label: string | null;
    subject: string;
    detail: string;
  }>`
    (select e.at, e.event, e.theme_id as subject, e.detail, coalesce(t.label_given, (
        select r.label from theme_run r join analysis_run a on a.id = r.run_id
        where r.theme_id = t.id order by a.started_at desc limit 1)) as label
      from theme_event e join theme t on t.id = e.theme_id
      where e.at > ${from} and e.event not in ('kept', 'drifted') and not (e.event = 'born' and e.run_id = (
        select id from analysis_run where state = 'done' order by started_at limit 1))
      order by e.at desc limit ${changesShown})
    union all
    (select finished_at, 'import', id, fresh || ' new, ' || changed || ' changed, ' || rejected
        || ' rejected', file_name
      from import where finished_at > ${from} and state = 'done'
      order by finished_at desc limit ${changesShown})
    order by at desc limit ${changesShown}`.execute(ctx.db);
  return rows.map(({ at, event, label, subject, detail }) => ({
    text:
      event === 'import'
        ? `Import of ${label}: ${detail}.`
        : `“${label}” ${said[event] ?? event}. ${detail}`,
    href: `/${event === 'import' ? 'imports' : 'themes'}/${subject}`,
    at: at.toISOString(),
  }));
}

/** Work left lying: imports that wait for an answer, and items that no analysis has seen. */
async function readDue(ctx: Ctx): Promise<View['due']> {
  const run = await currentRun(ctx.db);
  const imports = await ctx.db
    .selectFrom('import')
    .leftJoin('job', 'job.id', 'import.job_id')
    .select([
      'import.id',
      'file_name',
      'import.state',
      'preview',
      'job.state as job_state',
      'import.created_at',
    ])
    .where('import.state', 'in', ['uploaded', 'checked', 'paused', 'failed', 'importing'])
    .orderBy('import.created_at', 'desc')
    .limit(10)
    .execute();
  const due: View['due'] = imports.flatMap((row) => {
    const href = `/imports/${row.id}`;
    const day = dayInWords(row.created_at.toISOString().slice(0, 10));
    const stopped = row.job_state === 'failed' || row.job_state === 'cancelled';
    if (row.state === 'importing' && !stopped) return [];
    if (row.state === 'uploaded' && (row.preview?.date?.candidates.length ?? 0) > 1) {
      return [{ text: `Say how the dates of ${row.file_name} are written (${day}).`, href }];
    }
    const verb = row.state === 'uploaded' || row.state === 'checked' ? 'Finish' : 'Resume';
    return [{ text: `${verb} the import of ${row.file_name} (${day}).`, href }];
  });
  const waiting = await waitingItems(ctx.db, run);
  if (waiting > 0) {
    due.push({
      text: `${waiting} ${waiting === 1 ? 'item waits' : 'items wait'} for an analysis.`,
      href: '/pains',
    });
  }
  return due;
}
