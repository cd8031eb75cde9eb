import { platform } from '#platform';
import type { AnalyzeOptions, AnalyzeStep } from '../types.js';

/** Share of the whole that each step takes, for the progress bar. */
const shares: Readonly<Record<AnalyzeStep, number>> = {
  statements: 0.1,
  kinds: 0.15,
  vectors: 0.2,
  neighbours: 0.3,
  themes: 0.1,
  labels: 0.1,
  trends: 0.05,
};

const steps: readonly AnalyzeStep[] = [
  'statements',
  'kinds',
  'vectors',
  'neighbours',
  'themes',
  'labels',
  'trends',
];

/** Time, progress, memory and stopping: what every step of an analysis shares. */
export interface Pace {
  /** Begins a step; the time until the next belongs to it. */
  begin(step: AnalyzeStep): void;
  /** Reports that a share of the current step is done. */
  report(done: number, statements: number): void;
  /** Lets other work of the process go on, and throws where the caller has stopped the analysis. */
  breathe(): Promise<void>;
  finish(statements: number): { timings: Record<string, number>; peakMemoryBytes: number };
}

export function createPace(options: Pick<AnalyzeOptions, 'onProgress' | 'signal'>): Pace {
  const timings: Record<string, number> = {};
  const started = performance.now();
  let since = started;
  let current: AnalyzeStep = 'statements';
  let peak = 0;
  let furthest = 0;

  const settle = (): void => {
    const now = performance.now();
    timings[current] = (timings[current] ?? 0) + now - since;
    since = now;
    peak = Math.max(peak, platform.usedBytes());
  };
  const report = (done: number, statements: number): void => {
    const before = steps.slice(0, steps.indexOf(current)).reduce((sum, s) => sum + shares[s], 0);
    furthest = Math.max(furthest, before + shares[current] * Math.min(1, done));
    options.onProgress?.({ step: current, done: Math.min(1, furthest), statements });
  };
  return {
    begin(step) {
      settle();
      current = step;
    },
    report,
    async breathe() {
      options.signal?.throwIfAborted();
      peak = Math.max(peak, platform.usedBytes());
      await platform.nextTurn();
    },
    finish(statements) {
      settle();
      report(1, statements);
      for (const [step, ms] of Object.entries(timings)) timings[step] = Math.round(ms);
      return {
        timings: { ...timings, total: Math.round(performance.now() - started) },
        peakMemoryBytes: peak,
      };
    },
  };
}
