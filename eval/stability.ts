/**
 * A simulated year: 52 weekly arrivals from BANKING77, whose matters grow and fade, of which some come up at known
 * weeks, with one split and one merge by a person on the way.
 *
 *   npx tsx eval/stability.ts [report|tune] [weekly|local|quarterly|monthly]
 *
 * `weekly` analyses everything again each week, going on from the week before. `local` analyses once, gives what
 * arrives the nearest theme, and looks for new themes among what arrived. `quarterly` is
 * `local` with everything analysed again every 13 weeks, `monthly` every 4. Settings were chosen with `tune`, which
 * has every second intent; `report` has the other half. Read from HEADWATER_DATA (default ../shared/data).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  analyze,
  assignToThemes,
  findNewThemes,
  themeSeeds,
  type Analysis,
  type ThemeConstraints,
  type ThemeSeed,
} from '@headwater/insight';
import { createMeasure, type Themes, type YearFigures } from './stability-measure.js';
import { makeYear, randomFrom, type Year, type YearItem } from './stability-year.js';
import { readLabelledCsv } from './themes-sets.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const data = process.env['HEADWATER_DATA'] ?? join(root, '..', 'shared', 'data');
const [part = 'report', only] = process.argv.slice(2);
const newMatters = 8;
const splitWeek = 20;
const mergeWeek = 30;
const asItems = (items: readonly YearItem[]) =>
  items.map(({ id, text }) => ({ id, text, language: 'en' }));

const files = ['train', 'test'].map((name) => join(data, 'banking77', `${name}.csv`));
if (!files.every((file) => existsSync(file))) {
  console.log(`skipped: BANKING77 is not in ${data}`);
} else {
  const rows = files.flatMap((file) => readLabelledCsv(readFileSync(file, 'utf8')));
  const labels = [...new Set(rows.map(({ label }) => label))].sort();
  const wanted = new Set(labels.filter((_, i) => i % 2 === (part === 'tune' ? 0 : 1)));
  const year = makeYear(
    rows.filter(({ label }) => wanted.has(label)),
    newMatters,
    randomFrom(part === 'tune' ? 1 : 2),
  );
  const arriving = year.weeks.reduce((sum, week) => sum + week.length, 0);
  console.log(
    `${part}: ${wanted.size} intents, ${newMatters} of them new; ${year.before.length} statements known before, ${arriving} arrive`,
  );
  for (const [name, run] of [
    ['weekly', weekly],
    ['local', local],
    ['quarterly', (given: Year) => local(given, 13)],
    ['monthly', (given: Year) => local(given, 4)],
  ] as const) {
    if (only !== undefined && only !== name) continue;
    const cpu = process.cpuUsage();
    const figures = await run(year);
    const { user, system } = process.cpuUsage(cpu);
    print(name, figures, (user + system) / 1e6);
  }
}

function themesOf(items: readonly YearItem[], analysis: Analysis): Map<string, string | null> {
  const themes = new Map<string, string | null>(items.map(({ id }) => [id, null]));
  for (const { item, theme } of analysis.statements) themes.set(items[item]?.id ?? '', theme);
  return themes;
}

async function weekly(year: Year): Promise<YearFigures> {
  const measure = createMeasure(year);
  const items = [...year.before];
  let analysis = await analyze(asItems(items), { wholeRows: true, threads: 2 });
  measure.add(-1, items, themesOf(items, analysis), new Map());
  const apart: [string, string][] = [];
  const merged = new Map<string, string>();
  const kept = new Set<string>();
  for (const [week, arrived] of year.weeks.entries()) {
    let previous = themeSeeds(analysis, items);
    const decided = new Map<string, string | null>();
    const bySize = previous
      .filter(({ level }) => level === 1)
      .sort((a, b) => b.members.length - a.members.length);
    if (week === splitWeek) {
      const edit = splitInTwo(previous, bySize[0]);
      previous = edit.seeds;
      apart.push(edit.pair);
      kept.add(edit.pair[1]);
      for (const key of edit.moved) decided.set(key.slice(0, -2), edit.pair[1]);
    }
    const [from, into] = [bySize[6], bySize[5]];
    if (week === mergeWeek && from && into) {
      merged.set(from.id, into.id);
      for (const key of from.members) decided.set(key.slice(0, -2), into.id);
    }
    const constraints = { apart, merged, kept } satisfies ThemeConstraints;
    items.push(...arrived);
    analysis = await analyze(asItems(items), {
      wholeRows: true,
      threads: 2,
      previous,
      constraints,
      firstThemeNumber: analysis.nextThemeNumber,
    });
    measure.add(week, items, themesOf(items, analysis), decided);
  }
  return measure.figures();
}

/** Every second member into a theme of its own: a cut that no texts would suggest. */
function splitInTwo(
  seeds: readonly ThemeSeed[],
  whole: ThemeSeed | undefined,
): { seeds: ThemeSeed[]; pair: [string, string]; moved: readonly string[] } {
  const id = whole?.id ?? '';
  const moved = (whole?.members ?? []).filter((_, m) => m % 2 === 0);
  const gone = new Set(moved);
  const rest = seeds.map((seed) =>
    seed.id === id ? { ...seed, members: seed.members.filter((key) => !gone.has(key)) } : seed,
  );
  return {
    seeds: [...rest, { id: 'by-hand', level: 1, members: moved }],
    pair: [id, 'by-hand'],
    moved,
  };
}

async function local(year: Year, analyzeEvery?: number): Promise<YearFigures> {
  const measure = createMeasure(year);
  const items = [...year.before];
  const analysis = await analyze(asItems(items), { wholeRows: true, threads: 2 });
  let { spaces } = analysis;
  let given = themesOf(items, analysis);
  measure.add(-1, items, new Map(given), new Map());
  let themes: Parameters<typeof assignToThemes>[1][number][] = [...analysis.themes];
  let next = analysis.nextThemeNumber;
  let waiting: YearItem[] = [];
  for (const [week, arrived] of year.weeks.entries()) {
    items.push(...arrived);
    const placed = assignToThemes(
      spaces,
      themes,
      arrived.map(({ text }) => ({ text, language: 'en' })),
    );
    for (const [i, item] of arrived.entries()) {
      given.set(item.id, placed[i]?.theme ?? null);
      waiting.push(item);
    }
    const found = await findNewThemes(
      spaces,
      themes,
      waiting.map(({ text }) => ({ text, language: 'en' })),
      { firstThemeNumber: next },
    );
    next = found.nextThemeNumber;
    for (const theme of found.themes) {
      themes.push(theme);
      for (const s of theme.members) given.set(waiting[s]?.id ?? '', theme.id);
    }
    waiting = found.waiting.flatMap((s) => waiting[s] ?? []);
    if (analyzeEvery !== undefined && (week + 1) % analyzeEvery === 0) {
      const again = await analyze(asItems(items), {
        wholeRows: true,
        threads: 2,
        previous: seedsOf(given),
        firstThemeNumber: next,
      });
      given = themesOf(items, again);
      themes = [...again.themes];
      ({ spaces, nextThemeNumber: next } = again);
      waiting = [];
    }
    const now: Themes = new Map(given);
    measure.add(week, items, now, new Map());
  }
  return measure.figures();
}

function seedsOf(given: Themes): ThemeSeed[] {
  const members = new Map<string, string[]>();
  for (const [id, theme] of given) {
    if (theme !== null) members.set(theme, [...(members.get(theme) ?? []), `${id}:0`]);
  }
  return [...members].map(([id, keys]) => ({ id, level: 1, members: keys }));
}

function print(name: string, figures: YearFigures, seconds: number): void {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  console.log(
    `${name}: ${figures.themes} themes at the end, ${seconds.toFixed(0)} s of processor time`,
  );
  console.log(
    `  same theme a week later: mean ${percent(figures.keptMean)}, least ${percent(figures.keptLeast)}; first theme still at the end: ${percent(figures.keptAllYear)}`,
  );
  const late = figures.found.filter(({ weeks }) => weeks === null || weeks > 2);
  const counts = figures.found.map(({ weeks }) => weeks ?? 'never').join(', ');
  console.log(
    `  new matters: ${figures.found.length - late.length} of ${figures.found.length} have their theme within 2 weeks of 25 statements (weeks: ${counts}; statements when found: ${figures.found.map(({ statements }) => statements).join(', ')})`,
  );
  console.log(
    `  new themes: ${figures.births}, of them false ${figures.falseBirths} (${(figures.falseBirths / 4).toFixed(1)} a quarter); without a theme at the end: ${percent(figures.unassigned)}`,
  );
}
