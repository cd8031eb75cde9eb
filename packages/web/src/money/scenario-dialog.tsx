import type { CashScenario, CashScenarioList } from '@headwater/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { explain } from '../api/client.js';
import { changeScenario, createScenario } from '../api/money.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { fasterEditor } from '../ui/faster-editor.js';
import { Field } from '../ui/field.js';
import { Notice } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { unitsOf } from './amounts.js';
import { DatedFields } from './dated-fields.js';
import { levels, scaleOf } from './drivers.js';
import { EstimateField } from './estimate-field.js';

type Props = {
  /** Absent: a new one, from what the books propose. */
  scenario?: CashScenario | undefined;
  proposal: CashScenarioList['proposal'];
  onClose: () => void;
};

const unitName = { money: '', percent: '%', days: 'days' } as const;

/** Every driver of cash, as sure as one is of it. */
export const ScenarioDialog = ({ scenario, proposal, onClose }: Props) => {
  const client = useQueryClient();
  const [name, setName] = useState(scenario?.name ?? '');
  const [note, setNote] = useState(scenario?.note ?? '');
  const [drivers, setDrivers] = useState(scenario?.drivers ?? proposal.drivers);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const currency = scenario?.currency ?? proposal.currency;
  const units = unitsOf(currency);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    const body = { name, note, currency, drivers };
    try {
      await (scenario === undefined
        ? createScenario(body)
        : changeScenario(scenario.id, scenario.version, body));
      await client.invalidateQueries({ queryKey: ['cash-scenarios'] });
      say({ title: scenario === undefined ? `“${name}” kept` : `“${name}” changed` });
      onClose();
    } catch (problem) {
      // So that theirs is what opens the next time.
      void client.invalidateQueries({ queryKey: ['cash-scenarios'] });
      const faster = fasterEditor(problem, 'this scenario');
      setError(
        faster === null
          ? explain(problem)
          : `${faster} What you typed is still here; close and open the scenario to see theirs.`,
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={scenario === undefined ? 'Make a scenario' : `Change “${scenario.name}”`}
      description="Begin with what the books say and change what would be different. A range says how sure you are: one chance in ten to lie below, one to lie above."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="scenario" busy={busy}>
            {scenario === undefined ? 'Keep it' : 'Save'}
          </Button>
        </>
      }
    >
      <form id="scenario" onSubmit={(event) => void submit(event)}>
        {error === null ? null : <Notice tone="bad">{error}</Notice>}
        <div className="grid gap-3 sm:grid-cols-2">
          <Field
            label="Name"
            required
            maxLength={120}
            placeholder="Two hires in spring"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Field
            label="Note"
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
        <h3 className="mt-4 font-semibold">Drivers</h3>
        {levels.map(({ key, label, unit }) => (
          <EstimateField
            key={key}
            label={label}
            unit={unit === 'money' ? currency : unitName[unit]}
            hint={scenario === undefined ? proposal.reasons[key] : undefined}
            estimate={drivers[key]}
            scale={scaleOf(unit, units)}
            onChange={(estimate) => setDrivers({ ...drivers, [key]: estimate })}
          />
        ))}
        <DatedFields
          drivers={drivers}
          start={proposal.start}
          currency={currency}
          units={units}
          onChange={setDrivers}
        />
      </form>
    </Dialog>
  );
};
