import { useSearch } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useSetSearch } from '../frame/filters.js';
import { cx } from './cx.js';
import { BareInput } from './field.js';

/** Typing waits a moment before it reaches the URL and the server. */
export const SearchBox = ({ label, className }: { label: string; className?: string }) => {
  const search = useSearch({ strict: false });
  const set = useSetSearch();
  const inUrl = search.q ?? '';
  const [text, setText] = useState(inUrl);
  useEffect(() => setText(inUrl), [inUrl]);
  useEffect(() => {
    if (text === inUrl) return undefined;
    const timer = setTimeout(() => set({ q: text.trim() || undefined }, { replace: true }), 250);
    return () => clearTimeout(timer);
  });
  return (
    <div className={cx('relative', className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-2 left-2.5 size-4 text-quiet"
      />
      <BareInput
        label={label}
        type="search"
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="pl-8"
      />
    </div>
  );
};
