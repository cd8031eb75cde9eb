/** Published in the transaction in which a run becomes the current one or loses items, with `{ runId }`. */
export const runEnded = 'understand.run-ended';
/**
 * Published in the transaction in which people's edits or corrections change what the current run counts, with
 * `{ runId }`.
 */
export const themesChanged = 'understand.themes-changed';
/** Figures know what accounts pay now, and in what most of them do. */
export const accountsCounted = 'understand.accounts-counted';
