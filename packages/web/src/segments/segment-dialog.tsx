import type { SegmentView } from '@headwater/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { explain, ProblemError } from '../api/client.js';
import { createSegment, patchSegment, readSegment } from '../api/segments.js';
import { moment } from '../format.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';
import { Notice } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { RuleHelp } from './rule-help.js';
import { RulePreview } from './rule-preview.js';

type SegmentDialogProps = {
  /** Absent: a new one. */
  segment?: SegmentView | undefined;
  onClose: () => void;
};

/** Makes or changes a segment; says whom the rule takes in while it is written. */
export const SegmentDialog = ({ segment, onClose }: SegmentDialogProps) => {
  const client = useQueryClient();
  const [name, setName] = useState(segment?.name ?? '');
  const [rule, setRule] = useState(segment?.rule ?? '');
  const [description, setDescription] = useState(segment?.description ?? '');
  const [version, setVersion] = useState(segment?.version ?? 0);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [theirs, setTheirs] = useState<SegmentView | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    const body = { name, rule, description };
    try {
      const saved =
        segment === undefined
          ? await createSegment(body)
          : await patchSegment(segment.id, version, body);
      await Promise.all(
        ['segments', 'facets'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      );
      say({ title: segment === undefined ? `“${saved.name}” made` : `“${saved.name}” changed` });
      onClose();
    } catch (problem) {
      const found =
        problem instanceof ProblemError && problem.status === 412 && segment !== undefined
          ? await readSegment(segment.id).catch(() => null)
          : null;
      setTheirs(found);
      if (found !== null) setVersion(found.version);
      setError(found === null ? explain(problem) : null);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={segment === undefined ? 'Make a segment' : `Change “${segment.name}”`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="segment" busy={busy}>
            {segment === undefined ? 'Make it' : theirs === null ? 'Save' : 'Save mine over it'}
          </Button>
        </>
      }
    >
      <form id="segment" onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {theirs === null ? null : (
          <Notice tone="warn">
            {theirs.editedBy ?? 'Somebody else'} changed it
            {theirs.editedAt === null ? '' : ` on ${moment(theirs.editedAt)}`} to{' '}
            <code>{theirs.rule}</code> (“{theirs.name}”). Nothing of yours is saved yet.
          </Notice>
        )}
        <Field
          label="Name"
          required
          maxLength={100}
          placeholder="Large accounts that renew soon"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <div className="flex flex-col gap-1">
          <label htmlFor="segment-rule" className="text-sm font-medium">
            Rule
          </label>
          <textarea
            id="segment-rule"
            required
            rows={3}
            maxLength={5000}
            spellCheck={false}
            placeholder={'plan == "Enterprise" && renewal <= 90'}
            value={rule}
            onChange={(event) => setRule(event.target.value)}
            className="w-full rounded-md border border-line-strong bg-raised px-2.5 py-1.5 font-mono text-sm placeholder:text-quiet"
          />
          <RulePreview rule={rule} />
        </div>
        <RuleHelp onExample={setRule} />
        <Field
          label="What it is for"
          maxLength={500}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
        {error === null ? null : <Notice tone="bad">{error}</Notice>}
      </form>
    </Dialog>
  );
};
