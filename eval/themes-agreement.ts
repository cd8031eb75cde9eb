/**
 * Agreement of two partitions: normalised mutual information (arithmetic mean of the entropies) and the adjusted Rand
 * index (Hubert and Arabie, "Comparing partitions", 1985).
 */
export function agreement(
  left: readonly string[],
  right: readonly string[],
): { nmi: number; ari: number } {
  const n = left.length;
  const inLeft = counts(left);
  const inRight = counts(right);
  const inBoth = counts(left.map((label, i) => JSON.stringify([label, right[i]])));
  let mutual = 0;
  let samePairs = 0;
  for (const [pair, count] of inBoth) {
    const [a = '', b = '']: string[] = JSON.parse(pair);
    mutual += (count / n) * Math.log((count * n) / ((inLeft.get(a) ?? 1) * (inRight.get(b) ?? 1)));
    samePairs += pairs(count);
  }
  const entropies = entropy(inLeft, n) + entropy(inRight, n);
  const leftPairs = [...inLeft.values()].reduce((sum, count) => sum + pairs(count), 0);
  const rightPairs = [...inRight.values()].reduce((sum, count) => sum + pairs(count), 0);
  const expected = (leftPairs * rightPairs) / pairs(n);
  const most = (leftPairs + rightPairs) / 2;
  return {
    nmi: entropies > 0 ? (2 * mutual) / entropies : 1,
    ari: most === expected ? 1 : (samePairs - expected) / (most - expected),
  };
}

function counts(labels: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const label of labels) found.set(label, (found.get(label) ?? 0) + 1);
  return found;
}

function entropy(sizes: ReadonlyMap<string, number>, n: number): number {
  return [...sizes.values()].reduce((sum, count) => sum - (count / n) * Math.log(count / n), 0);
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}
