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
export { repostKeyWithin, repostScope, sourceKeyOf, voiceOf } from './voice.js';
export { nearKey, nearKeyWithin } from './near-key.js';
export { spanInCopy } from './gaps.js';
export { leadersOf, NearLeaders, nearWindow } from './reposts.js';
export { bookShapes } from './books/shapes.js';
export { bookKinds } from './books/types.js';
export type { BookField, BookKind, BookShape, BookType } from './books/types.js';
export { inspectBooks, inspectContent } from './books/inspect-books.js';
export type { InspectBooksOptions } from './books/inspect-books.js';
export { readBookRows } from './books/prepared.js';
export type { PreparedRow } from './books/prepared.js';
export { BookReader } from './books/read-books.js';
export type { CheckedBatch } from './books/read-books.js';
export type * from './books/plan.js';
export type { BookColumnGuess, BookMapping } from './books/field-guess.js';
export type { ContentGuess } from './books/kind-guess.js';
export type { DecimalGuess, DecimalStyle } from './books/amounts.js';
export {
  addressIn,
  domainIn,
  isPublicDomain,
  ownDomain,
  publicDomainList,
} from './identity/domains.js';
export { confidenceOf, findAccount } from './identity/find-account.js';
export type { AccountBook, ExactWay, FoundAccount } from './identity/find-account.js';
export { identityOf, namesCompany } from './identity/identity.js';
export type { Identity } from './identity/identity.js';
