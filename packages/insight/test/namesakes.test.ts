import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalOrder } from '../src/analysis/canonical.js';
import type { Entry } from '../src/analysis/entries.js';
import { joinNamesakes } from '../src/analysis/namesakes.js';
import { labelThemes, noLabel } from '../src/labels/label.js';
import { saysAll } from '../src/labels/phrases.js';
import type { SettledTheme } from '../src/themes/settle.js';
import { counted } from './counted.js';

interface Made {
  /** Angle of the centroid in degrees. */
  readonly at: number;
  readonly name: string;
  readonly id?: string | null;
}

/** Themes of two statements each; statement numbers run on. */
function made(themes: readonly Made[]) {
  const fine = themes.map(({ id = null }, f): SettledTheme => ({
    id,
    language: 'en',
    general: null,
    statements: [2 * f, 2 * f + 1],
  }));
  const entries = themes.map(({ at, id = null }, f): Entry => ({
    id,
    fine: f,
    level: 1,
    language: 'en',
    statements: fine[f]?.statements ?? [],
    general: null,
    parent: 0,
    centroid: Float32Array.of(Math.cos((at * Math.PI) / 180), Math.sin((at * Math.PI) / 180)),
    ranked: [],
    cohesion: 1,
    counted: 2,
  }));
  const labels = themes.map(({ name }) => ({ ...noLabel, stems: name === '' ? [] : [name] }));
  const coarse = [{ id: null, fine: themes.map((_, f) => f) }];
  const inOrder = canonicalOrder(Int32Array.from({ length: 2 * themes.length }, (_, s) => s));
  return (decided: readonly string[] = []) =>
    joinNamesakes(inOrder, { fine, coarse }, entries, labels, new Set(decided));
}

describe('joinNamesakes', () => {
  it('joins near themes of one name into the larger, and no others', () => {
    const joined = made([
      { at: 0, name: 'crash', id: null },
      { at: 20, name: 'login' },
      { at: 30, name: 'crash', id: 't7' },
      { at: 170, name: 'crash' },
    ])();
    expect(joined?.fine.map(({ statements }) => statements)).toEqual([
      [0, 1, 4, 5],
      [2, 3],
      [6, 7],
    ]);
    // What is known of one of them stays known.
    expect(joined?.fine[0]?.id).toBe('t7');
    expect(joined?.coarse).toEqual([{ id: null, fine: [0, 1, 2] }]);
  });

  it('leaves alone what has no name, and what people had their hands on', () => {
    const nameless = made([
      { at: 0, name: '' },
      { at: 0, name: '' },
    ]);
    expect(nameless()).toBeNull();
    const named = made([
      { at: 0, name: 'crash', id: 't1' },
      { at: 0, name: 'crash', id: 't2' },
    ]);
    expect(named()?.fine).toHaveLength(1);
    expect(named(['t2'])).toBeNull();
  });

  it('loses no statement and counts none twice', () => {
    const themes = fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 359 }),
        name: fc.constantFrom('', 'crash', 'login', 'slow'),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(themes, (given) => {
        const joined = made(given)();
        const all = joined?.fine.flatMap(({ statements }) => [...statements]) ?? [];
        if (joined !== null) {
          expect(all.toSorted((a, b) => a - b)).toEqual(
            given.flatMap((_, f) => [2 * f, 2 * f + 1]),
          );
          const placed = joined.coarse.flatMap(({ fine }) => [...fine]);
          expect(placed.toSorted((a, b) => a - b)).toEqual([...joined.fine.keys()]);
        }
      }),
    );
  });
});

describe('names of themes', () => {
  const named = (spoken: readonly string[]) => {
    const others = [
      'Parcel is late',
      'Parcel was late again',
      'Late parcel',
      'Menu is hard to read',
    ];
    return labelThemes([counted(spoken), counted(others)], 'fine')[0];
  };

  it('has one name for what happens and for what keeps happening', () => {
    const once = named(['It crashes', 'Crashes', 'It crashes all the time', 'The app crashes']);
    const often = named(['Keeps crashing', 'It keeps crashing', 'Keeps crashing on me']);
    expect(once?.stems).toEqual(['crash']);
    expect(often?.stems).toEqual(['crash']);
  });

  it('is told to have no subject where only something is wanted', () => {
    const wanted = ['needs to be fixed', 'please help', 'help full', 'bring it back'];
    expect(
      wanted.filter((text) => !named([text, `It ${text}`, `${text} now`, text])?.isGeneral),
    ).toEqual([]);
    expect(named(['needs a dark mode', 'It needs a dark mode', 'dark mode'])?.isGeneral).toBe(
      false,
    );
  });

  it('is said by a sentence that has its words and does not deny them', () => {
    expect(saysAll('The new update is slow', ['new', 'updat'])).toBe(true);
    expect(saysAll('No update has come', ['updat'])).toBe(false);
    expect(saysAll('I cannot log in', ['log', 'not'])).toBe(true);
    expect(saysAll('I log in daily', ['log', 'not'])).toBe(false);
  });
});
