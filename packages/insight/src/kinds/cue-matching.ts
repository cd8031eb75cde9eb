import { cueGroups } from './cues.js';
import { tokenTypes } from './tokens.js';
import type { TrieNode, WordInfo } from './vocabulary.js';

const longestGap = 3;

/** Where the walk is: kept outside the recursion, which is the hottest place of the classifier. */
interface Walk {
  readonly infos: readonly (WordInfo | undefined)[];
  readonly types: readonly number[];
  found: number;
  /** Furthest token that a phrase reached. */
  reach: number;
}

function visit(walk: Walk, node: TrieNode, at: number): void {
  if (node.groups !== 0) {
    walk.found |= node.groups;
    if (at > walk.reach) walk.reach = at;
  }
  const info = walk.infos[at];
  if (info !== undefined) {
    const next = node.edges.get(info.id);
    if (next !== undefined) visit(walk, next, at + 1);
    for (const name of info.classes) {
      const byClass = node.edges.get(name);
      if (byClass !== undefined) visit(walk, byClass, at + 1);
    }
  }
  if (node.gap === null) return;
  for (let skip = 0; skip <= longestGap; skip += 1) {
    visit(walk, node.gap, at + skip);
    if (at + skip >= walk.types.length || walk.types[at + skip] === tokenTypes.stop) return;
  }
}

/**
 * Counts, for each cue group, the places of a statement at which one of its phrases begins.
 *
 * @param infos What is known of each token; undefined where nothing is, and for marks.
 * @param onMatch Told of every place: groups as bits, first token, token after the last.
 */
export function countCues(
  root: TrieNode,
  infos: readonly (WordInfo | undefined)[],
  types: readonly number[],
  onMatch?: (groups: number, from: number, to: number) => void,
): Uint8Array {
  const counts = new Uint8Array(cueGroups.length);
  const walk: Walk = { infos, types, found: 0, reach: 0 };
  for (let at = 0; at < infos.length; at += 1) {
    if (infos[at] === undefined) continue;
    walk.found = 0;
    walk.reach = at;
    visit(walk, root, at);
    if (walk.found === 0) continue;
    onMatch?.(walk.found, at, walk.reach);
    for (let group = 0, left = walk.found; left !== 0; group += 1, left >>>= 1) {
      if ((left & 1) === 1 && (counts[group] ?? 0) < 255) counts[group] = (counts[group] ?? 0) + 1;
    }
  }
  return counts;
}
