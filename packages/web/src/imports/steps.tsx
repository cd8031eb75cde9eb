import { Check } from 'lucide-react';
import { cx } from '../ui/cx.js';

const names = ['File', 'Columns', 'What will happen', 'Import'];

/** Where the import stands. */
export const Steps = ({ at }: { at: number }) => (
  <ol aria-label="Steps" className="flex flex-wrap gap-x-6 gap-y-1">
    {names.map((name, step) => (
      <li
        key={name}
        aria-current={step === at ? 'step' : undefined}
        className={cx(
          'flex items-center gap-2 text-sm',
          step === at ? 'font-medium text-ink' : 'text-quiet',
        )}
      >
        <span
          aria-hidden
          className={cx(
            'num inline-flex size-5 items-center justify-center rounded-full text-xs font-medium',
            step < at
              ? 'bg-accent-soft text-accent'
              : step === at
                ? 'bg-accent text-accent-ink'
                : 'bg-active text-muted',
          )}
        >
          {step < at ? <Check className="size-3" strokeWidth={3} /> : step + 1}
        </span>
        {name}
      </li>
    ))}
  </ol>
);
