/**
 * Quality of themes on public sets, default settings, number of themes unknown to the method.
 *
 *   npx tsx eval/themes.ts [part of a set's name]
 *
 * Prints a table: agreement with the labels (NMI, ARI), themes found, share left unassigned; then whether the order
 * matters, and how many statements keep their theme when 1 % of the texts change. Settings are chosen on the training
 * part of BANKING77 only. Sets are read from HEADWATER_DATA (default ../shared/data) and skipped where absent.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyze, themeSeeds, type Analysis, type InsightItem } from '@headwater/insight';
import { agreement } from './themes-agreement.js';
import { readLabelledCsv, readLabelledTsv, type Labelled } from './themes-sets.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const data = process.env['HEADWATER_DATA'] ?? join(root, '..', 'shared', 'data');

const sets: readonly {
  name: string;
  files: readonly string[];
  read: (text: string) => Labelled[];
}[] = [
  { name: 'BANKING77 train', files: ['banking77/train.csv'], read: readLabelledCsv },
  { name: 'BANKING77 test', files: ['banking77/test.csv'], read: readLabelledCsv },
  {
    name: 'BANKING77 all',
    files: ['banking77/train.csv', 'banking77/test.csv'],
    read: readLabelledCsv,
  },
  {
    name: 'StackOverflow-20',
    files: ['train', 'dev', 'test'].map((part) => `textoir_stackoverflow/${part}.tsv`),
    read: readLabelledTsv,
  },
];

function itemsOf(rows: readonly Labelled[]): InsightItem[] {
  return rows.map(({ text }, i) => ({ id: String(i), text, language: 'en' }));
}

function run(items: readonly InsightItem[], previous?: Analysis): Promise<Analysis> {
  return analyze(items, {
    wholeRows: true,
    threads: 2,
    // Items keep their place between the two runs, so the place names the item.
    ...(previous && { previous: themeSeeds(previous, items) }),
  });
}

/** Theme of each item, in the order of the items. */
function themeOf(analysis: Analysis, count: number): string[] {
  const found = Array.from({ length: count }, () => 'none');
  for (const { item, theme } of analysis.statements) found[item] = theme ?? 'none';
  return found;
}

const columns = ['set', 'texts', 'themes', 'of', 'NMI', 'ARI', 'unassigned', 'seconds'];
console.log(columns.join('\t'));
const wanted = process.argv[2] ?? '';
for (const { name, files, read } of sets.filter((set) => set.name.includes(wanted))) {
  const paths = files.map((file) => join(data, file));
  if (!paths.every((path) => existsSync(path))) {
    console.log(`${name}\tskipped: not in ${data}`);
    continue;
  }
  const rows = paths.flatMap((path) => read(readFileSync(path, 'utf8')));
  const items = itemsOf(rows);
  const started = performance.now();
  const analysis = await run(items);
  const seconds = (performance.now() - started) / 1000;
  const labels = rows.map(({ label }) => label);
  const { nmi, ari } = agreement(themeOf(analysis, rows.length), labels);
  const themes = analysis.themes.filter(({ level }) => level === 1).length;
  console.log(
    [
      name,
      rows.length,
      themes,
      new Set(labels).size,
      nmi.toFixed(3),
      ari.toFixed(3),
      `${(100 * analysis.unassigned.share).toFixed(1)} %`,
      seconds.toFixed(1),
    ].join('\t'),
  );
  if (name === 'BANKING77 test') await stability(items, analysis, labels);
}

async function stability(
  items: readonly InsightItem[],
  first: Analysis,
  labels: readonly string[],
): Promise<void> {
  const shuffled = items
    .map((item, i) => ({ item, at: (i * 7919) % items.length }))
    .sort((a, b) => a.at - b.at);
  const again = await run(shuffled.map(({ item }) => item));
  const before = themeOf(first, items.length);
  const after = themeOf(again, items.length);
  const { ari } = agreement(
    shuffled.map((_, i) => after[i] ?? ''),
    shuffled.map(({ item }) => before[Number(item.id)] ?? ''),
  );
  console.log(`  order shuffled: ARI ${ari.toFixed(4)}`);

  const changed = items.map((item, i) =>
    i % 100 === 17 ? { ...item, text: items[(i * 31 + 5) % items.length]?.text ?? '' } : item,
  );
  const next = await run(changed, first);
  const later = themeOf(next, items.length);
  const untouched = items.flatMap((item, i) => (changed[i] === item ? [i] : []));
  const kept = untouched.filter((i) => before[i] === later[i]).length;
  const quality = agreement(
    untouched.map((i) => later[i] ?? ''),
    untouched.map((i) => labels[i] ?? ''),
  );
  console.log(
    `  1 % of texts changed: ${((100 * kept) / untouched.length).toFixed(1)} % keep their theme id, at NMI ${quality.nmi.toFixed(3)}, ARI ${quality.ari.toFixed(3)}`,
  );
}
