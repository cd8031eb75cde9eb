import { analyze, type Analysis, type Theme } from '@headwater/insight';
import { beforeAll, describe, expect, it } from 'vitest';
import { wilson } from '@headwater/decision';
import { generateDemo, type DemoItem, type PlantedTruth, type TruthStatement } from './generate.js';

/**
 * The demo's truths are known to the character, so the analysis can be marked against them. A truth
 * counts as found when one theme, at either level, holds its statements with F1 ≥ 0.8 and says of
 * them what was planted. Truths are planted in English; themes of other languages are not asked.
 */

interface Match {
  readonly theme: Theme;
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
}

const demo = generateDemo(1);
const truth = (id: PlantedTruth['id']): PlantedTruth => demo.truths.find((each) => each.id === id)!;

let analysis: Analysis;
beforeAll(async () => {
  analysis = await analyze(demo.items.map(toInsight), { seed: 1, threads: 1 });
}, 120_000);

const toInsight = (item: DemoItem) => ({
  id: item.id,
  text: item.text,
  time: item.time,
  customer: item.customer,
  language: item.language,
  rating:
    item.rating === null
      ? null
      : (item.rating - item.ratingLow!) / (item.ratingHigh! - item.ratingLow!),
});

/** Indices of the statements of which the truth covers at least half. */
function statementsOf({ statements }: PlantedTruth): Set<number> {
  const spans = new Map<string, TruthStatement[]>();
  for (const span of statements) spans.set(span.item, [...(spans.get(span.item) ?? []), span]);
  const found = new Set<number>();
  analysis.statements.forEach(({ item, start, end }, index) => {
    const covered = (spans.get(demo.items[item]!.id) ?? []).reduce(
      (sum, span) => sum + Math.max(0, Math.min(end, span.end) - Math.max(start, span.start)),
      0,
    );
    if (covered * 2 >= end - start) found.add(index);
  });
  return found;
}

function membersOf(theme: Theme): Set<number> {
  const finest = new Set(
    analysis.themes
      .filter(({ id, parent }) => id === theme.id || parent === theme.id)
      .map(({ id }) => id),
  );
  const found = new Set<number>();
  analysis.statements.forEach(({ theme: own }, index) => {
    if (own !== null && finest.has(own)) found.add(index);
  });
  return found;
}

/** The items that have a statement in the theme. */
function itemsOf(theme: Theme): readonly DemoItem[] {
  const places = new Set([...membersOf(theme)].map((index) => analysis.statements[index]!.item));
  return [...places].map((place) => demo.items[place]!);
}

const outside = (inside: readonly DemoItem[]): readonly DemoItem[] => {
  const ids = new Set(inside.map(({ id }) => id));
  return demo.items.filter(({ id }) => !ids.has(id));
};

/** Share of a list that is so, with its interval. */
function shareOf<T>(list: readonly T[], isSo: (each: T) => boolean) {
  return wilson(list.filter(isSo).length, list.length);
}

function bestMatch(planted: PlantedTruth): Match {
  const wanted = statementsOf(planted);
  const matches = analysis.themes.map((theme) => {
    const members = membersOf(theme);
    const shared = [...members].filter((index) => wanted.has(index)).length;
    const precision = shared / Math.max(1, members.size);
    const recall = shared / Math.max(1, wanted.size);
    return { theme, precision, recall, f1: (2 * shared) / (members.size + wanted.size) };
  });
  return matches.sort((a, b) => b.f1 - a.f1)[0]!;
}

/** What a failing run needs to say: which theme came closest, and where the rest went. */
function report(planted: PlantedTruth): string {
  const { theme, f1, precision, recall } = bestMatch(planted);
  const elsewhere = new Map<string, number>();
  for (const index of statementsOf(planted)) {
    const own = analysis.statements[index]!.theme;
    const label = analysis.themes.find(({ id }) => id === own)?.label ?? 'no theme';
    elsewhere.set(label, (elsewhere.get(label) ?? 0) + 1);
  }
  const spread = [...elsewhere].sort((a, b) => b[1] - a[1]).slice(0, 8);
  return (
    `${planted.id}: best theme "${theme.label}" (level ${theme.level}, ${theme.kind}, ${theme.trend.direction}): ` +
    `F1 ${f1.toFixed(2)}, precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}. ` +
    `Its statements are in: ${spread.map(([label, count]) => `${label} ${count}`).join(', ')}`
  );
}

describe('the analysis of the demo', () => {
  it.each(demo.truths.map((planted) => [planted.id, planted] as const))(
    'finds %s by membership and by kind',
    (_id, planted) => {
      const { f1, theme } = bestMatch(planted);
      expect.soft(theme.kind).toBe(planted.kind);
      if (f1 < 0.8) throw new Error(report(planted));
      expect(f1).toBeGreaterThanOrEqual(0.8);
    },
  );

  it('names the weeks of the outage', () => {
    const planted = truth('outage');
    const weeks = bestMatch(planted).theme.trend.surges.map(({ week }) => week);
    expect(weeks).toEqual(expect.arrayContaining([...planted.expected.surgeWeeks]));
    // A third week would be a false alarm, but for the days on which an outage echoes.
    expect(weeks.length).toBeLessThanOrEqual(3);
  });

  it('sees the rate limit grow', () => {
    const { trend } = bestMatch(truth('rate-limit')).theme;
    expect(trend.direction).toBe('rising');
    // It grows slowly, so a year and a half says surely what two quarters only suggest.
    expect(trend.change!.value).toBeGreaterThan(0);
    expect(trend.certainty).toBeGreaterThan(0.95);
  });

  it('finds the rate limit among enterprise accounts, and next to nowhere else', () => {
    const account = new Map(demo.accounts.map((each) => [each.id, each]));
    const isEnterprise = (id: string | null): boolean =>
      account.get(id ?? '')?.plan === 'Enterprise' &&
      account.get(id ?? '')?.segment === 'Enterprise';
    const said = itemsOf(bestMatch(truth('rate-limit')).theme);
    const inside = shareOf(said, (item) => isEnterprise(item.account));
    const elsewhere = shareOf(outside(said), (item) => isEnterprise(item.account));
    expect(inside.low).toBeGreaterThan(0.85);
    expect(elsewhere.high).toBeLessThan(0.4);
    // By accounts, as a page tells who says it: many of the few large ones, hardly any of the others.
    const speaks = new Set(said.map((item) => item.account));
    const large = demo.accounts.filter(({ id }) => isEnterprise(id));
    const others = demo.accounts.filter(({ id }) => !isEnterprise(id));
    expect(shareOf(large, ({ id }) => speaks.has(id)).low).toBeGreaterThan(0.5);
    expect(shareOf(others, ({ id }) => speaks.has(id)).high).toBeLessThan(0.1);
  });

  it('finds that the request to work offline is served by one competitor', () => {
    const said = itemsOf(bestMatch(truth('offline')).theme);
    const named = said.filter(({ competitor }) => competitor !== null);
    expect(named.length).toBeGreaterThan(10);
    expect(shareOf(named, ({ competitor }) => competitor === 'Kestrovia').low).toBeGreaterThan(0.6);
    // Where it comes up, that competitor does several times as often as elsewhere.
    const inside = shareOf(said, ({ competitor }) => competitor === 'Kestrovia');
    const elsewhere = shareOf(outside(said), ({ competitor }) => competitor === 'Kestrovia');
    expect(inside.low).toBeGreaterThan(3 * elsewhere.high);
  });

  it('sees that the photo upload was cured', () => {
    expect(bestMatch(truth('photos')).theme.trend.direction).toBe('ended');
  });

  it('leaves the steady truths without a trend', () => {
    expect(bestMatch(truth('onboarding')).theme.trend.surges).toHaveLength(0);
    expect(['flat', 'unknown', 'rising']).toContain(
      bestMatch(truth('offline')).theme.trend.direction,
    );
  });

  it('leaves next to nothing unassigned', () => {
    expect(analysis.unassigned.share).toBeLessThan(0.06);
  });
});
