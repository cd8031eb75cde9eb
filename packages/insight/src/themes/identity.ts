/**
 * Which old theme each new one continues: the matching that shares most members in all, by the Hungarian method in
 * Jonker and Volgenant's form ("A shortest augmenting path algorithm for dense and sparse linear assignment
 * problems", Computing 38, 1987).
 */
import type { ThemeLineage } from '../types.js';
import type { Memory } from './memory.js';

/** A new theme keeps an identity only when it holds at least this share of what is left of the old theme. */
const leastShare = 0.25;

export interface NewTheme {
  readonly statements: readonly number[];
  readonly level: 0 | 1;
}

export interface Identities {
  readonly ids: readonly string[];
  readonly lineage: readonly ThemeLineage[];
  /** Number of the next new theme. */
  readonly next: number;
}

/**
 * Ids for themes in the order given: the one already settled, else a new one, `t` and the next number.
 *
 * @param settled What `matchThemes` found, or what people's decisions made of it.
 * @param first Number of the first new theme.
 */
export function nameThemes(
  themes: readonly NewTheme[],
  memory: Memory,
  settled: readonly (string | null)[],
  first: number,
): Identities {
  let next = first;
  const ids = themes.map((_, t) => settled[t] ?? `t${next++}`);
  return { ids, lineage: memory.seeds.length > 0 ? lineageOf(themes, memory, ids) : [], next };
}

/** One above the number of every id given. */
export function numberAbove(ids: Iterable<string>): number {
  let most = 0;
  for (const id of ids) {
    const number = Number(/^t(\d{1,15})$/.exec(id)?.[1] ?? 0);
    if (number > most) most = number;
  }
  return most + 1;
}

/** Old id of each theme that continues an old one, null for the others. */
export function matchThemes(
  themes: readonly NewTheme[],
  memory: Memory,
  taken: ReadonlySet<string> = new Set(),
): (string | null)[] {
  const ids: (string | null)[] = themes.map(() => null);
  const free = new Set(memory.seeds.flatMap(({ id }, p) => (taken.has(id) ? [] : [p])));
  // Fine themes choose first: a coarse theme with a single child has the same members and must not take its id.
  for (const level of [1, 0] as const) {
    const rows = themes.flatMap((theme, t) => (theme.level === level ? [t] : []));
    const columns = [...free].filter((p) => (memory.seeds[p]?.level ?? level) === level);
    if (rows.length === 0 || columns.length === 0) continue;
    const shares = rows.map((t) => sharedWith(themes[t], memory));
    const matched = assign(
      shares.map((shared) => columns.map((p) => shared.get(p) ?? 0)),
      columns.length,
    );
    for (const [row, column] of matched.entries()) {
      const t = rows[row] ?? 0;
      const p = columns[column] ?? -1;
      const shared = shares[row]?.get(p) ?? 0;
      if (p < 0 || shared === 0) continue;
      const smaller = Math.min(memory.sizes[p] ?? 0, themes[t]?.statements.length ?? 0);
      if (shared < leastShare * smaller) continue;
      ids[t] = memory.seeds[p]?.id ?? null;
      free.delete(p);
    }
  }
  return ids;
}

/** Statements of a theme by the earlier theme that they were in. */
function sharedWith(theme: NewTheme | undefined, memory: Memory): Map<number, number> {
  const shared = new Map<number, number>();
  const old = theme?.level === 1 ? memory.fine : memory.coarse;
  for (const s of theme?.statements ?? []) {
    const p = old[s] ?? -1;
    if (p >= 0) shared.set(p, (shared.get(p) ?? 0) + 1);
  }
  return shared;
}

/** How each theme came to be, then which old ones are no more. */
function lineageOf(
  themes: readonly NewTheme[],
  memory: Memory,
  ids: readonly string[],
): ThemeLineage[] {
  const { seeds, sizes } = memory;
  const positions = new Map(seeds.map(({ id }, p) => [id, p]));
  const alive = new Set(ids);
  const idOf = (p: number): string => seeds[p]?.id ?? '';
  const lineage = themes.map((theme, t): ThemeLineage => {
    const id = ids[t] ?? '';
    const after = theme.statements.length;
    const shares = [...sharedWith(theme, memory)].sort(([a], [b]) => a - b);
    const own = positions.get(id) ?? -1;
    const before = sizes[own] ?? 0;
    if (before === 0) {
      // Most of its members were elsewhere together: it was split off.
      const parent = shares.find(([p, shared]) => p !== own && shared >= 0.5 * after);
      return parent
        ? { theme: id, event: 'split', from: [idOf(parent[0])], shared: parent[1], before, after }
        : { theme: id, event: 'born', from: [], shared: 0, before, after };
    }
    const shared = shares.find(([p]) => p === own)?.[1] ?? 0;
    const swallowed = shares.filter(
      ([p, part]) => !alive.has(idOf(p)) && part >= 0.5 * (sizes[p] ?? 0),
    );
    if (swallowed.length > 0) {
      const from = [id, ...swallowed.map(([p]) => idOf(p))].sort();
      const all = swallowed.reduce((sum, [, part]) => sum + part, shared);
      return { theme: id, event: 'merged', from, shared: all, before, after };
    }
    const event = 2 * shared >= after ? 'kept' : 'drifted';
    return { theme: id, event, from: [id], shared, before, after };
  });
  for (const [p, { id }] of seeds.entries()) {
    const before = sizes[p] ?? 0;
    if (alive.has(id) || before === 0) continue;
    lineage.push({ theme: id, event: 'died', from: [], shared: 0, before, after: 0 });
  }
  return lineage;
}

/** Column of each row in the assignment of greatest sum, −1 where rows outnumber columns. */
export function assign(gain: readonly (readonly number[])[], columns: number): number[] {
  const rows = gain.length;
  const size = Math.max(rows, columns);
  const most = gain.reduce((high, row) => row.reduce((h, value) => Math.max(h, value), high), 0);
  const cost = (i: number, j: number): number => most - (gain[i]?.[j] ?? 0);
  const u = new Float64Array(size + 1);
  const v = new Float64Array(size + 1);
  const rowOf = new Int32Array(size + 1);
  const way = new Int32Array(size + 1);
  for (let i = 1; i <= size; i++) {
    rowOf[0] = i;
    let column = 0;
    const least = new Float64Array(size + 1).fill(Infinity);
    const used = new Uint8Array(size + 1);
    do {
      used[column] = 1;
      const row = rowOf[column] ?? 0;
      let delta = Infinity;
      let next = 0;
      for (let j = 1; j <= size; j++) {
        if (used[j] === 1) continue;
        const reduced = cost(row - 1, j - 1) - (u[row] ?? 0) - (v[j] ?? 0);
        if (reduced < (least[j] ?? 0)) {
          least[j] = reduced;
          way[j] = column;
        }
        if ((least[j] ?? 0) < delta) {
          delta = least[j] ?? 0;
          next = j;
        }
      }
      for (let j = 0; j <= size; j++) {
        if (used[j] === 1) {
          u[rowOf[j] ?? 0] = (u[rowOf[j] ?? 0] ?? 0) + delta;
          v[j] = (v[j] ?? 0) - delta;
        } else {
          least[j] = (least[j] ?? 0) - delta;
        }
      }
      column = next;
    } while ((rowOf[column] ?? 0) !== 0);
    do {
      const before = way[column] ?? 0;
      rowOf[column] = rowOf[before] ?? 0;
      column = before;
    } while (column !== 0);
  }
  const found = Array.from({ length: rows }, () => -1);
  for (let j = 1; j <= columns; j++) {
    const row = (rowOf[j] ?? 0) - 1;
    if (row >= 0 && row < rows) found[row] = j - 1;
  }
  return found;
}
