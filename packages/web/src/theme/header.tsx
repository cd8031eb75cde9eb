import type { ThemeView } from '@headwater/contract';
import { Ellipsis, Eye, EyeOff, FolderInput, Merge, Pencil, Pin, PinOff } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '../api/people.js';
import { useHotkeys } from '../frame/hotkeys.js';
import { MergeDialog } from '../pains/merge-dialog.js';
import { RenameDialog } from '../pains/rename-dialog.js';
import { Button, IconButton } from '../ui/button.js';
import { KindChip } from '../ui/kind.js';
import { ThemeLink } from '../ui/theme-link.js';
import { Menu } from '../ui/menu.js';
import { GroupDialog } from './group-dialog.js';
import { IgnoreDialog } from './ignore-dialog.js';
import { PickTheme } from './pick-theme.js';
import { Summary } from './summary.js';
import type { Picked } from './theme-picker.js';
import { useThemeEdit } from './use-theme-edit.js';

export const ThemeHeader = ({ theme }: { theme: ThemeView }) => {
  const mayEdit = useMay('themes:edit');
  const edit = useThemeEdit();
  const [renaming, setRenaming] = useState(false);
  const [picking, setPicking] = useState(false);
  const [grouping, setGrouping] = useState(false);
  const [ignoring, setIgnoring] = useState(false);
  const [other, setOther] = useState<Picked | null>(null);
  useHotkeys({ e: () => setRenaming(true), m: () => setPicking(true) }, mayEdit);
  return (
    <header className="mt-1 flex flex-wrap items-start gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-80">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {theme.pinned ? <Pin aria-label="Pinned" className="size-4 text-accent" /> : null}
          <h1 dir="auto" className="text-2xl font-semibold tracking-tight text-pretty break-words">
            {theme.label}
          </h1>
          <KindChip kind={theme.kind} />
        </div>
        {theme.parent === null ? null : (
          <p className="mt-0.5 text-sm text-quiet">
            Part of{' '}
            <ThemeLink id={theme.parent.id} label={theme.parent.label} className="font-normal" />
          </p>
        )}
        <Summary theme={theme} />
      </div>
      {mayEdit ? (
        <div className="flex gap-2">
          <Button onClick={() => setRenaming(true)}>
            <Pencil aria-hidden className="size-4" /> Rename
          </Button>
          <Menu
            trigger={
              <IconButton label="More actions" className="border border-line">
                <Ellipsis className="size-4" />
              </IconButton>
            }
            actions={[
              theme.pinned
                ? {
                    label: 'Unpin',
                    icon: PinOff,
                    onSelect: () => void edit(theme, { pinned: false }, 'Unpinned'),
                  }
                : {
                    label: 'Pin to the top',
                    icon: Pin,
                    onSelect: () => void edit(theme, { pinned: true }, 'Pinned'),
                  },
              {
                label: 'Merge with…',
                icon: Merge,
                shortcut: 'm',
                onSelect: () => setPicking(true),
              },
              ...(theme.level === 'fine'
                ? [
                    {
                      label: 'Put into a group…',
                      icon: FolderInput,
                      onSelect: () => setGrouping(true),
                    },
                  ]
                : []),
              theme.archived
                ? {
                    label: 'Restore to lists',
                    icon: Eye,
                    divided: true,
                    onSelect: () => void edit(theme, { archived: false }, 'Back in lists'),
                  }
                : {
                    label: 'Ignore…',
                    icon: EyeOff,
                    divided: true,
                    onSelect: () => setIgnoring(true),
                  },
            ]}
          />
        </div>
      ) : null}
      {renaming ? <RenameDialog theme={theme} onClose={() => setRenaming(false)} /> : null}
      {grouping ? <GroupDialog theme={theme} onClose={() => setGrouping(false)} /> : null}
      {ignoring ? (
        <IgnoreDialog
          label={`“${theme.label}”`}
          onClose={() => setIgnoring(false)}
          onIgnore={(reason) => edit(theme, { archived: true, reason }, `Ignored “${theme.label}”`)}
        />
      ) : null}
      {picking ? (
        <PickTheme
          except={theme.id}
          onClose={() => setPicking(false)}
          onPick={(picked) => {
            setPicking(false);
            setOther(picked);
          }}
        />
      ) : null}
      {other === null ? null : (
        <MergeDialog
          themes={[theme, other]}
          onClose={() => setOther(null)}
          onMerged={() => setOther(null)}
        />
      )}
    </header>
  );
};
