import type { Permission } from '@headwater/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { explain } from '../api/client.js';
import { createKey, useMe } from '../api/people.js';
import { Button } from '../ui/button.js';
import { CopyOnce } from '../ui/copy-once.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';
import { Notice } from '../ui/states.js';
import { permissionWords } from './roles.js';

/** A key can do what its scopes say and never more than its owner. */
export const KeyDialog = ({ onClose }: { onClose: () => void }) => {
  const client = useQueryClient();
  const me = useMe();
  const [name, setName] = useState('');
  const [days, setDays] = useState('90');
  const [scopes, setScopes] = useState<ReadonlySet<Permission>>(new Set(['read']));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const toggle = (scope: Permission) => {
    const next = new Set(scopes);
    if (!next.delete(scope)) next.add(scope);
    setScopes(next);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const made = await createKey({ name, days: Number(days), scopes: [...scopes] });
      setSecret(made.secret);
      await client.invalidateQueries({ queryKey: ['keys'] });
    } catch (problem) {
      setError(explain(problem));
    } finally {
      setBusy(false);
    }
  };
  if (secret !== null) {
    return (
      <Dialog
        open
        onClose={onClose}
        title="Copy the key now"
        description="Only its hash is stored: it is never shown again."
        footer={
          <Button look="primary" onClick={onClose}>
            I have it
          </Button>
        }
      >
        <CopyOnce label="Secret" value={secret} />
        <p className="mt-3 text-sm text-muted">
          Send it as <code>Authorization: Bearer …</code>.
        </p>
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Create an API key"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="key" busy={busy} disabled={scopes.size === 0}>
            Create
          </Button>
        </>
      }
    >
      <form id="key" onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <Field
          label="Name"
          required
          maxLength={200}
          placeholder="Nightly ticket import"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <fieldset>
          <legend className="mb-1 text-sm font-medium">It may</legend>
          {(me?.permissions ?? []).map((scope) => (
            <label key={scope} className="flex h-7 items-center gap-2.5">
              <input
                type="checkbox"
                checked={scopes.has(scope)}
                onChange={() => toggle(scope)}
                className="size-3.5 accent-accent"
              />
              {permissionWords[scope]}
            </label>
          ))}
        </fieldset>
        <Field
          label="Days until it expires"
          type="number"
          min={1}
          max={730}
          required
          value={days}
          onChange={(event) => setDays(event.target.value)}
          className="max-w-48"
        />
        {error === null ? null : <Notice tone="bad">{error}</Notice>}
      </form>
    </Dialog>
  );
};
