/**
 * Which labels of app_reviews look wrong, and what they cost. A row is doubted when a model that has not seen its text
 * gives its class less than `doubted` and another class more than `sure` (after confident learning, Northcutt et al.
 * 2021). The rule is what is kept; the cleaned set is not.
 */
import { reviewClasses, type Review } from './kinds-data.js';
import { largestAt, outOfFold, printRead, readHeld, recipe, rowOf, foldOf } from './kinds-folds.js';

const doubted = 0.1;
const sure = 0.8;

const isDoubted = (chances: Float64Array, label: number): boolean =>
  (chances[label] ?? 0) < doubted && Math.max(...chances) > sure;

export function cleanLabels(reviews: readonly Review[]): void {
  const extras = ['scores', 'statements'] as const;
  const settings = { ...recipe, extras };
  const rows = reviews.map(({ text }) => rowOf(text, extras));
  const all = reviews.map((_, i) => i);
  const truth = reviews.map(({ label }) => label);
  const read = outOfFold(reviews, rows, all, settings);
  const suspect = all.filter((i) => {
    const chances = read[i];
    return chances !== undefined && isDoubted(chances, truth[i] ?? 0);
  });
  const table: Record<string, Record<string, number>> = {};
  for (const i of suspect) {
    const label = reviewClasses[truth[i] ?? 0] ?? '';
    const instead = reviewClasses[largestAt(read[i] ?? new Float64Array(1))] ?? '';
    const row = (table[`labelled ${label}`] ??= {});
    row[`read as ${instead}`] = (row[`read as ${instead}`] ?? 0) + 1;
  }
  const several = new Map<string, Set<number>>();
  for (const { group, label } of reviews) {
    several.set(group, (several.get(group) ?? new Set<number>()).add(label));
  }
  const contrary = reviews.filter(({ group }) => (several.get(group)?.size ?? 0) > 1).length;
  console.log(
    `\nLabels that look wrong: ${suspect.length} of ${reviews.length}; rows whose very text is also listed under another class: ${contrary}`,
  );
  console.table(table);
  printRead('All rows, trained on all', truth, read);

  // Doubts about a training row come from its own training part alone, so that nothing of the held fold leaks.
  const cleaned: Float64Array[] = [];
  for (let held = 0; held < 5; held += 1) {
    const training = all.filter((i) => foldOf(reviews[i]?.group ?? '', 5) !== held);
    const asked = all.filter((i) => foldOf(reviews[i]?.group ?? '', 5) === held);
    const inside = outOfFold(reviews, rows, training, settings, 'nested ');
    const kept = training.filter(
      (i, k) => !isDoubted(inside[k] ?? new Float64Array(4), truth[i] ?? 0),
    );
    const found = readHeld(reviews, rows, kept, asked, settings);
    for (const [k, i] of asked.entries()) cleaned[i] = found[k] ?? new Float64Array(4);
  }
  printRead('All rows, trained without the doubted ones of the training part', truth, cleaned);
  const clean = all.filter((i) => !suspect.includes(i));
  printRead(
    'Without the doubted rows, trained on all (too kind: the rows were chosen by this very reading)',
    clean.map((i) => truth[i] ?? 0),
    clean.flatMap((i) => read[i] ?? []),
  );
}
