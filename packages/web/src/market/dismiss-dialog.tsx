import { useState } from 'react';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';

type DismissProps = {
  name: string;
  onClose: () => void;
  onDismiss: (reason: string) => Promise<boolean>;
};

/** A gap that is left alone says why, so that nobody has to ask again. */
export const DismissDialog = ({ name, onClose, onDismiss }: DismissProps) => {
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  const dismiss = async () => {
    if (reason.trim() === '') {
      setMissing(true);
      return;
    }
    setBusy(true);
    if (await onDismiss(reason.trim())) onClose();
    else setBusy(false);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Dismiss “${name}”?`}
      description="It leaves the list, in later analyses too, until somebody restores it. You find it under State: Dismissed."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" busy={busy} onClick={() => void dismiss()}>
            Dismiss
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void dismiss();
        }}
      >
        <Field
          label="Why"
          value={reason}
          maxLength={1000}
          dir="auto"
          hint="Shown with the gap, with your name."
          error={missing ? 'Say why, so that others need not ask.' : undefined}
          onChange={(event) => {
            setReason(event.target.value);
            setMissing(false);
          }}
        />
      </form>
    </Dialog>
  );
};
