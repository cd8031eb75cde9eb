/** Published in the transaction in which a run becomes the current one or loses items, with `{ runId }`. */
export const runEnded = 'understand.run-ended';
