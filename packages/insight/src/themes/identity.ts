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
}

/** Ids for themes in the order given; new ids are `t` and a number above every old one. */
export function matchIdentities(
  themes: readonly NewTheme[],
  previous: readonly ThemeSeed[],
): Identities {
  const ids: (string | null)[] = themes.map(() => null);
  const lineage: ThemeLineage[] = [];
  const free = new Set(previous.map((_, p) => p));
  const overlaps = previous.length > 0 ? countShared(themes, previous) : [];
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
      const shared = overlaps[t]?.get(p) ?? 0;
      const old = previous[p];
      if (
        column < 0 ||
        !old ||
        shared < leastShare * Math.min(old.members.length, themes[t]?.members.length ?? 0)
      )
        continue;
      if (shared === 0) continue;
      ids[t] = old.id;
      free.delete(p);
    }
  }
  let next = previous.reduce(
    (most, { id }) => Math.max(most, Number(/^t(\d+)$/.exec(id)?.[1] ?? 0)),
    0,
  );
  const complete = ids.map((id) => id ?? `t${++next}`);
  if (previous.length > 0) describe(themes, previous, overlaps, complete, ids, free, lineage);
  return { ids: complete, lineage };
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

function describe(
  themes: readonly NewTheme[],
  previous: readonly ThemeSeed[],
  overlaps: readonly Map<number, number>[],
  ids: readonly string[],
  matched: readonly (string | null)[],
  free: ReadonlySet<number>,
  lineage: ThemeLineage[],
): void {
  for (const [t, theme] of themes.entries()) {
    const sources = [...(overlaps[t] ?? [])].filter(([p, shared]) => {
      const old = previous[p];
      return (
        old && (old.level ?? theme.level) === theme.level && shared >= 0.5 * old.members.length
      );
    });
    const total = sources.reduce((sum, [, shared]) => sum + shared, 0);
    const from = sources.map(([p]) => previous[p]?.id ?? '').sort();
    const own = matched[t];
    if (own !== null && own !== undefined) {
      const p = previous.findIndex(({ id }) => id === own);
      const event = from.length > 1 ? 'merged' : 'kept';
      lineage.push({
        theme: own,
        event,
        from: from.length > 1 ? from : [own],
        shared: from.length > 1 ? total : (overlaps[t]?.get(p) ?? 0),
      });
      continue;
    }
    // Most of its members were elsewhere together: it was split off.
    const parents = [...(overlaps[t] ?? [])]
      .filter(
        ([p, shared]) =>
          (previous[p]?.level ?? theme.level) === theme.level &&
          shared >= 0.5 * theme.members.length,
      )
      .map(([p, shared]) => ({ id: previous[p]?.id ?? '', shared }));
    const parent = parents[0];
    lineage.push(
      parent
        ? { theme: ids[t] ?? '', event: 'split', from: [parent.id], shared: parent.shared }
        : { theme: ids[t] ?? '', event: 'born', from: [], shared: 0 },
    );
  }
  for (const p of [...free].sort((a, b) => a - b)) {
    lineage.push({ theme: previous[p]?.id ?? '', event: 'died', from: [], shared: 0 });
  }
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
