import type { ThemePatch, ThemeView } from '@headwater/contract';
import { useQueryClient } from '@tanstack/react-query';
import { explain, ProblemError } from '../api/client.js';
import { patchTheme } from '../api/understand.js';
import { say } from '../ui/toast.js';
import { useRefresh, useUndo } from './use-curation.js';

/** Pin, ignore and their opposites: done at once, with an undo instead of a question. */
export const useThemeEdit = () => {
  const client = useQueryClient();
  const refresh = useRefresh();
  const undo = useUndo();
  const edit = async (
    theme: Pick<ThemeView, 'id' | 'version'>,
    patch: ThemePatch,
    done: string,
  ): Promise<boolean> => {
    try {
      const saved = await patchTheme(theme.id, theme.version, patch);
      client.setQueryData(['theme', theme.id], saved);
      const made = saved.history[0]?.edit?.id;
      say({ title: done, ...(made === undefined ? {} : { undo: () => void undo(made) }) });
      return true;
    } catch (problem) {
      say({
        title:
          problem instanceof ProblemError && problem.status === 412
            ? `${problem.problem?.editedBy ?? 'Somebody else'} edited this theme meanwhile; look at it again`
            : 'Not saved',
        description: explain(problem),
        bad: true,
      });
      return false;
    } finally {
      await refresh();
    }
  };
  return edit;
};
