import { useCallback, type ReactNode } from 'react';
import { cutEdges } from './cut-edges.js';
import { cx } from './cx.js';

type ScrollXProps = {
  /** Begins at its right end, where the newest figures are. */
  fromEnd?: boolean;
  className?: string;
  children: ReactNode;
};

/** A table that may be wider than the window: it scrolls by itself, and its edges say that there is more. */
export const ScrollX = ({ fromEnd = false, className, children }: ScrollXProps) => {
  const ref = useCallback(
    (box: HTMLDivElement | null) => {
      if (fromEnd && box !== null) box.scrollLeft = box.scrollWidth;
      return cutEdges(box);
    },
    [fromEnd],
  );
  return (
    <div ref={ref} className={cx('cut-x overflow-x-auto', className)}>
      {children}
    </div>
  );
};
