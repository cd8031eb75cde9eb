import type { SearchView } from '@headwater/contract';
import { count, percent, plural } from '../format.js';

type SearchStatusProps = {
  answer: SearchView;
  filtered: boolean;
};

const wordsSaid = (answer: SearchView): string => {
  const { withAllWords: all, withAnyWord: any } = answer;
  if (all === null || any === null) return 'By words alone, newest first.';
  if (any === 0) return 'Nobody says these words; found by meaning.';
  if (all === 0) return `No sentence has all the words; ${plural(any, 'has', 'have')} one.`;
  if (all === any) return `${plural(all, 'sentence says', 'sentences say')} this.`;
  return `${count(all)} of ${plural(any, 'sentence')} with one of the words have them all.`;
};

/** What was looked through and how, in one line: a short list must not pass for a complete one. */
export const SearchStatus = ({ answer, filtered }: SearchStatusProps) => {
  const { state, progress, waiting } = answer.index;
  const lines = [
    ...answer.corrected.map(
      ({ typed, read }) =>
        `Nobody says “${typed}”; looked for ${read.map((w) => `“${w}”`).join(', ')}.`,
    ),
    ...(state === 'ready' ? [wordsSaid(answer)] : []),
    ...(state === 'building'
      ? [
          `The feedback is being read for search by meaning${progress === null ? '' : ` (${percent(progress)})`}; until then the newest with these very words.`,
        ]
      : []),
    ...(state === 'failed'
      ? [
          'Search by meaning is not available, the log says why; these are the newest with these very words.',
        ]
      : []),
    ...(waiting > 0 ? [`${plural(waiting, 'new item')} will be found once analysed.`] : []),
    ...(filtered ? ['Under the filters of this page.'] : []),
  ];
  return (
    <p aria-live="polite" className="text-xs text-quiet">
      {lines.join(' ')}
    </p>
  );
};
