/**
 * Which old theme each new one continues: the matching that shares most members in all, by the Hungarian method in
 * Jonker and Volgenant's form ("A shortest augmenting path algorithm for dense and sparse linear assignment
 * problems", Computing 38, 1987).
 */
import type { ThemeLineage, ThemeSeed } from '../types.js';

/** A new theme keeps an identity only when it holds at least this share of what is left of the old theme. */
const leastShare = 0.25;

export interface NewTheme {
  readonly members: readonly string[];
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
  previous: readonly ThemeSeed[],
  settled: readonly (string | null)[],
  first: number,
): Identities {
  let next = first;
  const ids = themes.map((_, t) => settled[t] ?? `t${next++}`);
  return { ids, lineage: previous.length > 0 ? lineageOf(themes, previous, ids) : [], next };
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
  previous: readonly ThemeSeed[],
): (string | null)[] {
  const ids: (string | null)[] = themes.map(() => null);
  if (previous.length === 0) return ids;
  const free = new Set(previous.map((_, p) => p));
  const overlaps = countShared(themes, previous);
  // Fine themes choose first: a coarse theme with a single child has the same members and must not take its id.
  for (const level of [1, 0] as const) {
    const rows = themes.flatMap((theme, t) => (theme.level === level ? [t] : []));
    const columns = [...free].filter((p) => (previous[p]?.level ?? level) === level);
    if (rows.length === 0 || columns.length === 0) continue;
    const matched = assign(
      rows.map((t) => columns.map((p) => overlaps[t]?.get(p) ?? 0)),
      columns.length,
    );
    for (const [row, column] of matched.entries()) {
      const t = rows[row] ?? 0;
      const p = columns[column] ?? -1;
      const old = previous[p];
      const shared = overlaps[t]?.get(p) ?? 0;
      if (!old || shared === 0) continue;
      if (shared < leastShare * Math.min(old.members.length, themes[t]?.members.length ?? 0))
        continue;
      ids[t] = old.id;
      free.delete(p);
    }
  }
  return ids;
}

function countShared(
  themes: readonly NewTheme[],
  previous: readonly ThemeSeed[],
): Map<number, number>[] {
  const holders = new Map<string, number[]>();
  for (const [p, seed] of previous.entries()) {
    for (const member of seed.members) {
      const list = holders.get(member);
      if (list) list.push(p);
      else holders.set(member, [p]);
    }
  }
  return themes.map((theme) => {
    const shared = new Map<number, number>();
    for (const member of theme.members) {
      for (const p of holders.get(member) ?? []) shared.set(p, (shared.get(p) ?? 0) + 1);
    }
    return shared;
  });
}

/** How each theme came to be, then which old ones are no more. */
function lineageOf(
  themes: readonly NewTheme[],
  previous: readonly ThemeSeed[],
  ids: readonly string[],
): ThemeLineage[] {
  const overlaps = countShared(themes, previous);
  const positions = new Map(previous.map(({ id }, p) => [id, p]));
  const alive = new Set(ids);
  const lineage = themes.map((theme, t): ThemeLineage => {
    const id = ids[t] ?? '';
    const after = theme.members.length;
    const shares = [...(overlaps[t] ?? [])].flatMap(([p, shared]) => {
      const old = previous[p];
      return old && (old.level ?? theme.level) === theme.level ? [{ old, shared }] : [];
    });
    const own = positions.get(id);
    if (own === undefined) {
      // Most of its members were elsewhere together: it was split off.
      const parent = shares.find(({ shared }) => shared >= 0.5 * after);
      return parent
        ? {
            theme: id,
            event: 'split',
            from: [parent.old.id],
            shared: parent.shared,
            before: 0,
            after,
          }
        : { theme: id, event: 'born', from: [], shared: 0, before: 0, after };
    }
    const before = previous[own]?.members.length ?? 0;
    const shared = overlaps[t]?.get(own) ?? 0;
    const swallowed = shares.filter(
      ({ old, shared: part }) => !alive.has(old.id) && part >= 0.5 * old.members.length,
    );
    if (swallowed.length > 0) {
      const from = [id, ...swallowed.map(({ old }) => old.id)].sort();
      const taken = swallowed.reduce((sum, part) => sum + part.shared, shared);
      return { theme: id, event: 'merged', from, shared: taken, before, after };
    }
    const event = 2 * shared >= after ? 'kept' : 'drifted';
    return { theme: id, event, from: [id], shared, before, after };
  });
  for (const { id, members } of previous) {
    if (alive.has(id)) continue;
    lineage.push({
      theme: id,
      event: 'died',
      from: [],
      shared: 0,
      before: members.length,
      after: 0,
    });
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
