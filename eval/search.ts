/**
 * Quality of search: by words and meaning together, by words alone, by meaning alone.
 *
 *   npx tsx eval/search.ts
 *
 * Mean reciprocal rank of the first right statement, and the share of right ones among the first ten. Right is what is
 * about the same matter (made statements), or has the same intent (BANKING77). Settings are chosen on the training part
 * of BANKING77; the test part asks the training part. The set is read from HEADWATER_DATA and skipped where absent.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyze, indexAnalysis } from '@headwater/insight';
import { madeCase, namedCase, type SearchCase } from './search-made.js';
import { readLabelledCsv } from './themes-sets.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const data = process.env['HEADWATER_DATA'] ?? join(root, '..', 'shared', 'data');
const ways = ['both', 'words', 'meaning'] as const;

console.log('set\tqueries\tway\tMRR\tP@10\tnothing found');
await measure('made statements', madeCase());
await measure('names and codes', namedCase());
const folder = join(data, 'banking77');
if (existsSync(folder)) {
  const [train, test] = ['train', 'test'].map((part) =>
    readLabelledCsv(readFileSync(join(folder, `${part}.csv`), 'utf8')),
  );
  // Every tenth of the training part asks the other nine.
  const [asking, asked] = [train ?? [], train ?? []].map((rows, i) =>
    rows.filter((_, at) => (at % 10 === 0) === (i === 0)),
  );
  const keywords = (text: string): string =>
    text
      .split(/\s+/)
      .filter((word) => word.length > 4)
      .slice(0, 3)
      .join(' ');
  const of = (rows: typeof train, by: (text: string) => string) =>
    (rows ?? []).map(({ text, label }) => ({ text: by(text), label }));
  const index = await prepare((asked ?? []).map(({ text }) => text));
  const labels = (asked ?? []).map(({ label }) => label);
  report(
    'BANKING77 train, whole questions',
    index,
    labels,
    of(asking, (text) => text),
  );
  report('BANKING77 train, three long words', index, labels, of(asking, keywords));
  const whole = await prepare((train ?? []).map(({ text }) => text));
  const wholeLabels = (train ?? []).map(({ label }) => label);
  report(
    'BANKING77 test, whole questions',
    whole,
    wholeLabels,
    of(test, (text) => text),
  );
  report('BANKING77 test, three long words', whole, wholeLabels, of(test, keywords));
} else console.log(`BANKING77 is skipped: ${folder} is not there.`);

async function prepare(texts: readonly string[]) {
  const items = texts.map((text, i) => ({ id: String(i), text, language: 'en' }));
  return indexAnalysis(await analyze(items, { wholeRows: true, threads: 2 }), 2);
}

async function measure(name: string, { texts, labels, queries }: SearchCase): Promise<void> {
  report(name, await prepare(texts), labels, queries);
}

function report(
  name: string,
  index: Awaited<ReturnType<typeof prepare>>,
  labels: readonly string[],
  queries: SearchCase['queries'],
): void {
  for (const by of ways) {
    let reciprocal = 0;
    let right = 0;
    let nothing = 0;
    for (const { text, label } of queries) {
      const { hits } = index.search(text, { by, limit: 10 });
      const first = hits.findIndex(({ row }) => labels[row] === label);
      if (first >= 0) reciprocal += 1 / (first + 1);
      right += hits.filter(({ row }) => labels[row] === label).length;
      if (hits.length === 0) nothing++;
    }
    const share = (value: number): string => (value / queries.length).toFixed(3);
    console.log(
      [name, queries.length, by, share(reciprocal), share(right / 10), share(nothing)].join('\t'),
    );
  }
}
