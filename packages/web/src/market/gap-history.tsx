import type { GapView } from '@headwater/contract';
import { ago, moment } from '../format.js';

const words: Record<GapView['history'][number]['event'], string> = {
  found: 'Found',
  gone: 'Gone',
  back: 'Back',
  watched: 'Watched',
  unwatched: 'No longer watched',
  dismissed: 'Dismissed',
  restored: 'Restored',
  noted: 'Note written',
  'note-removed': 'Note removed',
};

/** What analyses and people made of a gap, newest first. */
export const GapHistory = ({ gap }: { gap: GapView }) => (
  <section aria-label="History">
    <h2 className="mb-2 text-base font-semibold">History</h2>
    <ol className="flex flex-col text-sm">
      {gap.history.map((event) => (
        <li
          key={`${event.at}-${event.event}`}
          className="border-t border-line py-1.5 first:border-t-0"
        >
          <p>
            <span className="font-medium">{words[event.event]}</span>{' '}
            <span className="text-quiet" title={moment(event.at)}>
              {event.by === null ? 'by an analysis' : `by ${event.by}`}, {ago(event.at)}
            </span>
          </p>
          {event.by === null ? (
            <p className="text-muted">{event.detail}</p>
          ) : event.reason === null ? null : (
            <p dir="auto" className="text-muted">
              “{event.reason}”
            </p>
          )}
        </li>
      ))}
    </ol>
  </section>
);
