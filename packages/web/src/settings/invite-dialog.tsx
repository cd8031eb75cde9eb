import { InvitationRequest } from '@headwater/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { explain } from '../api/client.js';
import { invite } from '../api/people.js';
import { Button } from '../ui/button.js';
import { CopyOnce } from '../ui/copy-once.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';
import { Select } from '../ui/select.js';
import { Notice } from '../ui/states.js';
import { roleWords } from './roles.js';

const roles = InvitationRequest.shape.role.options;
type InvitableRole = (typeof roles)[number];

/** Makes a link to hand over; Headwater sends no mail. */
export const InviteDialog = ({ onClose }: { onClose: () => void }) => {
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<InvitableRole>('viewer');
  const [days, setDays] = useState('7');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const made = await invite({
        role,
        days: Number(days),
        ...(email.trim() === '' ? {} : { email: email.trim() }),
      });
      setLink(made.link);
      await client.invalidateQueries({ queryKey: ['invitations'] });
    } catch (problem) {
      setError(explain(problem));
    } finally {
      setBusy(false);
    }
  };
  if (link !== null) {
    return (
      <Dialog
        open
        onClose={onClose}
        title="Hand over this link"
        description="It is shown once and works once. Send it by whatever way you trust."
        footer={
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        }
      >
        <CopyOnce label="Invitation link" value={link} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Invite a person"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="invite" busy={busy}>
            Make the link
          </Button>
        </>
      }
    >
      <form id="invite" onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <Select
          label="Role"
          bare={false}
          value={role}
          choices={roles.map((value) => ({ value, label: roleWords[value] }))}
          onChange={setRole}
          className="w-full"
        />
        <Field
          label="E-mail (optional)"
          type="email"
          value={email}
          hint="With an address, only that address can use the link."
          onChange={(event) => setEmail(event.target.value)}
        />
        <Field
          label="Days until it expires"
          type="number"
          min={1}
          max={60}
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
