import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  PlacementReason,
  Problem,
  RunView,
  SplitPreview,
  ThemeEdit,
  ThemeEditPage,
  ThemeEdited,
  ThemePage,
  ThemeStatementPage,
  ThemeView,
  type ThemeStatement,
} from '@headwater/contract';
import { testServer, type Client, type TestServer } from './server.js';

let server: TestServer;
let owner: Client;
let manager: Client;

const topics: readonly (readonly string[])[] = [
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

const items = Array.from({ length: 360 }, (_, index) => {
  const texts = topics[index % 3] ?? [];
  return {
    text: `${texts[Math.floor(index / 3) % texts.length]} in the ${places[index % 7]} number ${index}.`,
    source: index % 2 === 0 ? 'Desk' : 'Store',
    externalId: `i${index}`,
    customer: `customer ${index % 120}`,
    time: new Date(Date.UTC(2025, 0, 1 + Math.floor(index / 3))).toISOString(),
  };
});

async function json(client: Client, path: string, ask = {}): Promise<unknown> {
  const response = await client(path, ask);
  const body = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${body}`);
  return JSON.parse(body);
}

async function analysed(): Promise<RunView> {
  let run = RunView.parse(await json(owner, '/api/v1/analysis-runs', { method: 'POST' }));
  while (run.state === 'waiting' || run.state === 'running') {
    await delay(50);
    run = RunView.parse(await json(owner, `/api/v1/analysis-runs/${run.id}`));
  }
  expect(run).toMatchObject({ state: 'done', error: null });
  return run;
}

const themes = async (query = ''): Promise<ThemePage['rows']> =>
  ThemePage.parse(await json(owner, `/api/v1/themes?limit=200&sort=statements&${query}`)).rows;
const view = async (id: string): Promise<ThemeView> =>
  ThemeView.parse(await json(owner, `/api/v1/themes/${id}`));
const sentences = async (id: string, limit = 200): Promise<ThemeStatement[]> =>
  ThemeStatementPage.parse(await json(owner, `/api/v1/themes/${id}/statements?limit=${limit}`))
    .rows;
const refs = (rows: readonly ThemeStatement[]): string[] =>
  rows.map(({ item, start }) => `${item}:${start}`);
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
const problem = async (response: Response): Promise<Problem> =>
  Problem.parse(await response.json());

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

beforeAll(async () => {
  server = await testServer();
  owner = await server.as('owner');
  manager = await server.as('manager');
  await server.startWorker();
  await json(owner, '/api/v1/items', { json: { items } });
  await analysed();
});
afterAll(() => server.close());

describe('moving sentences', () => {
  it('counts them in the other theme at once, and undoes it to the very figures of before', async () => {
    const before = await sizes();
    const [from, to] = await themes();
    const chosen = (await sentences(from!.id)).slice(0, 3);
    const { edit, theme } = await edited(
      `/themes/${from!.id}/move`,
      { statements: refs(chosen), to: to!.id, reason: 'They speak of the other matter.' },
      from!.version,
    );
    expect(theme.statements).toBe(from!.statements - 3);
    expect(edit).toMatchObject({ kind: 'move', statements: 3, by: 'The owner' });
    const target = await view(to!.id);
    expect(target.statements).toBe(to!.statements + 3);
    expect(target.weeks.reduce((sum, week) => sum + week.statements, 0)).toBe(target.statements);
    expect(target.history[0]).toMatchObject({
      event: 'moved',
      by: 'The owner',
      reason: 'They speak of the other matter.',
      edit: { id: edit.id, undoneAt: null },
    });
    expect(await keyed(to!.id)).toEqual(expect.arrayContaining(refs(chosen)));

    expect(await undo(edit.id)).toMatchObject({ undoneBy: 'The owner' });
    expect(await sizes()).toEqual(before);
    const again = await post(`/theme-edits/${edit.id}/undo`, {});
    expect(again.status).toBe(409);
    expect(await problem(again)).toMatchObject({ code: 'undone-already' });
  });

  it('refuses an editor who has not seen the last edit, and sentences that are elsewhere', async () => {
    const [from, to] = await themes();
    const [one] = await sentences(from!.id, 1);
    const body = { statements: refs([one!]), to: to!.id };
    const late = await post(`/themes/${from!.id}/move`, body, from!.version - 1, manager);
    expect(late.status).toBe(412);
    expect(await problem(late)).toMatchObject({
      code: 'edited-elsewhere',
      editedBy: 'The owner',
    });
    const wrong = await post(
      `/themes/${to!.id}/move`,
      { statements: refs([one!]), to: null },
      to!.version,
    );
    expect(wrong.status).toBe(409);
    expect(await problem(wrong)).toMatchObject({ code: 'statements-moved' });
    const group = await themes('level=coarse');
    const intoGroup = await post(
      `/themes/${from!.id}/move`,
      { statements: refs([one!]), to: group[0]!.id },
      from!.version,
    );
    expect(await problem(intoGroup)).toMatchObject({ code: 'target-is-group' });
  });

  it('undoes nothing that somebody has moved on since, and says who', async () => {
    const [a, b, c] = await themes();
    const [one] = await sentences(a!.id, 1);
    const first = await edited(
      `/themes/${a!.id}/move`,
      { statements: refs([one!]), to: b!.id },
      a!.version,
    );
    const second = await edited(
      `/themes/${b!.id}/move`,
      { statements: refs([one!]), to: c!.id },
      (await view(b!.id)).version,
    );
    const refused = await post(`/theme-edits/${first.edit.id}/undo`, {});
    expect(await problem(refused)).toMatchObject({
      code: 'edited-since',
      status: 409,
      editedBy: 'The owner',
    });
    await undo(second.edit.id);
    await undo(first.edit.id);
    expect(await keyed(a!.id)).toEqual(expect.arrayContaining(refs([one!])));
  });

  it('takes sentences out of every theme, tells them as without one, and keeps them out', async () => {
    const [from] = await themes();
    const out = (await sentences(from!.id)).slice(0, 2);
    const { edit } = await edited(
      `/themes/${from!.id}/move`,
      { statements: refs(out), to: null },
      from!.version,
    );
    const told = async () =>
      ThemePage.parse(await json(owner, '/api/v1/themes')).totals.unassigned.find(
        ({ reason }) => reason === 'taken-out',
      )?.statements;
    expect(await told()).toBe(2);
    await analysed();
    expect(await told()).toBe(2);
    const all = (await Promise.all((await themes()).map(({ id }) => keyed(id)))).flat();
    expect(all.filter((ref) => refs(out).includes(ref))).toEqual([]);
    await undo(edit.id);
    expect(await told()).toBeUndefined();
    expect(await keyed(from!.id)).toEqual(expect.arrayContaining(refs(out)));
  });
});

describe('splitting', () => {
  it('makes a theme of chosen sentences that later analyses keep apart, and undoes it', async () => {
    const [from] = await themes();
    const chosen = (await sentences(from!.id)).slice(0, 2);
    const { edit, theme } = await edited(
      `/themes/${from!.id}/split`,
      { label: 'In the office', statements: refs(chosen), reason: 'Another team’s' },
      from!.version,
    );
    expect(theme).toMatchObject({ label: 'In the office', statements: 2, named: true });
    expect(await keyed(theme.id)).toEqual(refs(chosen).sort());
    expect((await view(from!.id)).statements).toBe(from!.statements - 2);

    await analysed();
    const kept = await view(theme.id);
    expect(kept.label).toBe('In the office');
    expect(await keyed(theme.id)).toEqual(expect.arrayContaining(refs(chosen)));
    expect(await keyed(from!.id)).not.toEqual(expect.arrayContaining(refs(chosen)));

    await undo(edit.id);
    expect((await themes()).map(({ id }) => id)).not.toContain(theme.id);
    // Its old address leads to where its sentences are.
    expect((await view(theme.id)).mergedInto).toBe(from!.id);
    expect(await keyed(from!.id)).toEqual(expect.arrayContaining(refs(chosen)));
  });

  it('takes by words exactly the sentences that say them, and tells beforehand how many', async () => {
    const [from] = await themes();
    const saying = (await sentences(from!.id)).filter(({ text }) => text.includes('kitchen'));
    expect(saying.length).toBeGreaterThan(3);
    const preview = SplitPreview.parse(
      await json(owner, `/api/v1/themes/${from!.id}/split-preview`, { json: { q: 'KITCHEN' } }),
    );
    expect(preview).toMatchObject({ statements: saying.length, of: from!.statements });
    const { edit, theme } = await edited(
      `/themes/${from!.id}/split`,
      { label: 'Kitchens', q: 'KITCHEN' },
      from!.version,
    );
    expect(await keyed(theme.id)).toEqual(refs(saying).sort());
    await undo(edit.id);
  });

  it('finds what is like the chosen sentences, and never lets go of these', async () => {
    const [a, b] = await themes();
    const mixed = ThemeView.parse(
      await json(owner, '/api/v1/themes/merge', { json: { into: a!.id, from: [b!.id] } }),
    );
    const rows = await sentences(a!.id);
    const topicOf = (text: string) =>
      topics.findIndex((texts) => texts.some((each) => text.startsWith(each)));
    const [typical] = rows.filter((row) => topicOf(row.text) !== topicOf(a!.quotes[0]!.text));
    const preview = SplitPreview.parse(
      await json(owner, `/api/v1/themes/${a!.id}/split-preview`, {
        json: { statements: refs([typical!]), alike: true },
      }),
    );
    expect(mixed.statements).toBe(a!.statements + b!.statements);
    expect(preview.rows.map(({ item, start }) => `${item}:${start}`)).toContain(
      refs([typical!])[0],
    );
    expect(preview.statements).toBeGreaterThan(1);
    // All that the preview shows speaks of what the chosen sentence speaks of.
    for (const { text } of preview.rows) expect(topicOf(text)).toBe(topicOf(typical!.text));
    await json(owner, `/api/v1/themes/${b!.id}/unmerge`, { method: 'POST' });
  });

  it('refuses to split off nothing, or everything', async () => {
    const [from] = await themes();
    const nothing = await post(
      `/themes/${from!.id}/split`,
      { label: 'Nothing', q: 'zeppelin' },
      from!.version,
    );
    expect(await problem(nothing)).toMatchObject({ code: 'split-nothing' });
    const all = await post(
      `/themes/${from!.id}/split`,
      { label: 'All', q: 'number' },
      from!.version,
    );
    expect(await problem(all)).toMatchObject({ code: 'split-whole' });
  });
});

describe('groups, ignoring and names', () => {
  it('puts a theme into a group of its own, keeps it there, and undoes it', async () => {
    const before = await sizes();
    const [theme] = await themes();
    const { edit, theme: grouped } = await edited(
      `/themes/${theme!.id}/group`,
      { newGroup: 'Office work', reason: 'One team answers for it' },
      theme!.version,
    );
    expect(grouped).toMatchObject({ grouped: true, parent: { label: 'Office work' } });
    const groupId = grouped.parent?.id ?? '';
    const group = await view(groupId);
    expect(group).toMatchObject({ level: 'coarse', statements: theme!.statements });
    expect(group.children.map(({ id }) => id)).toEqual([theme!.id]);
    await analysed();
    expect(await view(theme!.id)).toMatchObject({ grouped: true, parent: { id: groupId } });
    await undo(edit.id);
    expect((await view(theme!.id)).grouped).toBe(false);
    if (theme!.parent !== null) {
      const { edit: moved } = await edited(
        `/themes/${theme!.id}/group`,
        { group: theme!.parent.id },
        (await view(theme!.id)).version,
      );
      expect((await view(theme!.id)).parent?.id).toBe(theme!.parent.id);
      await undo(moved.id);
    }
    expect(before).not.toEqual([]);
  });

  it('leaves an ignored theme out of lists and of its group, and restores it', async () => {
    const before = await sizes();
    const [theme] = await themes();
    const groups = await themes('level=coarse');
    const group = groups.find(({ id }) => id === theme!.parent?.id);
    const ignored = ThemeView.parse(
      await json(owner, `/api/v1/themes/${theme!.id}`, {
        method: 'PATCH',
        json: { archived: true, reason: 'Not ours' },
        headers: { 'if-match': `"${theme!.version}"` },
      }),
    );
    expect(ignored.history[0]).toMatchObject({ event: 'archived', reason: 'Not ours' });
    expect((await themes()).map(({ id }) => id)).not.toContain(theme!.id);
    expect((await themes('archived=true')).map(({ id }) => id)).toEqual([theme!.id]);
    const left = (await themes('level=coarse')).find(({ id }) => id === group?.id);
    expect(left?.statements ?? 0).toBe((group?.statements ?? 0) - theme!.statements);
    await undo(ignored.history[0]?.edit?.id ?? '');
    expect(await sizes()).toEqual(before);
  });

  it('undoes a name only while it stands', async () => {
    const [theme] = await themes();
    const name = async (label: string) => {
      const { version } = await view(theme!.id);
      return ThemeView.parse(
        await json(owner, `/api/v1/themes/${theme!.id}`, {
          method: 'PATCH',
          json: { label },
          headers: { 'if-match': `"${version}"` },
        }),
      );
    };
    const first = (await name('First name')).history[0]?.edit?.id ?? '';
    const second = (await name('Second name')).history[0]?.edit?.id ?? '';
    const refused = await post(`/theme-edits/${first}/undo`, {});
    expect(await problem(refused)).toMatchObject({ code: 'edited-since' });
    await undo(second);
    await undo(first);
    expect(await view(theme!.id)).toMatchObject({ label: theme!.label, named: theme!.named });
  });

  it('lists who did what, and what still holds', async () => {
    const list = async (query: string) =>
      ThemeEditPage.parse(await json(owner, `/api/v1/theme-edits?${query}`));
    const all = await list('limit=3');
    expect(all.rows).toHaveLength(3);
    expect(all.next).not.toBeNull();
    const rest = await list(`limit=200&cursor=${all.next}`);
    expect(rest.rows.length).toBe((all.total ?? 0) - 3);
    const live = await list('live=true&limit=200');
    expect(live.rows.every(({ undoneAt }) => undoneAt === null)).toBe(true);
    expect(live.total).toBeLessThan(all.total ?? 0);
  });
});

describe('why a sentence is where it is', () => {
  const why = async (ref: string) =>
    PlacementReason.parse(await json(owner, `/api/v1/statements/${ref}/why`));

  it('names words that it shares and other customers’ sentences near it', async () => {
    const [theme] = await themes();
    const [one] = await sentences(theme!.id, 1);
    const reason = await why(refs([one!])[0]!);
    expect(reason.theme).toEqual({ id: theme!.id, label: theme!.label });
    expect(reason.nearest.length).toBeGreaterThan(0);
    for (const { customer } of reason.nearest) expect(customer).not.toBe(one!.customer);
    expect(reason.words.length).toBeGreaterThan(0);
    for (const { word } of reason.words) expect(one!.text.toLowerCase()).toContain(word);
    expect(reason.sentence).toContain(reason.words[0]!.word);
  });

  it('names the person who put it there, and why', async () => {
    const [from, to] = await themes();
    const [one] = await sentences(from!.id, 1);
    const { edit } = await edited(
      `/themes/${from!.id}/move`,
      { statements: refs([one!]), to: to!.id, reason: 'It is about cards' },
      (await view(from!.id)).version,
    );
    expect(await why(refs([one!])[0]!)).toMatchObject({
      theme: { id: to!.id },
      placed: { by: 'The owner', reason: 'It is about cards' },
      sentence: 'The owner put it here: “It is about cards”',
    });
    await undo(edit.id);
    expect((await why(refs([one!])[0]!)).placed).toBeNull();
  });
});

it('keeps a moved sentence moved when its text grows before it', async () => {
  const [from, to] = await themes();
  const [one] = await sentences(from!.id, 1);
  await edited(
    `/themes/${from!.id}/move`,
    { statements: refs([one!]), to: to!.id },
    (await view(from!.id)).version,
  );
  const item = items.find(({ text }) => text === one!.itemText);
  const grown = { ...item, text: `Hello and good morning to you all. ${one!.itemText}` };
  await json(owner, '/api/v1/items', { json: { items: [grown] } });
  await analysed();
  const found = (await sentences(to!.id)).filter(({ item }) => item === one!.item);
  expect(found.map(({ text }) => text)).toContain(one!.text);
});
