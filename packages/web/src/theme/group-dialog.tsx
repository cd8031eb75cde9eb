import type { ThemeView } from '@headwater/contract';
import { useState } from 'react';
import { groupTheme } from '../api/curation.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';
import { ReasonField } from '../ui/reason-field.js';
import { Notice } from '../ui/states.js';
import { ThemePicker, type Picked } from './theme-picker.js';
import { useCuration } from './use-curation.js';

type GroupProps = {
  theme: Pick<ThemeView, 'id' | 'version' | 'label' | 'parent' | 'grouped'>;
  onClose: () => void;
};

/** Puts a theme into a group that is there, or into a new one. */
export const GroupDialog = ({ theme, onClose }: GroupProps) => {
  const [group, setGroup] = useState<Picked | null>(null);
  const [fresh, setFresh] = useState('');
  const [reason, setReason] = useState('');
  const { busy, error, run } = useCuration();
  const newGroup = fresh.trim();
  const put = async (into: { group: string | null } | { newGroup: string }) => {
    const done = await run(
      () => groupTheme(theme, { ...into, reason: reason || undefined }),
      ({ theme: now }) =>
        'group' in into && into.group === null
          ? 'The analysis chooses the group again'
          : `Put into “${now.parent?.label ?? ''}”`,
    );
    if (done !== null) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Put into a group"
      description={
        theme.parent === null
          ? 'A group is a broad area with themes in it.'
          : `It is in “${theme.parent.label}” now.`
      }
      footer={
        <>
          {theme.grouped ? (
            <Button look="quiet" className="mr-auto" onClick={() => void put({ group: null })}>
              Let the analysis choose
            </Button>
          ) : null}
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            busy={busy}
            disabled={group === null && newGroup === ''}
            onClick={() => {
              if (newGroup !== '') void put({ newGroup });
              else if (group !== null) void put({ group: group.id });
            }}
          >
            Put into group
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <ThemePicker
          level="coarse"
          except={theme.parent?.id ?? null}
          picked={newGroup === '' ? (group?.id ?? null) : null}
          onPick={(picked) => {
            setGroup(picked);
            setFresh('');
          }}
        />
        <Field
          label="Or a new group"
          value={fresh}
          maxLength={200}
          dir="auto"
          placeholder="Its name"
          onChange={(event) => setFresh(event.target.value)}
        />
        <ReasonField value={reason} onChange={setReason} />
        {error === null ? null : <Notice tone="bad">{error}</Notice>}
      </div>
    </Dialog>
  );
};
