import type { AccountPatch, AccountView, EditableField } from '@headwater/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { explain, ProblemError } from '../../api/client.js';
import {
  accountFacetsQuery,
  accountQuery,
  patchAccount,
  readAccount,
} from '../../api/customers.js';
import { moment } from '../../format.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { Notice } from '../../ui/states.js';
import { say } from '../../ui/toast.js';
import { draftOf, fieldNames, suggestionsFor, type Draft } from './fields.js';

const types: Readonly<Partial<Record<EditableField, string>>> = {
  renewal: 'date',
  seats: 'number',
};

/** Only what was changed is sent, so that another's change of another fact stands. Empty: as imported. */
const patchOf = (opened: Draft, draft: Draft): AccountPatch => {
  const values = fieldNames.flatMap(([field]): (readonly [string, string | number | null])[] => {
    const value = draft[field].trim();
    if (value === opened[field]) return [];
    return [[field, value === '' ? null : field === 'seats' ? Number(value) : value]];
  });
  return Object.fromEntries(values);
};

/** What takes a change back: the value set by hand before, or the import's word where there was none. */
const undoOf = (before: AccountView, patch: AccountPatch): AccountPatch => {
  const values = fieldNames.flatMap(([field]): (readonly [string, string | number | null])[] =>
    patch[field] === undefined
      ? []
      : [[field, before.edited[field] === undefined ? null : before[field]]],
  );
  return Object.fromEntries(values);
};

const useSaved = (id: string) => {
  const client = useQueryClient();
  return async (saved: AccountView) => {
    client.setQueryData(accountQuery(id).queryKey, saved);
    await Promise.all(
      [['accounts'], ['account', id], ['audit']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  };
};

type EditDialogProps = { account: AccountView; onClose: () => void };

/** Sets facts of a customer by hand; says so where somebody else did meanwhile. */
export const EditDialog = ({ account, onClose }: EditDialogProps) => {
  const facets = useQuery(accountFacetsQuery).data;
  const onSaved = useSaved(account.id);
  const [opened] = useState(() => draftOf(account));
  const [draft, setDraft] = useState<Draft>(opened);
  const [version, setVersion] = useState(account.version);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<{ text: string; field: string | null } | null>(null);
  const [theirs, setTheirs] = useState<AccountView | null>(null);

  const undo = async (saved: AccountView, patch: AccountPatch) => {
    try {
      await onSaved(await patchAccount(saved.id, saved.version, patch));
      say({ title: `Taken back: ${saved.name}` });
    } catch (problem) {
      say({ title: 'Not taken back', description: explain(problem), bad: true });
    }
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const patch = patchOf(opened, draft);
    if (Object.keys(patch).length === 0) {
      onClose();
      return;
    }
    setBusy(true);
    setError(null);
    try {
      const saved = await patchAccount(account.id, version, patch);
      await onSaved(saved);
      const back = undoOf(theirs ?? account, patch);
      say({ title: `${saved.name} changed`, undo: () => void undo(saved, back) });
      onClose();
    } catch (problem) {
      const found =
        problem instanceof ProblemError && problem.status === 412
          ? await readAccount(account.id).catch(() => null)
          : null;
      if (found !== null) {
        setTheirs(found);
        setVersion(found.version);
      } else {
        const field = problem instanceof ProblemError ? (problem.problem?.field ?? null) : null;
        setError({ text: explain(problem), field });
      }
    } finally {
      setBusy(false);
    }
  };

  const now = theirs === null ? null : draftOf(theirs);
  const changed = now === null ? [] : fieldNames.filter(([field]) => now[field] !== opened[field]);
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={`Edit ${account.name}`}
      description="What you set stands whatever an import says. Empty a field to take the import’s word again."
      footer={
        <>
          <Button
            onClick={() => {
              if (theirs !== null) void onSaved(theirs);
              onClose();
            }}
          >
            {theirs === null ? 'Cancel' : 'Take theirs'}
          </Button>
          <Button look="primary" type="submit" form="account" busy={busy}>
            {theirs === null ? 'Save' : 'Save mine over it'}
          </Button>
        </>
      }
    >
      <form id="account" onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {theirs === null ? null : (
          <Notice tone="warn">
            {theirs.editedBy ?? 'Somebody else'} edited it
            {theirs.editedAt === null ? '' : ` on ${moment(theirs.editedAt)}`}, after you opened it.
            Nothing of yours is saved yet.
            {changed.map(([field, name]) => (
              <span key={field} className="block">
                {name}: “{now?.[field] ?? ''}”, was “{opened[field]}”
              </span>
            ))}
          </Notice>
        )}
        <div className="grid gap-x-5 gap-y-3 sm:grid-cols-2">
          {fieldNames.map(([field, name]) => {
            const said = account.edited[field];
            const facet = suggestionsFor[field];
            const known = facet === undefined ? [] : (facets?.[facet] ?? []);
            return (
              <div key={field} className="min-w-0">
                <Field
                  label={name}
                  type={types[field] ?? 'text'}
                  maxLength={field === 'status' ? 100 : 200}
                  {...(field === 'seats' ? { min: 0, max: 2_147_483_647, step: 1 } : {})}
                  {...(known.length === 0 ? {} : { list: `known-${field}` })}
                  value={draft[field]}
                  error={error?.field === field ? error.text : undefined}
                  hint={
                    said === undefined
                      ? undefined
                      : `Set by hand. The import says ${said.imported === null ? 'nothing' : `“${said.imported}”`}.`
                  }
                  onChange={(event) => setDraft({ ...draft, [field]: event.target.value })}
                />
                {known.length === 0 ? null : (
                  <datalist id={`known-${field}`}>
                    {known.map(({ value }) => (
                      <option key={value} value={value}>
                        {value}
                      </option>
                    ))}
                  </datalist>
                )}
              </div>
            );
          })}
        </div>
        {error === null || error.field !== null ? null : <Notice tone="bad">{error.text}</Notice>}
      </form>
    </Dialog>
  );
};
