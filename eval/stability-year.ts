/** A year of feedback made from labelled texts: what arrives each week, and which matters are new in it. */
import type { Labelled } from './themes-sets.js';

export const weeksOfYear = 52;
/** Of the texts of matters that are there from the start so many are known before the first week. */
const knownBefore = 0.3;
/** Statements a week of a matter from the week in which it comes up. */
const newAWeek = 8;
const firstNewWeek = 4;

export interface YearItem {
  readonly id: string;
  readonly text: string;
  readonly label: string;
}

export interface Year {
  readonly before: readonly YearItem[];
  readonly weeks: readonly (readonly YearItem[])[];
  /** Week in which each new matter comes up. */
  readonly newLabels: ReadonlyMap<string, number>;
}

export function makeYear(rows: readonly Labelled[], newCount: number, random: () => number): Year {
  const byLabel = new Map<string, YearItem[]>();
  for (const [i, { text, label }] of rows.entries()) {
    const list = byLabel.get(label) ?? [];
    byLabel.set(label, list);
    list.push({ id: `s${i}`, text, label });
  }
  const labels = shuffled([...byLabel.keys()].sort(), random);
  const newLabels = new Map(
    labels
      .slice(0, newCount)
      .map((label, n) => [
        label,
        firstNewWeek + Math.round((n * (weeksOfYear - 10 - firstNewWeek)) / newCount),
      ]),
  );
  const before: YearItem[] = [];
  const weeks: YearItem[][] = Array.from({ length: weeksOfYear }, () => []);
  for (const label of labels) {
    const texts = shuffled(byLabel.get(label) ?? [], random);
    const start = newLabels.get(label);
    if (start !== undefined) {
      for (let w = start; w < weeksOfYear; w++) {
        weeks[w]?.push(...texts.splice(0, Math.round(newAWeek * (0.75 + random() / 2))));
      }
      continue;
    }
    before.push(...texts.splice(0, Math.round(knownBefore * texts.length)));
    // How much is said of a matter drifts: its share is a random walk, so that some fade and others grow.
    const pull: number[] = [];
    let level = 0;
    for (let w = 0; w < weeksOfYear; w++) {
      level += (random() - 0.5) * 0.8;
      pull.push(Math.exp(level));
    }
    const total = pull.reduce((sum, value) => sum + value, 0);
    let passed = 0;
    let given = 0;
    for (const [w, value] of pull.entries()) {
      passed += value;
      const upTo = Math.round((texts.length * passed) / total);
      weeks[w]?.push(...texts.slice(given, upTo));
      given = upTo;
    }
  }
  return { before, weeks, newLabels };
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

/** Mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
