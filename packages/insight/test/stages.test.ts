import { describe, expect, it } from 'vitest';
import {
  analyze,
  serializeAnalysis,
  type Analysis,
  type InsightItem,
  type Stage,
  type StageArray,
  type StageStore,
} from '../src/index.js';
import { makeFeedback } from './feedback.js';

class Killed extends Error {}

/** As a folder of files would: copies, in and out. Ends the analysis right after a stage is kept. */
class Kept implements StageStore {
  readonly stages = new Map<string, Stage>();
  readonly saved: string[] = [];
  readonly loaded: string[] = [];
  readonly endAfter: string | null;

  constructor(endAfter: string | null, from?: Kept) {
    this.endAfter = endAfter;
    for (const [name, stage] of from?.stages ?? []) this.stages.set(name, stage);
  }

  async load(name: string): Promise<Stage | null> {
    await Promise.resolve();
    const stage = this.stages.get(name);
    if (!stage) return null;
    this.loaded.push(name);
    return copyOf(stage);
  }

  async save(name: string, stage: Stage): Promise<void> {
    await Promise.resolve();
    this.saved.push(name);
    this.stages.set(name, copyOf(stage));
    if (name === this.endAfter) throw new Killed(name);
  }
}

function copyOf({ values, arrays }: Stage): Stage {
  const parsed: Stage['values'] = JSON.parse(JSON.stringify(values));
  const copies: Record<string, StageArray> = {};
  for (const [name, array] of Object.entries(arrays)) copies[name] = array.slice();
  return { values: parsed, arrays: copies };
}

/** All but the clock and the memory. */
function result(found: Analysis): string {
  return serializeAnalysis({ ...found, timings: {}, peakMemoryBytes: 0 });
}

const made = makeFeedback(240, 4);
const german: readonly InsightItem[] = Array.from({ length: 24 }, (_, i) => ({
  id: `de${i}`,
  language: 'de',
  text: i % 2 ? `Die Rechnung ${i} zeigt die falsche Steuer.` : `Der Export ${i} bricht immer ab.`,
}));
const items = [...made.items, ...german];
const corrections = new Map([[`${made.items[0]?.id ?? ''}:0`, 'request' as const]]);
const options = { seed: 3, threads: 2, corrections };

describe('an analysis that is ended after any of its stages', () => {
  it('goes on after that stage and finds what it would have found', async () => {
    const whole = new Kept(null);
    const expected = result(await analyze(items, options));
    expect(result(await analyze(items, { ...options, stages: whole }))).toBe(expected);
    const names = whole.saved;
    expect(names).toEqual([
      'statements',
      'kinds',
      'vectors.0',
      'neighbours.0',
      'themes.0',
      'vectors.1',
      'neighbours.1',
      'themes.1',
    ]);
    for (const [at, name] of names.entries()) {
      const ended = new Kept(name);
      await expect(analyze(items, { ...options, stages: ended })).rejects.toThrow(Killed);
      const next = new Kept(null, ended);
      // Another number of threads, as on another day.
      const found = await analyze(items, { ...options, threads: 1 + (at % 2), stages: next });
      expect(result(found)).toBe(expected);
      expect(next.saved).toEqual(names.slice(at + 1));
      expect(next.loaded).toContain(name);
    }
  });

  it('works a stage out anew that is of another shape or version', async () => {
    const whole = new Kept(null);
    const expected = result(await analyze(items, { ...options, stages: whole }));
    for (const [name, stage] of whole.stages) {
      const { values, arrays } = stage;
      const [first = ''] = Object.keys(arrays);
      const damaged: readonly Stage[] = [
        { values: { ...values, format: 0 }, arrays },
        { values, arrays: { ...arrays, [first]: new Float64Array(1) } },
        { values: { format: values['format'] ?? 0 }, arrays: {} },
      ];
      for (const stageNow of damaged) {
        const next = new Kept(null, whole);
        next.stages.set(name, stageNow);
        // With the themes at hand nobody looks at the neighbours any more.
        if (name.startsWith('neighbours')) next.stages.delete(name.replace('neighbours', 'themes'));
        expect(result(await analyze(items, { ...options, stages: next }))).toBe(expected);
        expect(next.saved).toContain(name);
      }
    }
  });
});
