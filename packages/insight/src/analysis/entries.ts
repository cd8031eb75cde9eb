import type { Ranked } from './examples.js';
import type { General } from './general.js';

/** A theme while it is counted, named and placed. */
export interface Entry {
  /** Id of the earlier theme that it continues, null where it is new. */
  readonly id: string | null;
  /** Position among the settled fine themes, −1 for a coarse one. */
  readonly fine: number;
  readonly level: 0 | 1;
  readonly language: string;
  readonly statements: readonly number[];
  readonly general: General | null;
  /** Entry of the parent, −1 at the top. */
  readonly parent: number;
  readonly centroid: Float32Array;
  /** Distinct texts, most central first; of a coarse theme those that are central in its parts. */
  readonly ranked: readonly Ranked[];
  readonly cohesion: number;
  readonly counted: number;
}
