export interface ClassScore {
  readonly name: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly support: number;
}

export function scoreClasses(
  truth: readonly number[],
  predicted: readonly number[],
  names: readonly string[],
): { classes: ClassScore[]; macroF1: number; accuracy: number } {
  const classes = names.map((name, c) => {
    let hits = 0;
    let said = 0;
    let support = 0;
    for (const [i, label] of truth.entries()) {
      if (label === c) support += 1;
      if (predicted[i] === c) said += 1;
      if (label === c && predicted[i] === c) hits += 1;
    }
    const precision = said === 0 ? 0 : hits / said;
    const recall = support === 0 ? 0 : hits / support;
    const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    return { name, precision, recall, f1, support };
  });
  const right = truth.filter((label, i) => predicted[i] === label).length;
  return {
    classes,
    macroF1: classes.reduce((sum, { f1 }) => sum + f1, 0) / classes.length,
    accuracy: right / truth.length,
  };
}

/** Expected calibration error over ten equally wide bins of the top probability (Guo et al. 2017). */
export function calibrationError(confidence: readonly number[], right: readonly boolean[]): number {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, confidence: 0, right: 0 }));
  for (const [i, value] of confidence.entries()) {
    const bin = bins[Math.min(9, Math.floor(value * 10))];
    if (bin === undefined) continue;
    bin.count += 1;
    bin.confidence += value;
    bin.right += right[i] === true ? 1 : 0;
  }
  const gaps = bins.map((bin) => Math.abs(bin.confidence - bin.right));
  return gaps.reduce((sum, gap) => sum + gap, 0) / confidence.length;
}

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;

export function printScores(title: string, scores: ReturnType<typeof scoreClasses>): void {
  console.log(`\n${title}`);
  console.table(
    Object.fromEntries(
      scores.classes.map(({ name, precision, recall, f1, support }) => [
        name,
        { precision: percent(precision), recall: percent(recall), F1: f1.toFixed(3), support },
      ]),
    ),
  );
  console.log(`accuracy ${percent(scores.accuracy)}, macro-F1 ${scores.macroF1.toFixed(4)}`);
}
