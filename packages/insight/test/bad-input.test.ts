import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze, type Analysis, type AnalyzeOptions, type InsightItem } from '../src/index.js';
import { makeFeedback } from './feedback.js';

const made = makeFeedback(160, 21).items;
const alone = { threads: 1 };

const itemsOf = (texts: readonly string[]): InsightItem[] =>
  texts.map((text, i) => ({ id: `i${i}`, text }));

/** What holds for every analysis, however odd its items. */
function expectSound(analysis: Analysis, items: readonly InsightItem[]): void {
  const { statements, themes, unassigned, vectors, vectorDimensions } = analysis;
  expect(vectors.length).toBe(statements.length * vectorDimensions);
  const ids = new Set(themes.map(({ id }) => id));
  expect(ids.size).toBe(themes.length);
  let without = 0;
  for (const { item, start, end, text, theme, kindConfidence, polarity, severity } of statements) {
    if (items[item]!.text.slice(start, end) !== text) throw new Error(`another text: ${text}`);
    if (theme === null) without++;
    else if (!ids.has(theme)) throw new Error(`no such theme: ${theme}`);
    const inRange =
      kindConfidence >= 0 &&
      kindConfidence <= 1 &&
      Math.abs(polarity) <= 1 &&
      severity >= 0 &&
      severity <= 1;
    if (!inRange) throw new Error(`out of range: ${kindConfidence} ${polarity} ${severity}`);
  }
  expect(unassigned.reasons.reduce((sum, reason) => sum + reason.statements, 0)).toBe(without);
  for (const { label, share, cohesion, centroid, position, trend, weeks } of themes) {
    expect(label).not.toBe('');
    const numbers = [share.value, share.low, share.high, cohesion, ...position, trend.certainty];
    for (const number of [...numbers, ...centroid])
      if (!Number.isFinite(number)) throw new Error(`not finite in ${label}`);
    if (trend.change) expect(Number.isFinite(trend.change.value)).toBe(true);
    for (const { week } of weeks) expect(week).toMatch(/^[+-]?\d{4,6}-\d\d(-\d\d)?$/u);
  }
}

describe('texts that are hardly texts', () => {
  const line = 'the export fails again and again ';
  const cases: Record<string, readonly string[]> = {
    'nothing at all': [],
    'one word': ['Export'],
    'one word, many times': Array.from({ length: 300 }, () => 'Export'),
    'only emoji': Array.from({ length: 200 }, (_, i) => ['👍', '😡😡', '👩‍👩‍👧', '🏳️‍🌈', '❤️'][i % 5]!),
    '100 KB in one line': [line.repeat(3100), 'Short one.', `${line.repeat(3100)}!`],
    '100 KB without a space': ['x'.repeat(100_000), 'ж'.repeat(100_000), '漢'.repeat(100_000)],
    '100 KB of marks': [
      '.'.repeat(100_000),
      '"'.repeat(100_000),
      '!?'.repeat(50_000),
      '- '.repeat(50_000),
    ],
    'mixed scripts': Array.from(
      { length: 120 },
      (_, i) =>
        `Export ${['не работает', '못 합니다', 'لا يعمل', 'できません', 'δεν λειτουργεί'][i % 5]} ${i}`,
    ),
    'unpaired surrogates': Array.from(
      { length: 60 },
      (_, i) => `\uD83D export ${i} \uDC00fails \uD800`,
    ),
    'NUL bytes': Array.from({ length: 60 }, (_, i) => `ex\0port ${i}\0 fails\0`),
    'marks upon marks': [
      `Z${'\u0301'.repeat(20_000)} fails`,
      '\u200b'.repeat(5000),
      '\u202eexport fails',
    ],
    'names of an object': ['__proto__', 'constructor', 'toString', '__proto__ is broken'],
  };
  it.each(Object.entries(cases))('%s', async (_name, texts) => {
    const items = itemsOf(texts);
    for (const wholeRows of [false, true]) {
      const analysis = await analyze(items, { ...alone, wholeRows });
      expectSound(analysis, items);
      expect(analysis.statements.length > 0).toBe(texts.length > 0);
    }
  });

  it('stand among sound ones without harming them', async () => {
    const odd = itemsOf(Object.values(cases).flatMap((texts) => texts.slice(0, 3)));
    const items = [...made, ...odd];
    const analysis = await analyze(items, alone);
    expectSound(analysis, items);
    const placed = analysis.statements.filter(
      ({ item, theme }) => item < made.length && theme !== null,
    );
    expect(placed.length).toBeGreaterThan(0.95 * made.length);
  });

  it('one text, very many times', async () => {
    const items = itemsOf(Array.from({ length: 200_000 }, () => 'The export times out.'));
    const { themes, statements } = await analyze(items, alone);
    expect(statements).toHaveLength(200_000);
    expect(themes.map((theme) => theme.statements)).toEqual([200_000, 200_000]);
  }, 120_000);
});

describe('customers, dates and ratings that cannot be', () => {
  it('counts one customer once, whoever says how much', async () => {
    const items = made.map((item) => ({ ...item, customer: 'one and the same' }));
    const analysis = await analyze(items, alone);
    expectSound(analysis, items);
    for (const { customers, share } of analysis.themes) {
      expect(customers).toBe(1);
      expect(share.value).toBe(1);
    }
  });

  it('tells no trend without dates, nor with those that no calendar has', async () => {
    for (const time of [null, Number.NaN, Infinity, -Infinity, 1e300, 8.7e15]) {
      const items = made.map((item) => ({ ...item, time }));
      const analysis = await analyze(items, alone);
      expectSound(analysis, items);
      expect(new Set(analysis.themes.map(({ trend }) => trend.direction))).toEqual(
        new Set(['unknown']),
      );
    }
  });

  it('keeps its trends when a few dates are impossible', async () => {
    const items = made.map((item, i) => (i % 40 === 0 ? { ...item, time: Infinity } : item));
    const without = made.map((item, i) => (i % 40 === 0 ? { ...item, time: null } : item));
    const [found, expected] = [await analyze(items, alone), await analyze(without, alone)];
    expect(found.themes).toEqual(expected.themes);
  });

  it.each([
    ['takes dates of the future', Date.UTC(2150, 0, 1), true],
    ['takes dates of the last years that calendars have', 8.6e15, true],
    ['passes over dates of the year 1000', Date.UTC(1000, 0, 1), false],
    ['passes over dates of before 1970', Date.UTC(1950, 0, 1), false],
    ['passes over dates of the first years', -8.6e15, false],
  ])('%s', async (_name, first, counts) => {
    const items = made.map((item, i) => ({ ...item, time: first + i * 86_400_000 }));
    const analysis = await analyze(items, alone);
    expectSound(analysis, items);
    const weeks = analysis.themes.flatMap((theme) => theme.weeks);
    expect(weeks.reduce((sum, { statements }) => sum + statements, 0) > 0).toBe(counts);
  });

  it('does not make a week of each when dates lie thousands of years apart', async () => {
    const items = made.map((item, i) => ({ ...item, time: (i - 80) * 1e14 }));
    const analysis = await analyze(items, alone);
    expectSound(analysis, items);
    for (const { weeks } of analysis.themes) expect(weeks.length).toBeLessThan(1100);
  });

  it('refuses ratings of another scale, and passes over what is no number', async () => {
    for (const rating of [5, -1, 1.01, Infinity, -Infinity]) {
      const items = [...made.slice(0, 3), { id: 'x', text: 'Fails', rating }];
      await expect(analyze(items, alone)).rejects.toThrow(`Item 4 has the rating ${rating}`);
    }
    const items = made.map((item) => ({ ...item, rating: Number.NaN }));
    const analysis = await analyze(items, alone);
    expect(analysis.themes).toEqual((await analyze(made, alone)).themes);
  });

  it('says which item lacks what', async () => {
    const given = (item: unknown): Promise<Analysis> =>
      analyze([made[0]!, item as InsightItem], alone);
    await expect(given({ id: 'x' })).rejects.toThrow('Item 2 has no text');
    await expect(given({ text: 'x' })).rejects.toThrow('Item 2 has no id');
    await expect(given({ id: 7, text: 'x' })).rejects.toThrow('Item 2 has no id');
    await expect(given(null)).rejects.toThrow('Item 2 has no id');
    await expect(given('text')).rejects.toThrow('Item 2 has no id');
    await expect(given({ id: 'x', text: 'x', customer: 7 })).rejects.toThrow('“customer” must be');
    await expect(given({ id: 'x', text: 'x', language: ['en'] })).rejects.toThrow(
      '“language” must be',
    );
  });
});

describe('anything', () => {
  const words = fc.constantFrom(
    'export',
    'login',
    'fails',
    'crashes',
    'please',
    'add',
    'Über',
    'не',
    '好',
  );
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(words, { maxLength: 12 }).map((list) => list.join(' ')),
    fc.constantFrom(
      '\0',
      '\uD800',
      '\r\n\r\n',
      '...',
      '“',
      '1',
      '-',
      '(((',
      '\u2028',
      'a'.repeat(3000),
    ),
    fc.tuple(fc.string(), fc.nat(80)).map(([text, times]) => text.repeat(times)),
  );
  const item = fc.record(
    {
      text: hostile,
      time: fc.oneof(fc.constant(null), fc.double(), fc.integer({ min: 0, max: 2e12 })),
      customer: fc.option(hostile),
      language: fc.oneof(
        fc.constant(null),
        fc.constantFrom('en', 'de', 'xx', 'EN-us', ''),
        hostile,
      ),
      rating: fc.oneof(fc.constant(null), fc.constant(Number.NaN), fc.double({ min: 0, max: 1 })),
      duplicateOf: fc.option(fc.constantFrom('0', '1', '2', 'nobody', '__proto__')),
    },
    { requiredKeys: ['text'] },
  );
  const options = fc.record(
    {
      seed: fc.oneof(fc.integer(), fc.maxSafeInteger()),
      wholeRows: fc.boolean(),
      firstThemeNumber: fc.integer({ min: 1, max: 1e9 }),
      corrections: fc
        .array(fc.tuple(fc.string(), fc.constantFrom('pain' as const, 'praise' as const)))
        .map((pairs) => new Map(pairs)),
      previous: fc.array(
        fc.record({
          id: fc.oneof(fc.constantFrom('t1', 't2', 't9007199254740991', '__proto__'), fc.string()),
          members: fc.array(fc.oneof(fc.constantFrom('0:0', '1:0', '2:0'), fc.string())),
          level: fc.constantFrom(0 as const, 1 as const),
        }),
        { maxLength: 4 },
      ),
    },
    { requiredKeys: [] },
  );

  it('comes to a sound end, or to a message', async () => {
    let sound = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(item, { maxLength: 40 }), options, async (given, chosen) => {
        const items = given.map((each, i): InsightItem => ({ ...each, id: String(i) }));
        const all: AnalyzeOptions = { ...alone, ...chosen };
        let analysis: Analysis;
        try {
          analysis = await analyze(items, all);
        } catch (error) {
          if (!(error instanceof RangeError) || /call stack|array length/u.test(error.message))
            throw error;
          return;
        }
        expectSound(analysis, items);
        sound++;
      }),
      { numRuns: 120 },
    );
    expect(sound).toBeGreaterThan(60);
  }, 180_000);

  it('refuses options that are out of range, each by its name', async () => {
    for (const threads of [0, -1, 1.5, Number.NaN, Infinity, 65]) {
      await expect(analyze(made, { threads })).rejects.toThrow('threads must be');
    }
    for (const seed of [0.5, Number.NaN, Infinity, 2 ** 60]) {
      await expect(analyze(made, { seed })).rejects.toThrow('seed must be');
    }
    for (const firstThemeNumber of [0, -3, 1.5, Number.NaN]) {
      await expect(analyze(made, { firstThemeNumber })).rejects.toThrow('firstThemeNumber must be');
    }
  });
});
