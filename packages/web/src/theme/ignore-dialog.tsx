import { useState } from 'react';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { ReasonField } from '../ui/reason-field.js';

type IgnoreProps = {
  /** What is ignored, as the title says it. */
  label: string;
  onClose: () => void;
  onIgnore: (reason: string | undefined) => Promise<unknown>;
};

/** Takes themes out of lists and rankings; they can be restored at any time. */
export const IgnoreDialog = ({ label, onClose, onIgnore }: IgnoreProps) => {
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const ignore = async () => {
    setBusy(true);
    await onIgnore(reason || undefined);
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Ignore ${label}?`}
      description="It leaves lists, rankings and its group, in later analyses too, until somebody restores it. You find it under State: Ignored."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" busy={busy} onClick={() => void ignore()}>
            Ignore
          </Button>
        </>
      }
    >
      <ReasonField value={reason} onChange={setReason} />
    </Dialog>
  );
};
