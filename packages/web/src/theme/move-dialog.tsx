import type { ThemeEdited, ThemeView } from '@headwater/contract';
import { useState } from 'react';
import { moveStatements } from '../api/curation.js';
import { plural } from '../format.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { ReasonField } from '../ui/reason-field.js';
import { Notice } from '../ui/states.js';
import { ThemePicker, type Picked } from './theme-picker.js';
import { useCuration } from './use-curation.js';

type MoveProps = {
  theme: Pick<ThemeView, 'id' | 'version' | 'label'>;
  statements: string[];
  onClose: () => void;
  onDone: () => void;
};

type ChooseProps = {
  /** How many are moved; those that say the very same words go along. */
  statements: number;
  /** The theme that they are in. */
  from: string | null;
  send: (to: string, reason: string | undefined) => Promise<ThemeEdited>;
  /** Another way out: a new theme, or none. */
  other: { label: string; onChoose: () => void } | null;
  onClose: () => void;
  onDone: () => void;
};

/** Chooses the theme that sentences go to; a toast undoes it. */
export const ChooseThemeDialog = ({
  statements,
  from,
  send,
  other,
  onClose,
  onDone,
}: ChooseProps) => {
  const [to, setTo] = useState<Picked | null>(null);
  const [reason, setReason] = useState('');
  const { busy, error, run } = useCuration();
  const move = async () => {
    if (to === null) return;
    const done = await run(
      () => send(to.id, reason || undefined),
      ({ edit }) => `Moved ${plural(edit.statements, 'sentence')} to “${to.label}”`,
    );
    if (done !== null) onDone();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Move ${plural(statements, 'sentence')}`}
      description="They count in the other theme at once, with what says the very same words, and later analyses keep them there."
      footer={
        <>
          {other === null ? null : (
            <Button look="quiet" className="mr-auto" onClick={other.onChoose}>
              {other.label}
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" busy={busy} disabled={to === null} onClick={() => void move()}>
            Move
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <ThemePicker except={from} picked={to?.id ?? null} onPick={setTo} />
        <ReasonField value={reason} onChange={setReason} />
        {error === null ? null : <Notice tone="bad">{error}</Notice>}
      </div>
    </Dialog>
  );
};

/** Moves chosen sentences of a theme. */
export const MoveDialog = ({
  theme,
  statements,
  onClose,
  onDone,
  onNew,
}: MoveProps & { onNew: () => void }) => (
  <ChooseThemeDialog
    statements={statements.length}
    from={theme.id}
    send={(to, reason) => moveStatements(theme, { statements, to, reason })}
    other={{ label: 'New theme…', onChoose: onNew }}
    onClose={onClose}
    onDone={onDone}
  />
);

/** Takes sentences out of every theme, for what the analysis should not have put anywhere. */
export const TakeOutDialog = ({ theme, statements, onClose, onDone }: MoveProps) => {
  const [reason, setReason] = useState('');
  const { busy, error, run } = useCuration();
  const what = plural(statements.length, 'sentence');
  const takeOut = async () => {
    const done = await run(
      () => moveStatements(theme, { statements, to: null, reason: reason || undefined }),
      ({ edit }) => `Took ${plural(edit.statements, 'sentence')} out of “${theme.label}”`,
    );
    if (done !== null) onDone();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Take out ${what}`}
      description="They stay in the inbox but count for no theme, in later analyses neither."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" busy={busy} onClick={() => void takeOut()}>
            Take out
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <ReasonField value={reason} onChange={setReason} />
        {error === null ? null : <Notice tone="bad">{error}</Notice>}
      </div>
    </Dialog>
  );
};
