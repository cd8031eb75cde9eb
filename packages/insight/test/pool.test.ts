import { describe, expect, it } from 'vitest';
import { analyze } from '../src/analyze.js';
import { assignToThemes } from '../src/assign.js';
import { findNewThemes } from '../src/pool.js';
import { makeFeedback } from './feedback.js';

const isNew = (topic: string | undefined): boolean => topic === 'dark mode';

/** An analysis in which nobody speaks of dark mode, and what comes in after it. */
async function madeUp(seed: number) {
  const made = makeFeedback(600, seed);
  const known = made.items.filter((_, i) => !isNew(made.topics[i]));
  const analysis = await analyze(known, { threads: 1, wholeRows: true });
  const fresh = makeFeedback(320, seed + 1);
  const arrived = fresh.items.map(({ text }) => ({ text, language: 'en' }));
  const options = { firstThemeNumber: analysis.nextThemeNumber };
  const found = await findNewThemes(analysis.spaces, analysis.themes, arrived, options);
  return { ...analysis, topics: fresh.topics, arrived, options, found };
}

describe('new themes between two analyses', async () => {
  const { spaces, themes, nextThemeNumber, arrived, options, found } = await madeUp(21);

  it('are found where a matter comes up, and only there', async () => {
    let held = 0;
    let all = 0;
    // One draw of some 16 statements says little of how many are found: a group of eleven makes no theme.
    for (const seed of [21, 23, 25, 27, 29]) {
      const one = await madeUp(seed);
      const members = one.found.themes.flatMap((theme) => theme.members);
      expect(members.length).toBeGreaterThan(0);
      expect(members.every((s) => isNew(one.topics[s]))).toBe(true);
      expect([...members, ...one.found.waiting].toSorted((a, b) => a - b)).toEqual([
        ...one.arrived.keys(),
      ]);
      expect(one.found.themes.every(({ label }) => label !== '')).toBe(true);
      held += members.length;
      all += one.topics.filter(isNew).length;
    }
    expect(held / all).toBeGreaterThan(0.8);
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
