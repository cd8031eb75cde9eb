import type { CompareRow } from '@headwater/contract';
import {
  compareThemes,
  meanInterval,
  opportunityFromFeedback,
  seededRandom,
  weighGaps,
  type GapKind,
  type GapLook,
  type GapSearch,
  type GroupShares,
  type OpportunityScore,
  type ThemeComparison,
} from '@headwater/decision';
import type { z } from 'zod';
import { anyTheme, gapTable, type MarketCell, type MarketCells } from './cells.js';

/** What a count brought, and what is to be told from it. Crosses threads as it is. */
export interface AppraiseTask {
  readonly cells: MarketCells;
  /** Themes that are compared: of both levels. */
  readonly compared: readonly string[];
  /** Themes that gaps and opportunities are told of: fine ones that one can act on. */
  readonly actionable: readonly string[];
  /** Of these, what nobody asks for any more. */
  readonly served: readonly string[];
  /** Competitors that have been counted, those with most customers first. */
  readonly competitors: readonly string[];
  /** Our customers by theme and how satisfied they are with it, 0 … 10. */
  readonly satisfaction: readonly {
    readonly theme: string;
    readonly level: number;
    readonly customers: number;
  }[];
  readonly recentWeeks: number;
}

/** A gap that was looked for, and against whom: null is all competitors, or none. */
export type FoundLook = GapLook & { readonly competitor: string | null };

/** A line of the comparison, without what is known of the theme. */
export type ComparedTheme = Omit<z.input<typeof CompareRow>, 'theme'>;
type Side = ComparedTheme['us'];

export interface Appraisal {
  readonly looks: readonly FoundLook[];
  readonly comparisons: readonly {
    readonly against: string;
    readonly themes: readonly (ComparedTheme & { readonly theme: string })[];
  }[];
  readonly opportunities: readonly OpportunityScore[];
}

/** Kinds that are told of each competitor; the others are about all of them, or about us alone. */
const kindsOfEach: ReadonlySet<GapKind> = new Set(['our-pain', 'their-pain', 'their-praise']);

// Each competitor that is looked at alone costs every other some certainty.
const mostCompared = 20;

// The same counts give the same intervals, whoever asks.
const seed = 1;
const draws = 400;

/** Weighs what was counted. Pure, and slow enough that it belongs in a thread of its own. */
export function appraise(task: AppraiseTask): Appraisal {
  const each = task.competitors.length > 1 ? task.competitors.slice(0, mostCompared) : [];
  return {
    looks: lookForGaps(task, each),
    comparisons: (task.competitors.length > 0 ? ['them', ...each] : []).map((against) => ({
      against,
      themes: compareWith(task, against),
    })),
    opportunities: scoreOpportunities(task),
  };
}

function lookForGaps(task: AppraiseTask, each: readonly string[]): FoundLook[] {
  const { cells, recentWeeks } = task;
  const themes = new Set(task.actionable);
  const searches: (GapSearch & { readonly competitor: string | null })[] = [
    {
      competitor: null,
      table: gapTable(cells, { against: 'them', themes, served: new Set(task.served) }),
    },
    ...each.map((competitor) => ({
      competitor,
      kinds: kindsOfEach,
      table: gapTable(cells, { against: competitor, themes }),
    })),
  ];
  const found = weighGaps(searches, recentWeeks > 0 ? { recentPeriods: recentWeeks } : {});
  return found.flatMap((looks, i) =>
    looks.map((look) => ({ ...look, competitor: searches[i]?.competitor ?? null })),
  );
}

function compareWith(
  { cells, compared, recentWeeks }: AppraiseTask,
  against: string,
): (ComparedTheme & { theme: string })[] {
  const table = gapTable(cells, { against, themes: new Set(compared), wholeOnly: true });
  const rows = new Map(
    cells
      .filter(({ who, segment }) => segment === null && (who === 'us' || who === against))
      .map((cell) => [`${cell.theme} ${cell.who === 'us' ? 'us' : 'them'}`, cell]),
  );
  return compareThemes(table, recentWeeks > 0 ? recentWeeks : null).map((row) => ({
    theme: row.theme,
    us: sideOf(row.us, row.growth.us, rows.get(`${row.theme} us`)),
    them: sideOf(row.them, row.growth.them, rows.get(`${row.theme} them`)),
    logOdds: row.logOdds,
    qValue: row.qValue,
    polarity: row.polarity?.difference ?? null,
    ratingEffect: row.ratingEffect,
  }));
}

const sideOf = (
  shares: GroupShares,
  growth: ThemeComparison['growth']['us'],
  cell: MarketCell | undefined,
): Side => ({
  customers: cell?.customers ?? 0,
  statements: cell?.statements ?? 0,
  share: shares.customers,
  pain: shares.pain,
  request: shares.request,
  praise: shares.praise,
  polarity: cell ? meanInterval(cell.polarity) : null,
  ratingEffect: shares.ratingEffect?.difference ?? null,
  change: growth?.difference ?? null,
});

function scoreOpportunities({ cells, actionable, satisfaction }: AppraiseTask): OpportunityScore[] {
  const all = cells.find(
    ({ theme, who, segment }) => theme === anyTheme && who === 'us' && segment === null,
  );
  if (!all) return [];
  const spoke = new Map<string, { satisfaction: number; customers: number }[]>();
  for (const { theme, level, customers } of satisfaction) {
    const levels = spoke.get(theme) ?? [];
    levels.push({ satisfaction: level, customers });
    spoke.set(theme, levels);
  }
  return opportunityFromFeedback(
    actionable.map((need) => ({ need, spoke: spoke.get(need) ?? [] })),
    all.customers,
    { random: seededRandom(seed), draws },
  );
}
