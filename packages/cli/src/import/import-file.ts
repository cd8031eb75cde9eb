import { createReadStream, existsSync } from 'node:fs';
import { basename } from 'node:path';
import { ReadableStream } from 'node:stream/web';
import { setTimeout as delay } from 'node:timers/promises';
import { ImportPreview, ImportView, JobView } from '@headwater/contract';
import { exitCodes, Failure, wrongUse } from '../analyze/failure.js';
import { nameOf } from '../analyze/names.js';
import type { ReadingSettings } from '../analyze/settings.js';
import type { Client } from './client.js';
import { settle } from './settle.js';

export interface ImportSteps {
  readonly signal: AbortSignal;
  /** What goes on, and how far it is. */
  readonly onProgress: (step: string, detail: string) => void;
  readonly onQuestion: () => void;
  /** Called with the import's id once the server has one: what an interrupted command must stop. */
  readonly onImport: (id: string | null) => void;
}

type Asked = Pick<ReadingSettings, 'mapping' | 'withTime' | 'dateFormat'> & {
  readonly source: string | null;
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
  const uploaded = await upload(client, file, steps);
  let begun = false;
  try {
    const preview = await client.read(ImportPreview, `/imports/${uploaded.id}/preview`);
    const settings = await settle(file, preview, asked, steps.signal);
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
