export { analyze } from './analyze.js';
export {
  assignToThemes,
  searchVectors,
  type Assignment,
  type FoundRow,
  type NewStatement,
} from './assign.js';
export type * from './types.js';
export { kinds } from './types.js';
export type { VectorSpace } from './vectors/space.js';
export { decodeSpace, encodeSpace } from './vectors/space-file.js';
