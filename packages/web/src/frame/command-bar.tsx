import { Dialog } from '@base-ui/react/dialog';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { useMe } from '../api/people.js';
import { cx } from '../ui/cx.js';
import { Kbd } from '../ui/kbd.js';
import { ErrorState, Loading, Skeleton } from '../ui/states.js';
import { paletteEntries, type Entry } from './palette-entries.js';
import { SearchStatus } from './search-status.js';
import { useNamed } from './use-named.js';
import { useSearch } from './use-search.js';

/** At once when it appears: whoever opens the bar is typing already. */
const focusNow = (input: HTMLInputElement | null) => input?.focus();

const Hints = () => (
  <span className="ml-auto flex shrink-0 items-center gap-1 text-xs text-quiet max-sm:hidden">
    <Kbd>"…"</Kbd> side by side <Kbd>-</Kbd> without
  </span>
);

/** Go to, search feedback, create: everything from one line. */
const CommandBar = ({ onClose }: { onClose: () => void }) => {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const navigate = useNavigate();
  const me = useMe();
  const search = useSearch(text);
  const { waiting, error, retry, filtered } = search;
  const named = useNamed(search.asked);
  // All that is found appears at once: what came later would push down what is being chosen.
  const answer = named.settled ? search.answer : undefined;
  const stale = search.stale || named.stale;
  const entries = paletteEntries(
    text,
    answer,
    named,
    navigate,
    (permission) => me?.permissions.includes(permission) ?? false,
  );
  const active = Math.min(at, entries.length - 1);
  const found = entries.filter((entry) => entry.found).length;
  const nothing = answer !== undefined && found === 0;

  useEffect(() => {
    document.querySelector(`[id="${listId}-${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, active]);

  const choose = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter may end the composing of a character.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt((active + 1) % Math.max(entries.length, 1));
    else if (event.key === 'ArrowUp')
      setAt((active - 1 + entries.length) % Math.max(entries.length, 1));
    else if (event.key === 'Enter') choose(entries[active]);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Popup
          data-modal
          className="fixed top-[10dvh] left-1/2 z-50 flex max-h-[76dvh] w-[calc(100vw-24px)] max-w-2xl -translate-x-1/2 flex-col overflow-hidden rounded-lg border border-line bg-raised shadow-lift max-sm:top-3 max-sm:max-h-[88dvh]"
        >
          <Dialog.Title className="sr-only">Search and commands</Dialog.Title>
          <div className="flex items-center gap-3 border-b border-line px-4">
            <Search aria-hidden className={cx('size-4', waiting ? 'text-accent' : 'text-quiet')} />
            <input
              ref={focusNow}
              role="combobox"
              aria-label="Search or type a command"
              aria-expanded
              aria-controls={listId}
              aria-activedescendant={
                entries[active] === undefined ? undefined : `${listId}-${active}`
              }
              placeholder="Go to, search feedback, create…"
              autoComplete="off"
              spellCheck={false}
              maxLength={400}
              value={text}
              onChange={(event) => {
                setText(event.target.value);
                setAt(0);
              }}
              onKeyDown={onKeyDown}
              className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none placeholder:text-quiet"
            />
            <Kbd>Esc</Kbd>
          </div>
          <div
            id={listId}
            // A list of suggestions under an input, which no element of HTML is.
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="listbox"
            aria-label="Results"
            aria-busy={waiting}
            className="min-h-0 flex-1 overflow-y-auto p-2"
          >
            {entries.map((entry, index) => (
              <div key={entry.id}>
                {entries[index - 1]?.group === entry.group ? null : (
                  <p className="px-2 pt-2 pb-1 text-xs font-medium text-quiet">{entry.group}</p>
                )}
                <div
                  id={`${listId}-${index}`}
                  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as the list above
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  onMouseMove={() => setAt(index)}
                  onMouseDown={(event) => {
                    event.preventDefault();
                    choose(entry);
                  }}
                  className={cx(
                    'flex min-h-9 items-center gap-3 rounded-md px-2',
                    index === active && 'bg-active',
                    entry.found && stale && 'opacity-60',
                  )}
                >
                  {entry.icon}
                  {entry.body}
                </div>
              </div>
            ))}
            {answer === undefined && waiting && error === null ? (
              <Loading className="flex flex-col gap-2 px-2 pt-3">
                <Skeleton className="h-4 w-3/4" />
                <Skeleton className="h-4 w-5/6" />
                <Skeleton className="h-4 w-2/3" />
              </Loading>
            ) : null}
            {nothing && !stale ? (
              <p className="px-2 py-5 text-center text-sm text-quiet">
                {answer.index.state === 'none'
                  ? 'Nothing has been analysed yet: import feedback, then search it here.'
                  : 'Nobody says this, and nothing is near it in meaning. Try fewer or other words.'}
              </p>
            ) : null}
          </div>
          {error === null ? null : (
            <div className="px-2 pb-2">
              <ErrorState error={error} what="What was found" onRetry={retry} />
            </div>
          )}
          {text.trim() === '' || answer === undefined ? null : (
            <div className="flex min-h-8 items-center gap-3 border-t border-line px-4 py-1.5">
              <SearchStatus answer={answer} filtered={filtered} />
              <Hints />
            </div>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
};

export default CommandBar;
