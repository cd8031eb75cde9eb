/** Texts of one language to themes at two levels. */
import type { Pool } from '../kernels/pool.js';
import type { Neighbourhood } from '../neighbours/neighbours.js';
import { centroidsOf, cosineTo } from './centroids.js';
import { aggregate, graphOfNeighbours, type Graph } from './graph.js';
import { leiden, type Communities } from './leiden.js';
import { centroidSilhouette, nearestCentroids } from './nearest.js';

/** Above 2 the silhouette still rises where themes are many, but people then read the same matter twice. */
const resolutions = [0.5, 0.7, 1, 1.5, 2];
const coarseResolutions = [0.1, 0.15, 0.2, 0.3, 0.4, 0.55, 0.75, 1];
const leastOverlap = 0.02;
const leastMembers = 5;
/** A text less like its theme than this shares no more with it than chance. */
const leastCosine = 0.12;

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
  const graph = graphOfNeighbours(hood.ids, hood.overlaps, hood.k, hood.count, leastOverlap);
  const most = Math.max(2, Math.ceil(hood.count / 2));
  const nearest = nearestCentroids(hood.vectors, hood.dimensions, most, threads, pool);
  const start = warm && hood.order.map((row) => warm[row] ?? -1);

  let best: Communities | null = null;
  let bestResolution = 1;
  let bestScore = -Infinity;
  for (const resolution of resolutions) {
    const found = dissolve(leiden(graph, resolution, seed, start ? seeded(start) : undefined));
    if (found.count < 1) continue;
    const centroids = centroidsOf(hood.vectors, hood.dimensions, found.membership, found.count);
    const score = centroidSilhouette(await nearest.find(centroids), found.membership);
    if (score > bestScore) {
      best = found;
      bestScore = score;
      bestResolution = resolution;
    }
  }
  const chosen = best ?? { membership: new Int32Array(hood.count), count: 1 };

  const { membership, count } = chosen;
  const centroids = centroidsOf(hood.vectors, hood.dimensions, membership, count);
  const near = await nearest.find(centroids);
  // Communities are kept as the graph gives them: moving texts to the nearest centroid afterwards (spherical k-means)
  // cost 1–3 points of NMI and ARI on the BANKING77 training part. Only texts of dissolved communities are moved.
  const final = membership.map((own, p) => (own >= 0 ? own : (near.ids[2 * p] ?? 0)));
  const fine = new Int32Array(hood.count).fill(-1);
  const confidence = new Float32Array(hood.count);
  for (let p = 0; p < hood.count; p++) {
    const theme = final[p] ?? 0;
    const isNearest = near.ids[2 * p] === theme;
    const own = isNearest
      ? (near.cosines[2 * p] ?? 0)
      : cosineTo(hood.vectors, p, centroids, theme, hood.dimensions);
    const other = near.cosines[isNearest ? 2 * p + 1 : 2 * p] ?? 0;
    if (own < leastCosine) continue;
    const row = hood.order[p] ?? 0;
    fine[row] = theme;
    confidence[row] = confidenceOf(own, other);
  }
  const coarse = coarseThemes(graph, final, count, seed);
  return {
    fine,
    fineCount: count,
    parents: coarse.membership,
    coarseCount: coarse.count,
    confidence,
    resolution: bestResolution,
    silhouette: bestScore,
  };
}

/** Half where another theme is as near, towards 1 as it falls behind. */
function confidenceOf(own: number, second: number): number {
  return 1 / (1 + Math.exp(-12 * (own - second)));
}

/** Rows without an old theme start alone, beside the old themes. */
function seeded(start: Int32Array): Int32Array {
  let next = start.reduce((most, theme) => Math.max(most, theme), -1) + 1;
  return start.map((theme) => (theme >= 0 ? theme : next++));
}

/** Communities of fewer than `leastMembers` lose their members (−1), which then go to the nearest theme. */
function dissolve({ membership, count }: Communities): Communities {
  const sizes = new Int32Array(count);
  for (const community of membership) {
    if (community >= 0) sizes[community] = (sizes[community] ?? 0) + 1;
  }
  const least = Math.min(leastMembers, Math.max(1, membership.length / 4));
  const numbers = new Int32Array(count).fill(-1);
  let kept = 0;
  for (let c = 0; c < count; c++) if ((sizes[c] ?? 0) >= least) numbers[c] = kept++;
  if (kept === 0) return { membership: new Int32Array(membership.length), count: 1 };
  return { membership: membership.map((c) => (c >= 0 ? (numbers[c] ?? -1) : -1)), count: kept };
}

/** Joins fine themes by the links between their texts, to about the square root of twice their number. */
function coarseThemes(
  graph: Graph,
  membership: Int32Array,
  count: number,
  seed: number,
): Communities {
  const joined = aggregate(graph, membership, count);
  const wanted = Math.max(1, Math.sqrt(2 * count));
  let best: Communities | null = null;
  for (const resolution of coarseResolutions) {
    const found = leiden(joined, resolution, seed);
    const distance = Math.abs(Math.log(found.count / wanted));
    if (!best || distance < Math.abs(Math.log(best.count / wanted))) best = found;
  }
  return best ?? { membership: new Int32Array(count), count: 1 };
}
