/** What a year of themes is judged by. */
import { weeksOfYear, type Year, type YearItem } from './stability-year.js';

export type Themes = ReadonlyMap<string, string | null>;

export interface YearFigures {
  /** Share of the statements with a theme that have the same theme a week later: mean and least of the weeks. */
  readonly keptMean: number;
  readonly keptLeast: number;
  /** Share of all statements that are in the theme at the end that they were first given. */
  readonly keptAllYear: number;
  /** Weeks from the 25th statement of a new matter until it has its own theme; null where it never had. */
  readonly found: readonly { label: string; weeks: number | null; statements: number }[];
  /** New themes of matters that had none of their own, old or new ones, and of those that had. */
  readonly births: number;
  readonly falseBirths: number;
  readonly unassigned: number;
  readonly themes: number;
}

const enough = 25;

export function createMeasure(year: Year) {
  const everNamed = new Set<string>();
  const firstTheme = new Map<string, string>();
  const kept: number[] = [];
  const found = new Map<string, { week: number; statements: number }>();
  const enoughAt = new Map<string, number>();
  let before: Themes = new Map();
  let owners = new Map<string, string>();
  let births = 0;
  let falseBirths = 0;
  let last: { items: readonly YearItem[]; themes: Themes } = { items: [], themes: new Map() };

  return {
    /**
     * @param week −1 for what was known before the year.
     * @param decided Theme that a person's edit of this week gave a statement; nothing else may have changed.
     */
    add(week: number, items: readonly YearItem[], themes: Themes, decided: Themes): void {
      if (week >= 0) {
        let had = 0;
        let same = 0;
        for (const [id, theme] of before) {
          const expected = decided.has(id) ? decided.get(id) : theme;
          if (expected === null || expected === undefined) continue;
          had++;
          if (themes.get(id) === expected) same++;
        }
        if (had > 0) kept.push(same / had);
      }
      for (const [id, theme] of decided) if (theme !== null) firstTheme.set(id, theme);
      const { ownThemes, majority, sizes } = ownersOf(items, themes);
      for (const theme of majority.keys()) {
        if (everNamed.has(theme)) continue;
        everNamed.add(theme);
        if (week < 0 || [...decided.values()].includes(theme)) continue;
        births++;
        const label = majority.get(theme) ?? null;
        // It is no discovery where the matter had its theme already, or where the theme is about nothing in particular.
        if (label === null || owners.has(label)) falseBirths++;
      }
      owners = ownThemes;
      for (const [label] of year.newLabels) {
        const count = sizes.get(label) ?? 0;
        if (count >= enough && !enoughAt.has(label)) enoughAt.set(label, week);
        if (!found.has(label) && ownThemes.has(label))
          found.set(label, { week, statements: count });
      }
      for (const [id, theme] of themes) {
        if (theme !== null && !firstTheme.has(id)) firstTheme.set(id, theme);
      }
      before = themes;
      last = { items, themes };
    },
    figures(): YearFigures {
      const still = [...firstTheme].filter(([id, theme]) => last.themes.get(id) === theme).length;
      const without = last.items.filter(({ id }) => (last.themes.get(id) ?? null) === null).length;
      return {
        keptMean: kept.reduce((sum, share) => sum + share, 0) / kept.length,
        keptLeast: Math.min(...kept),
        keptAllYear: still / firstTheme.size,
        found: [...year.newLabels.keys()].map((label) => {
          const at = found.get(label);
          const weeks = at ? at.week - (enoughAt.get(label) ?? weeksOfYear) : null;
          return { label, weeks, statements: at?.statements ?? 0 };
        }),
        births,
        falseBirths,
        unassigned: without / last.items.length,
        themes: new Set([...last.themes.values()].filter((theme) => theme !== null)).size,
      };
    },
  };
}

/** Themes of which one label is the majority, and labels most of whose statements are in a theme that is theirs. */
function ownersOf(items: readonly YearItem[], themes: Themes) {
  const table = new Map<string, Map<string, number>>();
  const sizes = new Map<string, number>();
  for (const { id, label } of items) {
    sizes.set(label, (sizes.get(label) ?? 0) + 1);
    const theme = themes.get(id) ?? null;
    if (theme === null) continue;
    const row = table.get(theme) ?? new Map<string, number>();
    table.set(theme, row.set(label, (row.get(label) ?? 0) + 1));
  }
  const majority = new Map<string, string | null>();
  const ownThemes = new Map<string, string>();
  for (const [theme, row] of table) {
    const all = [...row.values()].reduce((sum, count) => sum + count, 0);
    const [first] = [...row].sort((a, b) => b[1] - a[1]);
    const leads = first !== undefined && 2 * first[1] > all;
    majority.set(theme, leads ? first[0] : null);
    if (leads && 2 * first[1] > (sizes.get(first[0]) ?? 0)) ownThemes.set(first[0], theme);
  }
  return { ownThemes, majority, sizes };
}
