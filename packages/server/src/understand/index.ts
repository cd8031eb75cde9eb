// Analysis runs, statements, themes and their curation, the inbox, Today.
// Tables: analysis_run, statement, statement_vector, statement_theme, theme, theme_run, theme_figure,
//   theme_week, theme_worth, theme_event, theme_edit, theme_edit_statement, run_dimension, run_weeks,
//   run_space, kind_correction.
// Publishes `understand.run-ended` { runId } and `understand.themes-changed` { runId }.
import { accountEdited, booksChanged, matchesChanged } from '../customers/index.js';
import { importEnded, itemsPosted, whoseChanged } from '../listen/index.js';
import { understandTables } from '../migrations/0030-understand.js';
import { staleRuns } from '../migrations/0031-stale-runs.js';
import { figureSeverity } from '../migrations/0032-figure-severity.js';
import { generalThemes } from '../migrations/0033-general-themes.js';
import { themeEdits } from '../migrations/0034-theme-edits.js';
import { searchTables } from '../migrations/0036-search.js';
import { ownFigures } from '../migrations/0061-own-figures.js';
import { themeWorth } from '../migrations/0070-theme-worth.js';
import { arrivals } from '../migrations/0080-arrivals.js';
import { runCounted } from '../migrations/0081-run-counted.js';
import { runWeeks } from '../migrations/0082-run-weeks.js';
import type { Slice } from '../platform/index.js';
import { accountsCounted, runEnded, themesChanged } from './events.js';
import { accountThemeRoutes } from './account-themes.js';
import { analysisJobs, type AnalysisJobs } from './jobs.js';
import { recountAccountsJob } from './recount-accounts.js';
import { understandRoutes } from './routes.js';
import { warmSaid } from './said/index.js';
import { SearchKeeper, searchRoutes } from './search/index.js';
import { whatMovedRoutes } from './what-moved.js';
import { worthDaily, worthJob, worthRoutes, type BlockedDeals } from './worth/index.js';
import './tables.js';

export { decisionsSeen } from './constraints.js';
export { currentRun, type CurrentRun } from './current-run.js';
export { runEnded, themesChanged } from './events.js';
export { forgetItems } from './forget-items.js';
export { spokenThemes } from './spoken-themes.js';
export { requestAnalysis } from './request-analysis.js';
export { readQuotes, statementId } from './quotes.js';
export { themeMetas, type ThemeMeta } from './theme-metas.js';
export { leavesOf, nodesTable } from './theme-nodes.js';
export type { BlockedDeal } from './worth/index.js';
export { analysisJobs, type AnalysisJobs };

/**
 * `blockedDeals`: deals that were lost or are open, whose reasons may name a theme. `modelDir`: the sentence model that
 * searches are placed with, as analyses are.
 */
export function understandSlice(
  jobs: AnalysisJobs,
  blockedDeals: BlockedDeals,
  modelDir: string | null,
): Slice {
  const keeper = new SearchKeeper(modelDir);
  const recountAccounts = recountAccountsJob();
  const weigh = worthJob(blockedDeals);
  return {
    name: 'understand',
    migrations: [
      understandTables,
      staleRuns,
      figureSeverity,
      generalThemes,
      themeEdits,
      searchTables,
      ownFigures,
      themeWorth,
      arrivals,
      runCounted,
      runWeeks,
    ],
    jobs: [jobs.analyze, jobs.arrive, jobs.follow, jobs.recount, recountAccounts, weigh],
    subscriptions: [
      ...[importEnded, itemsPosted, runEnded].map((when) => ({
        when,
        start: jobs.follow,
        key: 'follow',
      })),
      // Without a key: one that came while another was running would otherwise be missed.
      { when: whoseChanged, start: jobs.recount },
      ...[booksChanged, matchesChanged, accountEdited].map((when) => ({
        when,
        start: recountAccounts,
      })),
      // What accounts pay is weighed once the run knows in which currency.
      ...[runEnded, themesChanged, accountsCounted].map((when) => ({
        when,
        start: weigh,
      })),
    ],
    routes: [
      ...understandRoutes(jobs, blockedDeals),
      ...worthRoutes(blockedDeals),
      ...accountThemeRoutes,
      ...whatMovedRoutes,
      ...searchRoutes(keeper),
    ],
    serve: (ctx) => {
      const endSearch = keeper.serve(ctx);
      const endReading = warmSaid(ctx);
      const endDaily = worthDaily(ctx, weigh);
      return async () => {
        endDaily();
        endReading();
        await endSearch();
      };
    },
  };
}
