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
    <div
      className={cx(
        'grid grid-cols-[minmax(min-content,1fr)_auto] items-start gap-y-0.5',
        actions !== undefined && 'gap-x-4',
      )}
    >
      {typeof title === 'string' ? (
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
      ) : (
        <div className="min-w-0">{title}</div>
      )}
      {actions === undefined ? null : (
        <div className="col-start-2 row-start-1 flex flex-wrap justify-end gap-2 sm:row-span-2">
          {actions}
        </div>
      )}
      {/* On a phone it has the width of the page, not what the buttons leave of it. */}
      {lead === undefined ? null : (
        <div className="col-start-1 col-end-3 min-w-0 text-muted sm:col-end-2">{lead}</div>
      )}
    </div>
    {tabs}
    <div className="mt-4">{children}</div>
  </div>
);

/** A tab whose address begins like another's is not the current page for that. */
export const thisPageOnly = { exact: true, includeSearch: false } as const;

/** Links that look like tabs: each view keeps its own address. */
export const tabLink = (on: boolean): string =>
  cx(
    'inline-flex h-9 items-center gap-1.5 border-b-2 px-1 text-base font-medium whitespace-nowrap',
    on ? 'border-accent text-ink' : 'border-transparent text-muted hover:text-ink',
  );
