import { describe, expect, it } from 'vitest';
import { analyze } from '../src/analyze.js';
import { assignToThemes } from '../src/assign.js';
import { findNewThemes } from '../src/pool.js';
import { makeFeedback } from './feedback.js';

describe('new themes between two analyses', async () => {
  const made = makeFeedback(600, 21);
  const isNew = (i: number): boolean => made.topics[i] === 'dark mode';
  const known = made.items.filter((_, i) => !isNew(i));
  const analysis = await analyze(known, { threads: 1, wholeRows: true });
  const { spaces, themes, nextThemeNumber } = analysis;
  const fresh = makeFeedback(320, 22);
  const arrived = fresh.items.map(({ text }) => ({ text, language: 'en' }));
  const options = { firstThemeNumber: nextThemeNumber };
  const found = await findNewThemes(spaces, themes, arrived, options);

  it('are found where a matter comes up, and only there', () => {
    const held = found.themes.flatMap(({ members }) => members);
    expect(held.length).toBeGreaterThan(0);
    expect(held.every((s) => fresh.topics[s] === 'dark mode')).toBe(true);
    const all = fresh.topics.filter((topic) => topic === 'dark mode').length;
    expect(held.length / all).toBeGreaterThan(0.8);
    expect([...held, ...found.waiting].toSorted((a, b) => a - b)).toEqual([...arrived.keys()]);
    expect(found.themes.map(({ label }) => label).every((label) => label !== '')).toBe(true);
  });

  it('have ids that were never given, and take in what arrives next', () => {
    const old = new Set(themes.map(({ id }) => id));
    const ids = found.themes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.some((id) => old.has(id))).toBe(false);
    expect(Number(ids[0]!.slice(1))).toBeGreaterThanOrEqual(nextThemeNumber);
    const [assigned] = assignToThemes(
      spaces,
      [...themes, ...found.themes],
      [{ text: 'Dark mode would save my eyes', language: 'en' }],
    );
    expect(ids).toContain(assigned!.theme);
  });

  it('do not depend on the order of the statements', async () => {
    const turned = arrived.toReversed();
    const again = await findNewThemes(spaces, themes, turned, options);
    const textsOf = (themesFound: typeof found, texts: typeof arrived) =>
      themesFound.themes.map(({ id, label, members }) => ({
        id,
        label,
        texts: members.map((s) => texts[s]!.text).toSorted(),
      }));
    expect(textsOf(again, turned)).toEqual(textsOf(found, arrived));
  });

  it('wait for company, and for a language that is known', async () => {
    const few = await findNewThemes(spaces, themes, arrived.slice(0, 8), options);
    expect(few).toEqual({
      themes: [],
      waiting: [0, 1, 2, 3, 4, 5, 6, 7],
      nextThemeNumber,
    });
    const unknown = arrived.map(({ text }) => ({ text, language: 'xx' }));
    expect((await findNewThemes(spaces, themes, unknown, options)).themes).toEqual([]);
    expect((await findNewThemes([], [], [], {})).waiting).toEqual([]);
  });
});
