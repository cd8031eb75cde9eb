/** Files to checked items: `inspectFile` says how to read one, `readRows` reads it, `cleanRows` makes items. */
export type * from './types.js';
export { fields } from './types.js';
export { IntakeError } from './errors.js';
export type { IntakeErrorCode } from './errors.js';
export { inspectBytes, inspectFile } from './inspect.js';
export { readRows } from './read.js';
export { cleanRows } from './clean.js';
export { itemFromJson } from './json-item.js';
export { parseDate } from './dates.js';
export { writeRejectedCsv } from './rejected.js';
export { repostKey, sourceKeyOf, voiceOf } from './voice.js';
export { bookShapes } from './books/shapes.js';
export { bookKinds } from './books/types.js';
export type { BookField, BookKind, BookShape, BookType } from './books/types.js';
