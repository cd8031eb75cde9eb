import type { ThemeRow } from '@headwater/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { themesQuery } from '../api/understand.js';
import { plural } from '../format.js';
import { cx } from '../ui/cx.js';
import { BareInput } from '../ui/field.js';
import { KindChip } from '../ui/kind.js';
import { Skeleton } from '../ui/states.js';

export type Picked = Pick<ThemeRow, 'id' | 'label' | 'customers' | 'statements'>;

type ThemePickerProps = {
  /** Not offered: where one is already. */
  except: string | null;
  level?: 'fine' | 'coarse';
  /** The one that is marked, where choosing is not yet doing. */
  picked?: string | null;
  onPick: (theme: Picked) => void;
};

/** Looks for a theme, or a group, by its words. */
export const ThemePicker = ({
  except,
  level = 'fine',
  picked = null,
  onPick,
}: ThemePickerProps) => {
  const [text, setText] = useState('');
  const words = useDeferredValue(text.trim());
  const found = useInfiniteQuery({
    ...themesQuery({ q: words || undefined, level }),
    placeholderData: (previous) => previous,
  });
  const rows = found.data?.pages[0]?.rows.filter((row) => row.id !== except).slice(0, 12);
  const name = level === 'fine' ? 'Search themes' : 'Search groups';
  return (
    <div>
      <BareInput
        label={name}
        placeholder={name}
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ul className="mt-2 flex h-60 flex-col overflow-y-auto">
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
                  aria-pressed={picked === row.id}
                  onClick={() => onPick(row)}
                  className={cx(
                    'flex h-9 w-full items-center gap-2 rounded-md px-2 text-left',
                    picked === row.id ? 'bg-accent-soft' : 'hover:bg-hover',
                  )}
                >
                  <span dir="auto" className="min-w-0 flex-1 truncate" title={row.label}>
                    {row.label}
                  </span>
                  {picked === row.id ? (
                    <Check aria-hidden className="size-4 shrink-0 text-accent" />
                  ) : (
                    <KindChip kind={row.kind} />
                  )}
                  <span className="num w-28 shrink-0 text-right text-sm whitespace-nowrap text-quiet max-sm:hidden">
                    {plural(Math.round(row.customers.value), 'customer')}
                  </span>
                </button>
              </li>
            ))}
        {rows?.length === 0 ? (
          <li className="py-6 text-center text-quiet">
            {level === 'fine' ? 'No such theme.' : 'No such group.'}
          </li>
        ) : null}
      </ul>
    </div>
  );
};
