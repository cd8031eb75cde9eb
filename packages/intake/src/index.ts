export type * from './types.js';
export { fields } from './types.js';
