/**
 * Do sentences that mean the same lie next to each other, although they share few words? Pairs of own making among
 * 2,000 sentences; the others are made up.
 *
 *   npx tsx eval/paraphrases.ts [report|tune]
 *
 * A hit: the nearest of the 1,999 other sentences is the partner. Both directions are counted. `tune` has 60 other
 * pairs, for trying settings. Overlap of a pair is the Jaccard index of its words of four letters and more. `report`
 * prints a ladder: 200 pairs that share no word, then pairs that share some, then more.
 */
import { ladder } from './paraphrases-ladder.js';
import { report, tune } from './paraphrases-list.js';
import { measureParaphrases, overlapOf } from './paraphrases-measure.js';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const between = (low: number, high: number): string[] =>
  ladder.filter((pair) => overlapOf(pair) > low && overlapOf(pair) <= high);
const rungs: readonly (readonly [string, readonly string[]])[] =
  process.argv[2] === 'tune'
    ? [['tune', tune]]
    : [
        ['no common word', report],
        ['overlap up to .2', between(0, 0.2)],
        ['.2 to .4', between(0.2, 0.4)],
        ['above .4', between(0.4, 1)],
      ];
console.log(
  'pairs\tof\tmean overlap\tnearest is the partner\tamong the five nearest\tprocessor seconds',
);
for (const [name, pairs] of rungs) {
  const hits = await measureParaphrases(pairs);
  const mean = pairs.reduce((sum, pair) => sum + overlapOf(pair), 0) / pairs.length;
  console.log(
    [
      name,
      pairs.length,
      mean.toFixed(3),
      percent(hits.first),
      percent(hits.five),
      hits.seconds.toFixed(1),
    ].join('\t'),
  );
}
