import { useState } from 'react';

/**
 * Which rows are chosen. With `range`, all from the last one touched to this one: the way of every list with
 * checkboxes. Rows that have left the list are not chosen any more.
 */
export const useSelection = (ids: ReadonlyArray<string>) => {
  const [all, setAll] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<string | null>(null);
  const toggle = (id: string, range = false) => {
    const next = new Set(all);
    const from = anchor === null ? -1 : ids.indexOf(anchor);
    const to = ids.indexOf(id);
    if (range && from !== -1 && to !== -1) {
      for (const each of ids.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(each);
    } else if (!next.delete(id)) next.add(id);
    setAnchor(id);
    setAll(next);
  };
  const clear = () => {
    setAll(new Set());
    setAnchor(null);
  };
  const chosen = ids.filter((id) => all.has(id));
  return { chosen, has: (id: string) => all.has(id), toggle, clear };
};

/** Whether Shift was held when a checkbox was clicked, or pressed by the space bar. */
export const withShift = (event: Event): boolean => event instanceof MouseEvent && event.shiftKey;
