/**
 * Quality of kinds and polarity on public sets: npx tsx eval/kinds.ts [folds|sources|labels|severity|shipped]. See docs/methods/kinds.md.
 */
import { appReviews, appSentences, aspectSentences, bankReviews } from './kinds-data.js';
import { crossValidate, recipe } from './kinds-folds.js';
import { cleanLabels } from './kinds-labels.js';
import { compareSeverity } from './kinds-severity.js';
import { scoreShippedKinds, scoreShippedPolarity, scoreShippedRatings } from './kinds-shipped.js';
import { leaveSourceOut } from './kinds-sources.js';

const part = process.argv[2] ?? 'all';
const reviews = appReviews();
if (reviews !== null && (part === 'all' || part === 'folds')) {
  crossValidate(reviews);
  crossValidate(reviews, { ...recipe, extras: ['scores'] });
  crossValidate(reviews, { ...recipe, extras: ['scores', 'statements'] });
  crossValidate(reviews, { ...recipe, extras: ['scores', 'statements', 'vector'] });
}
if (reviews !== null && (part === 'all' || part === 'sources')) leaveSourceOut(reviews);
if (reviews !== null && (part === 'all' || part === 'labels')) cleanLabels(reviews);
if (part === 'all' || part === 'severity') {
  const banks = bankReviews();
  if (banks !== null) compareSeverity(banks);
}
if (part === 'all' || part === 'shipped') {
  if (reviews !== null) scoreShippedKinds(reviews);
  const sentences = await appSentences();
  if (sentences !== null) {
    scoreShippedPolarity(
      'dabrowski_is22, sentences with only liked or only disliked features',
      sentences,
    );
  }
  for (const file of [
    'Restaurants_Train',
    'Restaurants_Test_Gold',
    'Laptops_Train',
    'Laptops_Test_Gold',
  ]) {
    const judged = aspectSentences(`${file}.xml.seg`);
    if (judged !== null) scoreShippedPolarity(`SemEval-2014 ${file}`, judged);
  }
  const banks = bankReviews();
  if (banks !== null) scoreShippedRatings(banks);
}
