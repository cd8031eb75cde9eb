import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';

type WindowRows = {
  count: number;
  /** What a row is taken to be high until it has been seen. */
  height: number;
  /** The row that the keyboard is on: it is brought into sight when it moves. */
  active: number;
};

/** Which rows of a long list are in sight: only they exist, so that a hundred thousand scroll like a hundred. */
export const useWindowRows = <Box extends HTMLElement>({ count, height, active }: WindowRows) => {
  const box = useRef<Box>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const place = () => setTop(element.getBoundingClientRect().top + globalThis.scrollY);
    place();
    // What stands above it may come later, as a chart does.
    const observer = new ResizeObserver(place);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [count]);
  // The virtualizer keeps its own clock; nothing here is memoised over it.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useWindowVirtualizer({
    count,
    estimateSize: () => height,
    overscan: 10,
    scrollMargin: top,
    scrollPaddingStart: 64,
    scrollPaddingEnd: 80,
  });
  const visible = rows.getVirtualItems();
  const moved = useRef(active);
  useEffect(() => {
    if (moved.current === active) return;
    moved.current = active;
    // Only a move scrolls: a list that has just loaded stays where the reader left it.
    rows.scrollToIndex(active, { align: 'auto' });
  }, [active, rows]);
  const size = rows.getTotalSize();
  return {
    box,
    top,
    size,
    visible,
    /** Room for the rows before and after those in sight. */
    before: (visible[0]?.start ?? top) - top,
    after: size - ((visible.at(-1)?.end ?? top) - top),
    measure: rows.measureElement,
  };
};
