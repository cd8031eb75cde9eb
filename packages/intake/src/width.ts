import { IntakeError } from './errors.js';

/** Surveys have hundreds of columns; what has thousands is damaged, or no table with a row for each piece of feedback. */
const mostColumns = 4096;

/** Throws where a table is wider than anybody could map. */
export function checkWidth(columns: number): void {
  if (columns <= mostColumns) return;
  throw new IntakeError(
    'too-large',
    `The table has ${columns} columns; at most ${mostColumns} are read. Check the delimiter, and that each row is one piece of feedback; leave out columns that nobody needs.`,
  );
}
