import type { ThemeRow } from '@headwater/contract';
import { EyeOff, FolderInput, Merge } from 'lucide-react';
import { useState } from 'react';
import { explain } from '../api/client.js';
import { undoEdit } from '../api/curation.js';
import { patchTheme } from '../api/understand.js';
import { plural } from '../format.js';
import { GroupDialog } from '../theme/group-dialog.js';
import { IgnoreDialog } from '../theme/ignore-dialog.js';
import { useRefresh } from '../theme/use-curation.js';
import { Button } from '../ui/button.js';
import { say } from '../ui/toast.js';

type SelectedThemesProps = {
  chosen: ReadonlyArray<ThemeRow>;
  /** Groups cannot be put into groups. */
  single: boolean;
  onClear: () => void;
  onMerge: () => void;
};

/** What can be done with themes chosen in the list. */
export const SelectedThemes = ({ chosen, single, onClear, onMerge }: SelectedThemesProps) => {
  const [doing, setDoing] = useState<'ignore' | 'group' | null>(null);
  const refresh = useRefresh();
  const [first] = chosen;
  const ignore = async (reason: string | undefined) => {
    const edits: string[] = [];
    try {
      for (const { id, version } of chosen) {
        const saved = await patchTheme(id, version, { archived: true, reason });
        const made = saved.history[0]?.edit?.id;
        if (made !== undefined) edits.push(made);
      }
      say({
        title: `Ignored ${plural(chosen.length, 'theme')}`,
        undo: () =>
          void Promise.all(edits.map((edit) => undoEdit(edit)))
            .then(() => say({ title: 'Undone' }))
            .catch((problem: unknown) =>
              say({ title: 'Not undone', description: explain(problem), bad: true }),
            )
            .finally(() => void refresh()),
      });
      onClear();
    } catch (problem) {
      say({ title: 'Not saved', description: explain(problem), bad: true });
    } finally {
      await refresh();
    }
  };
  return (
    <div
      role="toolbar"
      aria-label="Selected themes"
      className="sticky top-15 z-10 flex flex-wrap items-center gap-2 rounded-md border border-accent-line bg-accent-soft px-3 py-1.5 text-sm"
    >
      <span className="num flex-1 font-medium whitespace-nowrap">
        {plural(chosen.length, 'theme')} selected
      </span>
      <Button size="sm" look="quiet" onClick={onClear}>
        Clear
      </Button>
      <Button size="sm" disabled={chosen.length < 2} onClick={onMerge}>
        <Merge aria-hidden className="size-4" /> Merge
      </Button>
      {single ? (
        <Button size="sm" disabled={chosen.length !== 1} onClick={() => setDoing('group')}>
          <FolderInput aria-hidden className="size-4" /> Group…
        </Button>
      ) : null}
      <Button size="sm" onClick={() => setDoing('ignore')}>
        <EyeOff aria-hidden className="size-4" /> Ignore…
      </Button>
      {doing === 'ignore' ? (
        <IgnoreDialog
          label={chosen.length === 1 ? `“${first?.label ?? ''}”` : plural(chosen.length, 'theme')}
          onClose={() => setDoing(null)}
          onIgnore={ignore}
        />
      ) : null}
      {doing === 'group' && first !== undefined ? (
        <GroupDialog
          theme={{ ...first, grouped: false }}
          onClose={() => {
            setDoing(null);
            onClear();
          }}
        />
      ) : null}
    </div>
  );
};
