/** Texts of one language to themes at two levels. */
import type { Pool } from '../kernels/pool.js';
import type { Neighbourhood } from '../neighbours/neighbours.js';
import { withAnchors } from './anchors.js';
import {
  candidatesOf,
  centresFor,
  seeded,
  silhouettesOf,
  wholeGraphLimit,
  type Candidate,
} from './candidates.js';
import { centroidsOf, cosineTo } from './centroids.js';
import { joinThemes } from './coarse.js';
import { keepUndecided, likenessToOld } from './continuity.js';
import { confidenceOf, leastCosine } from './fit.js';
import { graphOfNeighbours, type Graph } from './graph.js';
import { centroidSilhouette, nearestAround, nearestOfAll, type NearestTwo } from './nearest.js';

const leastOverlap = 0.02;
/** From .1 to .6 99 % and more of the texts stayed on parts of the BANKING77 training set; more holds back what is new. */
const anchorShare = 0.2;
/** Steadiness (0–1) that a better silhouette may cost. */
const likenessGivenUp = 0.01;
/** One or two are enough nearly always. */
const mostRounds = 12;

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

interface Texts {
  readonly hood: Neighbourhood;
  readonly graph: Graph;
  readonly threads: number;
  readonly pool: Pool;
  readonly seed: number;
}

/** Every text with its theme, by position in the neighbourhood. */
interface Placed {
  /** −1 where none fits. */
  readonly themes: Int32Array;
  readonly count: number;
  /** Texts of each theme, with those that fit none and are nearest to it. */
  readonly sizes: Int32Array;
  readonly centroids: Float32Array;
  readonly near: NearestTwo;
  /** To the centroid of its own theme. */
  readonly cosines: Float32Array;
}

interface Found extends Placed {
  readonly resolution: number;
  readonly silhouette: number;
}

/** @param warm Earlier theme of each row, −1 where it is new; null where there is no earlier analysis. */
export async function clusterTexts(
  hood: Neighbourhood,
  threads: number,
  pool: Pool,
  seed: number,
  warm: Int32Array | null,
): Promise<Clustering> {
  const { count, dimensions } = hood;
  const graph = graphOfNeighbours(hood.ids, hood.overlaps, hood.k, count, leastOverlap);
  const texts = { hood, graph, threads, pool, seed };
  const found = await settled(texts, warm && inOrder(hood.order.map((row) => warm[row] ?? -1)));
  const { themes, near, cosines, sizes } = found;
  const fine = new Int32Array(count).fill(-1);
  const confidence = new Float32Array(count);
  for (let p = 0; p < count; p++) {
    const theme = themes[p] ?? -1;
    if (theme < 0) continue;
    const other = near.cosines[near.ids[2 * p] === theme ? 2 * p + 1 : 2 * p] ?? 0;
    const row = hood.order[p] ?? 0;
    fine[row] = theme;
    confidence[row] = confidenceOf(cosines[p] ?? 0, other);
  }
  const coarse = joinThemes(found.centroids, dimensions, sizes);
  return {
    fine,
    fineCount: found.count,
    parents: coarse.membership,
    coarseCount: coarse.count,
    confidence,
    resolution: found.resolution,
    silhouette: found.silhouette,
  };
}

/**
 * Themes that the next analysis of the same texts, which begins where this one ends, has no reason to change: what was
 * found is taken for the earlier themes until it stays. Of very many texts that would cost more than it is worth.
 */
async function settled(texts: Texts, earlier: Int32Array | null): Promise<Found> {
  let before = earlier;
  let found = await findOnce(texts, before);
  if (texts.hood.count > wholeGraphLimit) return found;
  for (let round = 0; round < mostRounds; round++) {
    const now = inOrder(found.themes);
    if (before && isSame(now, before)) break;
    const next = await findOnce(texts, now);
    const { resolution, silhouette } = isSame(inOrder(next.themes), now) ? found : next;
    found = { ...next, resolution, silhouette };
    before = now;
  }
  return found;
}

async function findOnce(texts: Texts, old: Int32Array | null): Promise<Found> {
  const { hood, graph, threads, pool, seed } = texts;
  const themesBefore = old ? old.reduce((most, theme) => Math.max(most, theme), -1) + 1 : 0;
  const candidates = old
    ? await candidatesOf(
        withAnchors(graph, old, themesBefore, anchorShare),
        seed,
        seeded(old, themesBefore),
        hood.count,
        pool,
      )
    : await candidatesOf(graph, seed, null, hood.count, pool);
  const centresOf = centresFor(hood, candidates);
  const silhouetteOf = silhouettesOf(hood, candidates, centresOf, threads, pool);
  let best: Candidate | undefined;
  let silhouette = -Infinity;
  // After an earlier analysis the silhouette decides only between partitions that are about as steady.
  const likeness = candidates.map(({ membership }) => (old ? likenessToOld(old, membership) : 1));
  const steady = Math.max(...likeness) - likenessGivenUp;
  for (const [c, candidate] of candidates.entries()) {
    if ((likeness[c] ?? 0) < steady) continue;
    const score = await silhouetteOf(candidate);
    if (best && score <= silhouette) continue;
    best = candidate;
    silhouette = score;
  }
  if (!best) throw new Error('a graph without a partition');
  const { membership, count, resolution } = best;
  if (!old) {
    return { ...(await place(texts, membership, count, centresOf(best))), resolution, silhouette };
  }
  const found = await place(texts, keepUndecided(graph, old, membership), count);
  const stays = await unlessBetter(texts, found, old, themesBefore);
  return { ...(stays ?? found), resolution, silhouette };
}

/**
 * The earlier themes, where no text has come that would need another and those found do not tell the texts apart
 * better: otherwise what was left undecided would be decided anew, and perhaps differently, each time.
 */
async function unlessBetter(
  texts: Texts,
  found: Placed,
  old: Int32Array,
  themesBefore: number,
): Promise<Placed | null> {
  if (texts.hood.count > wholeGraphLimit) return null;
  const stays = await place(texts, old, themesBefore);
  if (!isSame(stays.themes, old)) return null;
  if (isSame(inOrder(found.themes), old)) return stays;
  return (await scoreOf(texts, found)) > (await scoreOf(texts, stays)) ? null : stays;
}

async function scoreOf({ hood, threads, pool }: Texts, { themes, count }: Placed): Promise<number> {
  const centroids = centroidsOf(hood.vectors, hood.dimensions, themes, count);
  return centroidSilhouette(await nearestOfAll(hood, count, threads, pool).find(centroids), themes);
}

/**
 * Texts of dissolved communities (−1) go to the nearest theme; those that are unlike their theme are in none.
 *
 * All others stay as the graph has them: moving texts to the nearest centroid afterwards (spherical k-means) cost 1–3
 * points of NMI and ARI on the BANKING77 training part.
 */
async function place(
  { hood, threads, pool }: Texts,
  membership: Int32Array,
  count: number,
  centres?: Float32Array,
): Promise<Placed> {
  const { vectors, dimensions } = hood;
  const centroids = centres ?? centroidsOf(vectors, dimensions, membership, count);
  const near =
    hood.count > wholeGraphLimit
      ? await nearestAround(hood, membership, centroids, threads, pool)
      : await nearestOfAll(hood, count, threads, pool).find(centroids);
  const sizes = new Int32Array(count);
  const cosines = new Float32Array(membership.length);
  const themes = membership.map((own, p) => {
    const nearest = near.ids[2 * p] ?? 0;
    const theme = own >= 0 ? own : nearest;
    sizes[theme] = (sizes[theme] ?? 0) + 1;
    const cosine =
      theme === nearest
        ? (near.cosines[2 * p] ?? 0)
        : cosineTo(vectors, p, centroids, theme, dimensions);
    cosines[p] = cosine;
    return cosine < leastCosine ? -1 : theme;
  });
  return { themes, count, sizes, centroids, near, cosines };
}

/** Themes numbered in the order in which they first appear, so that their names decide nothing; −1 stays. */
function inOrder(themes: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return themes.map((theme) => {
    if (theme < 0) return -1;
    const number = numbers.get(theme) ?? numbers.size;
    numbers.set(theme, number);
    return number;
  });
}

const isSame = (a: Int32Array, b: Int32Array): boolean => a.every((theme, p) => theme === b[p]);
