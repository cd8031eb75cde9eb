import type { Kind, ThemeStatement, ThemeView } from '@headwater/contract';
import { useNavigate } from '@tanstack/react-router';
import { CircleMinus, FolderInput, Split } from 'lucide-react';
import { useState } from 'react';
import { plural } from '../format.js';
import { Button } from '../ui/button.js';
import { MoveDialog, TakeOutDialog } from './move-dialog.js';
import { SplitDialog } from './split-dialog.js';

const NAME_LENGTH = 80;

/** The shortest of the chosen sentences says best what they have in common; people better it. */
const nameFrom = (chosen: ReadonlyArray<ThemeStatement>): string => {
  const shortest = chosen.reduce<string | null>(
    (best, { text }) => (best === null || text.length < best.length ? text : best),
    null,
  );
  return (shortest ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.!?,;:]+$/, '')
    .slice(0, NAME_LENGTH);
};

type SelectionBarProps = {
  theme: ThemeView;
  chosen: ReadonlyArray<ThemeStatement>;
  /** What the sentences were searched by, where they were. */
  words: { q: string; kind: Kind | undefined } | null;
  onClear: () => void;
};

/** What can be done with chosen sentences, or with all that a search has found. */
export const SelectionBar = ({ theme, chosen, words, onClear }: SelectionBarProps) => {
  const navigate = useNavigate();
  const [doing, setDoing] = useState<'move' | 'split' | 'split-words' | 'take-out' | null>(null);
  const statements = chosen.map((row) => `${row.item}:${row.start}`);
  const close = () => setDoing(null);
  const done = () => {
    close();
    onClear();
  };
  const split = (suggestion: string, all: string[]) => (
    <SplitDialog
      theme={theme}
      statements={all}
      {...(words === null ? {} : { words })}
      suggestion={suggestion}
      onClose={close}
      onDone={(made) => {
        done();
        void navigate({ to: '/themes/$themeId', params: { themeId: made } });
      }}
    />
  );
  return (
    <>
      {chosen.length > 0 ? (
        <div
          role="toolbar"
          aria-label="Selected sentences"
          className="sticky top-15 z-10 mt-2 flex flex-wrap items-center gap-2 rounded-md border border-accent-line bg-accent-soft px-3 py-1.5 text-sm"
        >
          <output className="num flex-1 font-medium whitespace-nowrap">
            {plural(chosen.length, 'sentence')} selected
          </output>
          <Button size="sm" look="quiet" onClick={onClear}>
            Clear
          </Button>
          <Button size="sm" onClick={() => setDoing('move')}>
            <FolderInput aria-hidden className="size-4" /> Move…
          </Button>
          <Button size="sm" onClick={() => setDoing('split')}>
            <Split aria-hidden className="size-4" /> Split off…
          </Button>
          <Button size="sm" onClick={() => setDoing('take-out')}>
            <CircleMinus aria-hidden className="size-4" /> Take out…
          </Button>
        </div>
      ) : words === null ? null : (
        <p className="mt-2 text-sm">
          <Button size="sm" look="quiet" className="-ml-2" onClick={() => setDoing('split-words')}>
            <Split aria-hidden className="size-4" /> Split off what says “{words.q}”…
          </Button>
        </p>
      )}
      {doing === 'move' ? (
        <MoveDialog
          theme={theme}
          statements={statements}
          onClose={close}
          onDone={done}
          onNew={() => setDoing('split')}
        />
      ) : null}
      {doing === 'split' ? split(nameFrom(chosen), statements) : null}
      {doing === 'split-words' ? split(words?.q ?? '', []) : null}
      {doing === 'take-out' ? (
        <TakeOutDialog theme={theme} statements={statements} onClose={close} onDone={done} />
      ) : null}
    </>
  );
};
