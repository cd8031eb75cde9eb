/** What people decided about themes, made one: merges followed to their end, placements worked into the old themes. */
import type { ThemeConstraints, ThemeSeed } from '../types.js';

export interface Decisions {
  /** The earlier themes as people left them, by id; each statement is in one of a level. */
  readonly seeds: readonly ThemeSeed[];
  /** Theme of a statement by its key, null for none; nothing where no person placed it. */
  readonly placed: ReadonlyMap<string, string | null>;
  /** Themes whose members stay: what people merged or told apart. */
  readonly held: ReadonlySet<string>;
  readonly kept: ReadonlySet<string>;
  /** Coarse theme by fine theme. */
  readonly parents: ReadonlyMap<string, string>;
  /** Every id that was given, of themes that are and that are no more. */
  readonly ids: ReadonlySet<string>;
}

/** @throws `RangeError` where merges go in a circle, or join or place across levels. */
export function readDecisions(
  previous: readonly ThemeSeed[],
  constraints: ThemeConstraints,
): Decisions {
  const merged = constraints.merged ?? new Map<string, string>();
  const end = (id: string): string => endOf(merged, id);
  const placed = new Map<string, string | null>();
  for (const [key, theme] of constraints.placed ?? []) {
    placed.set(key, theme === null ? null : end(theme));
  }
  const parents = new Map<string, string>();
  for (const [child, parent] of constraints.parents ?? []) parents.set(end(child), end(parent));
  const held = new Set([...merged.keys()].map(end));
  for (const pair of constraints.apart ?? []) {
    const [left, right] = [end(pair[0]), end(pair[1])];
    // Merging the two halves of a split takes the split back.
    if (left === right) continue;
    held.add(left).add(right);
  }
  const levels = new Map(previous.map(({ id, level }) => [id, level]));
  checkLevels(levels, merged, placed, parents);
  return {
    seeds: joinSeeds(previous, end, placed),
    placed,
    held,
    kept: new Set([...(constraints.kept ?? [])].map(end)),
    parents,
    ids: new Set([
      ...previous.map(({ id }) => id),
      ...[...merged].flat(),
      ...(constraints.apart ?? []).flat(),
      ...[...(constraints.parents ?? [])].flat(),
      ...(constraints.kept ?? []),
      ...[...placed.values()].filter((id) => id !== null),
    ]),
  };
}

function endOf(merged: ReadonlyMap<string, string>, id: string): string {
  let at = id;
  for (let steps = 0; ; steps++) {
    const next = merged.get(at);
    if (next === undefined) return at;
    if (next === at || steps > merged.size) {
      throw new RangeError(
        `Theme "${id}" was merged into itself by way of others: take one of these merges out of \`constraints.merged\`.`,
      );
    }
    at = next;
  }
}

function checkLevels(
  levels: ReadonlyMap<string, 0 | 1 | undefined>,
  merged: ReadonlyMap<string, string>,
  placed: ReadonlyMap<string, string | null>,
  parents: ReadonlyMap<string, string>,
): void {
  for (const [from, into] of merged) {
    const [left, right] = [levels.get(from), levels.get(into)];
    if (left !== undefined && right !== undefined && left !== right) {
      throw new RangeError(
        `Theme "${from}" cannot go into "${into}": one is coarse and the other fine.`,
      );
    }
  }
  for (const [key, theme] of placed) {
    if (theme !== null && levels.get(theme) === 0) {
      throw new RangeError(
        `Statement "${key}" cannot be placed in "${theme}", a coarse theme: name one of its fine themes.`,
      );
    }
  }
  for (const [child, parent] of parents) {
    if (levels.get(child) === 0 || levels.get(parent) === 1) {
      throw new RangeError(
        `Theme "${child}" cannot stand under "${parent}": only a fine theme stands under a coarse one.`,
      );
    }
  }
}

function joinSeeds(
  previous: readonly ThemeSeed[],
  end: (id: string) => string,
  placed: ReadonlyMap<string, string | null>,
): ThemeSeed[] {
  const joined = new Map<string, { level: 0 | 1 | undefined; members: string[][] }>();
  // A theme's own seed comes before those that went into it, and so gives the level.
  const sorted = [...previous].sort((a, b) => {
    const own = Number(end(a.id) !== a.id) - Number(end(b.id) !== b.id);
    return own !== 0 ? own : compare(a.id, b.id);
  });
  for (const { id, level, members } of sorted) {
    const target = end(id);
    const known = joined.get(target);
    if (known) known.members.push([...members]);
    else joined.set(target, { level, members: [[...members]] });
  }
  // A theme that a person began has no members but those placed in it.
  for (const theme of placed.values()) {
    if (theme !== null && !joined.has(theme)) joined.set(theme, { level: 1, members: [] });
  }
  return [...joined]
    .sort(([a], [b]) => compare(a, b))
    .map(([id, { level, members }]) => ({
      id,
      members: members.flat(),
      ...(level !== undefined && { level }),
    }));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
