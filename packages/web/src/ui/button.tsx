import { Download } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.js';

type Look = 'primary' | 'plain' | 'quiet' | 'danger';
type Size = 'md' | 'sm';

const looks: Record<Look, string> = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-strong border-transparent',
  plain: 'bg-raised text-ink border-line hover:bg-hover',
  quiet: 'bg-transparent text-muted border-transparent hover:bg-hover hover:text-ink',
  danger: 'bg-raised text-pain border-line hover:bg-pain-soft',
};
const sizes: Record<Size, string> = {
  md: 'h-8 px-3 text-base gap-2',
  sm: 'h-7 px-2 text-sm gap-1.5',
};

export const buttonClass = (look: Look = 'plain', size: Size = 'md', extra?: string): string =>
  cx(
    'inline-flex shrink-0 items-center justify-center rounded-md border font-medium whitespace-nowrap select-none',
    'disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-50',
    looks[look],
    sizes[size],
    extra,
  );

type ButtonProps = ComponentProps<'button'> & {
  look?: Look;
  size?: Size;
  /** Shows that the work goes on and keeps a second press from doing it twice. */
  busy?: boolean;
};

export const Button = ({
  look = 'plain',
  size = 'md',
  busy = false,
  className,
  disabled,
  children,
  ...rest
}: ButtonProps) => (
  <button
    type="button"
    {...rest}
    disabled={disabled === true || busy}
    aria-busy={busy || undefined}
    className={buttonClass(look, size, className)}
  >
    {busy ? (
      <span className="size-3 animate-spin rounded-full border-2 border-current border-t-transparent" />
    ) : null}
    {children}
  </button>
);

const iconClass = (size: Size, extra?: string): string =>
  cx(
    'inline-flex shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink disabled:opacity-40',
    size === 'md' ? 'size-8' : 'size-7',
    extra,
  );

type IconButtonProps = ComponentProps<'button'> & {
  label: string;
  size?: Size;
  children: ReactNode;
};

/** A button that shows only an icon: its name is its label and its tooltip. */
export const IconButton = ({
  label,
  size = 'md',
  className,
  children,
  ...rest
}: IconButtonProps) => (
  <button
    type="button"
    title={label}
    aria-label={label}
    {...rest}
    className={iconClass(size, className)}
  >
    {children}
  </button>
);

type DownloadLinkProps = { href: string; label: string; className?: string };

/** A file that the server makes and the browser keeps. */
export const DownloadLink = ({ href, label, className }: DownloadLinkProps) => (
  <a href={href} download title={label} aria-label={label} className={iconClass('md', className)}>
    <Download aria-hidden className="size-4" />
  </a>
);
