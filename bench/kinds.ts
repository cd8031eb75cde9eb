/**
 * Processor time of one thread for kind, polarity and severity of a statement: npx tsx bench/kinds.ts. Reads the
 * compiled classifier (npx tsc -b packages/insight) on generated English statements; the best of several rounds counts,
 * since other work on the machine can only add.
 */
import { classify, loadKindModel } from '../packages/insight/dist/kinds/classify.js';
import { generateStatements } from '../packages/insight/model/kinds-generate.js';

const rounds = 10;
const texts = generateStatements(3, 2000)
  .filter(({ language }) => language === 'en')
  .map(({ text }) => text);
const characters = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
const model = loadKindModel();
let best = Infinity;
for (let round = 0; round < rounds; round += 1) {
  const before = process.cpuUsage();
  for (const text of texts) classify(model, text, { language: 'en' });
  const { user, system } = process.cpuUsage(before);
  best = Math.min(best, (user + system) / texts.length);
}
console.log(
  `${texts.length} statements of ${characters.toFixed(0)} characters: ${best.toFixed(1)} µs of processor time each, ${Math.round(1e6 / best).toLocaleString('en')} a second and thread`,
);
