import type { Analysis } from '../types.js';
import { createSearchIndex, type SearchIndex } from './search-index.js';

/**
 * An index over all statements of an analysis; row r is `analysis.statements[r]`.
 *
 * @param threads That sort the vectors. Default 1; the result does not depend on it.
 */
export function indexAnalysis(analysis: Analysis, threads = 1): Promise<SearchIndex> {
  const { vectorDimensions: dimensions, vectors, spaces } = analysis;
  const builder = createSearchIndex({ spaces, dimensions, threads });
  for (const [row, statement] of analysis.statements.entries()) {
    builder.add(statement, vectors.subarray(row * dimensions, (row + 1) * dimensions));
  }
  return builder.finish();
}
