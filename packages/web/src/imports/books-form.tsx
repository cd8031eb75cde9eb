import type { BookKindView, BookPreview, ImportPreview, ImportView } from '@headwater/contract';
import { useState } from 'react';
import { explain } from '../api/client.js';
import { checkImport } from '../api/listen.js';
import { useMay } from '../api/people.js';
import { Notice } from '../ui/states.js';
import {
  afterLook,
  assignField,
  bookDateQuestion,
  bookDraftFrom,
  fieldTitle,
  mappingOf,
  settleBooks,
  type BookDraft,
} from './book-settings.js';
import { ColumnTable } from './column-table.js';
import { DateChoice } from './date-choice.js';
import { DecimalChoice } from './decimal-choice.js';
import { CurrencyChoice, PeriodChoice } from './money-choices.js';
import { NextStep } from './next-step.js';

type BooksFormProps = {
  one: ImportView;
  kind: BookKindView;
  preview: ImportPreview;
  books: BookPreview;
  /** Looks at the file again with the columns that were changed. */
  onLook: (changes: Record<string, string>) => Promise<ImportPreview>;
  onChecked: (next: ImportView) => void;
};

/** What each column of the books means, and what the file leaves open: dates, decimal mark, currency. */
export const BooksForm = ({ one, kind, preview, books, onLook, onChecked }: BooksFormProps) => {
  const mayImport = useMay('books:write');
  const [draft, setDraft] = useState(() => bookDraftFrom(books, one.books));
  const [busy, setBusy] = useState(false);
  const [looking, setLooking] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const mapping = mappingOf(books, draft);
  const question = bookDateQuestion(kind, books, draft);
  const settled = settleBooks(kind, books, draft);
  const fieldAt = new Map(Object.entries(mapping).map(([field, column]) => [column, field]));

  const assign = async (column: string, field: string | null) => {
    const next = assignField(books, draft, column, field);
    setDraft(next);
    setLooking(true);
    setError(null);
    try {
      const { books: seen } = await onLook(next.changes);
      if (seen !== null) setDraft((now) => afterLook(seen, now));
    } catch (problem) {
      setError(explain(problem));
    } finally {
      setLooking(false);
    }
  };
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
  const change = (patch: Partial<BookDraft>) => setDraft({ ...draft, ...patch });

  return (
    <div className="flex flex-col gap-6">
      <ColumnTable
        preview={preview}
        guesses={books.guesses}
        fields={kind.fields.map(({ name, required }) => ({
          value: name,
          label: `${fieldTitle(name)}${required ? ' *' : ''}`,
        }))}
        none={{ label: 'Leave out', why: 'Not one of the fields of these books' }}
        fieldOf={(column) => fieldAt.get(column) ?? null}
        onAssign={(column, field) => void assign(column, field)}
      />
      {question === null ? null : (
        <DateChoice
          question={question}
          value={draft.dateFormat}
          unreadable={books.date?.unreadable ?? 0}
          onChange={(dateFormat) => change({ dateFormat })}
        />
      )}
      {books.decimal === null ? null : (
        <DecimalChoice
          decimal={books.decimal}
          value={draft.decimal}
          onChange={(decimal) => change({ decimal })}
        />
      )}
      {kind.kind === 'subscriptions' && mapping['amount'] !== undefined ? (
        <PeriodChoice
          value={draft.amountPeriod}
          onChange={(amountPeriod) => change({ amountPeriod })}
        />
      ) : null}
      {books.needsCurrency ? (
        <CurrencyChoice
          value={draft.currency}
          proposed={books.currency === draft.currency}
          onChange={(currency) => change({ currency })}
        />
      ) : null}
      {mayImport ? null : (
        <Notice tone="info">
          Your role imports feedback, but not the books. Ask an owner, admin or manager to go on
          with this file; it waits under Listen, Imports.
        </Notice>
      )}
      {error === null ? null : <Notice tone="bad">{error}</Notice>}
      <NextStep
        missing={
          !mayImport
            ? 'Your role does not import books.'
            : 'missing' in settled
              ? settled.missing
              : null
        }
        busy={busy || looking}
        onNext={() => void next()}
      />
    </div>
  );
};
