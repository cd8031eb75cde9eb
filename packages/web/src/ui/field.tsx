import { useId, type ComponentProps, type ReactNode } from 'react';
import { cx } from './cx.js';

const inputClass = (invalid: boolean, extra?: string): string =>
  cx(
    'h-8 w-full rounded-md border bg-raised px-2.5 text-base text-ink placeholder:text-quiet',
    invalid ? 'border-pain' : 'border-line-strong',
    extra,
  );

type FieldProps = Omit<ComponentProps<'input'>, 'id'> & {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
};

/** A labelled input whose hint and error are read out with it. */
export const Field = ({ label, hint, error, className, ...rest }: FieldProps) => {
  const id = useId();
  const described = [
    hint === undefined ? '' : `${id}-hint`,
    error === undefined ? '' : `${id}-error`,
  ]
    .filter((part) => part !== '')
    .join(' ');
  return (
    <div className={cx('flex flex-col gap-1', className)}>
      <label htmlFor={id} className="text-sm font-medium text-ink">
        {label}
      </label>
      <input
        id={id}
        {...rest}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={described === '' ? undefined : described}
        className={inputClass(error !== undefined)}
      />
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="text-xs text-quiet">
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p id={`${id}-error`} role="alert" className="text-xs font-medium text-pain">
          {error}
        </p>
      )}
    </div>
  );
};

type InputProps = ComponentProps<'input'> & { label: string };

/** An input whose label is only read out, for toolbars. */
export const BareInput = ({ label, className, ...rest }: InputProps) => (
  <input aria-label={label} {...rest} className={inputClass(false, className)} />
);
