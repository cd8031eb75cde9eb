import type { ThemeView } from '@headwater/contract';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { explain } from '../api/client.js';
import { splitPreviewQuery, splitTheme, type Choice } from '../api/curation.js';
import { count, plural } from '../format.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';
import { ReasonField } from '../ui/reason-field.js';
import { Notice, Skeleton } from '../ui/states.js';
import { useCuration } from './use-curation.js';

type SplitProps = {
  theme: Pick<ThemeView, 'id' | 'version' | 'label'>;
  /** Chosen sentences; without any the split goes by words. */
  statements: string[];
  words?: Pick<Choice, 'q' | 'kind'>;
  /** A first name for the new theme, to be bettered. */
  suggestion: string;
  onClose: () => void;
  onDone: (made: string) => void;
};

const Way = ({
  name,
  checked,
  onChange,
  children,
}: {
  name: string;
  checked: boolean;
  onChange: () => void;
  children: ReactNode;
}) => (
  <label className="flex items-center gap-2.5 rounded-md border border-line px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft">
    <input
      type="radio"
      name={name}
      checked={checked}
      onChange={onChange}
      className="accent-accent"
    />
    <span className="num">{children}</span>
  </label>
);

type PreviewProps = { theme: SplitProps['theme']; choice: Choice; rest: boolean };

const Preview = ({ theme, choice, rest }: PreviewProps) => {
  const { data, error } = useQuery({ ...splitPreviewQuery(theme, choice), enabled: !rest });
  if (error) return <Notice tone="warn">{explain(error)}</Notice>;
  if (data === undefined) return <Skeleton className="h-24 w-full" />;
  return (
    <section aria-label="What goes to the new theme" className="text-sm">
      <output className="num block font-medium">
        {plural(data.statements, 'sentence')} of {plural(data.customers, 'customer')}, of{' '}
        {count(data.of)} in all
      </output>
      <ul className="mt-1 max-h-40 overflow-y-auto rounded-md border border-line">
        {data.rows.map((row) => (
          <li
            key={`${row.item}:${row.start}`}
            dir="auto"
            className="border-t border-line px-3 py-1.5 first:border-t-0"
          >
            {row.text}
          </li>
        ))}
        {data.statements > data.rows.length ? (
          <li className="num border-t border-line px-3 py-1.5 text-quiet">
            and {count(data.statements - data.rows.length)} more
          </li>
        ) : null}
      </ul>
    </section>
  );
};

/** Makes a theme of its own of some sentences, shown beforehand; a toast undoes it. */
export const SplitDialog = ({
  theme,
  statements,
  words,
  suggestion,
  onClose,
  onDone,
}: SplitProps) => {
  const [label, setLabel] = useState(suggestion);
  const [alike, setAlike] = useState(false);
  const [reason, setReason] = useState('');
  const { busy, error, run } = useCuration();
  const choice: Choice = statements.length > 0 ? { statements, alike } : { ...words };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await run(
      () => splitTheme(theme, { label: label.trim(), ...choice, reason: reason || undefined }),
      ({ theme: made }) => `Split off “${made.label}” with ${plural(made.statements, 'sentence')}`,
    );
    if (done !== null) onDone(done.theme.id);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Split off a new theme"
      description={`Out of “${theme.label}”. Later analyses keep the two apart.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            type="submit"
            form="split-theme"
            busy={busy}
            disabled={label.trim() === ''}
          >
            Split off
          </Button>
        </>
      }
    >
      <form
        id="split-theme"
        onSubmit={(event) => void submit(event)}
        className="flex flex-col gap-3"
      >
        <Field
          label="Name of the new theme"
          value={label}
          maxLength={200}
          required
          dir="auto"
          onChange={(event) => setLabel(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
        {statements.length > 0 ? (
          <fieldset className="flex flex-col gap-1">
            <legend className="mb-1 text-sm font-medium">Which sentences</legend>
            <Way name="way" checked={!alike} onChange={() => setAlike(false)}>
              Only the {plural(statements.length, 'sentence')} chosen
            </Way>
            <Way name="way" checked={alike} onChange={() => setAlike(true)}>
              Also all that are more like them than like the rest
            </Way>
          </fieldset>
        ) : (
          <p className="text-muted">
            All sentences that say <b className="font-medium text-ink">{words?.q}</b> in their own
            words.
          </p>
        )}
        <Preview theme={theme} choice={choice} rest={busy} />
        <ReasonField value={reason} onChange={setReason} />
        {error === null ? null : <Notice tone="bad">{error}</Notice>}
      </form>
    </Dialog>
  );
};
