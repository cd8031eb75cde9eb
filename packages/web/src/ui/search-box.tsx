import { useSearch } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useSetSearch } from '../frame/filters.js';
import { cx } from './cx.js';
import { BareInput } from './field.js';

const PAUSE_MS = 250;

/** Typing waits a moment before it reaches the URL and the server. */
export const SearchBox = ({ label, className }: { label: string; className?: string }) => {
  const inUrl = useSearch({ strict: false }).q ?? '';
  const set = useSetSearch();
  const [text, setText] = useState(inUrl);
  const [seen, setSeen] = useState(inUrl);
  const [sent, setSent] = useState(inUrl);
  if (inUrl !== seen) {
    setSeen(inUrl);
    // A link or the back button changed it; our own writing must not overwrite later typing.
    if (inUrl !== sent) setText(inUrl);
  }
  useEffect(() => {
    const words = text.trim();
    if (words === inUrl) return undefined;
    const timer = setTimeout(() => {
      setSent(words);
      set({ q: words || undefined }, { replace: true });
    }, PAUSE_MS);
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
