import type { ImportPreview, ImportView } from '@headwater/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '../api/client.js';
import { checkImport, previewQuery } from '../api/listen.js';
import { count } from '../format.js';
import { Button } from '../ui/button.js';
import { BareInput, Field } from '../ui/field.js';
import { ErrorState, Loading, Notice, Skeleton } from '../ui/states.js';
import { ColumnTable } from './column-table.js';
import { DateChoice } from './date-choice.js';
import { assign, dateQuestion, draftFrom, settle } from './settings.js';

const encodingNames: Record<ImportPreview['encoding'], string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
};
const delimiterNames: Record<string, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
};
const formatNames: Record<ImportPreview['format'], string> = {
  csv: 'CSV',
  tsv: 'TSV',
  jsonl: 'JSON Lines',
  xlsx: 'Excel',
  parquet: 'Parquet',
};

/** `CSV, UTF-8, separated by comma`. */
const describe = (preview: ImportPreview): string => {
  const parts = [formatNames[preview.format]];
  if (preview.format !== 'xlsx' && preview.format !== 'parquet') {
    parts.push(encodingNames[preview.encoding]);
  }
  if (preview.delimiter !== null) {
    parts.push(`separated by ${delimiterNames[preview.delimiter] ?? `“${preview.delimiter}”`}`);
  }
  return parts.join(', ');
};

type ColumnsStepProps = { one: ImportView; onChecked: (next: ImportView) => void };

export const ColumnsStep = ({ one, onChecked }: ColumnsStepProps) => {
  const preview = useQuery(previewQuery(one.id));
  if (preview.isError) {
    return (
      <ErrorState error={preview.error} what="The preview" onRetry={() => void preview.refetch()} />
    );
  }
  if (preview.data === undefined) {
    return (
      <Loading className="flex flex-col gap-2">
        {[1, 2, 3, 4, 5].map((row) => (
          <Skeleton key={row} className="h-11 w-full" />
        ))}
      </Loading>
    );
  }
  return <ColumnsForm one={one} preview={preview.data} onChecked={onChecked} />;
};

type ColumnsFormProps = ColumnsStepProps & { preview: ImportPreview };

const ColumnsForm = ({ one, preview, onChecked }: ColumnsFormProps) => {
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
      <p className="text-muted">
        {describe(preview)}, {count(preview.columns.length)} columns. Each guess says why; change
        what is wrong.
      </p>
      {preview.warnings.map((warning) => (
        <Notice key={warning} tone="warn">
          {warning}
        </Notice>
      ))}
      <ColumnTable
        preview={preview}
        draft={draft}
        onAssign={(column, field) => setDraft(assign(draft, column, field, preview))}
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
      <div className="sticky bottom-0 z-10 flex flex-wrap items-center justify-end gap-3 border-t border-line bg-canvas py-3 max-sm:bottom-14">
        {'missing' in settled ? (
          <output className="flex-1 text-sm text-question">{settled.missing}</output>
        ) : null}
        <Button
          look="primary"
          busy={busy}
          disabled={'missing' in settled}
          onClick={() => void next()}
        >
          See what will happen
        </Button>
      </div>
    </div>
  );
};
