import { describe, expect, it } from 'vitest';
import { assignItems } from '../src/assign-items.js';
import { assignToThemes } from '../src/assign.js';
import { sampleItems } from '../src/sample.js';
import { analyzeStream, type StreamedBatch } from '../src/stream.js';
import type { InsightItem } from '../src/types.js';
import { makeFeedback } from './feedback.js';

const { items } = makeFeedback(600, 3);

async function* streamed(from: readonly InsightItem[]): AsyncGenerator<InsightItem> {
  for (const item of from) yield await Promise.resolve(item);
}

async function all(batches: AsyncIterable<StreamedBatch>): Promise<StreamedBatch[]> {
  const found: StreamedBatch[] = [];
  for await (const batch of batches) found.push(batch);
  return found;
}

describe('analyzeStream', () => {
  it('gives every statement a theme: the sample its own, the others the nearest', async () => {
    const options = { threads: 1, wholeRows: true, learnFrom: 240, batch: 100 };
    const stream = await analyzeStream(() => streamed(items), options);
    expect(stream.items).toBe(600);
    expect(stream.sample.length).toBeLessThanOrEqual(300);
    const batches = await all(stream.assigned());
    expect(batches.map((batch) => batch.items.length)).toEqual([100, 100, 100, 100, 100, 100]);
    const learnt = new Map(
      stream.analysis.statements.map(({ item, theme }) => [stream.sample[item]!.id, theme]),
    );
    let agreeing = 0;
    let others = 0;
    for (const batch of batches) {
      for (const { item, theme, text, language } of batch.statements) {
        const { id } = batch.items[item]!;
        expect(batch.items[item]!.text).toContain(text);
        if (learnt.has(id)) {
          expect(theme).toBe(learnt.get(id));
          continue;
        }
        others++;
        const { spaces, themes } = stream.analysis;
        const [alone] = assignToThemes(spaces, themes, [{ text, language }]);
        if (alone!.theme === theme) agreeing++;
      }
    }
    expect(others).toBeGreaterThan(250);
    // Sums are rounded at other places, which may decide between two themes that are as near.
    expect(agreeing / others).toBeGreaterThan(0.99);
  });

  it('reads and places in its threads exactly as assignItems does, with languages to be found, marks and repeats', async () => {
    const strange = [
      'Good app',
      'good app!',
      'not good',
      '👍',
      'x',
      'Die App stürzt ständig ab, bitte beheben.',
      'El botón no funciona. ¡Gracias!',
      '再起動できません',
      'Please fix the bugs; nice design, but it crashes on every upload',
      '',
      'word '.repeat(900),
    ].map((text, i): InsightItem => ({ id: `strange-${i}`, text, rating: (i % 3) / 2 }));
    const twice = strange.map((item) => ({ ...item, id: `${item.id}-again`, rating: 1 }));
    const spoken = items.map((item, i) => ({ ...item, language: i % 5 === 0 ? 'en' : '' }));
    const stream = await analyzeStream(() => [...spoken, ...strange, ...twice], {
      threads: 2,
      learnFrom: 300,
      batch: 64,
    });
    const batches = await all(stream.assigned());
    const sampled = new Set(stream.sample.map(({ id }) => id));
    let compared = 0;
    for (const batch of batches) {
      const { statements } = await assignItems(batch.items, stream.analysis, { threads: 1 });
      for (const [place, { id }] of batch.items.entries()) {
        if (sampled.has(id)) continue;
        const of = (from: readonly { item: number }[]) => from.filter(({ item }) => item === place);
        expect(of(batch.statements)).toEqual(of(statements));
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(200);
  });

  it('obeys the kinds that people have set', async () => {
    const corrections = new Map(items.map(({ id }) => [`${id}:0`, 'question' as const]));
    const options = { threads: 1, learnFrom: 240, batch: 100, corrections };
    const stream = await analyzeStream(() => items, options);
    const statements = (await all(stream.assigned())).flatMap((batch) => batch.statements);
    const kinds = new Set(statements.flatMap(({ start, kind }) => (start === 0 ? [kind] : [])));
    expect([...kinds]).toEqual(['question']);
  });

  it('says which option is out of range', async () => {
    await expect(analyzeStream(() => items, { learnFrom: 0 })).rejects.toThrow(
      'learnFrom must be a whole number from 1, not 0.',
    );
  });
});

describe('sampleItems', () => {
  const week = 7 * 86_400_000;
  const many = Array.from({ length: 5000 }, (_, i): InsightItem => ({
    id: `i${i}`,
    text: '',
    time: i % 10 === 0 ? ((i / 10) % 70) * week : 1,
  }));
  const idsOf = (from: readonly InsightItem[]): string[] => {
    const sample = sampleItems(800);
    for (const item of from) sample.add(item);
    expect(sample.seen).toBe(from.length);
    return sample
      .items()
      .map(({ id }) => id)
      .toSorted();
  };

  it('keeps the same items whatever their order, few enough, and some of every week', () => {
    const kept = idsOf(many);
    expect(idsOf(many.toReversed())).toEqual(kept);
    expect(kept.length).toBeLessThanOrEqual(1000);
    const weeks = (from: readonly string[]): number =>
      new Set(from.map((id) => Math.floor(many[Number(id.slice(1))]!.time! / week))).size;
    expect(weeks(kept)).toBe(weeks(many.map(({ id }) => id)));
  });
});
