import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSetSearch } from '../frame/filters.js';
import { useHotkeys } from '../frame/hotkeys.js';
import { useCursor } from './use-cursor.js';

type Page<Row> = { rows: Row[]; next: string | null; total: number | null };

/** Rows of all pages that are there, with the first page's figures. */
export const useRows = <Row, P extends Page<Row>>(
  result: UseInfiniteQueryResult<InfiniteData<P>>,
): { first: P | null; rows: Row[] } => {
  const rows = useMemo(() => result.data?.pages.flatMap((page) => page.rows) ?? [], [result.data]);
  return { first: result.data?.pages[0] ?? null, rows };
};

/** j, k and Enter over rows that have an id. */
export const useListKeys = <Row extends { id: string }>(
  rows: ReadonlyArray<Row>,
  open: (row: Row) => void,
  more: Readonly<Record<string, (row: Row) => void>> = {},
) => {
  const cursor = useCursor(rows);
  const active = cursor.row;
  const on = (act: (row: Row) => void) => () => (active === null ? undefined : act(active));
  useHotkeys({
    j: () => cursor.move(1),
    k: () => cursor.move(-1),
    ArrowDown: () => cursor.move(1),
    ArrowUp: () => cursor.move(-1),
    Enter: on(open),
    ...Object.fromEntries(Object.entries(more).map(([key, act]) => [key, on(act)])),
  });
  return cursor;
};

/** A press on a header sorts by it, the usual way round first; a second one turns it. */
export const useSort = <Sort extends string>(
  current: { sort?: string | undefined; order?: 'asc' | 'desc' | undefined },
  usual: Sort,
  known: ReadonlyArray<Sort>,
  ascending: ReadonlyArray<Sort> = [],
) => {
  const set = useSetSearch();
  const sort = known.find((name) => name === current.sort) ?? usual;
  const usualOrder = (name: Sort): 'asc' | 'desc' => (ascending.includes(name) ? 'asc' : 'desc');
  const order = current.order ?? usualOrder(sort);
  const onSort = (next: Sort) => {
    const turned = next === sort && order === usualOrder(next);
    set({
      sort: next === usual ? undefined : next,
      order: turned ? (usualOrder(next) === 'asc' ? 'desc' : 'asc') : undefined,
    });
  };
  return { sort, order, onSort };
};
