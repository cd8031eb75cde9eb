/**
 * What keeps themes steady from one analysis to the next: of the partitions found from the old themes the one most
 * like them is taken, and a text that could as well have stayed stays.
 */
import type { Graph } from './graph.js';

/** A text leaves its old theme when the pull of the new one exceeds the old one's by this factor. */
const pullToLeave = 1.25;

/** Overlaps of old themes with new communities; rows without either are left out. */
function overlapsOf(old: Int32Array, found: Int32Array): Map<number, Map<number, number>> {
  const overlaps = new Map<number, Map<number, number>>();
  for (let i = 0; i < old.length; i++) {
    const [theme, community] = [old[i] ?? -1, found[i] ?? -1];
    if (theme < 0 || community < 0) continue;
    const row = overlaps.get(theme) ?? new Map<number, number>();
    overlaps.set(theme, row.set(community, (row.get(community) ?? 0) + 1));
  }
  return overlaps;
}

/** 0–1: mean share of the texts that the best match holds, of old themes in new communities and the other way. */
export function likenessToOld(old: Int32Array, found: Int32Array): number {
  let total = 0;
  let kept = 0;
  const bestOld = new Map<number, number>();
  for (const row of overlapsOf(old, found).values()) {
    let most = 0;
    for (const [community, shared] of row) {
      total += shared;
      most = Math.max(most, shared);
      bestOld.set(community, Math.max(bestOld.get(community) ?? 0, shared));
    }
    kept += most;
  }
  const back = [...bestOld.values()].reduce((sum, shared) => sum + shared, 0);
  return total > 0 ? (kept + back) / (2 * total) : 0;
}

/**
 * Sends texts back to the community that continues their old theme, unless the new one pulls clearly more; one that
 * was dissolved (−1) pulls nothing.
 */
export function keepUndecided(graph: Graph, old: Int32Array, found: Int32Array): Int32Array {
  const continues = new Map<number, number>();
  for (const [theme, row] of overlapsOf(old, found)) {
    const all = [...row.values()].reduce((sum, shared) => sum + shared, 0);
    for (const [community, shared] of row) {
      if (shared > all / 2) continues.set(theme, community);
    }
  }
  const kept = found.slice();
  for (let i = 0; i < graph.size; i++) {
    const own = found[i] ?? -1;
    const home = continues.get(old[i] ?? -1);
    if (home === undefined || home === own) continue;
    let toOwn = 0;
    let toHome = 0;
    for (let at = graph.offsets[i] ?? 0; at < (graph.offsets[i + 1] ?? 0); at++) {
      const other = found[graph.targets[at] ?? 0];
      if (other === home) toHome += graph.weights[at] ?? 0;
      else if (own >= 0 && other === own) toOwn += graph.weights[at] ?? 0;
    }
    if (toOwn < pullToLeave * toHome) kept[i] = home;
  }
  return kept;
}
