import type { ReactNode } from 'react';

type FigureProps = {
  label: string;
  value: ReactNode;
  /** How sure it is, or what it is of. */
  note?: ReactNode;
  /** Opens the rows that it was counted from. */
  onOpen?: () => void;
};

/** One number with its interval; pressing it opens its rows. */
export const Figure = ({ label, value, note, onOpen }: FigureProps) => (
  <div className="min-w-0 border-l border-line pl-3">
    <dt className="text-sm text-muted">{label}</dt>
    <dd>
      {onOpen === undefined ? (
        <span className="num block text-xl font-semibold">{value}</span>
      ) : (
        <button
          type="button"
          onClick={onOpen}
          title="Show the rows behind this"
          className="num block text-xl font-semibold hover:text-accent hover:underline"
        >
          {value}
        </button>
      )}
      {note === undefined ? null : <span className="num block text-sm text-quiet">{note}</span>}
    </dd>
  </div>
);

export const Figures = ({ children, columns = 5 }: { children: ReactNode; columns?: 4 | 5 }) => (
  <dl
    className={`grid grid-cols-2 gap-x-4 gap-y-4 ${columns === 4 ? 'lg:grid-cols-4' : 'lg:grid-cols-5'}`}
  >
    {children}
  </dl>
);

type CellProps = { children: ReactNode; note?: ReactNode; onOpen?: (() => void) | undefined };

/** A number of a table with its interval under it. */
export const NumberCell = ({ children, note, onOpen }: CellProps) => (
  <td className="px-3 py-1.5 text-right align-top whitespace-nowrap">
    {onOpen === undefined ? (
      children
    ) : (
      <button type="button" onClick={onOpen} className="num hover:text-accent hover:underline">
        {children}
      </button>
    )}
    {note === undefined ? null : <span className="block text-xs text-quiet">{note}</span>}
  </td>
);

export const HeadCell = ({ children, first = false }: { children: ReactNode; first?: boolean }) => (
  <th
    scope="col"
    className={`px-3 py-1.5 font-medium whitespace-nowrap text-muted ${first ? 'stays bg-canvas text-left' : 'text-right'}`}
  >
    {children}
  </th>
);
