import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { Ask, ImportView } from './server.js';

interface Job {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly error: string | null;
}

/** A file through the import, as the page does it. */
export async function bring(ask: Ask, path: string, content: string): Promise<void> {
  const upload = await ask<ImportView>(`/imports?name=${basename(path)}`, {
    method: 'POST',
    body: Readable.toWeb(createReadStream(path)) as ReadableStream,
    duplex: 'half',
  } as RequestInit);
  const preview = await ask<{
    books: { kind: string; guesses: { column: string; field: string | null }[] } | null;
  }>(`/imports/${upload.id}/preview`, { method: 'POST', body: JSON.stringify({ content }) });
  const mapping = Object.fromEntries(
    (preview.books?.guesses ?? []).flatMap(({ column, field }) =>
      field === null ? [] : [[field, column]],
    ),
  );
  await ask(`/imports/${upload.id}/start`, {
    method: 'POST',
    body: JSON.stringify({ content, mapping, dateFormat: 'iso', decimal: 'point', currency: null }),
  });
  for (;;) {
    const view = await ask<ImportView>(`/imports/${upload.id}`);
    if (view.state === 'done' && view.counts.rejected === 0) return;
    if (view.state === 'failed' || view.state === 'done') {
      throw new Error(`${content}: ${view.error ?? JSON.stringify(view.counts)}`);
    }
    await delay(200);
  }
}

/** Until no job waits or runs; answers how long the slowest question about that took. */
export async function quiet(ask: Ask): Promise<number> {
  let slowest = 0;
  for (;;) {
    const from = performance.now();
    const { rows } = await ask<{ rows: Job[] }>('/jobs');
    slowest = Math.max(slowest, performance.now() - from);
    const failed = rows.find(({ state }) => state === 'failed');
    if (failed) throw new Error(failed.error ?? `${failed.name} failed`);
    if (rows.every(({ state }) => state === 'done' || state === 'cancelled')) return slowest;
    await delay(100);
  }
}

/** How long a request takes, again and again. */
export async function time(
  ask: Ask,
  name: string,
  at: string,
  times: number,
  init?: RequestInit,
): Promise<void> {
  const spent: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    const from = performance.now();
    await ask(at, init);
    spent.push(performance.now() - from);
  }
  spent.sort((a, b) => a - b);
  const part = (share: number): string =>
    `${Math.round(spent[Math.min(spent.length - 1, Math.floor(share * spent.length))] ?? 0)} ms`;
  console.log(`${name.padEnd(52)} half within ${part(0.5)}, 95 % within ${part(0.95)}`);
}
