/**
 * Do sentences that mean the same lie next to each other, although they share few words? 200 pairs of own making among
 * 2,000 sentences; the others are made up.
 *
 *   npx tsx eval/paraphrases.ts [report|tune]
 *
 * A hit: the nearest of the 1,999 other sentences is the partner. Both directions are counted. `tune` has 60 other
 * pairs, for trying settings. Overlap of a pair is the Jaccard index of its words of four letters and more.
 */
import { analyze } from '@headwater/insight';
import { makeFeedback } from '../bench/analyze-feedback.js';
import { report, tune } from './paraphrases-list.js';

const sentences = 2000;
const part = process.argv[2] === 'tune' ? tune : report;
const pairs = part.map((line) => line.split(' | '));
const own = pairs.flat();
const others = [...new Set(makeFeedback(4 * sentences, 7).map(({ text }) => text))];
const texts = [...own, ...others.slice(0, sentences - own.length)];

const started = process.cpuUsage();
const { vectors, vectorDimensions, statements } = await analyze(
  texts.map((text, i) => ({ id: String(i), text, language: 'en' })),
  { wholeRows: true },
);
const { user, system } = process.cpuUsage(started);
const rowOf = new Int32Array(texts.length).fill(-1);
for (const [row, { item }] of statements.entries()) rowOf[item] = row;
const vectorOf = (text: number): Int8Array => {
  const at = (rowOf[text] ?? 0) * vectorDimensions;
  return vectors.subarray(at, at + vectorDimensions);
};
const all = texts.map((_, t) => vectorOf(t));
const lengths = all.map((vector) => Math.sqrt(dot(vector, vector)) || 1);

let first = 0;
let amongFive = 0;
for (let t = 0; t < own.length; t++) {
  const place = placeOf(t, t ^ 1);
  if (place === 0) first++;
  if (place < 5) amongFive++;
}
const overlaps = pairs.map(([left = '', right = '']) => overlap(left, right));
const mean = overlaps.reduce((sum, value) => sum + value, 0) / overlaps.length;
const none = overlaps.filter((value) => value === 0).length / overlaps.length;
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
console.log(
  `${pairs.length} pairs among ${texts.length} sentences; overlap of a pair ${mean.toFixed(3)} on average, at most ` +
    `${Math.max(...overlaps).toFixed(2)}, none in ${percent(none)}`,
);
console.log(
  `nearest is the partner: ${percent(first / own.length)}; among the five nearest: ${percent(amongFive / own.length)}; ` +
    `${((user + system) / 1e6).toFixed(1)} s of processor time`,
);

/** How many sentences are nearer to one than its partner is; a tie counts against it. */
function placeOf(from: number, partner: number): number {
  const likeness = (t: number): number =>
    dot(all[from] ?? new Int8Array(), all[t] ?? new Int8Array()) / (lengths[t] ?? 1);
  const wanted = likeness(partner);
  let nearer = 0;
  for (let t = 0; t < all.length; t++) {
    if (t !== from && t !== partner && likeness(t) >= wanted) nearer++;
  }
  return nearer;
}

function dot(left: Int8Array, right: Int8Array): number {
  let sum = 0;
  for (let d = 0; d < left.length; d++) sum += (left[d] ?? 0) * (right[d] ?? 0);
  return sum;
}

function overlap(left: string, right: string): number {
  const [a, b] = [left, right].map((text) => new Set(text.toLowerCase().match(/[a-z]{4,}/g) ?? []));
  if (!a || !b) return 0;
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared || 1);
}
