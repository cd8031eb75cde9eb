import type { AccountRow } from '@headwater/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { accountsQuery } from '../api/customers.js';
import { BareInput } from '../ui/field.js';
import { Skeleton } from '../ui/states.js';

type AccountPickerProps = {
  /** What is looked for first. */
  words: string;
  /** Not offered: it is that one already. */
  except: string | null;
  onPick: (account: AccountRow) => void;
};

const most = 12;

/** Looks for an account by name, id, domain or owner. */
export const AccountPicker = ({ words, except, onPick }: AccountPickerProps) => {
  const [text, setText] = useState(words);
  const asked = useDeferredValue(text.trim());
  const found = useInfiniteQuery({
    ...accountsQuery({ q: asked || undefined, sort: 'name' }),
    placeholderData: (previous) => previous,
  });
  const rows = found.data?.pages[0]?.rows.filter((row) => row.id !== except).slice(0, most);
  return (
    <div>
      <BareInput
        label="Search accounts"
        placeholder="Search accounts"
        type="search"
        value={text}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
      />
      <ul aria-label="Accounts" className="mt-2 flex h-60 flex-col overflow-y-auto">
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
                  className="flex h-9 w-full items-center gap-3 rounded-md px-2 text-left hover:bg-hover"
                >
                  <span dir="auto" className="min-w-0 flex-1 truncate" title={row.name}>
                    {row.name}
                  </span>
                  <span className="max-w-40 shrink-0 truncate text-sm text-quiet">
                    {[row.plan, row.domain].filter((part) => part !== null).join(' · ')}
                  </span>
                </button>
              </li>
            ))}
        {rows?.length === 0 ? (
          <li className="py-6 text-center text-quiet">
            No such account. It can be told once its account has been imported.
          </li>
        ) : null}
      </ul>
    </div>
  );
};
