import { useState, type ReactNode } from 'react';
import { explain } from '../api/client.js';
import { Button } from './button.js';
import { Dialog } from './dialog.js';
import { Notice } from './states.js';

type ConfirmProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What is lost and what stays. */
  children: ReactNode;
  action: string;
  onConfirm: () => Promise<unknown>;
};

/** Asked before anything that cannot be taken back. */
export const Confirm = ({ open, onClose, title, children, action, onConfirm }: ConfirmProps) => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
      onClose();
    } catch (problem) {
      setError(explain(problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="danger" busy={busy} onClick={() => void confirm()}>
            {action}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 text-muted">
        <div>{children}</div>
        {error === null ? null : <Notice tone="bad">{error}</Notice>}
      </div>
    </Dialog>
  );
};
