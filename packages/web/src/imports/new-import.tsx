import type { ImportView } from '@headwater/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { FileUp } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type FormEvent } from 'react';
import { explain } from '../api/client.js';
import { pasteText, uploadFile } from '../api/listen.js';
import { useMay } from '../api/people.js';
import { bytes, percent } from '../format.js';
import { Button } from '../ui/button.js';
import { Field } from '../ui/field.js';
import { Page } from '../ui/page.js';
import { ProgressBar } from '../ui/progress-bar.js';
import { Notice } from '../ui/states.js';
import { onFileOffered, takeFile } from './pending-file.js';
import { Steps } from './steps.js';

type Upload = { file: File; share: number };

const accepted = '.csv,.tsv,.txt,.jsonl,.ndjson,.json,.xlsx,.parquet';

const NewImport = () => {
  const navigate = useNavigate();
  const client = useQueryClient();
  const mayImport = useMay('items:write');
  const input = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController | null>(null);
  const [upload, setUpload] = useState<Upload | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [pasted, setPasted] = useState('');
  const [name, setName] = useState('');
  const [pasting, setPasting] = useState(false);

  const opened = useCallback(
    async (view: ImportView) => {
      client.setQueryData(['import', view.id], view);
      await client.invalidateQueries({ queryKey: ['imports'] });
      await navigate({ to: '/imports/$importId', params: { importId: view.id } });
    },
    [client, navigate],
  );

  const take = useCallback(
    async (file: File) => {
      stop.current?.abort();
      const controller = new AbortController();
      stop.current = controller;
      setError(null);
      setUpload({ file, share: 0 });
      try {
        const view = await uploadFile(
          file,
          (share) => setUpload({ file, share }),
          controller.signal,
        );
        await opened(view);
      } catch (problem) {
        if (!(problem instanceof DOMException)) setError(explain(problem));
      } finally {
        setUpload((now) => (now?.file === file ? null : now));
      }
    },
    [opened],
  );

  useEffect(() => {
    const takePending = () => {
      const file = takeFile();
      if (file !== null) void take(file);
    };
    takePending();
    return onFileOffered(takePending);
  }, [take]);

  const paste = async (event: FormEvent) => {
    event.preventDefault();
    setPasting(true);
    setError(null);
    try {
      await opened(await pasteText(name.trim() || 'Pasted text', pasted));
    } catch (problem) {
      setError(explain(problem));
    } finally {
      setPasting(false);
    }
  };

  if (!mayImport) {
    return (
      <Page title="Import" narrow>
        <Notice tone="info">Your role reads; ask an owner or admin if you need to import.</Notice>
      </Page>
    );
  }
  return (
    <Page
      title="Import"
      lead="Nothing leaves this machine, and nothing is imported before you have seen what will happen."
      actions={
        <Link to="/imports" className="text-sm text-accent hover:underline">
          Past imports
        </Link>
      }
      narrow
    >
      <Steps at={0} />
      <div className="mt-5 flex flex-col gap-6">
        {error === null ? null : <Notice tone="bad">{error}</Notice>}
        {upload === null ? (
          <div className="flex flex-col items-center gap-3 rounded-lg border border-dashed border-line-strong bg-panel px-6 py-12 text-center">
            <FileUp aria-hidden className="size-7 text-quiet" strokeWidth={1.5} />
            <p className="text-lg font-medium">Drop a file anywhere on the page</p>
            <p className="text-muted">CSV, TSV, JSON Lines, Excel or Parquet, up to gigabytes</p>
            <p className="max-w-md text-sm text-quiet">
              Feedback, or the books: accounts, contacts, subscriptions, invoices, exchange rates,
              marketing, ledger lines, balances, deals. What it is, is recognised.
            </p>
            <Button look="primary" onClick={() => input.current?.click()}>
              Choose a file
            </Button>
            <input
              ref={input}
              type="file"
              aria-label="File to import"
              accept={accepted}
              className="sr-only"
              tabIndex={-1}
              onChange={(event) => {
                const file = event.target.files?.[0];
                if (file !== undefined) void take(file);
                event.target.value = '';
              }}
            />
          </div>
        ) : (
          <div className="rounded-lg border border-line p-5">
            <div className="flex items-baseline justify-between gap-4">
              <p className="min-w-0 truncate font-medium" title={upload.file.name}>
                {upload.file.name}
              </p>
              <p className="num text-sm text-quiet">
                {percent(upload.share)} of {bytes(upload.file.size)}
              </p>
            </div>
            <div className="mt-2">
              <ProgressBar label="Upload" share={upload.share} />
            </div>
            <div className="mt-3 flex items-center justify-between gap-4">
              <p className="text-sm text-quiet">
                Stay on this page until the file is here; after that it can be left.
              </p>
              <Button size="sm" onClick={() => stop.current?.abort()}>
                Stop
              </Button>
            </div>
          </div>
        )}
        <form onSubmit={(event) => void paste(event)} className="flex flex-col gap-3">
          <h2 className="text-base font-semibold">Or paste</h2>
          <label className="flex flex-col gap-1 text-sm font-medium">
            Text
            <textarea
              value={pasted}
              onChange={(event) => setPasted(event.target.value)}
              rows={6}
              dir="auto"
              placeholder="One piece of feedback a line, or rows copied from a spreadsheet with their header"
              className="w-full rounded-md border border-line-strong bg-raised p-2.5 text-base font-normal placeholder:text-quiet"
            />
          </label>
          <div className="flex flex-wrap items-end gap-3">
            <Field
              label="Name of the source"
              placeholder="Pasted text"
              value={name}
              maxLength={200}
              onChange={(event) => setName(event.target.value)}
              className="w-64"
            />
            <Button type="submit" busy={pasting} disabled={pasted.trim() === ''}>
              Import pasted text
            </Button>
          </div>
        </form>
      </div>
    </Page>
  );
};

export default NewImport;
