/** The shapes that cross Headwater's API, used by server, web and cli alike. */
export * from './account-matches.js';
export * from './accounts.js';
export * from './analysis-file.js';
export * from './books.js';
export * from './common.js';
export * from './finance.js';
export * from './ids.js';
export * from './jobs.js';
export * from './listen.js';
export * from './people.js';
export * from './search.js';
export * from './segments.js';
export * from './understand.js';
export * from './units.js';
export * from './curation.js';
export * from './what-moved.js';
export * from './market.js';
