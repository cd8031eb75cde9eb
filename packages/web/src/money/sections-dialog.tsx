import { CashSection } from '@headwater/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '../api/client.js';
import { putSections, sectionsQuery } from '../api/money.js';
import { plural } from '../format.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { fasterEditor } from '../ui/faster-editor.js';
import { Select } from '../ui/select.js';
import { ErrorState, Loading, Notice, Skeleton } from '../ui/states.js';
import { say } from '../ui/toast.js';

const labels: Record<CashSection, string> = {
  operating: 'Operating',
  investing: 'Investing',
  financing: 'Financing',
};
const choices = CashSection.options.map((value) => ({ value, label: labels[value] }));
const reasons = { set: 'set by hand', word: 'by its name', default: 'nothing says otherwise' };

/** Which part of the statement each category is in; what is changed here holds for everybody. */
export const SectionsDialog = ({ onClose }: { onClose: () => void }) => {
  const client = useQueryClient();
  const result = useQuery(sectionsQuery);
  const [changed, setChanged] = useState<Record<string, CashSection>>({});
  // What the changes were made upon: coming back from another tab fetches the list anew.
  const [seen, setSeen] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const save = async () => {
    if (result.data === undefined) return;
    setBusy(true);
    setError(null);
    const set = result.data.categories
      .filter(({ by }) => by === 'set')
      .map(({ category, section }): [string, CashSection] => [category, section]);
    try {
      await putSections(seen ?? result.data.version, {
        sections: { ...Object.fromEntries(set), ...changed },
      });
      await Promise.all(
        ['cash', 'cash-lines', 'cash-sections', 'cash-scenarios'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      );
      say({ title: 'Sections changed' });
      onClose();
    } catch (problem) {
      const faster = fasterEditor(problem, 'the sections');
      setError(
        faster === null
          ? explain(problem)
          : `${faster} Nothing of yours is saved yet: save again to put what you changed here over it.`,
      );
      const latest = await result.refetch();
      setSeen(latest.data?.version ?? null);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title="Sections of the statement"
      description="Operating is the daily business, investing what lasts, financing what owners and lenders give and get."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            busy={busy}
            disabled={Object.keys(changed).length === 0}
            onClick={() => void save()}
          >
            Save
          </Button>
        </>
      }
    >
      {error === null ? null : <Notice tone="bad">{error}</Notice>}
      {result.isError ? (
        <ErrorState
          error={result.error}
          what="The categories"
          onRetry={() => void result.refetch()}
        />
      ) : result.data === undefined ? (
        <Loading>
          <Skeleton className="h-40 w-full" />
        </Loading>
      ) : (
        <ul>
          {result.data.categories.map(({ category, section, by, lines }) => (
            <li key={category} className="flex items-center gap-3 border-b border-line py-2">
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium" title={category}>
                  {category}
                </span>
                <span className="text-xs text-quiet">
                  {plural(lines, 'line')}, {category in changed ? 'changed' : reasons[by]}
                </span>
              </span>
              <Select
                label={`Section of ${category}`}
                value={changed[category] ?? section}
                choices={choices}
                onChange={(value) => {
                  setSeen(seen ?? result.data.version);
                  setChanged({ ...changed, [category]: value });
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
};
