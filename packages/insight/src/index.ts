export { analyze } from './analyze.js';
export type * from './types.js';
export { kinds } from './types.js';
