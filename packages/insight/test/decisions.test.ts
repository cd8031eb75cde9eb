import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../src/analyze.js';
import { seededRandom } from '../src/random.js';
import { themeSeeds } from '../src/seeds.js';
import type { Analysis, InsightItem, ThemeConstraints, ThemeSeed } from '../src/types.js';
import { makeFeedback } from './feedback.js';

/** Theme of every statement by its key, and what stands above it. */
function placesOf(analysis: Analysis, items: readonly InsightItem[]) {
  const parents = new Map(analysis.themes.map(({ id, parent }) => [id, parent]));
  return new Map(
    analysis.statements.map(({ item, start, theme }) => [
      `${items[item]!.id}:${start}`,
      { theme, parent: parents.get(theme ?? '') ?? null },
    ]),
  );
}

const fineOf = (analysis: Analysis) => analysis.themes.filter(({ level }) => level === 1);

/** Some texts that cannot be clustered, in other languages, and copies. */
function mixedFeedback(count: number, seed: number): InsightItem[] {
  const extras = ['ok', 'Great app!!!', 'worst ever', 'Die Rechnung kommt doppelt.', '👍', 'zzqx'];
  return makeFeedback(count, seed).items.map((item, i) => {
    const language = i % 23 === 3 ? 'de' : 'en';
    return i % 11 === 5
      ? { ...item, text: extras[((i / 11) % extras.length) | 0]!, language }
      : item;
  });
}

/** A split as an edit makes it: part of a theme's members in a new one. */
function splitOff(seeds: readonly ThemeSeed[], from: string, made: string): ThemeSeed[] {
  const whole = seeds.find(({ id }) => id === from)!;
  const part = whole.members.filter((_, m) => m % 2 === 0);
  const gone = new Set(part);
  return [
    ...seeds.map((seed) =>
      seed.id === from ? { ...seed, members: seed.members.filter((key) => !gone.has(key)) } : seed,
    ),
    { id: made, level: 1, members: part },
  ];
}

describe('what people decided', async () => {
  const items = mixedFeedback(260, 5);
  const first = await analyze(items, { threads: 1, wholeRows: true });
  const fine = fineOf(first).map(({ id }) => id);
  const keys = items.map(({ id }) => `${id}:0`);

  const decisions = fc.record({
    seed: fc.nat(1000),
    placed: fc.array(fc.tuple(fc.nat(259), fc.option(fc.nat(20))), { maxLength: 8 }),
    merges: fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 2 }),
    split: fc.option(fc.nat(20)),
    parent: fc.option(fc.tuple(fc.nat(20), fc.boolean())),
    kept: fc.array(fc.nat(20), { maxLength: 3 }),
  });

  it('is obeyed by every later run, whatever changes', async () => {
    await fc.assert(
      fc.asyncProperty(decisions, async (made) => {
        const at = (n: number): string => fine[n % fine.length]!;
        let previous = themeSeeds(first, items);
        const merged = new Map<string, string>();
        for (const [from, into] of made.merges) {
          // A merge goes from a smaller number to a larger one, so that no circle comes about.
          const [a, b] = [at(from), at(into)].toSorted();
          if (a !== b) merged.set(a!, b!);
        }
        const apart: [string, string][] = [];
        const kept = new Set(made.kept.map(at));
        if (made.split !== null && !merged.has(at(made.split))) {
          const from = at(made.split);
          previous = splitOff(previous, from, 'made-by-hand');
          apart.push([from, 'made-by-hand']);
          kept.add('made-by-hand');
        }
        const placed = new Map(
          made.placed.map(([i, theme]) => [keys[i]!, theme === null ? null : at(theme)] as const),
        );
        const coarse = first.themes.find(({ level }) => level === 0)!.id;
        const parents = new Map(
          made.parent
            ? [[at(made.parent[0]), made.parent[1] ? coarse : 'coarse-by-hand'] as const]
            : [],
        );
        const constraints = { placed, merged, apart, parents, kept } satisfies ThemeConstraints;

        const fresh = makeFeedback(40, 900 + made.seed).items.map((item, i) => ({
          ...item,
          id: `new-${i}`,
        }));
        const random = seededRandom(made.seed);
        const later = [...items.filter(() => random() > 0.05), ...fresh];
        let seeds = previous;
        let next = first.nextThemeNumber;
        const given = new Set(first.themes.map(({ id }) => id));
        for (let round = 0; round < 2; round++) {
          const run = await analyze(later, {
            threads: 1,
            wholeRows: true,
            previous: seeds,
            constraints,
            firstThemeNumber: next,
          });
          expect(run.nextThemeNumber).toBeGreaterThanOrEqual(next);
          checkLaws(run, later, seeds, constraints);
          // Ids of themes that died two runs ago are not given again either.
          for (const { theme, event } of run.lineage) {
            if (event === 'born' || event === 'split') expect(given).not.toContain(theme);
          }
          for (const { id } of run.themes) given.add(id);
          seeds = themeSeeds(run, later);
          next = run.nextThemeNumber;
        }
      }),
      { numRuns: 25 },
    );
  });

  const end = (merged: ReadonlyMap<string, string>, id: string): string => {
    const next = merged.get(id);
    return next === undefined ? id : end(merged, next);
  };

  function checkLaws(
    run: Analysis,
    later: readonly InsightItem[],
    previous: readonly ThemeSeed[],
    { placed, merged, apart, parents, kept }: Required<ThemeConstraints>,
  ): void {
    const places = placesOf(run, later);
    const ids = run.themes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [key, theme] of placed) {
      if (!places.has(key)) continue;
      expect(places.get(key)!.theme).toBe(theme === null ? null : end(merged, theme));
    }
    for (const gone of merged.keys()) expect(ids).not.toContain(gone);
    const held = new Set([
      ...[...merged.values()].map((id) => end(merged, id)),
      ...apart.flat().map((id) => end(merged, id)),
    ]);
    for (const { id, level, members } of previous) {
      const theme = end(merged, id);
      const living = members.filter((key) => places.has(key) && !placed.has(key));
      if (level === 1 && held.has(theme)) {
        for (const key of living) expect(places.get(key)!.theme).toBe(theme);
      }
      if (kept.has(id) && living.length > 0) expect(ids).toContain(theme);
    }
    for (const [child, parent] of parents) {
      const theme = run.themes.find(({ id }) => id === end(merged, child));
      if (theme) expect(theme.parent).toBe(parent);
    }
    // Everything adds up after the rearranging.
    for (const theme of run.themes) {
      const inIt = run.statements.filter(
        ({ theme: own }) =>
          own === theme.id || run.themes.find(({ id }) => id === own)?.parent === theme.id,
      );
      expect(theme.statements).toBe(inIt.length);
      expect(inIt.length).toBeGreaterThan(0);
    }
    const unassigned = run.statements.filter(({ theme }) => theme === null).length;
    const reasons = run.unassigned.reasons.map(({ statements }) => statements);
    expect(reasons.every((count) => count > 0)).toBe(true);
    expect(reasons.reduce((sum, count) => sum + count, 0)).toBe(unassigned);
  }

  it('does not depend on the order of items, themes or decisions', async () => {
    const previous = splitOff(themeSeeds(first, items), fine[0]!, 'x1');
    const placed = [[keys[4]!, fine[1]!] as const, [keys[9]!, null] as const];
    const options = { threads: 1, wholeRows: true } as const;
    const merged = new Map([[fine[2]!, fine[3]!]]);
    const one = await analyze(items, {
      ...options,
      previous,
      constraints: { placed: new Map(placed), merged, apart: [[fine[0]!, 'x1']] },
    });
    const turned = items.toReversed();
    const other = await analyze(turned, {
      ...options,
      previous: previous.toReversed().map((seed) => ({
        ...seed,
        members: seed.members.toReversed(),
      })),
      constraints: { placed: new Map(placed.toReversed()), merged, apart: [['x1', fine[0]!]] },
    });
    expect(placesOf(other, turned)).toEqual(new Map([...placesOf(one, items)].toReversed()));
    expect(other.lineage).toEqual(one.lineage);
  });

  it('changes nothing where nothing changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1000), fc.integer({ min: 60, max: 500 }), async (seed, count) => {
        const same = mixedFeedback(count, seed);
        const options = { threads: 1, wholeRows: true } as const;
        let run = await analyze(same, options);
        for (let round = 0; round < 2; round++) {
          const next = await analyze(same, {
            ...options,
            previous: themeSeeds(run, same),
            firstThemeNumber: run.nextThemeNumber,
          });
          expect(placesOf(next, same)).toEqual(placesOf(run, same));
          expect(next.statements).toEqual(run.statements);
          expect(next.lineage.every(({ event }) => event === 'kept')).toBe(true);
          run = next;
        }
      }),
      {
        numRuns: 10,
        // Texts left over when their group was dissolved (first and last); two that another resolution puts elsewhere.
        examples: [
          [998, 61],
          [77_041, 496],
          [65_144, 66],
        ],
      },
    );
  });

  it('puts equal texts where a person put one of them', async () => {
    const copies = items.map((item, i) =>
      i % 50 === 7 ? { ...item, text: items[7]!.text } : item,
    );
    const before = await analyze(copies, { threads: 1, wholeRows: true });
    const from = before.statements[7]!.theme;
    const to = fineOf(before).find(({ id }) => id !== from)!.id;
    const after = await analyze(copies, {
      threads: 1,
      wholeRows: true,
      previous: themeSeeds(before, copies),
      constraints: { placed: new Map([[keys[7]!, to]]) },
    });
    for (const i of [7, 57, 107]) expect(after.statements[i]!.theme).toBe(to);
    expect(after.statements[7]!.themeConfidence).toBe(1);
  });

  it('says what is wrong with decisions that cannot be obeyed', async () => {
    const previous = themeSeeds(first, items);
    const coarse = first.themes.find(({ level }) => level === 0)!.id;
    const attempt = (constraints: ThemeConstraints) =>
      analyze(items, { threads: 1, previous, constraints });
    await expect(
      attempt({
        merged: new Map([
          ['a', 'b'],
          ['b', 'a'],
        ]),
      }),
    ).rejects.toThrow('merged into itself');
    await expect(attempt({ merged: new Map([[fine[0]!, coarse]]) })).rejects.toThrow('coarse');
    await expect(attempt({ placed: new Map([['x:0', coarse]]) })).rejects.toThrow('fine themes');
    await expect(attempt({ parents: new Map([[coarse, fine[0]!]]) })).rejects.toThrow('under');
  });
});
