import { afterAll, describe, expect, it } from 'vitest';
import {
  PlacementReason,
  SplitPreview,
  ThemeEdited,
  ThemePage,
  ThemeView,
} from '@headwater/contract';
import { json, problem, refs, startCurating, topics } from './curating.js';

const { server, owner, analysed, themes, view, sentences, keyed, post, edited, undo, sizes } =
  await startCurating();
const manager = await server.as('manager');
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

it('puts one sentence into a theme, from none too, and refuses where it is not', async () => {
  const [from, to] = await themes();
  const [ref] = refs(await sentences(from!.id, 1));
  const place = (before: string | null, after: string | null) =>
    post(`/statements/${ref}/place`, { from: before, to: after, reason: 'Seen in the inbox' });
  const out = ThemeEdited.parse(await (await place(from!.id, null)).json());
  expect(out.theme.statements).toBe(from!.statements - 1);
  expect(await problem(await place(from!.id, to!.id))).toMatchObject({ code: 'statements-moved' });
  const put = ThemeEdited.parse(await (await place(null, to!.id)).json());
  expect(put).toMatchObject({
    theme: { id: to!.id, statements: to!.statements + 1 },
    edit: { statements: 1, reason: 'Seen in the inbox' },
  });
  expect(await problem(await place(null, to!.id))).toMatchObject({ code: 'statements-moved' });
  await undo(put.edit.id);
  expect((await view(to!.id)).statements).toBe(to!.statements);
  await undo(out.edit.id);
  expect(await keyed(from!.id)).toContain(ref);
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
    const topicOf = (text: string) =>
      topics.findIndex((texts) => texts.some((each) => text.startsWith(each)));
    const [a, ...others] = await themes();
    const topic = topicOf(a!.quotes[0]!.text);
    const b = others.find(({ quotes }) => topicOf(quotes[0]!.text) !== topic);
    const [typical] = await sentences(b!.id, 1);
    const mixed = ThemeView.parse(
      await json(owner, '/api/v1/themes/merge', { json: { into: a!.id, from: [b!.id] } }),
    );
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
