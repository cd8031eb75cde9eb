import { sql, type RawBuilder } from 'kysely';
import type { ThemeMeta } from './theme-metas.js';

type Metas = ReadonlyMap<string, ThemeMeta>;

/** `leaf` is a theme that the analysis gave a statement; `node` is one that the statement counts for. */
interface ThemeNode {
  readonly leaf: string;
  readonly node: string;
}

/**
 * A statement counts for its theme, or the one that a person merged it into, and for the coarser one above unless
 * people chose to ignore the theme.
 */
function themeNodes(metas: Metas): readonly ThemeNode[] {
  const target = (id: string): string => metas.get(id)?.mergedInto ?? id;
  return [...metas.values()].flatMap(({ id: leaf, level, parentId }) => {
    const node = target(leaf);
    const above = metas.get(node)?.parentId ?? parentId;
    const ignored = metas.get(node)?.archived === true;
    if (level === 0 || above === null || ignored) return [{ leaf, node }];
    return [
      { leaf, node },
      { leaf, node: target(above) },
    ];
  });
}

/** The analysis's own themes that count for a theme. */
export const leavesOf = (metas: Metas, node: string): readonly string[] =>
  leavesByNode(metas).get(node) ?? [];

// Of a request: many of its figures ask for them.
const kept = new WeakMap<Metas, ReadonlyMap<string, readonly string[]>>();

/** The same for every theme. */
export function leavesByNode(metas: Metas): ReadonlyMap<string, readonly string[]> {
  const present = kept.get(metas);
  if (present !== undefined) return present;
  const leaves = new Map<string, string[]>();
  for (const { leaf, node } of themeNodes(metas)) {
    const others = leaves.get(node);
    if (others) others.push(leaf);
    else leaves.set(node, [leaf]);
  }
  kept.set(metas, leaves);
  return leaves;
}

/**
 * `nodes (leaf, node)` as a common table, with the themes wanted numbered from 1: arrays tell the planner
 * how many there are, and small numbers are quick to group by. `idOf` turns a number back into the id.
 */
export function nodesTable(
  metas: Metas,
  wanted: (theme: ThemeMeta) => boolean,
): { table: RawBuilder<unknown>; idOf: (node: RawBuilder<unknown>) => RawBuilder<string> } {
  const ids = [...metas.values()].filter(wanted).map(({ id }) => id);
  const numbers = new Map(ids.map((id, index) => [id, index + 1]));
  const pairs = themeNodes(metas).filter(({ node }) => numbers.has(node));
  const leaves = pairs.map(({ leaf }) => leaf);
  const nodes = pairs.map(({ node }) => numbers.get(node) ?? 0);
  return {
    table: sql`nodes as (
      select leaf, node from unnest(${leaves}::uuid[], ${nodes}::int[]) as n (leaf, node))`,
    idOf: (node) => sql<string>`(${ids}::uuid[])[${node}]`,
  };
}
