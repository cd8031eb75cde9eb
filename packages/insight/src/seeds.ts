import type { Analysis, InsightItem, ThemeSeed } from './types.js';

/**
 * What the next analysis needs in order to go on from this one, as `AnalyzeOptions.previous`. Plain data; a theme of
 * level 0 has the members of the themes under it.
 *
 * @param items The items that were analysed, in the same order.
 */
export function themeSeeds(
  analysis: Pick<Analysis, 'themes' | 'statements'>,
  items: readonly Pick<InsightItem, 'id'>[],
): ThemeSeed[] {
  const members = new Map<string, string[]>(analysis.themes.map(({ id }) => [id, []]));
  const parents = new Map(analysis.themes.map(({ id, parent }) => [id, parent]));
  for (const { item, start, theme } of analysis.statements) {
    if (theme === null) continue;
    const key = `${items[item]?.id ?? ''}:${start}`;
    members.get(theme)?.push(key);
    members.get(parents.get(theme) ?? '')?.push(key);
  }
  return analysis.themes.map(({ id, level }) => ({ id, level, members: members.get(id) ?? [] }));
}
