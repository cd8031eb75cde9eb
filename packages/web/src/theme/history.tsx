import type { ThemeView } from '@headwater/contract';
import { ago, moment } from '../format.js';

/** Why the theme is what it is: every change, by whom and why. */
export const History = ({ theme }: { theme: ThemeView }) => (
  <section aria-label="History">
    <h2 className="mb-2 text-base font-semibold">History</h2>
    <ol className="flex flex-col gap-3 border-l border-line pl-4 text-sm">
      {theme.history.map((event) => (
        <li key={`${event.at}-${event.event}`} className="relative">
          <span
            aria-hidden
            className="absolute top-1.5 -left-[20.5px] size-2 rounded-full border border-line-strong bg-canvas"
          />
          <p dir="auto">{event.detail}</p>
          <p className="text-xs text-quiet">
            {event.by ?? 'Analysis'} ·{' '}
            <time dateTime={event.at} title={moment(event.at)}>
              {ago(event.at)}
            </time>
          </p>
        </li>
      ))}
      {theme.history.length === 0 ? <li className="text-muted">Nothing yet.</li> : null}
    </ol>
  </section>
);
