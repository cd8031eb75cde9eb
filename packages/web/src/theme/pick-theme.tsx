import type { ThemeRow } from '@headwater/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { themesQuery } from '../api/understand.js';
import { plural } from '../format.js';
import { Dialog } from '../ui/dialog.js';
import { BareInput } from '../ui/field.js';
import { KindChip } from '../ui/kind.js';
import { Skeleton } from '../ui/states.js';

export type Picked = Pick<ThemeRow, 'id' | 'label' | 'customers' | 'statements'>;

type PickThemeProps = { except: string; onClose: () => void; onPick: (theme: Picked) => void };

/** Looks for the other theme of a merge by its words. */
export const PickTheme = ({ except, onClose, onPick }: PickThemeProps) => {
  const [text, setText] = useState('');
  const words = useDeferredValue(text.trim());
  const found = useInfiniteQuery({
    ...themesQuery({ q: words || undefined }),
    placeholderData: (previous) => previous,
  });
  const rows = found.data?.pages[0]?.rows.filter((row) => row.id !== except).slice(0, 12);
  return (
    <Dialog open onClose={onClose} title="Merge with which theme?">
      <BareInput
        label="Search themes"
        placeholder="Search themes"
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ul className="mt-2 flex min-h-60 flex-col">
        {rows === undefined
          ? [1, 2, 3, 4].map((row) => (
              <li key={row} className="py-2">
                <Skeleton className="h-5 w-full" />
              </li>
            ))
          : rows.map((row) => (
              <li key={row.id}>
                <button
                  type="button"
                  onClick={() => onPick(row)}
                  className="flex h-9 w-full items-center gap-2 rounded-md px-2 text-left hover:bg-hover"
                >
                  <span dir="auto" className="min-w-0 flex-1 truncate" title={row.label}>
                    {row.label}
                  </span>
                  <KindChip kind={row.kind} />
                  <span className="num w-24 text-right text-sm text-quiet">
                    {plural(Math.round(row.customers.value), 'customer')}
                  </span>
                </button>
              </li>
            ))}
        {rows?.length === 0 ? (
          <li className="py-6 text-center text-quiet">No such theme.</li>
        ) : null}
      </ul>
    </Dialog>
  );
};
