import type { ThemeRow, ThemeSort, WorthMeasure } from '@headwater/contract';
import { flexRender, useTable } from '@tanstack/react-table';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { cx } from '../ui/cx.js';
import { Loading, Skeleton } from '../ui/states.js';
import { withShift, type useSelection } from '../ui/use-selection.js';
import { columnsFor, features, looksFor } from './columns.js';

type PainTableProps = {
  rows: ThemeRow[];
  /** Which figure the column of money shows. */
  worth: WorthMeasure;
  sort: ThemeSort;
  order: 'asc' | 'desc';
  onSort: (sort: ThemeSort) => void;
  active: string | null;
  onActive: (id: string) => void;
  onOpen: (id: string) => void;
  /** Absent for people who may not merge. */
  selected: Pick<ReturnType<typeof useSelection>, 'has' | 'toggle'> | null;
};

export const PainTable = ({
  rows,
  worth,
  sort,
  order,
  onSort,
  active,
  onActive,
  onOpen,
  selected,
}: PainTableProps) => {
  const columns = useMemo(() => columnsFor(worth), [worth]);
  const looks = looksFor(sort);
  const table = useTable({ features, columns, data: rows, getRowId: (row) => row.id });
  const activeRow = useRef<HTMLTableRowElement>(null);
  const shown = useRef(active);
  useEffect(() => {
    // Only a move scrolls: a list that has just loaded stays where the reader left it.
    if (shown.current !== null && shown.current !== active) {
      activeRow.current?.scrollIntoView({ block: 'nearest' });
    }
    shown.current = active;
  }, [active]);
  return (
    <table aria-label="Pain points" className="w-full table-fixed border-collapse text-sm">
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id} className="border-b border-line">
            {selected === null ? null : (
              <th scope="col" className="w-8 max-sm:hidden">
                <span className="sr-only">Selected</span>
              </th>
            )}
            {group.headers.map((header) => {
              const look = looks[header.column.id] ?? {};
              const on = look.sort === sort;
              const name = <table.FlexRender header={header} />;
              return (
                <th
                  key={header.id}
                  scope="col"
                  aria-sort={on ? (order === 'asc' ? 'ascending' : 'descending') : undefined}
                  className={cx(
                    'px-2 pb-1.5 text-xs font-medium text-quiet max-sm:px-1',
                    look.right === true ? 'text-right' : 'text-left',
                    look.from,
                    look.width,
                  )}
                >
                  {look.sort === undefined ? (
                    name
                  ) : (
                    <button
                      type="button"
                      onClick={() => (look.sort === undefined ? undefined : onSort(look.sort))}
                      className={cx(
                        'inline-flex items-center gap-1 rounded align-bottom hover:text-ink',
                        look.right === true && 'flex-row-reverse text-right',
                        on && 'text-ink',
                      )}
                    >
                      {name}
                      {on ? (
                        order === 'asc' ? (
                          <ArrowUp aria-hidden className="size-3 shrink-0" />
                        ) : (
                          <ArrowDown aria-hidden className="size-3 shrink-0" />
                        )
                      ) : null}
                    </button>
                  )}
                </th>
              );
            })}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => {
          const isActive = row.id === active;
          return (
            // Clicks are a convenience beside the link in the row and the j, k and Enter keys.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
            <tr
              key={row.id}
              ref={isActive ? activeRow : undefined}
              aria-selected={selected === null ? undefined : selected.has(row.id)}
              data-active={isActive || undefined}
              onClick={() => onActive(row.id)}
              onDoubleClick={() => onOpen(row.id)}
              className={cx(
                'scroll-mt-16 scroll-mb-20 border-b border-line hover:bg-hover',
                isActive && 'shadow-[inset_2px_0_0_var(--accent)]',
                selected?.has(row.id) === true ? 'bg-accent-soft' : isActive && 'bg-hover',
              )}
            >
              {selected === null ? null : (
                <td className="pl-2 max-sm:hidden">
                  <input
                    type="checkbox"
                    aria-label={`Select ${row.original.label}`}
                    checked={selected.has(row.id)}
                    onClick={(event) => event.stopPropagation()}
                    onChange={(event) => selected.toggle(row.id, withShift(event.nativeEvent))}
                    className="block size-3.5 accent-accent"
                  />
                </td>
              )}
              {row.getAllCells().map((cell) => {
                const look = looks[cell.column.id] ?? {};
                return (
                  <td
                    key={cell.id}
                    className={cx(
                      'h-13 px-2 py-1.5 max-sm:px-1',
                      look.right === true ? 'text-right' : 'text-left',
                      look.from,
                    )}
                  >
                    {flexRender(cell.column.columnDef.cell, cell.getContext())}
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

export const PainTableSkeleton = () => (
  <Loading>
    <Skeleton className="mb-3 h-4 w-full opacity-40" />
    {Array.from({ length: 9 }, (_, row) => (
      <div key={row} className="flex h-13 items-center gap-6 border-b border-line">
        <div className="flex-1">
          <Skeleton className="mb-1.5 h-4 w-2/5" />
          <Skeleton className="h-3 w-4/5" />
        </div>
        <Skeleton className="h-4 w-14" />
        <Skeleton className="h-4 w-14 max-md:hidden" />
        <Skeleton className="h-4 w-20 max-lg:hidden" />
        <Skeleton className="h-4 w-16" />
      </div>
    ))}
  </Loading>
);
