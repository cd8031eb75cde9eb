import type { GapView } from '@headwater/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { explain } from '../api/client.js';
import { addGapNote, gapQuery, removeGapNote } from '../api/market.js';
import { useMay } from '../api/people.js';
import { ago, moment } from '../format.js';
import { Button, IconButton } from '../ui/button.js';
import { say } from '../ui/toast.js';
import { useMarketRefresh } from './use-gap.js';

/** What people wrote on a gap, newest first. */
export const GapNotes = ({ gap }: { gap: GapView }) => {
  const client = useQueryClient();
  const refresh = useMarketRefresh();
  const mayEdit = useMay('market:edit');
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const keep = (saved: GapView) => client.setQueryData(gapQuery(gap.id).queryKey, saved);
  const write = async () => {
    if (text.trim() === '') return;
    setBusy(true);
    try {
      keep(await addGapNote(gap.id, text.trim()));
      setText('');
      await refresh();
    } catch (problem) {
      say({ title: 'The note was not saved', description: explain(problem), bad: true });
    } finally {
      setBusy(false);
    }
  };
  const remove = async (note: GapView['notesWritten'][number]) => {
    try {
      keep(await removeGapNote(gap.id, note.id));
      say({
        title: 'Note removed',
        undo: () => void addGapNote(gap.id, note.text).then(keep, () => undefined),
      });
      await refresh();
    } catch (problem) {
      say({ title: 'The note is still there', description: explain(problem), bad: true });
    }
  };
  return (
    <section aria-label="Notes">
      <h2 className="mb-2 text-base font-semibold">Notes</h2>
      {mayEdit ? (
        <form
          className="mb-3 flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            void write();
          }}
        >
          <textarea
            aria-label="New note"
            placeholder="What do you know about this?"
            value={text}
            maxLength={4000}
            dir="auto"
            rows={2}
            onChange={(event) => setText(event.target.value)}
            className="w-full rounded-md border border-line-strong bg-raised px-2.5 py-1.5 text-base placeholder:text-quiet"
          />
          <Button
            type="submit"
            size="sm"
            busy={busy}
            disabled={text.trim() === ''}
            className="self-end"
          >
            Add note
          </Button>
        </form>
      ) : null}
      {gap.notesWritten.length === 0 ? (
        <p className="text-sm text-muted">Nobody has written a note yet.</p>
      ) : (
        <ul className="flex flex-col">
          {gap.notesWritten.map((note) => (
            <li key={note.id} className="border-t border-line py-2 first:border-t-0">
              <div className="flex items-start gap-2">
                <p dir="auto" className="min-w-0 flex-1 break-words whitespace-pre-wrap">
                  {note.text}
                </p>
                {note.own ? (
                  <IconButton label="Remove this note" size="sm" onClick={() => void remove(note)}>
                    <Trash2 className="size-3.5" />
                  </IconButton>
                ) : null}
              </div>
              <p className="text-xs text-quiet" title={moment(note.at)}>
                {note.by}, {ago(note.at)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
