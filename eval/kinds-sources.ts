/**
 * Leave one source out. A source of app_reviews is the study that judged the rows, with its own rules, apps and years:
 * 3,691 whole reviews (Maalej et al. 2016) and 1,390 sentences of reviews (Panichella et al. 2015). Random folds let a
 * model learn each study's habits; here it is trained on one study and read on the other.
 */
import { recipe, outOfFold, printRead, readHeld, rowOf } from './kinds-folds.js';
import type { Review } from './kinds-data.js';

const names = ['Maalej (whole reviews)', 'Panichella (sentences)'] as const;

export function leaveSourceOut(reviews: readonly Review[]): void {
  const extras = ['scores', 'statements'] as const;
  const settings = { ...recipe, extras };
  const rows = reviews.map(({ text }) => rowOf(text, extras));
  const all = reviews.map((_, i) => i);
  const random = outOfFold(reviews, rows, all, settings);
  for (const held of [0, 1] as const) {
    const asked = all.filter((i) => reviews[i]?.source === held);
    // A text that both studies have would be read by a model that has seen it.
    const texts = new Set(asked.map((i) => reviews[i]?.group));
    const given = all.filter((i) => reviews[i]?.source !== held && !texts.has(reviews[i]?.group));
    const truth = asked.map((i) => reviews[i]?.label ?? 0);
    printRead(
      `${names[held]}, held out as a source: trained on the other study`,
      truth,
      readHeld(reviews, rows, given, asked, settings),
    );
    printRead(
      `${names[held]}, in the random grouped folds of both`,
      truth,
      asked.flatMap((i) => random[i] ?? []),
    );
  }
}
