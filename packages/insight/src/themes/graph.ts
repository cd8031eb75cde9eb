import { platform } from '#platform';

/** An undirected weighted graph in compressed rows; each edge stands in both its rows. */
export interface Graph {
  readonly size: number;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float32Array;
  /** Twice the weight inside each node: what its loops add to its strength. */
  readonly loops: Float64Array;
  /** Sum of the weights at each node, loops included. */
  readonly strengths: Float64Array;
  /** Sum of all strengths: twice the total weight. */
  readonly total: number;
}

/** The same graph in memory that threads share, where they can: else each that is sent it gets a copy. */
export function sharedGraph(graph: Graph): Graph {
  if (!platform.canShareMemory()) return graph;
  const room = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);
  const { offsets, targets, weights, loops, strengths } = graph;
  const shared = {
    ...graph,
    offsets: new Int32Array(room(offsets.byteLength)),
    targets: new Int32Array(room(targets.byteLength)),
    weights: new Float32Array(room(weights.byteLength)),
    loops: new Float64Array(room(loops.byteLength)),
    strengths: new Float64Array(room(strengths.byteLength)),
  };
  shared.offsets.set(offsets);
  shared.targets.set(targets);
  shared.weights.set(weights);
  shared.loops.set(loops);
  shared.strengths.set(strengths);
  return shared;
}

/** Joins directed neighbour lists into an undirected graph: an edge that both ends name counts twice. */
export function graphOfNeighbours(
  ids: Int32Array,
  overlaps: Float32Array,
  k: number,
  size: number,
  leastOverlap: number,
): Graph {
  const degrees = new Int32Array(size + 1);
  for (let at = 0; at < ids.length; at++) {
    const to = ids[at] ?? -1;
    if (to < 0 || (overlaps[at] ?? 0) < leastOverlap) continue;
    const from = Math.floor(at / k);
    degrees[from] = (degrees[from] ?? 0) + 1;
    degrees[to] = (degrees[to] ?? 0) + 1;
  }
  const starts = new Int32Array(size + 1);
  for (let i = 0; i < size; i++) starts[i + 1] = (starts[i] ?? 0) + (degrees[i] ?? 0);
  const places = starts.slice();
  const looseTargets = new Int32Array(starts[size] ?? 0);
  const looseWeights = new Float32Array(starts[size] ?? 0);
  for (let at = 0; at < ids.length; at++) {
    const to = ids[at] ?? -1;
    const weight = overlaps[at] ?? 0;
    if (to < 0 || weight < leastOverlap) continue;
    const from = Math.floor(at / k);
    put(looseTargets, looseWeights, places, from, to, weight);
    put(looseTargets, looseWeights, places, to, from, weight);
  }
  return mergeParallel(size, starts, looseTargets, looseWeights, new Float64Array(size));
}

function put(
  targets: Int32Array,
  weights: Float32Array,
  places: Int32Array,
  from: number,
  to: number,
  weight: number,
): void {
  const at = places[from] ?? 0;
  targets[at] = to;
  weights[at] = weight;
  places[from] = at + 1;
}

/** Sums the edges of a row that lead to the same node, in place: a row never grows. */
function mergeParallel(
  size: number,
  starts: Int32Array,
  looseTargets: Int32Array,
  looseWeights: Float32Array,
  loops: Float64Array,
): Graph {
  const offsets = new Int32Array(size + 1);
  const place = new Int32Array(size).fill(-1);
  const strengths = new Float64Array(size);
  let used = 0;
  let total = 0;
  for (let i = 0; i < size; i++) {
    const first = used;
    let strength = loops[i] ?? 0;
    for (let at = starts[i] ?? 0; at < (starts[i + 1] ?? 0); at++) {
      const to = looseTargets[at] ?? 0;
      const weight = looseWeights[at] ?? 0;
      strength += weight;
      const known = place[to] ?? -1;
      if (known >= first) {
        looseWeights[known] = (looseWeights[known] ?? 0) + weight;
      } else {
        place[to] = used;
        looseTargets[used] = to;
        looseWeights[used++] = weight;
      }
    }
    offsets[i + 1] = used;
    strengths[i] = strength;
    total += strength;
  }
  return {
    size,
    offsets,
    targets: looseTargets.subarray(0, used),
    weights: looseWeights.subarray(0, used),
    loops,
    strengths,
    total,
  };
}

/** The graph whose nodes are the communities of another; `membership` numbers them 0 … `communities` − 1. */
export function aggregate(graph: Graph, membership: Int32Array, communities: number): Graph {
  const { size, offsets, targets, weights } = graph;
  const loops = new Float64Array(communities);
  const degrees = new Int32Array(communities);
  for (let i = 0; i < size; i++) {
    const own = membership[i] ?? 0;
    loops[own] = (loops[own] ?? 0) + (graph.loops[i] ?? 0);
    for (let at = offsets[i] ?? 0; at < (offsets[i + 1] ?? 0); at++) {
      if (membership[targets[at] ?? 0] === own) loops[own] = (loops[own] ?? 0) + (weights[at] ?? 0);
      else degrees[own] = (degrees[own] ?? 0) + 1;
    }
  }
  const starts = new Int32Array(communities + 1);
  for (let c = 0; c < communities; c++) starts[c + 1] = (starts[c] ?? 0) + (degrees[c] ?? 0);
  const places = starts.slice();
  const looseTargets = new Int32Array(starts[communities] ?? 0);
  const looseWeights = new Float32Array(starts[communities] ?? 0);
  for (let i = 0; i < size; i++) {
    const own = membership[i] ?? 0;
    for (let at = offsets[i] ?? 0; at < (offsets[i + 1] ?? 0); at++) {
      const to = membership[targets[at] ?? 0] ?? 0;
      if (to !== own) put(looseTargets, looseWeights, places, own, to, weights[at] ?? 0);
    }
  }
  return mergeParallel(communities, starts, looseTargets, looseWeights, loops);
}
