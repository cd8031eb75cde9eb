import { z } from 'zod';
import { defineJob } from '../platform/index.js';

const nothing = z.object({});

const RecountCursor = z.object({
  generation: z.int(),
  /** Month number of the last month that is counted for. */
  lastMonth: z.int(),
  /** The last account that is in. */
  after: z.uuid().nullable(),
  done: z.int(),
  /** Problems found so far: their places in the list. */
  problems: z.int(),
  /** Every account is in. */
  read: z.boolean(),
});
export type RecountCursor = z.infer<typeof RecountCursor>;

export const recountJob = defineJob({
  name: 'finance.recount',
  payload: nothing,
  cursor: RecountCursor,
  load: async () => (await import('./recount.js')).recount,
});

/** One for each change of the books; the last of them waits until nothing comes in, then has revenue counted. */
export const followBooksJob = defineJob({
  name: 'finance.follow-books',
  payload: nothing,
  load: async () => (await import('./follow-books.js')).followBooks,
});
