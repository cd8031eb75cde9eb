import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { ReadableStream } from 'node:stream/web';
import { setTimeout as delay } from 'node:timers/promises';
import {
  BookKindList,
  ImportPreview,
  ImportView,
  JobView,
  type SettledImport,
} from '@headwater/contract';
import { exitCodes, Failure, wrongUse } from '../analyze/failure.js';
import { nameOf } from '../analyze/names.js';
import type { ReadingSettings } from '../analyze/settings.js';
import type { AskedBooks } from './book-options.js';
import type { Client } from './client.js';
import { checkMap, settleBooks } from './settle-books.js';
import { settle } from './settle.js';

export interface ImportSteps {
  readonly signal: AbortSignal;
  /** What goes on, and how far it is. */
  readonly onProgress: (step: string, detail: string) => void;
  readonly onQuestion: () => void;
  /** What the file was taken for, and why. */
  readonly onTaken: (said: string) => void;
  /** Called with the import's id once the server has one: what an interrupted command must stop. */
  readonly onImport: (id: string | null) => void;
}

type Asked = Pick<ReadingSettings, 'mapping' | 'withTime' | 'dateFormat'> & {
  readonly source: string | null;
  readonly books: AskedBooks;
  readonly dryRun: boolean;
};

const pollMs = 300;

/** Upload, preview, check, start, follow: as the pages do it. Gives the import as it ended. */
export async function importFile(
  client: Client,
  file: string,
  asked: Asked,
  steps: ImportSteps,
): Promise<ImportView> {
  if (file !== '-' && !existsSync(file)) {
    throw wrongUse(`There is no file ${file}. Check the path.`);
  }
  if (file !== '-' && statSync(file).isDirectory()) {
    throw wrongUse(`${file} is a folder. Give the path of one file.`);
  }
  const uploaded = await upload(client, file, steps);
  let begun = false;
  try {
    const settings = await settled(client, uploaded.id, { file, asked, steps });
    const path = `/imports/${uploaded.id}`;
    await client.call(ImportView, `${path}/check`, { method: 'POST', json: settings });
    const checked = await follow(client, uploaded.id, 'Checking', steps);
    if (checked.state === 'failed') throw failed(file, checked);
    if (asked.dryRun) return checked;
    steps.onImport(uploaded.id);
    begun = true;
    await client.call(ImportView, `${path}/start`, { method: 'POST', json: settings });
    const ended = await follow(client, uploaded.id, 'Importing', steps);
    steps.onImport(null);
    if (ended.state === 'failed') throw failed(file, ended);
    return ended;
  } finally {
    // An upload that never began holds nothing but a copy of the file.
    if (!begun) await client.remove(`/imports/${uploaded.id}`).catch(() => undefined);
  }
}

/** What the file holds, as the person says or the server takes it, and how its columns are read. */
async function settled(
  client: Client,
  id: string,
  { file, asked, steps }: { file: string; asked: Asked; steps: ImportSteps },
): Promise<SettledImport> {
  const path = `/imports/${id}/preview`;
  const first = await client.read(ImportPreview, path);
  // Columns of feedback were named: that says what the file holds.
  const isFeedback = Object.keys(asked.mapping).length > 0;
  const content = asked.books.content ?? (isFeedback ? 'feedback' : first.taken.content);
  if (content === 'feedback') {
    const preview =
      first.content === 'feedback'
        ? first
        : await client.call(ImportPreview, path, { method: 'POST', json: { content } });
    return settle(file, preview, asked, steps.signal);
  }
  const told = {
    file: nameOf(file),
    asked: { ...asked.books, dateFormat: asked.dateFormat },
    signal: steps.signal,
  };
  const { rows } = await client.read(BookKindList, '/book-kinds');
  const kind = rows.find((each) => each.kind === content);
  if (kind) checkMap(told, kind, first.columns);
  const preview = await client.call(ImportPreview, path, {
    method: 'POST',
    json: { content, mapping: asked.books.map },
  });
  const { taken, books } = preview;
  if (books === null) {
    throw new Failure(exitCodes.nothingUsable, 'The server sent no preview of the books.');
  }
  const what =
    books.export === null ? `holds ${kind?.title ?? content}` : `is ${books.export.title}`;
  const why = taken.content !== content ? 'As you said.' : taken.reason;
  const other = asked.books.content === null ? ' Say otherwise with --as.' : '';
  steps.onTaken(`${nameOf(file)} ${what}. ${why}${other}`);
  const settings = await settleBooks(told, preview, books);
  for (const warning of preview.warnings) steps.onTaken(`${nameOf(file)}: ${warning}`);
  return settings;
}

async function upload(client: Client, file: string, steps: ImportSteps): Promise<ImportView> {
  const source = file === '-' ? process.stdin : createReadStream(file);
  let sent = 0;
  async function* counted(): AsyncGenerator<Uint8Array, void, void> {
    for await (const chunk of source) {
      const bytes = chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk));
      sent += bytes.length;
      steps.onProgress(`Uploading ${nameOf(file)}`, `${(sent / 1_048_576).toFixed(1)} MB`);
      yield bytes;
    }
  }
  steps.onProgress(`Uploading ${nameOf(file)}`, '');
  return client.call(ImportView, '/imports', {
    method: 'POST',
    query: { name: file === '-' ? 'standard input' : basename(file) },
    stream: ReadableStream.from(counted()),
  });
}

/** Waits for the import's job and tells how far it is. */
async function follow(
  client: Client,
  id: string,
  step: string,
  { onProgress }: ImportSteps,
): Promise<ImportView> {
  for (;;) {
    const view = await client.read(ImportView, `/imports/${id}`);
    if (view.state !== 'checking' && view.state !== 'importing') return view;
    const job = view.job === null ? null : await client.read(JobView, `/jobs/${view.job}`);
    onProgress(`${step} ${view.fileName}`, job === null ? '' : detailOf(job));
    await delay(pollMs);
  }
}

export function detailOf({ done, total, unit, rate, secondsLeft, message }: JobView): string {
  const parts = [
    total === null || total === 0 ? `${done} ${unit}` : `${Math.floor((done / total) * 100)} %`,
    ...(rate === null ? [] : [`${Math.round(rate)} ${unit}/s`]),
    ...(secondsLeft === null ? [] : [`${Math.ceil(secondsLeft)} s left`]),
  ];
  return message === '' ? parts.join(', ') : `${message} ${parts.join(', ')}`;
}

const failed = (file: string, { error }: ImportView): Failure =>
  new Failure(exitCodes.nothingUsable, `${nameOf(file)}: ${error ?? 'The import failed.'}`);
