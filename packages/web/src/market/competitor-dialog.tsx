import type { CompetitorView } from '@headwater/contract';
import { useState } from 'react';
import { explain, ProblemError } from '../api/client.js';
import { createCompetitor, patchCompetitor } from '../api/market.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { fasterEditor } from '../ui/faster-editor.js';
import { Field } from '../ui/field.js';
import { Notice } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { useMarketRefresh } from './use-gap.js';

const aliasesOf = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Writes a competitor down, or changes what it is called. */
export const CompetitorDialog = ({
  competitor,
  onClose,
}: {
  competitor: CompetitorView | null;
  onClose: () => void;
}) => {
  const refresh = useMarketRefresh();
  const [name, setName] = useState(competitor?.name ?? '');
  const [aliases, setAliases] = useState(competitor?.aliases.join(', ') ?? '');
  const [note, setNote] = useState(competitor?.note ?? '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [taken, setTaken] = useState<string | undefined>(undefined);
  const save = async () => {
    if (name.trim() === '') {
      setTaken('Give it a name.');
      return;
    }
    setBusy(true);
    setError(null);
    setTaken(undefined);
    const body = { name: name.trim(), aliases: aliasesOf(aliases), note: note.trim() || null };
    try {
      if (competitor === null) await createCompetitor(body);
      else await patchCompetitor(competitor.id, competitor.version, body);
      say({ title: competitor === null ? `Added ${body.name}` : `Saved ${body.name}` });
      await refresh();
      onClose();
    } catch (problem) {
      if (problem instanceof ProblemError && problem.code === 'competitor-known') {
        setTaken(problem.detail);
      } else {
        const faster = fasterEditor(problem, 'this competitor');
        setError(
          faster === null
            ? explain(problem)
            : `${faster} What you typed is still here; close and open it to see theirs.`,
        );
        if (faster !== null) await refresh();
      }
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={competitor === null ? 'Add a competitor' : `Edit ${competitor.name}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" busy={busy} onClick={() => void save()}>
            {competitor === null ? 'Add' : 'Save'}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {error === null ? null : <Notice tone="bad">{error}</Notice>}
        <Field
          label="Name"
          value={name}
          maxLength={200}
          error={taken}
          onChange={(event) => setName(event.target.value)}
        />
        <Field
          label="Also called"
          value={aliases}
          hint="With commas between. Feedback and deals that use one of these names are about it."
          onChange={(event) => setAliases(event.target.value)}
        />
        <Field
          label="Note"
          value={note}
          maxLength={2000}
          onChange={(event) => setNote(event.target.value)}
        />
        <button type="submit" className="hidden" aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  );
};
