import type { CashScenario } from '@headwater/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { deleteScenario } from '../api/money.js';
import { Button } from '../ui/button.js';
import { Confirm } from '../ui/confirm.js';
import { say } from '../ui/toast.js';

type Props = {
  scenarios: ReadonlyArray<CashScenario>;
  /** Those that are compared. */
  chosen: ReadonlySet<string>;
  full: boolean;
  mayEdit: boolean;
  onChoose: (id: string) => void;
  onEdit: (scenario: CashScenario) => void;
};

/** Kept scenarios: which are compared, and what may be done with them. */
export const ScenarioList = (props: Props) => {
  const { scenarios, chosen, full, mayEdit, onChoose, onEdit } = props;
  const client = useQueryClient();
  const [deleting, setDeleting] = useState<CashScenario | null>(null);
  return (
    <>
      <ul aria-label="Kept scenarios">
        {scenarios.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-center gap-2 border-b border-line py-2 text-sm"
          >
            <label className="flex min-w-0 flex-1 basis-48 items-center gap-2">
              <input
                type="checkbox"
                checked={chosen.has(one.id)}
                disabled={full && !chosen.has(one.id)}
                onChange={() => onChoose(one.id)}
                className="size-4 accent-accent"
              />
              <span className="truncate font-medium" title={one.name}>
                {one.name}
              </span>
              <span className="truncate text-quiet" title={one.note}>
                {one.note}
              </span>
            </label>
            {mayEdit ? (
              <span className="flex gap-2">
                <Button size="sm" onClick={() => onEdit(one)} aria-label={`Change ${one.name}`}>
                  Change
                </Button>
                <Button
                  size="sm"
                  look="quiet"
                  onClick={() => setDeleting(one)}
                  aria-label={`Delete ${one.name}`}
                >
                  Delete
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      <Confirm
        open={deleting !== null}
        onClose={() => setDeleting(null)}
        title={`Delete “${deleting?.name ?? ''}”?`}
        action="Delete"
        onConfirm={async () => {
          if (deleting !== null) await deleteScenario(deleting.id);
          await client.invalidateQueries({ queryKey: ['cash-scenarios'] });
          say({ title: 'Scenario deleted' });
        }}
      >
        What it said is kept in the audit log.
      </Confirm>
    </>
  );
};
