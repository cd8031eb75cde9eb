import { useState, type FormEvent, type ReactNode } from 'react';
import { explain, ProblemError } from '../api/client.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/states.js';

type EnterFormProps = {
  action: string;
  onSubmit: () => Promise<unknown>;
  children: (fieldError: (field: string) => string | undefined) => ReactNode;
};

/** Sends once, puts the server's word beside the field that is to blame, and keeps what was typed. */
export const EnterForm = ({ action, onSubmit, children }: EnterFormProps) => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const field = error instanceof ProblemError ? error.problem?.field : undefined;
  const fields = ['name', 'email', 'password'];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await onSubmit();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      {error !== null && (field === undefined || !fields.includes(field)) ? (
        <Notice tone="bad">{explain(error)}</Notice>
      ) : null}
      {children((name) => (name === field ? explain(error) : undefined))}
      <Button type="submit" look="primary" busy={busy} className="mt-1 h-9">
        {action}
      </Button>
    </form>
  );
};
