/** What each step of one language's themes leaves, as stages. */
import { layoutPlanner } from '../kernels/arena.js';
import { createArenaFor } from '../kernels/pool.js';
import type { Neighbourhood } from '../neighbours/neighbours.js';
import type { Clustering } from '../themes/cluster.js';
import type { VectorSpace } from '../vectors/space.js';
import type { KeptStage, StageForm } from './stages.js';

export interface PlacedSpace {
  readonly space: VectorSpace;
  /** Of each text: 1 where nothing is known of it. */
  readonly empty: Uint8Array;
}

/** @param rows Where the texts' rows are taken from, and put back in a later try. */
export function spaceForm(
  texts: number,
  dimensions: number,
  rows: { gather(): Int8Array; put(vectors: Int8Array): void },
): StageForm<PlacedSpace> {
  return {
    pack: ({ space: { lsa, component, ...space }, empty }) => ({
      values: { ...space, model: space.model ?? '', rank: lsa.rank, features: lsa.features },
      arrays: {
        component,
        weights: lsa.weights,
        projection: lsa.projection,
        empty,
        vectors: rows.gather(),
      },
    }),
    unpack(stage) {
      const rank = stage.number('rank');
      const features = stage.texts('features');
      const model = stage.text('model');
      const found: PlacedSpace = {
        space: {
          language: stage.text('language'),
          dimensions: stage.number('dimensions'),
          ...(model !== '' && { model }),
          staticDimensions: stage.number('staticDimensions'),
          lsaShare: stage.number('lsaShare'),
          component: stage.array('component', Float32Array),
          lsa: {
            rank,
            features,
            weights: stage.array('weights', Float32Array, features.length),
            projection: stage.array('projection', Float32Array, features.length * rank),
          },
        },
        empty: stage.array('empty', Uint8Array, texts),
      };
      rows.put(stage.array('vectors', Int8Array, texts * dimensions));
      return found;
    },
  };
}

/** In a later try what was found lies in an arena of its own, without the room that only the search needed. */
export const neighbourForm = (
  count: number,
  dimensions: number,
  threads: number,
): StageForm<Neighbourhood> => ({
  pack: ({ order, vectors, ids, k, overlaps, recall, search }) => ({
    values: { k, recall, search },
    arrays: { order, vectors, ids, overlaps },
  }),
  unpack(stage) {
    const k = stage.number('k');
    const parts = {
      order: stage.array('order', Int32Array, count),
      vectors: stage.array('vectors', Int8Array, count * dimensions),
      ids: stage.array('ids', Int32Array, count * k),
      overlaps: stage.array('overlaps', Float32Array, count * k),
    };
    const planner = layoutPlanner();
    const vectorsAt = planner.place(count * dimensions);
    const freeAt = planner.place(count * dimensions);
    const arena = createArenaFor(planner.size(), threads);
    const vectors = new Int8Array(arena.buffer, vectorsAt, count * dimensions);
    vectors.set(parts.vectors);
    return {
      ...parts,
      count,
      dimensions,
      arena,
      vectors,
      vectorsAt,
      freeAt,
      k,
      recall: stage.number('recall'),
      search: searchOf(stage),
    };
  },
});

interface FoundClusters extends Clustering, Pick<Neighbourhood, 'search' | 'recall'> {}

export const clusterForm = (count: number): StageForm<FoundClusters> => ({
  pack: ({ fine, parents, confidence, ...values }) => ({
    values,
    arrays: { fine, parents, confidence },
  }),
  unpack(stage) {
    const fineCount = stage.number('fineCount');
    return {
      fineCount,
      coarseCount: stage.number('coarseCount'),
      resolution: stage.number('resolution'),
      silhouette: stage.number('silhouette'),
      recall: stage.number('recall'),
      search: searchOf(stage),
      fine: stage.array('fine', Int32Array, count),
      parents: stage.array('parents', Int32Array, fineCount),
      confidence: stage.array('confidence', Float32Array, count),
    };
  },
});

const searchOf = (stage: KeptStage): Neighbourhood['search'] =>
  stage.text('search') === 'exact' ? 'exact' : 'inverted lists';
