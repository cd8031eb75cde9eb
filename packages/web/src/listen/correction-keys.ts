import { kindOrder, kinds } from '../ui/kind.js';

/** The keys that correct a statement, for the list of shortcuts. */
export const correctionKeys = [
  { keys: ['[', ']'], does: 'Previous and next statement' },
  ...kindOrder.map((kind, index) => ({
    keys: [String(index + 1)],
    does: `The statement is: ${kinds[kind].label.toLowerCase()}`,
  })),
  { keys: ['0'], does: 'Take the correction back' },
];
