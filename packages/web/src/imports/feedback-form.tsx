import { ItemField, type ImportPreview, type ImportView } from '@headwater/contract';
import { useState } from 'react';
import { explain } from '../api/client.js';
import { checkImport } from '../api/listen.js';
import { BareInput, Field } from '../ui/field.js';
import { Notice } from '../ui/states.js';
import { ColumnTable } from './column-table.js';
import { DateChoice } from './date-choice.js';
import { NextStep } from './next-step.js';
import { assign, dateQuestion, draftFrom, fieldNames, fieldOf, settle } from './settings.js';

const fields = ItemField.options.map((field) => ({ value: field, label: fieldNames[field] }));

type FeedbackFormProps = {
  one: ImportView;
  preview: ImportPreview;
  onChecked: (next: ImportView) => void;
};

/** What each column of feedback means, and what the file leaves open. */
export const FeedbackForm = ({ one, preview, onChecked }: FeedbackFormProps) => {
  const [draft, setDraft] = useState(() => draftFrom(preview, one.settings, one.fileName));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const question = dateQuestion(preview, draft);
  const settled = settle(preview, draft);

  const next = async () => {
    if (!('settings' in settled)) return;
    setBusy(true);
    setError(null);
    try {
      onChecked(await checkImport(one.id, settled.settings));
    } catch (problem) {
      setError(explain(problem));
      setBusy(false);
    }
  };

  return (
    <div className="flex flex-col gap-6">
      <ColumnTable
        preview={preview}
        guesses={preview.guesses}
        fields={fields}
        none={{ label: 'Keep as extra', why: 'Kept with the item, not analysed' }}
        fieldOf={(column) => fieldOf(draft, column)}
        onAssign={(column, field) => {
          const meant = ItemField.nullable().safeParse(field);
          if (meant.success) setDraft(assign(draft, column, meant.data, preview));
        }}
      />
      {question === null ? null : (
        <DateChoice
          question={question}
          value={draft.dateFormat}
          unreadable={preview.date?.unreadable ?? 0}
          onChange={(dateFormat) => setDraft({ ...draft, dateFormat })}
        />
      )}
      {draft.mapping.rating === undefined ? null : (
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-base font-semibold">Rating scale</legend>
          <div className="flex items-center gap-2">
            <span>from</span>
            <BareInput
              label="Lowest rating"
              inputMode="decimal"
              value={draft.ratingLow}
              onChange={(event) => setDraft({ ...draft, ratingLow: event.target.value })}
              className="num max-w-16 text-right"
            />
            <span>to</span>
            <BareInput
              label="Highest rating"
              inputMode="decimal"
              value={draft.ratingHigh}
              onChange={(event) => setDraft({ ...draft, ratingHigh: event.target.value })}
              className="num max-w-16 text-right"
            />
          </div>
        </fieldset>
      )}
      <Field
        label="Name of the source"
        hint="The items are filed under it. Importing the same file again under the same name adds nothing."
        value={draft.source}
        maxLength={200}
        onChange={(event) => setDraft({ ...draft, source: event.target.value })}
        className="max-w-md"
      />
      {error === null ? null : <Notice tone="bad">{error}</Notice>}
      <NextStep
        missing={'missing' in settled ? settled.missing : null}
        busy={busy}
        onNext={() => void next()}
      />
    </div>
  );
};
