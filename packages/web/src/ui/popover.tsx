import { Popover as Base } from '@base-ui/react/popover';
import { Link } from '@tanstack/react-router';
import { CircleHelp } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';

type PopoverProps = { trigger: ReactElement; title: string; children: ReactNode };

export const Popover = ({ trigger, title, children }: PopoverProps) => (
  <Base.Root>
    <Base.Trigger render={trigger} />
    <Base.Portal>
      <Base.Positioner sideOffset={6} className="z-60">
        <Base.Popup className="w-80 max-w-[calc(100vw-24px)] rounded-lg border border-line bg-raised p-4 text-sm shadow-lift outline-none">
          <Base.Title className="mb-1 text-base font-semibold">{title}</Base.Title>
          <div className="text-muted">{children}</div>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
);

type HowCountedProps = {
  what: string;
  /** The page of docs/methods that tells the rest. */
  method:
    | 'statements'
    | 'themes'
    | 'trends'
    | 'labels'
    | 'vectors'
    | 'intake'
    | 'gaps'
    | 'worth'
    | 'revenue'
    | 'marketing'
    | 'cash'
    | 'churn'
    | 'health'
    | 'identity';
  children: ReactNode;
};

/** Names the method behind a figure in one sentence, at the figure. */
export const HowCounted = ({ what, method, children }: HowCountedProps) => (
  <Popover
    title="How this is counted"
    trigger={
      <button
        type="button"
        aria-label={`How this is counted: ${what}`}
        className="inline-flex size-5 items-center justify-center rounded align-text-bottom text-quiet hover:text-ink"
      >
        <CircleHelp className="size-3.5" />
      </button>
    }
  >
    {children}
    <p className="mt-2">
      <Link to="/methods/$name" params={{ name: method }} className="text-accent hover:underline">
        Read the whole method
      </Link>
    </p>
  </Popover>
);
