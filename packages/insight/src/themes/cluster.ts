/** Texts of one language to themes at two levels. */
import type { Pool } from '../kernels/pool.js';
import type { Neighbourhood } from '../neighbours/neighbours.js';
import { centroidsOf, cosineTo, joinSums, sumsOf, unitRows } from './centroids.js';
import { withAnchors } from './anchors.js';
import { joinThemes } from './coarse.js';
import { keepUndecided, likenessToOld } from './continuity.js';
import { confidenceOf, leastCosine } from './fit.js';
import { aggregate, graphOfNeighbours, type Graph } from './graph.js';
import { leiden, type Communities } from './leiden.js';
import { centroidSilhouette, nearestOfAll, nearestOfSample } from './nearest.js';

/** Above 2 the silhouette still rises where themes are many, but people then read the same matter twice. */
const resolutions = [0.5, 0.7, 1, 1.5, 2];
const wholeGraphLimit = 20_000;
const silhouetteSample = 10_000;
const leastOverlap = 0.02;
const leastMembers = 5;
/** From .1 to .6 99 % and more of the texts stayed on parts of the BANKING77 training set; more holds back what is new. */
const anchorShare = 0.2;
/** Steadiness (0–1) that a better silhouette may cost. */
const likenessGivenUp = 0.01;

export interface Clustering {
  /** Fine theme of each row of the input, −1 where none fits. */
  readonly fine: Int32Array;
  readonly fineCount: number;
  /** Coarse theme of each fine one. */
  readonly parents: Int32Array;
  readonly coarseCount: number;
  /** 0–1 by row. */
  readonly confidence: Float32Array;
  readonly resolution: number;
  readonly silhouette: number;
}

export async function clusterTexts(
  hood: Neighbourhood,
  threads: number,
  pool: Pool,
  seed: number,
  warm: Int32Array | null,
): Promise<Clustering> {
  const { count, dimensions } = hood;
  const graph = graphOfNeighbours(hood.ids, hood.overlaps, hood.k, count, leastOverlap);
  const old = warm && hood.order.map((row) => warm[row] ?? -1);
  const themesBefore = old ? old.reduce((most, theme) => Math.max(most, theme), -1) + 1 : 0;
  const candidates = old
    ? candidatesOf(
        withAnchors(graph, old, themesBefore, anchorShare),
        seed,
        seeded(old, themesBefore),
        count,
      )
    : candidatesOf(graph, seed, null, count);
  const centresOf = centresFor(hood, candidates);
  const silhouetteOf = sampleOf(hood, candidates, centresOf, threads, pool);
  let best = candidates[0];
  let bestScore = -Infinity;
  // After an earlier analysis the silhouette decides only between partitions that are about as steady.
  const likeness = candidates.map(({ membership }) => (old ? likenessToOld(old, membership) : 1));
  const steady = Math.max(...likeness) - likenessGivenUp;
  for (const [c, candidate] of candidates.entries()) {
    if ((likeness[c] ?? 0) < steady) continue;
    const score = await silhouetteOf(candidate);
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  const themes = best?.count ?? 1;
  const found = best?.membership ?? new Int32Array(count);
  const membership = old ? keepUndecided(graph, old, found) : found;

  const centroids =
    best && !old ? centresOf(best) : centroidsOf(hood.vectors, dimensions, membership, themes);
  const nearest = nearestOfAll(hood, themes, threads, pool);
  const near = await nearest.find(centroids);
  // Communities are kept as the graph gives them: moving texts to the nearest centroid afterwards (spherical k-means)
  // cost 1–3 points of NMI and ARI on the BANKING77 training part. Only texts of dissolved communities are moved.
  const final = membership.map((own, p) => (own >= 0 ? own : (near.ids[2 * p] ?? 0)));
  const fine = new Int32Array(count).fill(-1);
  const confidence = new Float32Array(count);
  for (let p = 0; p < count; p++) {
    const theme = final[p] ?? 0;
    const isNearest = near.ids[2 * p] === theme;
    const own = isNearest
      ? (near.cosines[2 * p] ?? 0)
      : cosineTo(hood.vectors, p, centroids, theme, dimensions);
    const other = near.cosines[isNearest ? 2 * p + 1 : 2 * p] ?? 0;
    if (own < leastCosine) continue;
    const row = hood.order[p] ?? 0;
    fine[row] = theme;
    confidence[row] = confidenceOf(own, other);
  }
  const sizes = new Int32Array(themes);
  for (const theme of final) sizes[theme] = (sizes[theme] ?? 0) + 1;
  const coarse = joinThemes(centroids, dimensions, sizes);
  return {
    fine,
    fineCount: themes,
    parents: coarse.membership,
    coarseCount: coarse.count,
    confidence,
    resolution: best?.resolution ?? 0,
    silhouette: old && best ? await silhouetteOf(best) : bestScore,
  };
}

interface Candidate extends Communities {
  readonly resolution: number;
  /** Communities that it joins, the same for all candidates, and where each of them went (−1 where dissolved). */
  readonly joined: { readonly of: Communities; readonly into: Int32Array } | null;
}

/**
 * Partitions at each resolution. Of many texts only the finest is found on the texts themselves; the coarser ones join
 * its communities, which takes a hundredth of the time.
 */
function candidatesOf(
  graph: Graph,
  seed: number,
  start: Int32Array | null,
  count: number,
): Candidate[] {
  if (graph.size <= wholeGraphLimit) {
    return resolutions.map((resolution) => {
      const found = leiden(graph, resolution, seed, start ?? undefined);
      const { membership, ...rest } = dissolve(found.membership.slice(0, count), found.count);
      return { membership, count: rest.count, resolution, joined: null };
    });
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
function centresFor(
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
function sampleOf(
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
function seeded(old: Int32Array, themes: number): Int32Array {
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
