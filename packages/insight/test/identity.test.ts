import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ThemeSeed } from '../src/types.js';
import { assign, matchThemes, nameThemes, numberAbove } from '../src/themes/identity.js';
import { remember } from '../src/themes/memory.js';

function bruteForce(gain: readonly (readonly number[])[], columns: number): number {
  const best = (row: number, used: ReadonlySet<number>): number => {
    if (row === gain.length) return 0;
    let most = best(row + 1, used);
    for (let c = 0; c < columns; c++) {
      if (!used.has(c))
        most = Math.max(most, gain[row]![c]! + best(row + 1, new Set([...used, c])));
    }
    return most;
  };
  return best(0, new Set());
}

interface Drawn {
  readonly members: readonly string[];
  readonly level: 0 | 1;
}

/** Statements are numbered as the letters first appear in the new themes. */
function named(themes: readonly Drawn[], previous: readonly ThemeSeed[]) {
  const keys = [...new Set(themes.flatMap(({ members }) => members))];
  const drawn = themes.map(({ members, level }) => ({
    statements: members.map((key) => keys.indexOf(key)),
    level,
  }));
  const memory = remember(
    { seeds: previous, placed: new Map() },
    keys.length,
    (s) => keys[s] ?? '',
  );
  return nameThemes(
    drawn,
    memory,
    matchThemes(drawn, memory),
    numberAbove(previous.map(({ id }) => id)),
  );
}

describe('assign', () => {
  it('reaches the greatest sum, by trying all', () => {
    const table = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(fc.nat(50), { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      );
    fc.assert(
      fc.property(table, (gain) => {
        const columns = gain[0]!.length;
        const found = assign(gain, columns);
        const taken = found.filter((column) => column >= 0);
        expect(new Set(taken).size).toBe(taken.length);
        const sum = found.reduce((total, column, row) => total + (gain[row]![column] ?? 0), 0);
        expect(sum).toBe(bruteForce(gain, columns));
      }),
    );
  });
});

describe('the identity of themes', () => {
  const theme = (members: string) => ({ members: members.split(''), level: 1 as const });
  const seed = (id: string, members: string) => ({
    id,
    members: members.split(''),
    level: 1 as const,
  });

  it('gives the old id to the theme with most of its members', () => {
    const { ids, lineage } = named(
      [theme('abcx'), theme('defg'), theme('hij')],
      [seed('t7', 'defg'), seed('t3', 'abc')],
    );
    expect(ids).toEqual(['t3', 't7', 't8']);
    expect(lineage.map(({ event }) => event)).toEqual(['kept', 'kept', 'born']);
  });

  it('tells splits, merges and deaths', () => {
    const split = named([theme('abcd'), theme('ef')], [seed('t1', 'abcdef')]);
    expect(split.ids).toEqual(['t1', 't2']);
    expect(split.lineage[1]).toEqual({
      theme: 't2',
      event: 'split',
      from: ['t1'],
      shared: 2,
      before: 0,
      after: 2,
    });
    const merged = named([theme('abcdef')], [seed('t1', 'abcd'), seed('t2', 'ef')]);
    expect(merged.ids).toEqual(['t1']);
    expect(merged.lineage).toEqual([
      { theme: 't1', event: 'merged', from: ['t1', 't2'], shared: 6, before: 4, after: 6 },
      { theme: 't2', event: 'died', from: [], shared: 0, before: 2, after: 0 },
    ]);
  });

  it('does not let a coarse theme take the id of its only child', () => {
    const { ids } = named(
      [
        { members: ['a', 'b'], level: 0 },
        { members: ['a', 'b'], level: 1 },
      ],
      [
        { id: 't1', members: ['a', 'b'], level: 0 },
        { id: 't2', members: ['a', 'b'], level: 1 },
      ],
    );
    expect(ids).toEqual(['t1', 't2']);
  });

  it('numbers from t1 without an earlier run', () => {
    expect(named([theme('ab'), theme('c')], [])).toEqual({
      ids: ['t1', 't2'],
      lineage: [],
      next: 3,
    });
  });
});
