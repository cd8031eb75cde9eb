/**
 * Communities by the Leiden algorithm (Traag, Waltman and van Eck, "From Louvain to Leiden: guaranteeing
 * well-connected communities", Scientific Reports 9, 2019) with modularity at a resolution γ (Reichardt and Bornholdt
 * 2006): quality = Σ_c [ e_c − γ · K_c² / 2m ], e_c the weight inside, K_c the strength of community c.
 *
 * The refinement takes the best merge rather than a random one, so the result depends only on the graph, the start
 * and the seed of the visiting order.
 */
import { seededRandom, shuffle, type Random } from '../random.js';
import { aggregate, type Graph } from './graph.js';

/** A move must gain more than this share of the total weight: smaller differences are rounding. */
const leastGain = 1e-12;
const mostLevels = 20;

export interface Communities {
  /** Community of each node, numbered from 0 by first appearance. */
  readonly membership: Int32Array;
  readonly count: number;
}

/** What `leiden` is given, for a thread that does it. */
export interface CommunityRequest {
  readonly graph: Graph;
  readonly resolution: number;
  readonly seed: number;
  readonly start: Int32Array | undefined;
}

export function leiden(
  graph: Graph,
  resolution: number,
  seed: number,
  start?: Int32Array,
): Communities {
  const random = seededRandom(seed);
  let current = graph;
  let partition = renumber(start ?? Int32Array.from({ length: graph.size }, (_, i) => i));
  const place = Int32Array.from({ length: graph.size }, (_, i) => i);
  for (let level = 0; level < mostLevels; level++) {
    const moved = moveNodes(current, partition.membership, partition.count, resolution, random);
    partition = renumber(moved);
    if (partition.count === current.size) break;
    const refined = renumber(refine(current, partition, resolution, random));
    // Where nothing could be refined the communities themselves are the nodes of the next level.
    const merged = refined.count < current.size ? refined : partition;
    const next = new Int32Array(merged.count);
    for (let i = 0; i < current.size; i++) {
      next[merged.membership[i] ?? 0] = partition.membership[i] ?? 0;
    }
    current = aggregate(current, merged.membership, merged.count);
    for (let i = 0; i < place.length; i++) place[i] = merged.membership[place[i] ?? 0] ?? 0;
    partition = renumber(next);
  }
  return renumber(place.map((node) => partition.membership[node] ?? 0));
}

/** Numbers communities, which are numbers from 0, anew in the order in which they first appear. */
export function renumber(membership: Int32Array): Communities {
  let most = -1;
  for (const community of membership) if (community > most) most = community;
  const numbers = new Int32Array(most + 1).fill(-1);
  const renumbered = new Int32Array(membership.length);
  let count = 0;
  for (let i = 0; i < membership.length; i++) {
    const old = membership[i] ?? 0;
    if (numbers[old] === -1) numbers[old] = count++;
    renumbered[i] = numbers[old] ?? 0;
  }
  return { membership: renumbered, count };
}

/** Visits nodes in a queue and moves each to the neighbouring community that gains most, until none moves. */
function moveNodes(
  graph: Graph,
  start: Int32Array,
  count: number,
  resolution: number,
  random: Random,
): Int32Array {
  const { size, offsets, targets, weights, strengths, total } = graph;
  const membership = start.slice();
  const communityStrength = new Float64Array(Math.max(count, size) + 1);
  const members = new Int32Array(Math.max(count, size) + 1);
  for (let i = 0; i < size; i++) {
    const own = membership[i] ?? 0;
    communityStrength[own] = (communityStrength[own] ?? 0) + (strengths[i] ?? 0);
    members[own] = (members[own] ?? 0) + 1;
  }
  const free: number[] = [];
  for (let c = members.length - 1; c >= 0; c--) if (members[c] === 0) free.push(c);

  const queue = Int32Array.from({ length: size }, (_, i) => i);
  shuffle(queue, random);
  const waiting = new Uint8Array(size).fill(1);
  let head = 0;
  let length = size;
  const links = new Float64Array(communityStrength.length);
  const touched: number[] = [];
  while (length > 0) {
    const node = queue[head] ?? 0;
    head = head + 1 === size ? 0 : head + 1;
    length--;
    waiting[node] = 0;
    const own = membership[node] ?? 0;
    const strength = strengths[node] ?? 0;
    for (let at = offsets[node] ?? 0; at < (offsets[node + 1] ?? 0); at++) {
      const community = membership[targets[at] ?? 0] ?? 0;
      if (links[community] === 0) touched.push(community);
      links[community] = (links[community] ?? 0) + (weights[at] ?? 0);
    }
    communityStrength[own] = (communityStrength[own] ?? 0) - strength;
    const pull = (resolution * strength) / total;
    let best = own;
    let bestGain = (links[own] ?? 0) - pull * (communityStrength[own] ?? 0);
    for (const community of touched) {
      const gain = (links[community] ?? 0) - pull * (communityStrength[community] ?? 0);
      if (gain > bestGain + leastGain * total) {
        best = community;
        bestGain = gain;
      }
    }
    // Standing alone gains nothing and costs nothing.
    if (bestGain < -leastGain * total && (members[own] ?? 0) > 1) {
      best = free.pop() ?? own;
    }
    communityStrength[best] = (communityStrength[best] ?? 0) + strength;
    for (const community of touched) links[community] = 0;
    touched.length = 0;
    if (best === own) continue;
    membership[node] = best;
    members[best] = (members[best] ?? 0) + 1;
    members[own] = (members[own] ?? 0) - 1;
    if (members[own] === 0) free.push(own);
    for (let at = offsets[node] ?? 0; at < (offsets[node + 1] ?? 0); at++) {
      const to = targets[at] ?? 0;
      if (waiting[to] === 1 || membership[to] === best) continue;
      waiting[to] = 1;
      queue[(head + length) % size] = to;
      length++;
    }
  }
  return membership;
}

/** Splits every community into well-connected parts: nodes start alone and join the part that gains most. */
function refine(
  graph: Graph,
  partition: Communities,
  resolution: number,
  random: Random,
): Int32Array {
  const { size, offsets, targets, weights, strengths, total } = graph;
  const parts = Int32Array.from({ length: size }, (_, i) => i);
  const partStrength = strengths.slice();
  const alone = new Uint8Array(size).fill(1);
  const communityStrength = new Float64Array(partition.count);
  for (let i = 0; i < size; i++) {
    const own = partition.membership[i] ?? 0;
    communityStrength[own] = (communityStrength[own] ?? 0) + (strengths[i] ?? 0);
  }
  /** Weight between a part and the rest of its community. */
  const outward = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    for (let at = offsets[i] ?? 0; at < (offsets[i + 1] ?? 0); at++) {
      if (partition.membership[targets[at] ?? 0] === partition.membership[i]) {
        outward[i] = (outward[i] ?? 0) + (weights[at] ?? 0);
      }
    }
  }
  const wellConnected = (part: number, community: number): boolean => {
    const own = partStrength[part] ?? 0;
    return (
      (outward[part] ?? 0) >=
      (resolution * own * ((communityStrength[community] ?? 0) - own)) / total
    );
  };
  const order = Int32Array.from({ length: size }, (_, i) => i);
  shuffle(order, random);
  const links = new Float64Array(size);
  const touched: number[] = [];
  for (const node of order) {
    const community = partition.membership[node] ?? 0;
    if (alone[node] === 0 || !wellConnected(node, community)) continue;
    const strength = strengths[node] ?? 0;
    let inside = 0;
    for (let at = offsets[node] ?? 0; at < (offsets[node + 1] ?? 0); at++) {
      const to = targets[at] ?? 0;
      if (partition.membership[to] !== community) continue;
      const part = parts[to] ?? 0;
      if (links[part] === 0) touched.push(part);
      links[part] = (links[part] ?? 0) + (weights[at] ?? 0);
      inside += weights[at] ?? 0;
    }
    let best = -1;
    let bestGain = leastGain * total;
    for (const part of touched) {
      if (part === node || !wellConnected(part, community)) continue;
      const gain = (links[part] ?? 0) - (resolution * strength * (partStrength[part] ?? 0)) / total;
      if (gain > bestGain) {
        best = part;
        bestGain = gain;
      }
    }
    if (best >= 0) {
      // Weight to the joined part was outward for both and is now inside.
      outward[best] = (outward[best] ?? 0) + inside - 2 * (links[best] ?? 0);
      partStrength[best] = (partStrength[best] ?? 0) + strength;
      parts[node] = best;
      alone[node] = 0;
      alone[best] = 0;
    }
    for (const part of touched) links[part] = 0;
    touched.length = 0;
  }
  return parts;
}
