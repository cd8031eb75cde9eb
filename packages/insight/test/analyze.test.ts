import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../src/analyze.js';
import type { Analysis, InsightItem } from '../src/types.js';
import { makeFeedback } from './feedback.js';

const itemsOf = (texts: readonly string[]): InsightItem[] =>
  texts.map((text, i) => ({ id: `i${i}`, text }));

/** Theme label of every statement by item id and place: what must not depend on order or threads. */
function placed(analysis: Analysis, items: readonly InsightItem[]): Record<string, string> {
  const labels = new Map(analysis.themes.map(({ id, label }) => [id, `${id} ${label}`]));
  return Object.fromEntries(
    analysis.statements.map(({ item, start, theme }) => [
      `${items[item]!.id}:${start}`,
      labels.get(theme ?? '') ?? 'none',
    ]),
  );
}

function withoutClock({ timings: _t, peakMemoryBytes: _p, ...rest }: Analysis): Partial<Analysis> {
  return rest;
}

describe('analyze', () => {
  const made = makeFeedback(600, 3);

  it('finds the topics that the feedback was made from', async () => {
    const analysis = await analyze(made.items, { wholeRows: true, threads: 1 });
    expect(analysis.unassigned.share).toBeLessThan(0.03);
    const byTheme = new Map<string, Map<string, number>>();
    for (const { item, theme } of analysis.statements) {
      const counts = byTheme.get(theme ?? 'none') ?? new Map<string, number>();
      const topic = made.topics[item]!;
      byTheme.set(theme ?? 'none', counts.set(topic, (counts.get(topic) ?? 0) + 1));
    }
    const pure = [...byTheme.values()].reduce(
      (sum, counts) => sum + Math.max(...counts.values()),
      0,
    );
    expect(pure / made.items.length).toBeGreaterThan(0.9);
  });

  it('understands a dozen items, the commonest language first', async () => {
    const items = itemsOf([
      'The export to Excel times out.',
      'Export takes forever and then fails',
      'Exporting a large report crashes',
      'I cannot log in on my phone',
      'Login code never arrives',
      'Please add dark mode',
      'Dark mode would be great',
      'Why was I charged twice?',
      'Billing charged me two times',
      'App ist super',
    ]);
    const { statements, themes, unassigned } = await analyze(items);
    const fine = statements.map(({ theme }) => theme);
    expect(themes.filter(({ level }) => level === 1)).toHaveLength(4);
    expect(new Set(fine.slice(0, 3)).size).toBe(1);
    for (const pair of [3, 5, 7]) expect(fine[pair]).toBe(fine[pair + 1]);
    expect(unassigned.reasons).toEqual([
      { reason: 'language-too-small', language: 'de', statements: 1 },
    ]);
  });

  it('gives each fine theme a coarse parent that holds all of it', async () => {
    const { themes } = await analyze(made.items, { threads: 1 });
    const coarse = themes.filter(({ level }) => level === 0);
    for (const theme of themes.filter(({ level }) => level === 1)) {
      expect(coarse.map(({ id }) => id)).toContain(theme.parent);
    }
    for (const parent of coarse) {
      const children = themes.filter((theme) => theme.parent === parent.id);
      const held = children.reduce((sum, { statements }) => sum + statements, 0);
      expect(held).toBe(parent.statements);
    }
    expect(new Set(themes.map(({ id }) => id)).size).toBe(themes.length);
  });

  it('names, places and exemplifies every theme', async () => {
    const { themes, statements } = await analyze(made.items, { threads: 1 });
    for (const theme of themes) {
      expect(theme.label).not.toBe('');
      expect(theme.summary.length).toBeLessThanOrEqual(140);
      expect(theme.examples.length).toBeGreaterThan(0);
      expect(theme.examples.length).toBeLessThanOrEqual(10);
      for (const example of theme.examples) expect(statements[example]).toBeDefined();
      for (const axis of theme.position) expect(Math.abs(axis)).toBeLessThanOrEqual(1);
      const length = Math.hypot(...theme.centroid);
      expect(length).toBeCloseTo(1, 4);
      expect(theme.share.low).toBeLessThanOrEqual(theme.share.value);
      expect(theme.share.high).toBeGreaterThanOrEqual(theme.share.value);
    }
  });

  it('gives the same themes whatever the order of the items', async () => {
    const expected = placed(await analyze(made.items, { threads: 1 }), made.items);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...made.items], { minLength: made.items.length }),
        async (shuffled) => {
          expect(placed(await analyze(shuffled, { threads: 1 }), shuffled)).toEqual(expected);
        },
      ),
      { numRuns: 3 },
    );
  });

  it('gives the same result on any number of threads', async () => {
    const { items } = makeFeedback(2500, 5);
    const expected = withoutClock(await analyze(items, { threads: 1, wholeRows: true }));
    const found = await analyze(items, { threads: 3, wholeRows: true });
    expect(withoutClock(found)).toEqual(expected);
  });

  it('reports progress that only grows and ends at 1', async () => {
    const seen: number[] = [];
    await analyze(made.items, { threads: 1, onProgress: ({ done }) => seen.push(done) });
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });

  it('stops when asked', async () => {
    const controller = new AbortController();
    const running = analyze(made.items, {
      threads: 1,
      signal: controller.signal,
      onProgress: ({ step }) => {
        if (step === 'kinds') controller.abort(new Error('enough'));
      },
    });
    await expect(running).rejects.toThrow('enough');
    await expect(
      analyze(made.items, { signal: AbortSignal.abort(new Error('no')) }),
    ).rejects.toThrow('no');
  });

  it('stops on several threads', async () => {
    const { items } = makeFeedback(3000, 6);
    const controller = new AbortController();
    const running = analyze(items, {
      threads: 2,
      wholeRows: true,
      signal: controller.signal,
      onProgress: ({ step }) => {
        if (step === 'neighbours') controller.abort(new Error('enough'));
      },
    });
    await expect(running).rejects.toThrow('enough');
  });

  it('keeps the identity of themes when a few texts change, and never reuses an old id', async () => {
    const first = await analyze(made.items, { threads: 1, wholeRows: true });
    const previous = first.themes.map(({ id, level }) => ({
      id,
      level,
      members: first.statements
        .filter(
          ({ theme }) => theme === id || first.themes.find((t) => t.id === theme)?.parent === id,
        )
        .map(({ item, start }) => `${made.items[item]!.id}:${start}`),
    }));
    const changed = made.items.map((item, i) =>
      i % 100 === 3 ? { ...item, text: `${made.items[(i * 7) % 600]!.text} again` } : item,
    );
    const second = await analyze(changed, { threads: 1, wholeRows: true, previous });
    const kept = first.statements.filter((s, i) => s.theme === second.statements[i]!.theme).length;
    expect(kept / first.statements.length).toBeGreaterThan(0.9);
    const old = new Set(previous.map(({ id }) => id));
    for (const { theme, event } of second.lineage) {
      if (event === 'born' || event === 'split') expect(old.has(theme)).toBe(false);
      if (event === 'kept' || event === 'died') expect(old.has(theme)).toBe(true);
    }
  });

  it('takes corrected kinds as they are', async () => {
    const items = itemsOf(['The export times out.']);
    const { statements } = await analyze(items, { corrections: new Map([['i0:0', 'praise']]) });
    expect(statements[0]).toMatchObject({ kind: 'praise', kindConfidence: 1 });
  });

  it('counts copies of one text by one customer once', async () => {
    const items = made.items.map((item, i) =>
      i % 3 === 0
        ? item
        : { ...item, text: made.items[i - (i % 3)]!.text, duplicateOf: `item-${i - (i % 3)}` },
    );
    const { themes } = await analyze(items, { threads: 1, wholeRows: true });
    const counted = themes
      .filter(({ level }) => level === 1)
      .reduce((sum, t) => sum + t.statements, 0);
    expect(counted).toBeLessThanOrEqual(200);
  });
});

describe('analyze on strange input', () => {
  const cases: Record<string, readonly string[]> = {
    nothing: [],
    'empty texts': ['', '   ', '\n\t'],
    'one item': ['The export times out.'],
    'only emoji': ['👍', '😀😀', '❤️', '👍', '🙃'],
    'one long line': ['the export fails again and again '.repeat(3200)],
    'one endless word': ['x'.repeat(100_000)],
    'unpaired surrogates': ['\uD800 broken \uDC00', 'half \uD83D emoji', '\uDFFF'],
    'null characters': ['\0\0\0', 'crash\0 on\0 login', '\0'],
    'inherited names': ['constructor __proto__ toString hasOwnProperty', 'prototype valueOf'],
    'only digits': ['1', '2 3 4', '10/10'],
    'many languages': ['schlecht', 'très lent', 'いいアプリ', 'ممتاز', 'хорошо', 'นี่คือ', '좋아요'],
    'unspaced script': Array.from({ length: 40 }, (_, i) => `アプリが落ちます${i}回目です`),
  };
  for (const [name, texts] of Object.entries(cases)) {
    it(`survives ${name}`, async () => {
      const analysis = await analyze(itemsOf(texts), { threads: 1 });
      const unassigned = analysis.statements.filter(({ theme }) => theme === null).length;
      const reasons = analysis.unassigned.reasons.reduce((sum, r) => sum + r.statements, 0);
      expect(reasons).toBe(unassigned);
      expect(analysis.vectors.length).toBe(analysis.statements.length * analysis.vectorDimensions);
    });
  }

  it('survives one text many times over', async () => {
    const text = 'The export to a spreadsheet times out.';
    const items = Array.from({ length: 20_000 }, (_, i) => ({ id: `i${i}`, text, language: 'en' }));
    const { themes, unassigned } = await analyze(items, { wholeRows: true });
    expect(themes.map(({ statements }) => statements)).toEqual([20_000, 20_000]);
    expect(unassigned.share).toBe(0);
  });

  it('survives any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.lorem()), {
          maxLength: 30,
        }),
        async (texts) => {
          const analysis = await analyze(itemsOf(texts), { threads: 1 });
          for (const { item, start, end, text } of analysis.statements) {
            expect(texts[item]!.slice(start, end)).toBe(text);
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('says what is wrong with two items of one id', async () => {
    const twice = [
      { id: 'a', text: 'x' },
      { id: 'a', text: 'y' },
    ];
    await expect(analyze(twice)).rejects.toThrow('Item 2 has the id "a"');
  });

  it('says what is wrong with an option', async () => {
    await expect(analyze([], { threads: 0 })).rejects.toThrow('threads');
    await expect(analyze([], { seed: 0.5 })).rejects.toThrow('seed');
  });
});
