import type { ThemeEdited } from '@headwater/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '../api/client.js';
import { undoEdit } from '../api/curation.js';
import { say } from '../ui/toast.js';

const concerned = ['themes', 'theme', 'today', 'items', 'item', 'statement'];

/** Everything that an edit of a theme may change on any page is fetched anew. */
export const useRefresh = () => {
  const client = useQueryClient();
  return () =>
    client.invalidateQueries({
      predicate: ({ queryKey }) => concerned.includes(String(queryKey[0])),
    });
};

/** Takes an edit back and says so; where somebody has changed it since, says who. */
export const useUndo = () => {
  const refresh = useRefresh();
  return async (edit: string): Promise<void> => {
    try {
      await undoEdit(edit);
      say({ title: 'Undone' });
    } catch (problem) {
      say({ title: 'Not undone', description: explain(problem), bad: true });
    } finally {
      await refresh();
    }
  };
};

/** What a dialog that edits needs: it is busy, it failed with these words, or it is done and can be undone. */
export const useCuration = () => {
  const refresh = useRefresh();
  const undo = useUndo();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const run = async (
    edit: () => Promise<ThemeEdited>,
    title: (done: ThemeEdited) => string,
  ): Promise<ThemeEdited | null> => {
    setBusy(true);
    setError(null);
    try {
      const done = await edit();
      await refresh();
      say({ title: title(done), undo: () => void undo(done.edit.id) });
      return done;
    } catch (problem) {
      setError(explain(problem));
      // The page behind the dialog then shows what was changed meanwhile.
      await refresh();
      // After a success the dialog closes: it must not ask again about what it has just changed.
      setBusy(false);
      return null;
    }
  };
  return { busy, error, run };
};
