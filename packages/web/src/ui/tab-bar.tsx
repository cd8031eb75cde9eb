import { useCallback, type ReactNode } from 'react';
import { cutEdges } from './cut-edges.js';

/** Tabs as links under a page's title. On a phone the bar scrolls: the tab that is open is in sight, and the edges say that there are more. */
export const TabBar = ({
  label,
  at,
  children,
}: {
  label: string;
  at: string;
  children: ReactNode;
}) => {
  const ref = useCallback(
    (bar: HTMLElement | null) => {
      // The bar is looked at anew whenever another tab opens.
      const open = bar?.querySelector(`[aria-current="page"]`);
      if (at !== '') open?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      return cutEdges(bar);
    },
    [at],
  );
  return (
    <nav
      ref={ref}
      aria-label={label}
      className="cut-x cut-both mt-3 flex gap-4 overflow-x-auto border-b border-line"
    >
      {children}
    </nav>
  );
};
