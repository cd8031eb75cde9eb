import { cueGroups } from './cues.js';
import { tokenTypes } from './tokens.js';
import type { TrieNode, WordInfo } from './vocabulary.js';

const longestGap = 3;

/** Where the walk is: kept outside the recursion, which is the hottest place of the classifier. */
interface Walk {
  readonly infos: readonly (WordInfo | undefined)[];
  readonly types: readonly number[];
  found: number;
  /** Told of every phrase that ends: its groups as bits, and the token after its last. */
  readonly onEnd: ((groups: number, to: number) => void) | undefined;
}

function visit(walk: Walk, node: TrieNode, at: number): void {
  if (node.groups !== 0) {
    walk.found |= node.groups;
    walk.onEnd?.(node.groups, at);
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
 * @param onMatch Told of every phrase: groups as bits, first token, token after the last.
 */
export function countCues(
  root: TrieNode,
  infos: readonly (WordInfo | undefined)[],
  types: readonly number[],
  onMatch?: (groups: number, from: number, to: number) => void,
): Uint8Array {
  const counts = new Uint8Array(cueGroups.length);
  let begin = 0;
  const onEnd = onMatch && ((groups: number, to: number) => onMatch(groups, begin, to));
  const walk: Walk = { infos, types, found: 0, onEnd };
  for (let at = 0; at < infos.length; at += 1) {
    if (infos[at] === undefined) continue;
    walk.found = 0;
    begin = at;
    visit(walk, root, at);
    for (let group = 0, left = walk.found; left !== 0; group += 1, left >>>= 1) {
      if ((left & 1) === 1 && (counts[group] ?? 0) < 255) counts[group] = (counts[group] ?? 0) + 1;
    }
  }
  return counts;
}
