import type { TrendView } from '@headwater/contract';
import { calendarDay, percent, percentRange } from '../format.js';

/** "Changed in the week of …, from … to …", newest first; nothing where the share kept its level. */
export const LevelChanges = ({ changes = [] }: { changes: TrendView['changes'] }) =>
  changes.length === 0 ? null : (
    <ul aria-label="Changes of level" className="mt-2 flex flex-col gap-1 text-sm text-muted">
      {changes.toReversed().map(({ week, from, to }) => (
        <li key={week} className="num">
          Changed in the week of {calendarDay(week)}, from {percent(from.value)} (
          {percentRange(from)}) to {percent(to.value)} ({percentRange(to)}) of feedback.
        </li>
      ))}
    </ul>
  );
