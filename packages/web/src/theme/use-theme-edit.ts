import type { ThemePatch, ThemeView } from '@headwater/contract';
import { useQueryClient } from '@tanstack/react-query';
import { explain, ProblemError } from '../api/client.js';
import { patchTheme } from '../api/understand.js';
import { say } from '../ui/toast.js';

/** Pin, archive and their opposites: done at once, with an undo instead of a question. */
export const useThemeEdit = () => {
  const client = useQueryClient();
  const refresh = (id: string) =>
    client.invalidateQueries({
      predicate: ({ queryKey }) =>
        queryKey[0] === 'themes' || (queryKey[0] === 'theme' && queryKey[1] === id),
    });
  const edit = async (
    theme: Pick<ThemeView, 'id' | 'version'>,
    patch: ThemePatch,
    done: string,
    back?: ThemePatch,
  ): Promise<void> => {
    try {
      const saved = await patchTheme(theme.id, theme.version, patch);
      client.setQueryData(['theme', theme.id], saved);
      await refresh(theme.id);
      say({
        title: done,
        ...(back === undefined ? {} : { undo: () => void edit(saved, back, 'Undone') }),
      });
    } catch (problem) {
      await refresh(theme.id);
      say({
        title:
          problem instanceof ProblemError && problem.status === 412
            ? `${problem.problem?.editedBy ?? 'Somebody else'} edited this theme meanwhile; look at it again`
            : 'Not saved',
        description: explain(problem),
        bad: true,
      });
    }
  };
  return edit;
};
