import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportPreview, ImportView, ItemPage, ItemsResponse } from '@headwater/contract';
import { testServer, type Client, type TestServer } from './server.js';

let server: TestServer;
let owner: Client;

beforeAll(async () => {
  server = await testServer();
  owner = await server.as('owner');
  await server.startWorker();
});
afterAll(() => server.close());

async function json(path: string, ask = {}): Promise<unknown> {
  const response = await owner(`/api/v1${path}`, ask);
  const body = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${body}`);
  return JSON.parse(body);
}

const settings = {
  mapping: { externalId: 'id', text: 'text', time: 'at' },
  dateFormat: 'iso',
  ratingScale: null,
  source: 'Over HTTP',
};

const upload = async (name: string, text: string): Promise<ImportView> =>
  ImportView.parse(await json(`/imports?name=${name}`, { body: text }));

async function until(
  id: string,
  reached: (view: ImportView) => boolean,
  everyMs = 20,
): Promise<ImportView> {
  for (;;) {
    const view = ImportView.parse(await json(`/imports/${id}`));
    if (reached(view)) return view;
    await delay(everyMs);
  }
}
const ended = (view: ImportView): boolean =>
  view.state !== 'importing' && view.state !== 'checking';

const rows = (from: number, to: number): string =>
  Array.from(
    { length: to - from },
    (_, index) =>
      `r${from + index},"The report ${from + index} takes far too long, every day",2025-01-01T00:00:00Z`,
  ).join('\n');

describe('an import over HTTP', () => {
  it('tells beforehand what will happen, and afterwards which rows did not go in and why', async () => {
    const text = `id,text,at\n${rows(0, 5)}\nb1,,2025-01-01\nb2,"Two, lines\nand a bad date",soon\nb3,"  ",2025-01-02\n`;
    const { id } = await upload('three-bad.csv', text);
    const preview = ImportPreview.parse(await json(`/imports/${id}/preview`));
    expect(preview.columns).toEqual(['id', 'text', 'at']);
    await json(`/imports/${id}/check`, { json: settings });
    const checked = await until(id, ended);
    expect(checked.check).toMatchObject({ rows: 8, fresh: 5, changed: 0, known: 0, unusable: 3 });
    await json(`/imports/${id}/start`, { json: settings });
    const done = await until(id, ended);
    expect(done).toMatchObject({ state: 'done', counts: { read: 8, fresh: 5, rejected: 3 } });
    const response = await owner(`/api/v1/imports/${id}/rejected.csv`);
    expect(response.headers.get('content-disposition')).toContain('three-bad-rejected.csv');
    const csv = await response.text();
    expect(csv).toMatch(/^line,reason,id,text,at\r\n/);
    expect(csv).toMatch(/\r\n7,[^\r]*,b1,,2025-01-01\r\n/);
    expect(csv).toMatch(/\r\n8,[^\r]*,b2,"Two, lines\nand a bad date",soon\r\n/);
    expect(csv.match(/\bb[123]\b/g)).toHaveLength(3);
  });

  it('pauses, keeps what is in, and goes on to the last row', async () => {
    const all = 30_000;
    const { id } = await upload('long.csv', `id,text,at\n${rows(1000, 1000 + all)}\n`);
    await json(`/imports/${id}/start`, { json: settings });
    await until(id, (view) => view.counts.fresh > 0, 5);
    const paused = ImportView.parse(await json(`/imports/${id}/cancel`, { method: 'POST' }));
    expect(paused.state).toBe('paused');
    await delay(500);
    const still = ImportView.parse(await json(`/imports/${id}`));
    expect(still.counts.fresh).toBeLessThan(all);
    const { total } = ItemPage.parse(await json('/items?source=Over%20HTTP&limit=1'));
    expect(total).toBe(still.counts.fresh + 5);
    await json(`/imports/${id}/resume`, { method: 'POST' });
    const done = await until(id, ended);
    expect(done).toMatchObject({ state: 'done', counts: { read: all, fresh: all, known: 0 } });
  });

  it('refuses settings that cannot work, with the field', async () => {
    const { id } = await upload('refused.csv', `id,text,at\n${rows(0, 2)}\n`);
    const start = (chosen: unknown) => owner(`/api/v1/imports/${id}/start`, { json: chosen });
    const noText = await start({ ...settings, mapping: { externalId: 'id' } });
    expect(noText.status).toBe(400);
    expect(await noText.json()).toMatchObject({ code: 'no-text-column', field: 'mapping.text' });
    const noColumn = await start({ ...settings, mapping: { text: 'words' } });
    expect(await noColumn.json()).toMatchObject({ code: 'no-such-column' });
    const noFormat = await start({ ...settings, dateFormat: null });
    expect(await noFormat.json()).toMatchObject({ code: 'date-format-needed' });
  });
});

const withAddress = 'Please write to me at kim@globex.example soon.';

describe('posted items', () => {
  it('takes the good, lists the bad, and takes nothing twice', async () => {
    const items = [
      { source: 'Posted', externalId: 'a', text: withAddress },
      { source: 'Posted', text: 7 },
      { source: 'Posted', externalId: 'b', text: 'The search is slow.', time: 'yesterday' },
      { source: 'Posted', externalId: 'c', text: 'The search is slow.' },
    ];
    const first = ItemsResponse.parse(await json('/items', { json: { items } }));
    expect(first).toMatchObject({ fresh: 2, known: 0 });
    expect(first.rejected.map(({ index }) => index)).toEqual([1, 2]);
    const again = ItemsResponse.parse(await json('/items', { json: { items } }));
    expect(again).toMatchObject({ fresh: 0, known: 2 });
  });

  it('shows an original to those who may see it, and writes down who did', async () => {
    const [item] = ItemPage.parse(await json('/items?source=Posted&q=write')).rows;
    expect(item?.text).not.toContain('kim@globex.example');
    expect(item?.hasOriginal).toBe(true);
    const path = `/api/v1/items/${item!.id}/original`;
    const viewer = await server.as('viewer');
    expect((await viewer(path)).status).toBe(403);
    const manager = await server.as('manager');
    const original: unknown = await (await manager(path)).json();
    expect(original).toMatchObject({ text: withAddress });
    const looked = await server.db
      .selectFrom('audit_event')
      .select(['actor_name'])
      .where('action', '=', 'item.original-read')
      .execute();
    expect(looked).toEqual([{ actor_name: 'The manager' }]);
  });
});
