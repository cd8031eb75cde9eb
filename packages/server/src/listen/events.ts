/** Published in the transaction in which an import ends, with `{ importId }`. */
export const importEnded = 'listen.import-ended';
/** Published in the transaction in which an import of books ends or rows were posted, with `{ kind }`. */
export const booksImported = 'listen.books-imported';
/** Published in the transaction in which posted items came in, with `{}`. */
export const itemsPosted = 'listen.items-posted';
/** Published in the transaction in which somebody says whose product some feedback is about, with `{}`. */
export const whoseChanged = 'listen.whose-changed';
