import { sql } from 'kysely';
import type { Ctx, JobHandler } from '../../platform/index.js';
import type { AnalysisCorrection, ArrivalsAsked } from '../analysis-messages.js';
import { Analyst } from '../analyst.js';
import { currentRun, type CurrentRun } from '../current-run.js';
import type { AnalysisJobs } from '../jobs.js';
import { readAnalysisItems } from '../read-items.js';
import { requestAnalysis } from '../request-analysis.js';
import { readSpaces } from '../search/index.js';
import type { UnderstandSettings } from '../settings.js';
import { lastBatch } from '../run-analysis.js';
import { storeArrivals } from './store-arrivals.js';

/**
 * Gives what came in after an analysis its places in the themes that were found, and looks for new ones among all that
 * came in since. Where that cannot be done, everything is analysed together.
 */
export function takeIn(
  settings: UnderstandSettings,
  analyze: AnalysisJobs['analyze'],
): JobHandler<Record<string, never>> {
  return async ({ ctx, signal, report }) => {
    const run = await currentRun(ctx.db);
    const throughBatch = await lastBatch(ctx);
    if (!run || throughBatch <= (run.through_batch ?? 0)) return;
    await report({ message: 'Reading what came in' });
    await using analyst = new Analyst(signal);
    try {
      let items = 0;
      for await (const page of readAnalysisItems(ctx.db, throughBatch, run.through_batch ?? 0)) {
        analyst.addItems(page);
        items += page.length;
      }
      await report({ message: `Finding the themes of ${items} new items` });
      const found = await analyst.assign(await readAsked(ctx, run, settings));
      await report({ message: 'Storing where they belong' });
      await storeArrivals(ctx, {
        run,
        throughBatch,
        items,
        found,
        rows: (themes) => analyst.rows(run.id, themes),
      });
    } catch (error) {
      signal.throwIfAborted();
      ctx.log.warn({ err: error }, 'What came in could not be taken in: all is analysed together');
      await requestAnalysis(ctx, analyze);
    }
  };
}

async function readAsked(
  ctx: Ctx,
  run: CurrentRun,
  { workerThreads }: UnderstandSettings,
): Promise<ArrivalsAsked> {
  const { db } = ctx;
  const themes = await db
    .selectFrom('theme_run')
    .select(['theme_id as id', 'language', 'general', 'centroid'])
    .where('run_id', '=', run.id)
    .where('level', '=', 1)
    .orderBy('theme_id')
    .execute();
  const { rows: corrections } = await sql<AnalysisCorrection>`
    select c.item_id as item, c.start, c.text, c.kind from kind_correction c
    join item i on i.id = c.item_id and i.batch > ${run.through_batch ?? 0}
    order by c.item_id, c.start`.execute(db);
  return {
    spaces: await readSpaces(ctx, run.id),
    themes,
    languages: run.languages,
    corrections,
    waiting: await readWaiting(ctx, run),
    threads: workerThreads,
  };
}

/** What came in before, since all was analysed; without what is in a new theme already or was placed by a person. */
async function readWaiting(ctx: Ctx, run: CurrentRun): Promise<ArrivalsAsked['waiting']> {
  const { rows } = await sql<{
    item: string;
    start: number;
    end: number;
    itemText: string;
    language: string;
  }>`
    select s.item_id as item, s.start, s."end", i.text as "itemText",
      case s.language when 'und' then 'en' else s.language end as language
    from item i
    join statement s on s.item_id = i.id and s.run_id = ${run.id}
    left join statement_theme st
      on st.item_id = s.item_id and st.start = s.start and st.run_id = s.run_id
    where i.batch > ${run.whole_batch ?? 0} and i.batch <= ${run.through_batch ?? 0}
      and not exists (select from theme_run r
        where r.run_id = ${run.id} and r.theme_id = st.theme_id and r.arrived)
      and not exists (select from theme_edit_statement e where e.item_id = s.item_id)
    order by s.item_id, s.start`.execute(ctx.db);
  return rows.map(({ end, itemText, ...row }) => ({
    ...row,
    text: itemText.slice(row.start, end),
  }));
}
