import type { ReactNode } from 'react';
import { cx } from './cx.js';

type PageProps = {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  tabs?: ReactNode;
  /** A reading width for pages that are not tables. */
  narrow?: boolean;
  children: ReactNode;
};

export const Page = ({ title, lead, actions, tabs, narrow = false, children }: PageProps) => (
  <div className={cx('px-4 pt-5 pb-8 sm:px-6', narrow && 'mx-auto max-w-5xl')}>
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1">
        {typeof title === 'string' ? (
          <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        ) : (
          title
        )}
        {lead === undefined ? null : <div className="mt-0.5 text-muted">{lead}</div>}
      </div>
      {actions === undefined ? null : <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
    {tabs}
    <div className="mt-4">{children}</div>
  </div>
);

/** Links that look like tabs: each view keeps its own address. */
export const tabLink = (on: boolean): string =>
  cx(
    'inline-flex h-9 items-center gap-1.5 border-b-2 px-1 text-base font-medium whitespace-nowrap',
    on ? 'border-accent text-ink' : 'border-transparent text-muted hover:text-ink',
  );
