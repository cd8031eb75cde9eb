import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  analyze,
  analysisParts,
  assignToThemes,
  collectItems,
  loadModel,
  parseAnalysis,
  serializeAnalysis,
  type Analysis,
  type InsightItem,
} from '../src/index.js';
import { makeFeedback } from './feedback.js';

const made = makeFeedback(240, 11);

async function* streamed(items: readonly InsightItem[]): AsyncGenerator<InsightItem> {
  for (const item of items) yield await Promise.resolve(item);
}

describe('an analysis as text', () => {
  it('comes back as it was, for any feedback', async () => {
    const text = fc.oneof(
      fc.constantFrom('The export times out', 'I cannot log in', 'Lovely app', '', '  '),
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.lorem(),
    );
    const item = fc.record({
      text,
      time: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 2e12 })),
      rating: fc.oneof(fc.constant(null), fc.float({ min: 0, max: 1, noNaN: true })),
      customer: fc.option(fc.string()),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(item, { maxLength: 40 }), async (items) => {
        const analysis = await analyze(
          items.map((each, i) => ({ ...each, id: `i${i}` })),
          { threads: 1 },
        );
        const again = parseAnalysis(serializeAnalysis(analysis));
        expect(again).toEqual(analysis);
        expect(serializeAnalysis(again)).toBe(serializeAnalysis(analysis));
      }),
      { numRuns: 20 },
    );
  });

  it('places new statements as before', async () => {
    const analysis = await analyze(made.items, { threads: 1 });
    const stored = parseAnalysis([...analysisParts(analysis)].join(''));
    const statements = [{ text: 'exporting never finishes', language: 'en' }];
    const place = ({ spaces, themes }: Analysis) => assignToThemes(spaces, themes, statements);
    expect(place(stored)).toEqual(place(analysis));
    expect(place(stored)[0]!.theme).not.toBeNull();
  });

  it('can be read by line tools and by other languages', async () => {
    const analysis = await analyze(made.items, { threads: 1 });
    const lines = serializeAnalysis(analysis).split('\n');
    const first = lines.find((line) => line.startsWith('{"item":'))!;
    expect(JSON.parse(first.replace(/[,\]]*$/u, ''))).toMatchObject({ item: 0, start: 0 });
  });

  it('says what is wrong with a file', async () => {
    const text = serializeAnalysis(await analyze(made.items.slice(0, 30), { threads: 1 }));
    expect(() => parseAnalysis('{}')).toThrow('not an analysis');
    expect(() => parseAnalysis('null')).toThrow('not an analysis');
    expect(() => parseAnalysis(text.slice(0, -40))).toThrow('cut short');
    expect(() => parseAnalysis(text.replace('"version":1', '"version":7'))).toThrow('version 7');
    expect(() => parseAnalysis(text.replace('"themes":', '"thomes":'))).toThrow(
      '“themes” is missing',
    );
    expect(() => parseAnalysis(text.replace(/("vectorDimensions":)\d+/u, '$19'))).toThrow('of 9');
    expect(() => parseAnalysis(text.replace('"Int8Array"', '"Odd"'))).toThrow('“Odd”');
  });
});

describe('streams of items', () => {
  it('give the analysis that the list gives', async () => {
    const options = { threads: 1 };
    const { themes, statements } = await analyze(streamed(made.items), options);
    const expected = await analyze(made.items, options);
    expect(themes).toEqual(expected.themes);
    expect(statements).toEqual(expected.statements);
    expect((await analyze(new Set(made.items), options)).themes).toEqual(expected.themes);
  });

  it('tell how many have come, and are refused when they do not end', async () => {
    const seen: number[] = [];
    const onProgress = (items: number): void => void seen.push(items);
    expect(await collectItems(streamed(made.items), { onProgress })).toEqual(made.items);
    expect(seen.at(-1)).toBe(made.items.length);
    function* endless(): Generator<InsightItem> {
      for (let i = 0; ; i++) yield { id: `i${i}`, text: 'again' };
    }
    await expect(collectItems(endless(), { most: 5000 })).rejects.toThrow('more than 5000 items');
  });

  it('stop when told, also a source that never waits', async () => {
    const controller = new AbortController();
    function* endless(): Generator<InsightItem> {
      for (let i = 0; ; i++) yield { id: `i${i}`, text: 'again' };
    }
    const collecting = collectItems(endless(), {
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('enough')),
    });
    await expect(collecting).rejects.toThrow('enough');
    const stopped = analyze(endless(), { signal: AbortSignal.abort(new Error('no')) });
    await expect(stopped).rejects.toThrow('no');
  });

  it('pass on what goes wrong in the source', async () => {
    async function* broken(): AsyncGenerator<InsightItem> {
      yield await Promise.resolve({ id: '1', text: 'fine' });
      throw new Error('the cursor was closed');
    }
    await expect(analyze(broken())).rejects.toThrow('the cursor was closed');
  });
});

describe('model files', () => {
  it('are found in the package, and say so when given ones are damaged', async () => {
    await expect(loadModel()).resolves.toBeUndefined();
    await expect(loadModel({ 'kinds.bin': '/nowhere/kinds.bin' })).rejects.toThrow('kinds.bin');
  });
});
