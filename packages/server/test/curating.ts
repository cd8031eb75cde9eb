import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import {
  Problem,
  RunView,
  ThemeEdit,
  ThemeEdited,
  ThemePage,
  ThemeStatementPage,
  ThemeView,
  type ThemeStatement,
} from '@headwater/contract';
import { testServer, type Client } from './server.js';

export const topics: readonly (readonly string[])[] = [
  [
    'Exporting a large report to Excel times out every time',
    'The Excel export fails with a timeout on big reports',
    'I cannot export reports to Excel, it always times out',
    'Report export to spreadsheet is broken and times out',
  ],
  [
    'Login fails after the last update and I am locked out',
    'I cannot log in since the update, the password is refused',
    'Signing in is broken, the login screen just fails',
    'After updating, login keeps failing with an error',
  ],
  [
    'The invoice arrives twice and the card is charged two times',
    'My card was charged twice for one invoice',
    'Billing charged the same invoice two times this quarter',
    'A double charge on the invoice, again on my card',
  ],
];
const places = ['office', 'warehouse', 'kitchen', 'garden', 'workshop', 'station', 'harbour'];

export const items = Array.from({ length: 360 }, (_, index) => {
  const texts = topics[index % 3] ?? [];
  return {
    text: `${texts[Math.floor(index / 3) % texts.length]} in the ${places[index % 7]} number ${index}.`,
    source: index % 2 === 0 ? 'Desk' : 'Store',
    externalId: `i${index}`,
    customer: `customer ${index % 120}`,
    time: new Date(Date.UTC(2025, 0, 1 + Math.floor(index / 3))).toISOString(),
  };
});

export async function json(client: Client, path: string, ask = {}): Promise<unknown> {
  const response = await client(path, ask);
  const body = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${body}`);
  return JSON.parse(body);
}

export const refs = (rows: readonly ThemeStatement[]): string[] =>
  rows.map(({ item, start }) => `${item}:${start}`);

export const problem = async (response: Response): Promise<Problem> =>
  Problem.parse(await response.json());

/** A server with analysed feedback, and what an editor does on it. */
export async function startCurating() {
  const server = await testServer();
  const owner = await server.as('owner');
  await server.startWorker();
  await json(owner, '/api/v1/items', { json: { items } });

  async function analysed(): Promise<void> {
    for (;;) {
      let run = RunView.parse(await json(owner, '/api/v1/analysis-runs', { method: 'POST' }));
      while (run.state === 'waiting' || run.state === 'running') {
        await delay(50);
        run = RunView.parse(await json(owner, `/api/v1/analysis-runs/${run.id}`));
      }
      expect(run).toMatchObject({ state: 'done', error: null });
      // It may have been one that ran already, and had read its items before the last of them came.
      const page = ThemePage.parse(await json(owner, '/api/v1/themes'));
      if (page.run?.id === run.id && page.totals.waiting === 0) return;
    }
  }

  const themes = async (query = ''): Promise<ThemePage['rows']> =>
    ThemePage.parse(await json(owner, `/api/v1/themes?limit=200&sort=statements&${query}`)).rows;
  const view = async (id: string): Promise<ThemeView> =>
    ThemeView.parse(await json(owner, `/api/v1/themes/${id}`));
  const sentences = async (id: string, limit = 200): Promise<ThemeStatement[]> =>
    ThemeStatementPage.parse(await json(owner, `/api/v1/themes/${id}/statements?limit=${limit}`))
      .rows;
  const keyed = async (id: string): Promise<string[]> => refs(await sentences(id)).sort();

  const post = (path: string, body: unknown, version?: number, client = owner) =>
    client(`/api/v1${path}`, {
      json: body,
      headers: version === undefined ? {} : { 'if-match': `"${version}"` },
    });
  async function edited(path: string, body: unknown, version: number): Promise<ThemeEdited> {
    const response = await post(path, body, version);
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return ThemeEdited.parse(JSON.parse(text));
  }
  const undo = async (id: string): Promise<ThemeEdit> =>
    ThemeEdit.parse(await json(owner, `/api/v1/theme-edits/${id}/undo`, { method: 'POST' }));

  /** What the lists say of all themes: the same before an edit and after its undoing. */
  const sizes = async (): Promise<unknown> => {
    const [fine, coarse] = [await themes(), await themes('level=coarse')];
    return [...fine, ...coarse]
      .map(({ id, label, statements, customers, sparkline, kindMix, parent }) => ({
        id,
        label,
        statements,
        customers: customers.value,
        sparkline,
        kindMix,
        parent: parent?.id ?? null,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  };
  await analysed();
  return { server, owner, analysed, themes, view, sentences, keyed, post, edited, undo, sizes };
}
