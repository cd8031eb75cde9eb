import type { SurvivalRow } from '@headwater/decision';

/**
 * Kaplan–Meier in another way: everybody begins with the same weight, and who is lost from sight hands theirs on to all
 * that are seen longer (Efron 1967, redistribution to the right). Survival is the weight that has not left by then.
 */
export function byRedistribution(people: readonly SurvivalRow[]): (time: number) => number {
  const sorted = people.toSorted(
    (a, b) => a.duration - b.duration || Number(b.event) - Number(a.event),
  );
  const weights = new Float64Array(sorted.length).fill(1 / sorted.length);
  // What is handed on goes to all later ones alike, so it is enough to keep how much each later one has got.
  let got = 0;
  sorted.forEach((one, i) => {
    weights[i] = (weights[i] ?? 0) + got;
    const later = sorted.length - i - 1;
    if (one.event || later === 0) return;
    got += (weights[i] ?? 0) / later;
    weights[i] = 0;
  });
  return (time) =>
    sorted.reduce(
      (left, one, i) => (one.event && one.duration <= time ? left - (weights[i] ?? 0) : left),
      1,
    );
}
