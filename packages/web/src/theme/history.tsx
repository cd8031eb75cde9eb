import type { ThemeEvent, ThemeStep, ThemeView } from '@headwater/contract';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '../api/people.js';
import { ago, count, moment } from '../format.js';
import { Button } from '../ui/button.js';
import { HowCounted } from '../ui/popover.js';
import { useUndo } from './use-curation.js';

type Event = ThemeEvent;

const Line = ({ event, onUndo }: { event: Event; onUndo: ((edit: string) => void) | null }) => {
  const { edit } = event;
  return (
    <li className="relative">
      <span
        aria-hidden
        className="absolute top-1.5 -left-[20.5px] size-2 rounded-full border border-line-strong bg-canvas"
      />
      <p dir="auto" className={edit?.undoneAt ? 'text-quiet line-through' : undefined}>
        {event.detail}
      </p>
      {event.reason === null ? null : (
        <p dir="auto" className="text-muted">
          “{event.reason}”
        </p>
      )}
      <p className="flex flex-wrap items-center gap-x-2 text-xs text-quiet">
        <span>
          {event.by ?? 'Analysis'} ·{' '}
          <time dateTime={event.at} title={moment(event.at)}>
            {ago(event.at)}
          </time>
        </span>
        {edit?.undoneAt ? (
          <span title={moment(edit.undoneAt)}>undone by {edit.undoneBy}</span>
        ) : edit !== null && onUndo !== null ? (
          <Button
            size="sm"
            look="quiet"
            className="h-6 px-1 text-xs"
            aria-label={`Undo: ${event.detail}`}
            onClick={() => onUndo(edit.id)}
          >
            <Undo2 aria-hidden className="size-3" /> Undo
          </Button>
        ) : null}
      </p>
    </li>
  );
};

const eventWords: Record<ThemeStep['event'], string> = {
  born: 'new',
  kept: 'kept',
  drifted: 'drifted',
  split: 'split off',
  merged: 'merged',
};

/** What each analysis found of the theme. */
const Steps = ({ steps }: { steps: ReadonlyArray<ThemeStep> }) => (
  <section aria-label="Through the analyses" className="mb-4">
    <h3 className="mb-1 flex items-center gap-1 text-sm font-medium text-quiet">
      Through the analyses
      <HowCounted what="the analyses" method="themes">
        How much of the theme each analysis found again. Drifted means that fewer than half of its
        sentences were in it before.
      </HowCounted>
    </h3>
    <table className="num w-full text-sm">
      <thead>
        <tr className="text-xs text-quiet">
          <th scope="col" className="py-1 text-left font-medium">
            Analysis
          </th>
          <th scope="col" className="py-1 text-right font-medium">
            Statements
          </th>
          <th scope="col" className="py-1 pl-3 text-right font-medium">
            In it before
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.run} className="border-t border-line">
            <td className="py-1">
              <time dateTime={step.at} title={moment(step.at)}>
                {ago(step.at)}
              </time>
              , {eventWords[step.event]}
            </td>
            <td className="py-1 text-right">{count(step.statements)}</td>
            <td className="py-1 pl-3 text-right text-quiet">
              {step.event === 'born' ? '–' : `${count(step.shared)} of ${count(step.before)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const FIRST = 12;

/** Why the theme is what it is: every change, by whom and why, and the way back. */
export const History = ({ theme }: { theme: ThemeView }) => {
  const mayEdit = useMay('themes:edit');
  const undo = useUndo();
  const [all, setAll] = useState(false);
  const events = all ? theme.history : theme.history.slice(0, FIRST);
  return (
    <section aria-label="History">
      <h2 className="mb-2 text-base font-semibold">History</h2>
      {theme.steps.length > 1 ? <Steps steps={theme.steps} /> : null}
      <ol className="flex flex-col gap-3 border-l border-line pl-4 text-sm">
        {events.map((event, index) => (
          <Line
            // Two events of one moment may say the same of two edits.
            key={`${event.at}-${event.event}-${index}`}
            event={event}
            onUndo={mayEdit ? (edit) => void undo(edit) : null}
          />
        ))}
        {theme.history.length === 0 ? <li className="text-muted">Nothing yet.</li> : null}
      </ol>
      {theme.history.length > FIRST ? (
        <Button size="sm" look="quiet" className="mt-1 -ml-2" onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${count(theme.history.length)}`}
        </Button>
      ) : null}
    </section>
  );
};
