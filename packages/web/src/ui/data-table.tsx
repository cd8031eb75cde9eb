import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.js';
import { Loading, Skeleton } from './states.js';
import { useWindowRows } from './use-window-rows.js';

export type Column<Row, Sort extends string> = {
  id: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** What a press on the header sorts by. */
  sort?: Sort;
  right?: boolean;
  /** Width, and from which width of the window on it is shown. */
  className?: string;
};

type DataTableProps<Row, Sort extends string> = {
  label: string;
  columns: ReadonlyArray<Column<Row, Sort>>;
  rows: ReadonlyArray<Row>;
  /** All rows there are, of which `rows` may be the first; null where nobody counted. */
  total?: number | null;
  idOf: (row: Row) => string;
  sort: Sort;
  order: 'asc' | 'desc';
  onSort: (sort: Sort) => void;
  /** The row that the keyboard is on. */
  active: string | null;
  onActive: (id: string) => void;
  onOpen: (row: Row) => void;
  /** Rows that stand out less. */
  quiet?: (row: Row) => boolean;
};

const ROW_HEIGHT = 52;

/** A list of figures: sorted by its headers, walked with j and k, opened with Enter. */
export const DataTable = <Row, Sort extends string>({
  label,
  columns,
  rows,
  total = rows.length,
  idOf,
  sort,
  order,
  onSort,
  active,
  onActive,
  onOpen,
  quiet,
}: DataTableProps<Row, Sort>) => {
  const { box, visible, before, after, measure } = useWindowRows<HTMLTableSectionElement>({
    count: rows.length,
    height: ROW_HEIGHT,
    active: Math.max(
      0,
      rows.findIndex((row) => idOf(row) === active),
    ),
  });
  return (
    <table
      aria-label={label}
      aria-rowcount={total === null ? -1 : total + 1}
      className="w-full table-fixed border-collapse text-sm"
    >
      <thead>
        <tr aria-rowindex={1} className="border-b border-line">
          {columns.map((column) => {
            const on = column.sort === sort;
            return (
              <th
                key={column.id}
                scope="col"
                aria-sort={on ? (order === 'asc' ? 'ascending' : 'descending') : undefined}
                className={cx(
                  'px-2 pb-1.5 align-bottom text-xs font-medium text-quiet max-sm:px-1',
                  column.right === true ? 'text-right' : 'text-left',
                  column.className,
                )}
              >
                {column.sort === undefined ? (
                  column.header
                ) : (
                  <button
                    type="button"
                    onClick={() => (column.sort === undefined ? undefined : onSort(column.sort))}
                    className={cx(
                      'inline-flex items-center gap-1 rounded align-bottom hover:text-ink',
                      column.right === true && 'flex-row-reverse text-right',
                      on && 'text-ink',
                    )}
                  >
                    {column.header}
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
      </thead>
      <tbody ref={box}>
        <Spacer height={before} />
        {visible.map(({ index }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const id = idOf(row);
          const isActive = id === active;
          return (
            // Clicks are a convenience beside the link in the row and the j, k and Enter keys.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
            <tr
              key={id}
              ref={measure}
              data-index={index}
              aria-rowindex={index + 2}
              data-active={isActive || undefined}
              onClick={() => onActive(id)}
              onDoubleClick={() => onOpen(row)}
              className={cx(
                'scroll-mt-16 scroll-mb-20 border-b border-line hover:bg-hover',
                isActive && 'bg-hover shadow-[inset_2px_0_0_var(--accent)]',
                quiet?.(row) === true && 'text-quiet',
              )}
            >
              {columns.map((column) => (
                <td
                  key={column.id}
                  className={cx(
                    'h-13 px-2 py-1.5 max-sm:px-1',
                    column.right === true ? 'text-right' : 'text-left',
                    column.className,
                  )}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          );
        })}
        <Spacer height={after} />
      </tbody>
    </table>
  );
};

const Spacer = ({ height }: { height: number }) =>
  height <= 0 ? null : <tr aria-hidden style={{ height }} />;

export const TableSkeleton = () => (
  <Loading>
    <Skeleton className="mb-3 h-4 w-full opacity-40" />
    {Array.from({ length: 8 }, (_, row) => (
      <div key={row} className="flex h-13 items-center gap-6 border-b border-line">
        <div className="flex-1">
          <Skeleton className="mb-1.5 h-4 w-2/5" />
          <Skeleton className="h-3 w-4/5" />
        </div>
        <Skeleton className="h-4 w-16" />
        <Skeleton className="h-4 w-24 max-md:hidden" />
        <Skeleton className="h-4 w-14 max-md:hidden" />
      </div>
    ))}
  </Loading>
);

/** A figure with how sure it is under it. */
export const Stacked = ({ main, under }: { main: ReactNode; under: ReactNode }) => (
  <span className="num block whitespace-nowrap">
    <span className="block font-medium">{main}</span>
    <span className="block text-xs text-quiet">{under}</span>
  </span>
);
