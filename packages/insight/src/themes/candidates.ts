/** Partitions of a neighbourhood's graph at several resolutions, and how well each tells its texts apart. */
import type { Pool } from '../kernels/pool.js';
import type { Neighbourhood } from '../neighbours/neighbours.js';
import { centroidsOf, joinSums, sumsOf, unitRows } from './centroids.js';
import { aggregate, sharedGraph, type Graph } from './graph.js';
import { leiden, type Communities } from './leiden.js';
import { centroidSilhouette, nearestOfSample } from './nearest.js';

/** Above 2 the silhouette still rises where themes are many, but people then read the same matter twice. */
const resolutions = [0.5, 0.7, 1, 1.5, 2];
/** Up to so many texts all is found on the texts themselves. */
export const wholeGraphLimit = 20_000;
const silhouetteSample = 10_000;
const leastMembers = 5;

export interface Candidate extends Communities {
  readonly resolution: number;
  /** Communities that it joins, the same for all candidates, and where each of them went (−1 where dissolved). */
  readonly joined: { readonly of: Communities; readonly into: Int32Array } | null;
}

/**
 * Partitions at each resolution. Of many texts only the finest is found on the texts themselves; the coarser ones join
 * its communities, which takes a hundredth of the time.
 */
export async function candidatesOf(
  graph: Graph,
  seed: number,
  start: Int32Array | null,
  count: number,
  pool: Pool,
): Promise<Candidate[]> {
  if (graph.size <= wholeGraphLimit) {
    const shared = sharedGraph(graph);
    // The finest takes longest, so it is the first to be given to a thread.
    const asked = resolutions.toReversed().map(async (resolution): Promise<Candidate> => {
      const request = { graph: shared, resolution, seed, start: start ?? undefined };
      const found = await pool.communities(request);
      const { membership, ...rest } = dissolve(found.membership.slice(0, count), found.count);
      return { membership, count: rest.count, resolution, joined: null };
    });
    return (await Promise.all(asked)).toReversed();
  }
  const whole = leiden(graph, resolutions.at(-1) ?? 1, seed, start ?? undefined);
  const finest = { membership: whole.membership.slice(0, count), count: whole.count };
  const parts = aggregate(graph, whole.membership, whole.count);
  return resolutions.map((resolution, at) => {
    const over = at < resolutions.length - 1 ? leiden(parts, resolution, seed) : null;
    const membership = over
      ? finest.membership.map((community) => over.membership[community] ?? 0)
      : finest.membership;
    const kept = dissolve(membership, over?.count ?? finest.count);
    const into = Int32Array.from(
      { length: finest.count },
      (_, c) => kept.numbers[over ? (over.membership[c] ?? 0) : c] ?? -1,
    );
    const joined = { of: finest, into };
    return { membership: kept.membership, count: kept.count, resolution, joined };
  });
}

/** Centroids of candidates; of those that join the same communities from the sums of these. */
export function centresFor(
  { vectors, dimensions }: Neighbourhood,
  candidates: readonly Candidate[],
): (candidate: Candidate) => Float32Array {
  const parts = candidates[0]?.joined?.of;
  const sums = parts && sumsOf(vectors, dimensions, parts.membership, parts.count);
  return ({ membership, count, joined }) =>
    sums && joined
      ? unitRows(joinSums(sums, dimensions, joined.into, count), dimensions)
      : centroidsOf(vectors, dimensions, membership, count);
}

/** Scores a partition by the centroid silhouette of an even sample of rows. */
export function silhouettesOf(
  hood: Neighbourhood,
  candidates: readonly Candidate[],
  centresOf: (candidate: Candidate) => Float32Array,
  threads: number,
  pool: Pool,
): (candidate: Candidate) => Promise<number> {
  const { count, dimensions } = hood;
  const stride = Math.max(1, Math.ceil(count / silhouetteSample));
  const positions: number[] = [];
  for (let p = 0; p < count; p += stride) positions.push(p);
  const rows = new Int8Array(positions.length * dimensions);
  for (const [at, p] of positions.entries()) {
    rows.set(hood.vectors.subarray(p * dimensions, (p + 1) * dimensions), at * dimensions);
  }
  const most = Math.max(1, ...candidates.map((candidate) => candidate.count));
  const nearest = nearestOfSample(rows, dimensions, most, threads, pool);
  return async (candidate) => {
    const own = Int32Array.from(positions, (p) => candidate.membership[p] ?? -1);
    return centroidSilhouette(await nearest.find(centresOf(candidate)), own);
  };
}

/** Each earlier theme starts as it was, with its anchor; texts without one start alone. */
export function seeded(old: Int32Array, themes: number): Int32Array {
  let next = themes;
  const start = new Int32Array(old.length + themes);
  for (let i = 0; i < old.length; i++) {
    const theme = old[i] ?? -1;
    start[i] = theme >= 0 ? theme : next++;
  }
  for (let theme = 0; theme < themes; theme++) start[old.length + theme] = theme;
  return start;
}

/** Communities of fewer than `leastMembers` lose their members (−1), which then go to the nearest theme. */
function dissolve(
  membership: Int32Array,
  count: number,
): Communities & { readonly numbers: Int32Array } {
  const sizes = new Int32Array(count);
  for (const community of membership) {
    if (community >= 0) sizes[community] = (sizes[community] ?? 0) + 1;
  }
  const least = Math.min(leastMembers, Math.max(1, Math.floor(membership.length / 8)));
  const numbers = new Int32Array(count).fill(-1);
  let kept = 0;
  for (let c = 0; c < count; c++) if ((sizes[c] ?? 0) >= least) numbers[c] = kept++;
  if (kept === 0) {
    return { membership: new Int32Array(membership.length), count: 1, numbers: numbers.fill(0) };
  }
  const dissolved = membership.map((c) => (c >= 0 ? (numbers[c] ?? -1) : -1));
  return { membership: dissolved, count: kept, numbers };
}
