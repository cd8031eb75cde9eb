import type { StatementView } from '@headwater/contract';
import { FolderInput } from 'lucide-react';
import { useState } from 'react';
import { explain } from '../api/client.js';
import { placeStatement } from '../api/curation.js';
import { useMay } from '../api/people.js';
import { ChooseThemeDialog } from '../theme/move-dialog.js';
import { useRefresh, useUndo } from '../theme/use-curation.js';
import { IconButton } from '../ui/button.js';
import { say } from '../ui/toast.js';

/** Puts a statement into another theme from where its whole text is read; also one that has none. */
export const PlaceStatement = ({ statement }: { statement: StatementView }) => {
  const mayEdit = useMay('themes:edit');
  const [open, setOpen] = useState(false);
  const refresh = useRefresh();
  const undo = useUndo();
  if (!mayEdit) return null;
  const from = statement.theme?.id ?? null;
  const close = () => setOpen(false);
  const takeOut = async () => {
    close();
    try {
      const { edit } = await placeStatement(statement.id, { from, to: null });
      say({ title: edit.detail, undo: () => void undo(edit.id) });
    } catch (problem) {
      say({ title: 'Not taken out', description: explain(problem), bad: true });
    } finally {
      await refresh();
    }
  };
  return (
    <>
      <IconButton
        size="sm"
        label={`Move “${statement.text.slice(0, 60)}” to a theme`}
        onClick={() => setOpen(true)}
      >
        <FolderInput className="size-4" />
      </IconButton>
      {open ? (
        <ChooseThemeDialog
          statements={1}
          from={from}
          send={(to, reason) => placeStatement(statement.id, { from, to, reason })}
          other={from === null ? null : { label: 'Take out', onChoose: () => void takeOut() }}
          onClose={close}
          onDone={close}
        />
      ) : null}
    </>
  );
};
