import type { ThemeView } from '@headwater/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { call, explain, ProblemError } from '../api/client.js';
import { patchTheme } from '../api/understand.js';
import { ThemeView as ThemeViewSchema } from '@headwater/contract';
import { moment } from '../format.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';
import { ReasonField } from '../ui/reason-field.js';
import { Notice } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { useUndo } from '../theme/use-curation.js';

type Named = { id: string; label: string; version: number; named: boolean };

type RenameProps = { theme: Named; onClose: () => void };

type Conflict = { by: string | null; at: string | null; theirs: ThemeView };

/** Renames a theme; if somebody else edited it meanwhile, says who and lets the person choose. */
export const RenameDialog = ({ theme, onClose }: RenameProps) => {
  const client = useQueryClient();
  const undo = useUndo();
  const [label, setLabel] = useState(theme.label);
  const [version, setVersion] = useState(theme.version);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);

  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['themes'] }),
      client.invalidateQueries({ queryKey: ['theme', theme.id] }),
      client.invalidateQueries({ queryKey: ['today'] }),
    ]);

  const save = async (next: string, against: number) => {
    setBusy(true);
    setError(null);
    try {
      const saved = await patchTheme(theme.id, against, {
        label: next,
        reason: reason || undefined,
      });
      client.setQueryData(['theme', theme.id], saved);
      await refresh();
      const edit = saved.history[0]?.edit?.id;
      say({
        title: next === '' ? 'The analysis names it again' : `Renamed to “${saved.label}”`,
        ...(edit === undefined ? {} : { undo: () => void undo(edit) }),
      });
      onClose();
    } catch (problem) {
      if (problem instanceof ProblemError && problem.status === 412) {
        const theirs = await call(ThemeViewSchema, `/themes/${theme.id}`).catch(() => null);
        if (theirs !== null) {
          setVersion(theirs.version);
          setConflict({
            by: problem.problem?.editedBy ?? null,
            at: problem.problem?.editedAt ?? null,
            theirs,
          });
          return;
        }
      }
      setError(explain(problem));
    } finally {
      setBusy(false);
    }
  };

  const takeTheirs = async () => {
    if (conflict !== null) client.setQueryData(['theme', theme.id], conflict.theirs);
    await refresh();
    onClose();
  };

  if (conflict !== null) {
    return (
      <Dialog
        open
        onClose={onClose}
        title="Edited meanwhile"
        footer={
          <>
            <Button onClick={() => void takeTheirs()}>Take theirs</Button>
            <Button look="primary" busy={busy} onClick={() => void save(label, version)}>
              Keep mine
            </Button>
          </>
        }
      >
        <p>
          {conflict.by ?? 'Somebody else'} edited this theme
          {conflict.at === null ? '' : ` on ${moment(conflict.at)}`}, after you opened it. Nothing
          of yours is saved yet.
        </p>
        <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
          <dt className="text-quiet">Theirs</dt>
          <dd dir="auto" className="font-medium">
            {conflict.theirs.label}
          </dd>
          <dt className="text-quiet">Yours</dt>
          <dd dir="auto" className="font-medium">
            {label}
          </dd>
        </dl>
        {error === null ? null : (
          <Notice tone="bad" className="mt-3">
            {error}
          </Notice>
        )}
      </Dialog>
    );
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(label.trim(), version);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Rename theme"
      footer={
        <>
          {theme.named ? (
            <Button look="quiet" className="mr-auto" onClick={() => void save('', version)}>
              Let the analysis name it
            </Button>
          ) : null}
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            type="submit"
            form="rename-theme"
            busy={busy}
            disabled={label.trim() === ''}
          >
            Rename
          </Button>
        </>
      }
    >
      <form id="rename-theme" onSubmit={submit} className="flex flex-col gap-3">
        <Field
          label="Theme name"
          value={label}
          maxLength={200}
          required
          dir="auto"
          hint="Your name stays, whatever later analyses call it."
          onChange={(event) => setLabel(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
        <ReasonField value={reason} onChange={setReason} />
        {error === null ? null : <Notice tone="bad">{error}</Notice>}
      </form>
    </Dialog>
  );
};
