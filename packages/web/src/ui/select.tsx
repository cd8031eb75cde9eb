import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.js';

export type Choice<Value extends string> = { value: Value; label: string; hint?: string };

type SelectProps<Value extends string> = {
  label: string;
  /** Hides the label from the eye where the toolbar makes it plain; it is still read out. */
  bare?: boolean;
  /** Shown before the value, in a quieter tone. */
  prefix?: string;
  icon?: ReactNode;
  choices: ReadonlyArray<Choice<Value>>;
  value: Value;
  onChange: (value: Value) => void;
  disabled?: boolean;
  /** Marks a filter that narrows what is shown. */
  on?: boolean;
  className?: string;
};

export const Select = <Value extends string>({
  label,
  bare = true,
  prefix,
  icon,
  choices,
  value,
  onChange,
  disabled = false,
  on = false,
  className,
}: SelectProps<Value>) => {
  const current = choices.find((choice) => choice.value === value);
  const control = (
    <Base.Root
      items={choices}
      value={value}
      disabled={disabled}
      onValueChange={(next) => (next === null ? undefined : onChange(next))}
    >
      <Base.Trigger
        aria-label={label}
        title={current?.label}
        className={cx(
          'inline-flex h-8 max-w-full min-w-0 items-center gap-1.5 rounded-md border px-2.5 text-sm text-ink select-none hover:bg-hover data-disabled:opacity-50',
          on ? 'border-accent-line bg-accent-soft' : 'border-line bg-raised',
          className,
        )}
      >
        {icon}
        {prefix === undefined ? null : <span className="shrink-0 text-quiet">{prefix}</span>}
        <span className="min-w-0 flex-1 truncate text-left">{current?.label ?? value}</span>
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
              {choices.map((choice) => (
                <Base.Item
                  key={choice.value}
                  value={choice.value}
                  className="flex min-h-7 items-center gap-2 rounded px-2 py-1 text-sm outline-none data-highlighted:bg-active"
                >
                  <span className="w-4 shrink-0">
                    <Base.ItemIndicator>
                      <Check className="size-4 text-accent" />
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
  if (bare) return control;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span aria-hidden className="text-sm font-medium">
        {label}
      </span>
      {control}
    </div>
  );
};
