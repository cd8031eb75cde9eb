import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AuditPage,
  CompetitorPage,
  CompetitorView,
  GapPage,
  GapView,
  RunView,
  ThemePage,
  ThemeView,
  WhosePage,
  type Role,
} from '@headwater/contract';
import { json, problem, topics } from './curating.js';
import { testServer, type Client, type TestServer } from './server.js';

let server: TestServer;
let owner: Client;
beforeAll(async () => {
  server = await testServer();
  owner = await server.as('owner');
  await server.startWorker();
});
afterAll(() => server.close());

const base = '/api/v1/market';
const rooms = ['office', 'warehouse', 'kitchen', 'garden', 'workshop', 'station', 'harbour'];

/** Three subjects; the first is complained of by everybody, the second by ours, the third by theirs. */
const items = Array.from({ length: 480 }, (_, i) => {
  const ours = i % 2 === 0;
  const subject = i % 4 < 2 ? 0 : ours ? 1 : 2;
  const texts = topics[subject] ?? [];
  return {
    text: `${texts[Math.floor(i / 4) % texts.length] ?? ''} in the ${rooms[i % 7] ?? ''} number ${i}.`,
    source: ours ? 'Desk' : 'Their reviews',
    externalId: `i${i}`,
    customer: `customer ${i}`,
    time: new Date(Date.UTC(2025, 0, 6 + Math.floor(i / 3))).toISOString(),
  };
});

async function settled(): Promise<void> {
  for (;;) {
    const { n } = await server.db
      .selectFrom('job')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('state', 'in', ['waiting', 'running'])
      .executeTakeFirstOrThrow();
    if (n === 0) return;
    await delay(50);
  }
}

async function analysed(): Promise<void> {
  await settled();
  let run = RunView.parse(await json(owner, '/api/v1/analysis-runs', { method: 'POST' }));
  while (run.state === 'waiting' || run.state === 'running') {
    await delay(50);
    run = RunView.parse(await json(owner, `/api/v1/analysis-runs/${run.id}`));
  }
  expect(run).toMatchObject({ state: 'done', error: null });
  await settled();
}

const themes = async (query = '') =>
  ThemePage.parse(await json(owner, `/api/v1/themes?limit=200&${query}`));
const gaps = async (query = '') => GapPage.parse(await json(owner, `${base}/gaps?${query}`));
const send = (client: Client, method: string, path: string, body: unknown, version?: number) =>
  client(`${base}${path}`, {
    method,
    json: body,
    headers: version === undefined ? {} : { 'if-match': `"${version}"` },
  });

it('has nothing to show before there is feedback', async () => {
  expect(await gaps()).toMatchObject({ rows: [], total: 0, run: null });
  expect(CompetitorPage.parse(await json(owner, `${base}/competitors`)).rows).toEqual([]);
});

describe('whose feedback it is', () => {
  let rival: CompetitorView;

  it('counts all of it as ours until somebody says otherwise', async () => {
    await json(owner, '/api/v1/items', { json: { items } });
    await analysed();
    expect((await themes()).totals).toMatchObject({ items: 480, customers: 480 });
    const { rows } = WhosePage.parse(await json(owner, `${base}/whose`));
    expect(rows).toMatchObject([
      { dimension: 'source', value: 'desk', label: 'Desk', items: 240, about: null },
      { dimension: 'source', value: 'their reviews', items: 240, about: null },
    ]);
  });

  it('moves a whole source to a competitor, without an import or an analysis', async () => {
    const made = await send(owner, 'POST', '/competitors', {
      name: 'Kestrel',
      aliases: ['Kestrel Inc', 'kestrel'],
    });
    expect(made.status).toBe(201);
    rival = CompetitorView.parse(await made.json());
    expect(rival).toMatchObject({ aliases: ['Kestrel Inc'], items: 0, found: false, version: 1 });
    const change = { dimension: 'source', value: 'Their reviews', about: rival.id };
    const { rows } = WhosePage.parse(await (await send(owner, 'PUT', '/whose', change)).json());
    expect(rows[1]).toMatchObject({
      value: 'their reviews',
      about: { id: rival.id, name: 'Kestrel' },
      by: 'The owner',
    });
    await settled();
    const [ours, theirs, both] = [
      await themes(),
      await themes('whose=them'),
      await themes('whose=all'),
    ];
    expect(ours.totals).toMatchObject({ items: 240, customers: 240 });
    expect(theirs.totals).toMatchObject({ items: 240, customers: 240 });
    expect(both.totals).toMatchObject({ items: 480, customers: 480 });
    expect((await themes(`whose=${rival.id}`)).totals.items).toBe(240);
    const sizes = (page: ThemePage): Record<string, number> =>
      Object.fromEntries(page.rows.map(({ id, customers }) => [id, customers.value]));
    const [us, them, all] = [sizes(ours), sizes(theirs), sizes(both)];
    for (const [id, customers] of Object.entries(all)) {
      expect((us[id] ?? 0) + (them[id] ?? 0)).toBe(customers);
    }
    const { rows: known } = CompetitorPage.parse(await json(owner, `${base}/competitors`));
    expect(known).toMatchObject([{ name: 'Kestrel', items: 240, sources: ['Their reviews'] }]);
  });

  it('shows ours and theirs of a theme apart, with weeks and sentences', async () => {
    const shared = (await themes('whose=all')).rows.find(({ quotes }) =>
      quotes.some(({ text }) => text.includes('xcel')),
    );
    const id = shared?.id ?? '';
    const view = async (whose: string) =>
      ThemeView.parse(await json(owner, `/api/v1/themes/${id}?whose=${whose}`));
    const [ours, theirs, both] = [await view('us'), await view('them'), await view('all')];
    expect(ours.quotes.every(({ source }) => source === 'Desk')).toBe(true);
    expect(theirs.quotes.every(({ source }) => source === 'Their reviews')).toBe(true);
    const sum = ({ weeks }: ThemeView): number =>
      weeks.reduce((all, { statements }) => all + statements, 0);
    expect(sum(ours)).toBe(ours.statements);
    expect(sum(theirs)).toBe(theirs.statements);
    expect(ours.statements + theirs.statements).toBe(both.statements);
    expect(theirs.breakdown.filter(({ dimension }) => dimension === 'source')).toMatchObject([
      { value: 'Their reviews' },
    ]);
  });

  it('leaves trends to ours with the next analysis, which follows', async () => {
    await analysed();
    const rows = (await themes('whose=all')).rows;
    const theirs = rows.find(({ quotes }) =>
      quotes.every(({ source }) => source === 'Their reviews'),
    );
    expect(theirs?.trend).toMatchObject({ direction: 'unknown', change: null });
    const page = await themes();
    expect(page.rows.some(({ trend }) => trend.change !== null)).toBe(true);
    expect(page.rows.some(({ sparkline }) => sparkline.some((week) => week > 0))).toBe(true);
  });

  it('refuses names that another competitor has, and puts two together', async () => {
    const taken = await send(owner, 'POST', '/competitors', { name: 'KESTREL INC' });
    expect(taken.status).toBe(409);
    expect(await problem(taken)).toMatchObject({
      code: 'competitor-known',
      detail: expect.stringContaining('another name of “Kestrel”'),
    });
    const other = CompetitorView.parse(
      await (
        await send(owner, 'POST', '/competitors', { name: 'Kes', note: 'The old name' })
      ).json(),
    );
    await send(owner, 'PUT', '/whose', { dimension: 'product', value: 'Kes One', about: other.id });
    const merged = CompetitorView.parse(
      await (
        await send(owner, 'POST', `/competitors/${rival.id}/merge`, { from: other.id })
      ).json(),
    );
    expect(merged).toMatchObject({
      name: 'Kestrel',
      aliases: ['Kestrel Inc', 'Kes'],
      note: 'The old name',
      products: ['Kes One'],
    });
    expect((await owner(`${base}/competitors/${other.id}`)).status).toBe(404);
    const self = await send(owner, 'POST', `/competitors/${rival.id}/merge`, { from: rival.id });
    expect(await problem(self)).toMatchObject({ code: 'same-competitor' });
  });

  it('tells the second of two editors who was faster', async () => {
    const { version } = CompetitorView.parse(await json(owner, `${base}/competitors/${rival.id}`));
    const path = `/competitors/${rival.id}`;
    expect((await send(owner, 'PATCH', path, { note: 'Large.' })).status).toBe(428);
    expect((await send(owner, 'PATCH', path, { note: 'Large.' }, version)).status).toBe(200);
    const late = await send(owner, 'PATCH', path, { note: 'Small.' }, version);
    expect(late.status).toBe(412);
    expect(await problem(late)).toMatchObject({ editedBy: 'The owner' });
  });
});

describe('gaps', () => {
  it('are there after the analysis, with figures and a file of them', async () => {
    const page = await gaps();
    expect(page.run).toMatchObject({ us: 240, them: 240, rate: 0.1 });
    const kinds = page.rows.map(({ kind }) => kind);
    expect(kinds).toContain('our-pain');
    expect(kinds).toContain('their-pain');
    const csv = await (await owner(`${base}/gaps.csv`)).text();
    expect(csv.split('\r\n')).toHaveLength((page.total ?? 0) + 2);
    const book = await owner(`${base}/gaps.xlsx?kind=our-pain`);
    expect(new Uint8Array(await book.arrayBuffer()).slice(0, 2)).toEqual(Uint8Array.of(0x50, 0x4b));
  });

  it('are watched, noted, dismissed with a reason and restored, each in the log', async () => {
    const [gap] = (await gaps('kind=our-pain')).rows;
    const path = `/gaps/${gap?.id ?? ''}`;
    const patch = async (body: unknown, version: number) => {
      const response = await send(owner, 'PATCH', path, body, version);
      const text = await response.text();
      if (!response.ok) throw new Error(text);
      return GapView.parse(JSON.parse(text));
    };
    expect((await patch({ state: 'watched' }, 1)).state).toBe('watched');
    const silent = await send(owner, 'PATCH', path, { state: 'dismissed' }, 2);
    expect(silent.status).toBe(422);
    expect(await problem(silent)).toMatchObject({ field: 'reason' });
    const gone = await patch({ state: 'dismissed', reason: 'We leave it to them.' }, 2);
    expect(gone).toMatchObject({
      state: 'dismissed',
      decided: { by: 'The owner', reason: 'We leave it to them.' },
    });
    expect((await gaps('kind=our-pain')).rows.map(({ id }) => id)).not.toContain(gap?.id);
    expect(await patch({ state: 'open' }, 3)).toMatchObject({ state: 'open', decided: null });
    expect((await send(owner, 'PATCH', path, { state: 'watched' }, 3)).status).toBe(412);

    const noted = await send(owner, 'POST', `${path}/notes`, { text: 'Talk to sales.' });
    const [note] = GapView.parse(await noted.json()).notesWritten;
    expect(note).toMatchObject({ text: 'Talk to sales.', by: 'The owner', own: true });
    const manager = await server.as('manager');
    const stranger = await manager(`${base}${path}/notes/${note?.id ?? ''}`, { method: 'DELETE' });
    expect(stranger.status).toBe(403);
    const removed = await owner(`${base}${path}/notes/${note?.id ?? ''}`, { method: 'DELETE' });
    const view = GapView.parse(await removed.json());
    expect(view.notesWritten).toEqual([]);
    expect(view.history.map(({ event }) => event)).toEqual([
      'note-removed',
      'noted',
      'restored',
      'dismissed',
      'watched',
      'found',
    ]);
    const log = AuditPage.parse(await json(owner, '/api/v1/audit?q=gap'));
    expect(log.rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['gap.watched', 'gap.dismissed', 'gap.restored', 'gap.noted']),
    );
  });

  it('are shown to all and decided by those who may', async () => {
    const [gap] = (await gaps()).rows;
    const path = `/gaps/${gap?.id ?? ''}`;
    for (const role of ['viewer', 'contributor'] satisfies Role[]) {
      const client = await server.as(role);
      expect((await client(`${base}${path}`)).status).toBe(200);
      expect((await send(client, 'PATCH', path, { state: 'watched' }, 1)).status).toBe(403);
      expect((await send(client, 'POST', `${path}/notes`, { text: 'No.' })).status).toBe(403);
      expect((await send(client, 'POST', '/competitors', { name: 'Nova' })).status).toBe(403);
    }
    const manager = await server.as('manager');
    const { version } = gap ?? { version: 0 };
    expect((await send(manager, 'PATCH', path, { state: 'watched' }, version)).status).toBe(200);
  });

  it('follow edits of themes at once', async () => {
    const before = await gaps('kind=our-pain');
    const id = before.rows[0]?.theme?.id ?? '';
    const view = ThemeView.parse(await json(owner, `/api/v1/themes/${id}`));
    await json(owner, `/api/v1/themes/${id}`, {
      method: 'PATCH',
      json: { label: 'Sign-in', archived: true },
      headers: { 'if-match': `"${view.version}"` },
    });
    await settled();
    expect((await gaps('kind=our-pain')).rows.map(({ theme }) => theme?.id)).not.toContain(id);
    const gone = (await gaps('kind=our-pain&state=gone')).rows.find(
      ({ theme }) => theme?.id === id,
    );
    expect(gone?.theme?.label).toBe('Sign-in');
  });
});

it('gives a competitor’s feedback back when the competitor is removed', async () => {
  const [rival] = CompetitorPage.parse(await json(owner, `${base}/competitors`)).rows;
  const answer = await owner(`${base}/competitors/${rival?.id ?? ''}`, { method: 'DELETE' });
  expect(answer.status).toBe(204);
  await settled();
  expect((await themes()).totals.items).toBe(480);
  expect(await gaps()).toMatchObject({ run: { us: 480, them: 0 } });
});
