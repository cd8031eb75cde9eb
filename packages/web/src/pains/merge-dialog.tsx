import type { ThemeRow } from '@headwater/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '../api/client.js';
import { mergeThemes, unmergeTheme } from '../api/understand.js';
import { countRange, plural } from '../format.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { ReasonField } from '../ui/reason-field.js';
import { Notice } from '../ui/states.js';
import { say } from '../ui/toast.js';

type Mergeable = Pick<ThemeRow, 'id' | 'label' | 'customers' | 'statements'>;
type MergeProps = {
  themes: ReadonlyArray<Mergeable>;
  onClose: () => void;
  onMerged: (into: string) => void;
};

/** Merges themes into the one that is chosen; a toast undoes it. */
export const MergeDialog = ({ themes, onClose, onMerged }: MergeProps) => {
  const client = useQueryClient();
  const [into, setInto] = useState(themes[0]?.id ?? '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const refresh = () =>
    client.invalidateQueries({
      predicate: ({ queryKey }) =>
        ['themes', 'theme', 'today', 'items'].includes(String(queryKey[0])),
    });

  const merge = async () => {
    setBusy(true);
    setError(null);
    const from = themes.map((theme) => theme.id).filter((id) => id !== into);
    try {
      const merged = await mergeThemes(into, from, reason || undefined);
      await refresh();
      say({
        title: `Merged ${plural(from.length, 'theme')} into “${merged.label}”`,
        undo: () => {
          void Promise.all(from.map((id) => unmergeTheme(id)))
            .then(() => say({ title: 'Merge undone' }))
            .catch((problem: unknown) =>
              say({ title: 'The merge stays', description: explain(problem), bad: true }),
            )
            .finally(() => void refresh());
        },
      });
      onMerged(into);
      onClose();
    } catch (problem) {
      setError(explain(problem));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={`Merge ${plural(themes.length, 'theme')}`}
      description="Choose the one whose name and history stay. Later analyses keep them together."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" busy={busy} onClick={() => void merge()}>
            Merge
          </Button>
        </>
      }
    >
      <fieldset className="flex flex-col gap-1">
        <legend className="sr-only">Merge into</legend>
        {themes.map((theme) => (
          <label
            key={theme.id}
            className="flex items-center gap-3 rounded-md border border-line px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name="into"
              value={theme.id}
              checked={into === theme.id}
              onChange={() => setInto(theme.id)}
              className="accent-accent"
            />
            <span dir="auto" className="min-w-0 flex-1 truncate font-medium" title={theme.label}>
              {theme.label}
            </span>
            <span className="num text-sm text-quiet">
              {plural(Math.round(theme.customers.value), 'customer')} ({countRange(theme.customers)}
              )
            </span>
          </label>
        ))}
      </fieldset>
      <div className="mt-3">
        <ReasonField value={reason} onChange={setReason} />
      </div>
      {error === null ? null : (
        <Notice tone="bad" className="mt-3">
          {error}
        </Notice>
      )}
    </Dialog>
  );
};
