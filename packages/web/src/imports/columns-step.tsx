import type { ImportContent, ImportPreview, ImportView } from '@headwater/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { bookKindsQuery, previewAs } from '../api/books.js';
import { explain, ProblemError } from '../api/client.js';
import { previewQuery } from '../api/listen.js';
import { count } from '../format.js';
import { buttonClass } from '../ui/button.js';
import { ErrorState, Loading, Notice, Skeleton } from '../ui/states.js';
import { BooksForm } from './books-form.js';
import { ContentChoice } from './content-choice.js';
import { FeedbackForm } from './feedback-form.js';

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

/** What the file holds, and what its columns mean. */
export const ColumnsStep = ({ one, onChecked }: ColumnsStepProps) => {
  const client = useQueryClient();
  const query = previewQuery(one.id);
  const preview = useQuery(query);
  const kinds = useQuery(bookKindsQuery);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  if (preview.isError || kinds.isError) {
    const failed = preview.isError ? preview : kinds;
    if (failed.error instanceof ProblemError && failed.error.status === 422) {
      // The file itself is no good: asking again would say the same.
      return (
        <Notice
          tone="bad"
          action={
            <Link to="/import" className={buttonClass('plain', 'sm')}>
              Choose another file
            </Link>
          }
        >
          <p className="font-medium">This file cannot be imported.</p>
          <p>{explain(failed.error)}</p>
        </Notice>
      );
    }
    return (
      <ErrorState error={failed.error} what="The preview" onRetry={() => void failed.refetch()} />
    );
  }
  if (preview.data === undefined || kinds.data === undefined) {
    return (
      <Loading className="flex flex-col gap-2">
        <Skeleton className="mb-2 h-16 w-full" />
        {[1, 2, 3, 4, 5].map((row) => (
          <Skeleton key={row} className="h-11 w-full" />
        ))}
      </Loading>
    );
  }
  const look = async (content: ImportContent, mapping?: Record<string, string>) => {
    const seen = await previewAs(one.id, {
      content,
      ...(mapping === undefined ? {} : { mapping }),
    });
    client.setQueryData(query.queryKey, seen);
    return seen;
  };
  const choose = async (content: ImportContent) => {
    setBusy(true);
    setError(null);
    try {
      await look(content);
    } catch (problem) {
      setError(explain(problem));
    } finally {
      setBusy(false);
    }
  };
  const { content, books } = preview.data;
  const kind = kinds.data.rows.find((each) => each.kind === content);
  const form = { one, preview: preview.data, onChecked };
  return (
    <div className="flex flex-col gap-5" aria-busy={busy}>
      <ContentChoice
        preview={preview.data}
        busy={busy}
        onChange={(chosen) => void choose(chosen)}
      />
      {error === null ? null : <Notice tone="bad">{error}</Notice>}
      <p className="text-muted">
        {describe(preview.data)}, {count(preview.data.columns.length)} columns. Each guess says why;
        change what is wrong.
      </p>
      {preview.data.warnings.map((warning) => (
        <Notice key={warning} tone="warn">
          {warning}
        </Notice>
      ))}
      {books === null || kind === undefined ? (
        <FeedbackForm key={content} {...form} />
      ) : (
        <BooksForm
          key={content}
          {...form}
          kind={kind}
          books={books}
          onLook={(changes) => look(content, changes)}
        />
      )}
    </div>
  );
};
