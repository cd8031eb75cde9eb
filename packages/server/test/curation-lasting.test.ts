import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { RunView, ThemeEditPage, ThemeView } from '@headwater/contract';
import { inTransaction } from '../src/platform/index.js';
import { forgetItems } from '../src/understand/index.js';
import { items, json, problem, refs, startCurating } from './curating.js';

const { server, owner, analysed, themes, view, sentences, keyed, post, edited, undo, sizes } =
  await startCurating();
afterAll(() => server.close());

describe('groups, ignoring and names', () => {
  it('puts a theme into a group of its own, keeps it there, and undoes it', async () => {
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
    const now = await view(theme!.id);
    const other = (await themes('level=coarse')).find(({ id }) => id !== now.parent?.id);
    const { edit: moved } = await edited(
      `/themes/${theme!.id}/group`,
      { group: other!.id },
      now.version,
    );
    expect((await view(theme!.id)).parent?.id).toBe(other!.id);
    expect((await view(other!.id)).statements).toBe(other!.statements + now.statements);
    await undo(moved.id);
    expect((await view(other!.id)).statements).toBe(other!.statements);
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

it('moves what says the very same words along, as the analysis would', async () => {
  const words = 'The export of the yearly report to Excel times out at the end';
  const twins = [1, 2, 3].map((n) => ({
    text: words,
    source: 'Desk',
    externalId: `twin ${n}`,
    customer: `twin ${n}`,
    time: '2025-03-01T00:00:00Z',
  }));
  await json(owner, '/api/v1/items', { json: { items: twins } });
  await analysed();
  const all = await themes();
  const found = await Promise.all(all.map(async ({ id }) => [id, await sentences(id)] as const));
  const [home, rows] = found.find(([, each]) => each.some(({ text }) => text === words)) ?? [];
  const mine = (rows ?? []).filter(({ text }) => text === words);
  expect(mine).toHaveLength(3);
  const to = all.find(({ id }) => id !== home);
  const { edit } = await edited(
    `/themes/${home}/move`,
    { statements: refs(mine.slice(0, 1)), to: to!.id },
    (await view(home ?? '')).version,
  );
  expect(edit.statements).toBe(3);
  expect(await keyed(to!.id)).toEqual(expect.arrayContaining(refs(mine)));
  await undo(edit.id);
  expect(await keyed(home ?? '')).toEqual(expect.arrayContaining(refs(mine)));
});

it('obeys what is decided while an analysis runs, by one more that follows by itself', async () => {
  const [from, to] = await themes();
  const [one] = await sentences(from!.id, 1);
  const running = RunView.parse(await json(owner, '/api/v1/analysis-runs', { method: 'POST' }));
  await edited(
    `/themes/${from!.id}/move`,
    { statements: refs([one!]), to: to!.id },
    (await view(from!.id)).version,
  );
  const settled = () =>
    server.db
      .selectFrom('analysis_run')
      .select('id')
      .where('current', '=', true)
      .where('stale', '=', false)
      .where('started_at', '>=', new Date(running.startedAt))
      .executeTakeFirst();
  while (!(await settled())) await delay(100);
  expect(await keyed(to!.id)).toEqual(expect.arrayContaining(refs([one!])));
});

it('forgets the words of items that are removed', async () => {
  const kept = () =>
    server.db
      .selectFrom('theme_edit_statement')
      .select('item_id')
      .where('text', '<>', '')
      .execute();
  const items = [...new Set((await kept()).map(({ item_id: id }) => id))];
  expect(items.length).toBeGreaterThan(0);
  await inTransaction(server.ctx, (tx) => forgetItems(tx, items));
  expect(await kept()).toEqual([]);
});
