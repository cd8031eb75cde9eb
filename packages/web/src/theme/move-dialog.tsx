import type { ThemeView } from '@headwater/contract';
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

/** Chooses the theme that sentences go to; a toast undoes it. */
export const MoveDialog = ({
  theme,
  statements,
  onClose,
  onDone,
  onNew,
}: MoveProps & { onNew: () => void }) => {
  const [to, setTo] = useState<Picked | null>(null);
  const [reason, setReason] = useState('');
  const { busy, error, run } = useCuration();
  const what = plural(statements.length, 'sentence');
  const move = async () => {
    if (to === null) return;
    const done = await run(
      () => moveStatements(theme, { statements, to: to.id, reason: reason || undefined }),
      ({ edit }) => `Moved ${plural(edit.statements, 'sentence')} to “${to.label}”`,
    );
    if (done !== null) onDone();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Move ${what}`}
      description="They count in the other theme at once, with what says the very same words, and later analyses keep them there."
      footer={
        <>
          <Button look="quiet" className="mr-auto" onClick={onNew}>
            New theme…
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" busy={busy} disabled={to === null} onClick={() => void move()}>
            Move
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <ThemePicker except={theme.id} picked={to?.id ?? null} onPick={setTo} />
        <ReasonField value={reason} onChange={setReason} />
        {error === null ? null : <Notice tone="bad">{error}</Notice>}
      </div>
    </Dialog>
  );
};

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
