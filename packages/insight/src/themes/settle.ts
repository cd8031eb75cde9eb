/**
 * Makes themes obey what people decided, and settles which earlier themes they continue. What was clustered is only
 * rearranged: statements that a person placed, and members of themes that a person merged or told apart, go where they
 * belong; the themes around them stay as they were found.
 */
import { canonicalOrder } from '../analysis/canonical.js';
import type { DraftTheme } from '../analysis/language.js';
import { languageOf, type ReadItems } from '../analysis/read.js';
import type { Decisions } from './decisions.js';
import { matchThemes } from './identity.js';
import type { Memory } from './memory.js';

export interface SettledTheme extends Omit<DraftTheme, 'parent'> {
  /** Id of the earlier theme that it continues, null where it is new. */
  readonly id: string | null;
}

export interface SettledGroup {
  readonly id: string | null;
  /** Positions among the fine themes. */
  readonly fine: readonly number[];
}

export interface Settled {
  readonly fine: readonly SettledTheme[];
  readonly coarse: readonly SettledGroup[];
}

export interface Settling {
  readonly fine: readonly DraftTheme[];
  readonly coarse: readonly (readonly number[])[];
  readonly decisions: Decisions;
  readonly memory: Memory;
  readonly memberKey: (statement: number) => string;
  readonly read: ReadItems;
  readonly vectors: Int8Array;
  readonly dimensions: number;
}

/** A theme being rearranged. */
interface Open {
  id: string | null;
  statements: number[];
  readonly like: Pick<DraftTheme, 'language' | 'general'>;
  /** Coarse group it was found in, −1 where a decision made it. */
  readonly group: number;
}

/** Not told by anybody. */
const free = -2;
/** Out of every theme. */
const nowhere = -1;

export function settleThemes(run: Settling): Settled {
  const { decisions, memory, coarse } = run;
  const groupOf = new Map(coarse.flatMap((members, c) => members.map((f) => [f, c] as const)));
  const found = matchThemes(
    run.fine.map(({ statements }) => ({ statements, level: 1 as const })),
    memory,
  );
  const open = run.fine.map((draft, f): Open => ({
    id: found[f] ?? null,
    statements: [...draft.statements],
    like: draft,
    group: groupOf.get(f) ?? -1,
  }));
  const forced = forcedPlaces(run);
  if (forced) {
    followTheHeld(run, open, forced);
    moveForced(run, open, forced);
  }
  keepAlive(run, open);

  const fine = open.flatMap(({ id, statements, like, group }) =>
    statements.length > 0
      ? [{ group, theme: { language: like.language, general: like.general, id, statements } }]
      : [],
  );
  if (forced || decisions.kept.size > 0) {
    const inOrder = canonicalOrder(run.read.canonical);
    for (const { theme } of fine) theme.statements = inOrder(theme.statements);
  }
  const themes = fine.map(({ theme }) => theme);
  const groups = groupThemes(
    themes,
    fine.map(({ group }) => group),
    memory,
    decisions,
  );
  return { fine: themes, coarse: groups };
}

/** Number of the earlier theme that each statement must be in, `nowhere` or `free`; null where nobody decided anything. */
function forcedPlaces({ decisions, memory, memberKey, read: { canonical, texts } }: Settling) {
  const { placed, held } = decisions;
  if (placed.size === 0 && held.size === 0) return null;
  const numbers = new Map(memory.seeds.map(({ id }, p) => [id, p]));
  const forced = new Int32Array(canonical.length).fill(free);
  const votes = new Map<number, Map<number, number>>();
  for (const s of canonical) {
    const own = memory.fine[s] ?? -1;
    if (own >= 0 && held.has(memory.seeds[own]?.id ?? '')) forced[s] = own;
    if (placed.size === 0) continue;
    const theme = placed.get(memberKey(s));
    if (theme === undefined) continue;
    const wanted = theme === null ? nowhere : (numbers.get(theme) ?? nowhere);
    forced[s] = wanted;
    const text = texts[s] ?? -1;
    const counts = votes.get(text) ?? new Map<number, number>();
    votes.set(text, counts.set(wanted, (counts.get(wanted) ?? 0) + 1));
  }
  // What a person said of a text holds for its copies, unless they or a held theme say otherwise.
  for (const s of votes.size > 0 ? canonical : []) {
    if (forced[s] !== free) continue;
    const counts = votes.get(texts[s] ?? -1);
    if (!counts) continue;
    const [first] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
    if (first) forced[s] = first[0];
  }
  return forced;
}

/**
 * Where most of what is known of a theme was held elsewhere, the theme is a part of that one (or of several) which the
 * clustering took for something of its own: the rest of it goes with the nearest.
 */
function followTheHeld(run: Settling, open: Open[], forced: Int32Array): void {
  const { memory, decisions } = run;
  const isHeld = (p: number): boolean => decisions.held.has(memory.seeds[p]?.id ?? '');
  const joined = new Map<number, number[]>();
  for (const theme of open) {
    const held = new Map<number, number[]>();
    const others: number[] = [];
    for (const s of theme.statements) {
      const p = memory.fine[s] ?? -1;
      if (p < 0) continue;
      if (!isHeld(p)) others.push(s);
      else held.set(p, [...(held.get(p) ?? []), s]);
    }
    const inHeld = [...held.values()].reduce((sum, list) => sum + list.length, 0);
    if (inHeld <= others.length) continue;
    const own = theme.id === null ? -1 : memory.seeds.findIndex(({ id }) => id === theme.id);
    const candidates = [...held].sort(([a], [b]) => a - b);
    if (own >= 0 && !isHeld(own) && others.length > 0) candidates.push([own, others]);
    const first = candidates[0];
    if (!first || (candidates.length === 1 && first[0] === own)) continue;
    const centroids = candidates.map(([p, list]) => ({ p, centroid: meanOf(run, list) }));
    const staying: number[] = [];
    for (const s of theme.statements) {
      if (forced[s] !== free) {
        staying.push(s);
        continue;
      }
      const to = centroids.length === 1 ? first[0] : nearestOf(run, s, centroids);
      if (to === own) staying.push(s);
      else joined.set(to, [...(joined.get(to) ?? []), s]);
    }
    theme.statements = staying;
  }
  for (const [p, statements] of joined)
    homeOf(run, open, p, statements).statements.push(...statements);
}

function moveForced(run: Settling, open: Open[], forced: Int32Array): void {
  const wanted = new Map<number, number[]>();
  for (const s of run.read.canonical) {
    const p = forced[s] ?? free;
    if (p >= 0) wanted.set(p, [...(wanted.get(p) ?? []), s]);
  }
  for (const theme of open) theme.statements = theme.statements.filter((s) => forced[s] === free);
  for (const [p, statements] of [...wanted].sort(([a], [b]) => a - b)) {
    homeOf(run, open, p, statements).statements.push(...statements);
  }
}

/** The theme that continues an earlier one, made where there is none. */
function homeOf(run: Settling, open: Open[], p: number, members: readonly number[]): Open {
  const id = run.memory.seeds[p]?.id ?? '';
  const known = open.find((theme) => theme.id === id);
  if (known) return known;
  const made: Open = {
    id,
    statements: [],
    like: {
      language: commonest(members.map((s) => languageOf(run.read, s))),
      general: null,
    },
    group: -1,
  };
  open.push(made);
  return made;
}

/** Kept themes that ended up without a statement get back those of their members that still exist. */
function keepAlive(run: Settling, open: Open[]): void {
  const {
    memory,
    decisions,
    read: { canonical },
  } = run;
  if (decisions.kept.size === 0) return;
  const numbers = memory.seeds.flatMap(({ id, level }, p) =>
    decisions.kept.has(id) && level !== 0 ? [p] : [],
  );
  const members = new Map<number, number[]>(numbers.map((p) => [p, []]));
  // What a person placed elsewhere is remembered there, and so is not among them.
  for (const s of canonical) members.get(memory.fine[s] ?? -1)?.push(s);
  // Taking members back can empty another kept theme, but never one that has had its own members back.
  for (let round = 0; round < numbers.length; round++) {
    const gone = numbers.find((p) => {
      const id = memory.seeds[p]?.id;
      const alive = open.some((theme) => theme.id === id && theme.statements.length > 0);
      return !alive && (members.get(p)?.length ?? 0) > 0;
    });
    if (gone === undefined) return;
    const own = new Set(members.get(gone));
    for (const theme of open) theme.statements = theme.statements.filter((s) => !own.has(s));
    homeOf(run, open, gone, [...own]).statements.push(...own);
  }
}

/**
 * Coarse groups of the themes as they are now. A theme stays under its coarse theme of before, a person's word comes
 * before that, and what is new stands where it was found.
 */
function groupThemes(
  themes: readonly SettledTheme[],
  found: readonly number[],
  memory: Memory,
  decisions: Decisions,
): SettledGroup[] {
  const groups: { id: string | null; fine: number[] }[] = [];
  const byFound = new Map<number, number>();
  for (const f of themes.keys()) {
    const group = found[f] ?? -1;
    const known = byFound.get(group);
    if (group >= 0 && known !== undefined) groups[known]?.fine.push(f);
    else {
      byFound.set(group, groups.length);
      groups.push({ id: null, fine: [f] });
    }
  }
  if (memory.seeds.length === 0 && decisions.parents.size === 0) return groups;
  const ids = matchThemes(
    groups.map(({ fine }) => ({
      statements: fine.flatMap((f) => [...(themes[f]?.statements ?? [])]),
      level: 0 as const,
    })),
    memory,
    new Set(themes.flatMap(({ id }) => (id === null ? [] : [id]))),
  );
  for (const [g, group] of groups.entries()) group.id = ids[g] ?? null;
  for (const [f, theme] of themes.entries()) {
    const wanted = wantedParent(theme, memory, decisions);
    if (wanted === null) continue;
    const from = groups.find(({ fine }) => fine.includes(f));
    let to = groups.find(({ id }) => id === wanted);
    if (!to) {
      to = { id: wanted, fine: [] };
      groups.push(to);
    }
    if (!from || from === to) continue;
    from.fine = from.fine.filter((other) => other !== f);
    to.fine.push(f);
  }
  keepGroups(groups, themes, memory, decisions);
  return groups.filter(({ fine }) => fine.length > 0);
}

/** A kept coarse theme that nothing stands under gets the theme that has most of its members. */
function keepGroups(
  groups: { id: string | null; fine: number[] }[],
  themes: readonly SettledTheme[],
  memory: Memory,
  decisions: Decisions,
): void {
  for (const [p, { id, level }] of memory.seeds.entries()) {
    if (level !== 0 || !decisions.kept.has(id)) continue;
    if (groups.some((group) => group.id === id && group.fine.length > 0)) continue;
    let best = -1;
    let most = 0;
    for (const [f, theme] of themes.entries()) {
      if (theme.id !== null && decisions.parents.has(theme.id)) continue;
      const shared = theme.statements.filter((s) => memory.coarse[s] === p).length;
      if (shared > most) [best, most] = [f, shared];
    }
    if (best < 0) continue;
    for (const group of groups) group.fine = group.fine.filter((f) => f !== best);
    groups.push({ id, fine: [best] });
  }
}

/** Coarse theme that a theme should stand under, null where it is new and nobody said. */
function wantedParent(theme: SettledTheme, memory: Memory, decisions: Decisions): string | null {
  if (theme.id === null) return null;
  const told = decisions.parents.get(theme.id);
  if (told !== undefined) return told;
  const counts = new Map<number, number>();
  for (const s of theme.statements) {
    const p = memory.coarse[s] ?? -1;
    if (p >= 0 && memory.seeds[p]?.level === 0) counts.set(p, (counts.get(p) ?? 0) + 1);
  }
  const [first] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return first ? (memory.seeds[first[0]]?.id ?? null) : null;
}

function meanOf({ vectors, dimensions }: Settling, statements: readonly number[]): Float64Array {
  const sums = new Float64Array(dimensions);
  for (const s of statements) {
    for (let d = 0; d < dimensions; d++)
      sums[d] = (sums[d] ?? 0) + (vectors[s * dimensions + d] ?? 0);
  }
  const length = Math.sqrt(sums.reduce((sum, value) => sum + value * value, 0)) || 1;
  return sums.map((value) => value / length);
}

function nearestOf(
  { vectors, dimensions }: Settling,
  statement: number,
  centroids: readonly { p: number; centroid: Float64Array }[],
): number {
  let best = -1;
  let most = -Infinity;
  for (const { p, centroid } of centroids) {
    let product = 0;
    for (let d = 0; d < dimensions; d++) {
      product += (vectors[statement * dimensions + d] ?? 0) * (centroid[d] ?? 0);
    }
    if (product > most) {
      most = product;
      best = p;
    }
  }
  return best;
}

function commonest(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? 'und';
}
