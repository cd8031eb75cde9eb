/**
 * How long new feedback waits for its themes: items that come after an analysis, with its spaces and themes as they are
 * stored, the analysed items themselves not at hand.
 *
 *   npx tsx bench/arrivals.ts [analysed] [new]        default 1000000 1000
 *   BENCH_THREADS=2                                   default 2
 *
 * "first" counts reading the stored spaces and the model files, as a process does that has just started; "next" is the
 * median of the calls after it, with other items each time. The whole way is counted: languages, statements, kinds,
 * vectors, themes. Fails where the median is above a second.
 */
import { analyze, assignItems, decodeSpace, encodeSpace } from '@headwater/insight';
import { makeFeedback } from './analyze-feedback.js';

const [analysed = 1_000_000, fresh = 1000] = process.argv.slice(2).map(Number);
const threads = Number(process.env['BENCH_THREADS'] ?? 2);
const calls = 9;
const barMs = 1000;

const learnt = await learn();
const { stored, themes, languages } = learnt;
const times: number[] = [];
let assigned = 0;
let statements = 0;
for (let call = 0; call <= calls; call++) {
  const items = makeFeedback(fresh, 1000 + call).map((item, i) => ({
    ...item,
    id: `new-${call}-${i}`,
  }));
  const started = performance.now();
  const spaces = call === 0 ? stored.map(decodeSpace) : learnt.spaces;
  const found = await assignItems(items, { spaces, themes, languages }, { threads });
  times.push(performance.now() - started);
  learnt.spaces = spaces;
  statements += found.statements.length;
  assigned += found.statements.filter(({ theme }) => theme !== null).length;
}
const [first = 0, ...rest] = times;
const median = rest.toSorted((a, b) => a - b)[Math.floor(rest.length / 2)] ?? 0;
console.log(
  `${fresh} items into ${analysed} analysed (${themes.length} themes): first ${first.toFixed(0)} ms, next ${median.toFixed(0)} ms (median of ${rest.length}, at most ${Math.max(...rest).toFixed(0)}); ` +
    `${((100 * assigned) / statements).toFixed(1)} % of ${statements} statements have a theme`,
);
if (median > barMs) process.exitCode = 1;

/** What an analysis leaves behind; all else of it can go. */
async function learn() {
  const analysis = await analyze(makeFeedback(analysed, 7), { threads });
  return {
    stored: analysis.spaces.map(encodeSpace),
    spaces: analysis.spaces,
    themes: analysis.themes,
    languages: analysis.languages,
  };
}
