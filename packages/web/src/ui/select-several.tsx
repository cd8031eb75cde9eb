import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.js';
import type { Choice } from './select.js';

/** Stands for no choice at all, so that the list says how to get back to everything. */
const EVERY = '';

type SelectSeveralProps = {
  label: string;
  icon?: ReactNode;
  /** What is shown while none is chosen. */
  all: string;
  /** What is shown for more than one. */
  many: (values: ReadonlyArray<string>) => string;
  choices: ReadonlyArray<Choice<string>>;
  values: ReadonlyArray<string>;
  onChange: (values: ReadonlyArray<string>) => void;
  className?: string;
};

/** A list of which several can be checked; it stays open while they are. */
export const SelectSeveral = ({
  label,
  icon,
  all,
  many,
  choices,
  values,
  onChange,
  className,
}: SelectSeveralProps) => {
  const [first] = values;
  const named = choices.find((choice) => choice.value === first)?.label ?? first;
  const shown = values.length > 1 ? many(values) : (named ?? all);
  return (
    <Base.Root
      multiple
      value={values.length === 0 ? [EVERY] : [...values]}
      onValueChange={(next) => {
        const everything = values.length > 0 && next.includes(EVERY);
        onChange(everything ? [] : next.filter((value) => value !== EVERY));
      }}
    >
      <Base.Trigger
        aria-label={`${label}: ${shown}`}
        title={values.length > 1 ? values.join(', ') : shown}
        className={cx(
          'inline-flex h-8 max-w-full min-w-0 items-center gap-1.5 rounded-md border px-2.5 text-sm text-ink select-none hover:bg-hover',
          values.length > 0 ? 'border-accent-line bg-accent-soft' : 'border-line bg-raised',
          className,
        )}
      >
        {icon}
        <span className="min-w-0 flex-1 truncate text-left">{shown}</span>
        <Base.Icon className="text-quiet">
          <ChevronsUpDown className="size-3.5" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner
          sideOffset={4}
          alignItemWithTrigger={false}
          className="z-60 outline-none select-none"
        >
          <Base.Popup className="max-h-[min(24rem,var(--available-height))] max-w-[min(26rem,calc(100vw-16px))] min-w-[var(--anchor-width)] overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-lift">
            <Base.List>
              {[{ value: EVERY, label: all }, ...choices].map((choice: Choice<string>) => (
                <Base.Item
                  key={choice.value}
                  value={choice.value}
                  className="flex min-h-7 items-center gap-2 rounded px-2 py-1 text-sm outline-none data-highlighted:bg-active"
                >
                  <span className="flex size-4 shrink-0 items-center justify-center rounded-xs border border-line-strong">
                    <Base.ItemIndicator>
                      <Check className="size-3.5 text-accent" />
                    </Base.ItemIndicator>
                  </span>
                  <Base.ItemText className="min-w-0 flex-1 truncate">{choice.label}</Base.ItemText>
                  {choice.hint === undefined ? null : (
                    <span className="num shrink-0 text-quiet">{choice.hint}</span>
                  )}
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
};
