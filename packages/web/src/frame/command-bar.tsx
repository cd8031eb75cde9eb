import { Dialog } from '@base-ui/react/dialog';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Search, type LucideIcon } from 'lucide-react';
import { useDeferredValue, useId, useState, type KeyboardEvent } from 'react';
import { themesQuery } from '../api/understand.js';
import { useMe } from '../api/people.js';
import { cx } from '../ui/cx.js';
import { Kbd } from '../ui/kbd.js';
import { commands, matches } from './commands.js';
import { kinds } from '../ui/kind.js';

type Entry = {
  id: string;
  group: string;
  label: string;
  detail?: string;
  icon: LucideIcon;
  run: () => void;
};

/** At once when it appears: whoever opens the bar is typing already. */
const focusNow = (input: HTMLInputElement | null) => input?.focus();

/** Go to, search feedback, create: everything from one line. */
const CommandBar = ({ onClose }: { onClose: () => void }) => {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const navigate = useNavigate();
  const me = useMe();
  const words = useDeferredValue(text.trim());
  const found = useInfiniteQuery({ ...themesQuery({ q: words }), enabled: words.length > 1 });

  const entries: Entry[] = commands
    .filter((command) => command.needs === null || me?.permissions.includes(command.needs))
    .filter((command) => matches(command, text))
    .map((command) => ({
      id: command.label,
      group: command.group,
      label: command.label,
      icon: command.icon,
      run: () => command.run(navigate),
    }));
  if (words.length > 1) {
    for (const theme of found.data?.pages[0]?.rows.slice(0, 6) ?? []) {
      entries.push({
        id: theme.id,
        group: 'Themes',
        label: theme.label,
        detail: kinds[theme.kind].label,
        icon: kinds[theme.kind].icon,
        run: () => void navigate({ to: '/themes/$themeId', params: { themeId: theme.id } }),
      });
    }
  }
  if (words !== '') {
    entries.push({
      id: 'search',
      group: 'Search',
      label: `Search feedback for “${words}”`,
      icon: Search,
      run: () => void navigate({ to: '/listen', search: { q: words } }),
    });
  }
  const active = Math.min(at, entries.length - 1);

  const choose = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
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
          className="fixed top-[12dvh] left-1/2 z-50 flex max-h-[70dvh] w-[calc(100vw-24px)] max-w-xl -translate-x-1/2 flex-col overflow-hidden rounded-lg border border-line bg-raised shadow-lift"
        >
          <Dialog.Title className="sr-only">Search and commands</Dialog.Title>
          <div className="flex items-center gap-3 border-b border-line px-4">
            <Search aria-hidden className="size-4 text-quiet" />
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
            className="overflow-y-auto p-2"
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
                    'flex h-9 items-center gap-3 rounded-md px-2',
                    index === active && 'bg-active',
                  )}
                >
                  <entry.icon aria-hidden className="size-4 shrink-0 text-quiet" />
                  <span className="min-w-0 flex-1 truncate">{entry.label}</span>
                  {entry.detail === undefined ? null : (
                    <span className="text-sm text-quiet">{entry.detail}</span>
                  )}
                </div>
              </div>
            ))}
            {entries.length === 0 ? (
              <p className="px-2 py-6 text-center text-sm text-quiet">
                Nothing by that name. Press Enter to search the feedback itself.
              </p>
            ) : null}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
};

export default CommandBar;
