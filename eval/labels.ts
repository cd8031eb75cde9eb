/**
 * Are the labels of themes better than the usual top words? A blind sheet for a person to judge.
 *
 *   npx tsx eval/labels.ts make FOLDER [themes of each set] [files…]   writes sheet.csv and key.csv; default 50
 *   npx tsx eval/labels.ts score FOLDER                                reads sheet.csv as judged
 *
 * The sheet shows six statements of a theme drawn at random (not the typical ones that a label is made of) and two
 * labels in hidden order. The judge fills `better` (A, B or =), `accept A` and `accept B` (yes or no: would stand in
 * a report as it is) without having seen the key. Top words are the four of the highest class-based tf-idf, as topic
 * models print them. Without files, two sets of reviews are read from HEADWATER_DATA (default ../shared/data); what is not
 * there is skipped.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { analyze, type Analysis, type Theme } from '@headwater/insight';
import { cleanRows, inspectFile, readRows } from '@headwater/intake';
import { parse } from 'csv-parse/sync';
import { seeded } from './trends-simulate.js';

const data = process.env['HEADWATER_DATA'] ?? join(import.meta.dirname, '../../shared/data');
const reviews = ['bank_apps/cleaned_reviews.csv', 'app_reviews/app_reviews.csv'];
const shownStatements = 6;
const topWordCount = 4;

async function themesOf(file: string): Promise<Analysis> {
  const { plan } = await inspectFile(file);
  const items = [];
  for await (const rows of readRows(file, plan)) {
    for (const item of cleanRows(rows, plan, { source: file }).items) {
      const { row, text, language, customer } = item;
      items.push({ id: String(row), text, language, customer });
    }
  }
  return analyze(items);
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}[\p{L}\p{N}']+/gu) ?? [];

/** Class-based tf-idf of single words, without the commonest English ones. */
function topWords({ statements, themes }: Analysis): Map<string, string> {
  const fine = new Map(themes.filter(({ level }) => level === 1).map(({ id }) => [id, new Map()]));
  const all = new Map<string, number>();
  let total = 0;
  for (const { theme, text } of statements) {
    const own: Map<string, number> | undefined = fine.get(theme ?? '');
    for (const word of wordsOf(text)) {
      if (common.has(word)) continue;
      own?.set(word, (own.get(word) ?? 0) + 1);
      all.set(word, (all.get(word) ?? 0) + 1);
      total += 1;
    }
  }
  const mean = total / fine.size;
  return new Map(
    [...fine].map(([id, counts]: [string, Map<string, number>]) => {
      const size = [...counts.values()].reduce((sum, count) => sum + count, 0) || 1;
      const ranked = [...counts]
        .map(([word, count]) => ({
          word,
          weight: (count / size) * Math.log(1 + mean / (all.get(word) ?? 1)),
        }))
        .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1));
      return [
        id,
        ranked
          .slice(0, topWordCount)
          .map(({ word }) => word)
          .join(', '),
      ];
    }),
  );
}

const common = new Set(
  `a about after all also am an and any are as at be because been but by can can't do does don't for from get go got
  had has have he her him his how i i'm if in into is it it's its just like me more my no not now of off on one only or
  other our out over re she so some than that the their them then there they this to too up us use very was we were
  what when where which who why will with would you your`.split(/\s+/),
);

const cell = (text: string): string => `"${text.replaceAll('"', '""').replace(/\s+/g, ' ')}"`;

async function make(folder: string, each: number, files: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const sheet = ['number,statements,label A,label B,better,accept A,accept B'];
  const key = ['number,set,ours,kind'];
  const random = seeded(20_261_127);
  for (const file of files) {
    if (!existsSync(file)) {
      console.log(`${file} is not there: skipped.`);
      continue;
    }
    const analysis = await themesOf(file);
    const words = topWords(analysis);
    // General piles have given names: there is nothing to compare.
    const named = analysis.themes.filter(({ level, general }) => level === 1 && general !== true);
    for (const theme of named.slice(0, each)) {
      const ours = random() < 0.5 ? 'A' : 'B';
      const rival = words.get(theme.id) ?? '';
      const labels = ours === 'A' ? [theme.label, rival] : [rival, theme.label];
      const number = sheet.length;
      sheet.push([number, ...[someOf(analysis, theme, random), ...labels].map(cell), ',,'].join());
      key.push([number, basename(file), ours, theme.kind].join());
    }
  }
  writeFileSync(join(folder, 'sheet.csv'), `${sheet.join('\n')}\n`);
  writeFileSync(join(folder, 'key.csv'), `${key.join('\n')}\n`);
  console.log(`${sheet.length - 1} themes are in ${join(folder, 'sheet.csv')}.`);
}

function someOf({ statements }: Analysis, theme: Theme, random: () => number): string {
  const members = statements.filter((statement) => statement.theme === theme.id);
  const shown: string[] = [];
  while (shown.length < shownStatements && members.length > 0) {
    const [drawn] = members.splice(Math.floor(random() * members.length), 1);
    if (drawn) shown.push(drawn.text.slice(0, 160));
  }
  return shown.join(' | ');
}

function score(folder: string): void {
  const read = (name: string): Record<string, string>[] =>
    parse(readFileSync(join(folder, name)), { columns: true, relax_column_count: true });
  const sides = new Map(read('key.csv').map((row) => [row['number'], row]));
  const tally = { ours: 0, theirs: 0, equal: 0, acceptOurs: 0, acceptTheirs: 0, themes: 0 };
  for (const row of read('sheet.csv')) {
    const side = sides.get(row['number'])?.['ours'];
    const better = row['better']?.trim();
    if (side === undefined || !better) continue;
    tally.themes += 1;
    if (better === '=') tally.equal += 1;
    else if (better === side) tally.ours += 1;
    else tally.theirs += 1;
    const other = side === 'A' ? 'B' : 'A';
    if (row[`accept ${side}`]?.trim() === 'yes') tally.acceptOurs += 1;
    if (row[`accept ${other}`]?.trim() === 'yes') tally.acceptTheirs += 1;
  }
  const percent = (count: number): string => `${((100 * count) / tally.themes).toFixed(0)} %`;
  console.log(
    `${tally.themes} themes judged: our label better ${percent(tally.ours)}, top words better ${percent(tally.theirs)}, equal ${percent(tally.equal)}; acceptable as it is: ours ${percent(tally.acceptOurs)}, top words ${percent(tally.acceptTheirs)}`,
  );
}

const [step, folder, each, ...given] = process.argv.slice(2);
const files = given.length > 0 ? given : reviews.map((file) => join(data, file));
if (step === 'make' && folder !== undefined) await make(folder, Number(each ?? 50), files);
else if (step === 'score' && folder !== undefined) score(folder);
else {
  console.log('npx tsx eval/labels.ts make FOLDER [themes of each set] [files…] | score FOLDER');
  process.exitCode = 2;
}
