import { setTimeout as delay } from 'node:timers/promises';
import { ImportPreview, ImportView } from '@headwater/contract';
import type { TestDatabase } from './database.js';
import { uuidv7 } from '../src/platform/ids.js';
import type { Client } from './server.js';

/** The way of a file as the wizard goes it, over HTTP. */
export class Importing {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async json(path: string, ask = {}): Promise<unknown> {
    const response = await this.#client(`/api/v1${path}`, ask);
    const body = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${body}`);
    return JSON.parse(body);
  }

  async upload(name: string, text: string | Uint8Array<ArrayBuffer>): Promise<ImportView> {
    return ImportView.parse(
      await this.json(`/imports?name=${encodeURIComponent(name)}`, { body: text }),
    );
  }

  async preview(id: string, asked?: object): Promise<ImportPreview> {
    const ask = asked === undefined ? {} : { json: asked };
    return ImportPreview.parse(await this.json(`/imports/${id}/preview`, ask));
  }

  async until(
    id: string,
    reached: (view: ImportView) => boolean,
    everyMs = 20,
  ): Promise<ImportView> {
    for (;;) {
      const view = ImportView.parse(await this.json(`/imports/${id}`));
      if (reached(view)) return view;
      await delay(everyMs);
    }
  }

  /** Upload, preview, check and import, with the settings that the preview proposes and these changes. */
  async run(
    name: string,
    text: string | Uint8Array<ArrayBuffer>,
    change: object = {},
  ): Promise<{ id: string; found: ImportPreview; checked: ImportView; done: ImportView }> {
    const { id } = await this.upload(name, text);
    const found = await this.preview(id);
    const settings = { ...proposed(found), ...change };
    await this.json(`/imports/${id}/check`, { json: settings });
    const checked = await this.until(id, ended);
    await this.json(`/imports/${id}/start`, { json: settings });
    return { id, found, checked, done: await this.until(id, ended) };
  }

  /** Line and reason of each row that did not go in. */
  async rejected(id: string): Promise<string[]> {
    const response = await this.#client(`/api/v1/imports/${id}/rejected.csv`);
    const [, ...lines] = (await response.text()).split('\r\n');
    return lines.filter((line) => line !== '');
  }
}

export const ended = (view: ImportView): boolean =>
  view.state !== 'importing' && view.state !== 'checking';

/** The settings that a preview of books proposes. */
export function proposed({ books, taken }: ImportPreview) {
  if (books === null) throw new Error(`taken for feedback: ${taken.reason}`);
  const mapping = Object.fromEntries(
    books.guesses.flatMap(({ field, column }) => (field === null ? [] : [[field, column]])),
  );
  return {
    content: books.kind,
    mapping,
    dateFormat: books.date?.format ?? null,
    decimal: books.decimal?.style ?? 'point',
    currency: books.currency,
    amountPeriod: books.amountPeriod,
    export: books.export?.id ?? null,
  };
}

/** An import that has begun, for those who hand it batches themselves; its id. */
export async function begunImport({ db }: TestDatabase, fileName: string): Promise<string> {
  const id = uuidv7();
  await db
    .insertInto('import')
    .values({
      id,
      file_name: fileName,
      stored_as: null,
      bytes: 0,
      state: 'importing',
      job_id: null,
      error: null,
      created_by: null,
    })
    .execute();
  return id;
}
