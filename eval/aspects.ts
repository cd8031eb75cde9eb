/**
 * Polarity towards a term in a sentence, on SemEval-2014 task 4: npx tsx eval/aspects.ts. See docs/methods/kinds.md.
 *
 * The set's text does not ship and neither do weights learnt from it. Reported side by side: the shipped
 * `aspectPolarity`, which has seen none of it, and the recipe of aspects-recipe.ts trained here on the training part.
 * Settings were chosen by five folds of the training part, all rows of a sentence in one fold.
 */
import { aspectPolarity } from '../packages/insight/src/kinds/aspect.js';
import { scoreRow, type SparseRow } from '../packages/insight/src/kinds/logistic.js';
import { aspectTerms, type AspectTerm } from './aspects-data.js';
import { aspectRow, trainAspects } from './aspects-recipe.js';
import { foldOf } from './kinds-folds.js';
import { printScores, scoreClasses } from './kinds-metrics.js';

const tones = ['negative', 'neutral', 'positive'] as const;
const largestAt = (values: Float64Array): number => values.indexOf(Math.max(...values));

function report(title: string, terms: readonly AspectTerm[], predicted: readonly number[]): void {
  const truth = terms.map(({ tone }) => tone);
  printScores(title, scoreClasses(truth, predicted, tones));
  const majority = truth.filter((tone) => tone === 2).length / truth.length;
  console.log(`(always positive: ${(100 * majority).toFixed(1)} %)`);
}

const shipped = ({ text, start, end }: AspectTerm): number =>
  tones.indexOf(aspectPolarity(text, start, end).tone);

for (const domain of ['Laptops', 'Restaurants']) {
  const training = aspectTerms(`${domain}_Train.xml.seg`);
  const test = aspectTerms(`${domain}_Test_Gold.xml.seg`);
  if (training === null || test === null) continue;
  report(`${domain}, training part: shipped weights`, training, training.map(shipped));
  report(`${domain}, gold test: shipped weights`, test, test.map(shipped));

  const rows: SparseRow[] = training.map(aspectRow);
  const labels = training.map(({ tone }) => tone);
  const fold = training.map(({ text }) => foldOf(text, 5));
  const predicted: number[] = [];
  for (let held = 0; held < 5; held += 1) {
    const kept = rows.map((_, i) => i).filter((i) => fold[i] !== held);
    const model = trainAspects(
      kept.flatMap((i) => rows[i] ?? []),
      kept.map((i) => labels[i] ?? 1),
    );
    for (const [i, row] of rows.entries()) {
      if (fold[i] === held) predicted[i] = largestAt(scoreRow(model, row));
    }
  }
  report(`${domain}, training part by five folds: the recipe`, training, predicted);
  const model = trainAspects(rows, labels);
  const found = test.map((term) => largestAt(scoreRow(model, aspectRow(term))));
  report(`${domain}, gold test: the recipe trained on the training part`, test, found);
}
