import { readFileSync } from 'node:fs';
import { AnalysisFile } from '@headwater/contract';
import { describe, expect, it } from 'vitest';
import { csvOf, feedback, Folder, headwater } from './spawned.js';

const folder = new Folder();
const rows = feedback();
const heading = 'review,date,stars,customer';
const lines = (count: number, line: (i: number) => string): string =>
  [heading, ...Array.from({ length: count }, (_, i) => line(i))].join('\n');
const sound = (i: number): string =>
  `"${rows[i % rows.length]!.review.replaceAll('"', '""')}",2026-03-0${(i % 9) + 1},${(i % 5) + 1},c${i % 30}`;

/** Odd content that is feedback all the same: an answer and exit code 0. */
const answered: Record<string, string> = {
  'one word': `${heading}\nExport,2026-03-01,1,a\n`,
  'one text, very many times': lines(20_000, () => 'The export times out,2026-03-01,1,a'),
  // Longer than any text that is read: its rows are reported, the others count.
  '100 KB in one line': lines(43, (i) =>
    i % 20 === 0 ? `"${'the export fails again '.repeat(4400)}",2026-03-01,1,a` : sound(i),
  ),
  'only emoji': lines(40, (i) => `${['👍', '😡😡', '🏳️‍🌈'][i % 3]},2026-03-01,1,c${i}`),
  'mixed scripts': lines(
    40,
    (i) => `Export ${['не работает', 'できません', 'لا يعمل'][i % 3]} ${i},2026-03-01,1,c${i}`,
  ),
  'the same customer throughout': lines(40, (i) => sound(i).replace(/c\d+$/u, 'one')),
  'no dates': [
    'review,customer',
    ...rows.slice(0, 40).map(({ review }, i) => `"${review}",c${i}`),
  ].join('\n'),
  'dates of the future': lines(40, (i) => sound(i).replace('2026-', '2926-')),
  'ratings that are no numbers': lines(40, (i) =>
    sound(i).replace(/,\d,c/u, `,${['NaN', 'Infinity', '-1', '999', '5'][i % 5]},c`),
  ),
};

/** Nothing that could be analysed: a message and exit code 1. */
const refused: Record<string, string | Uint8Array> = {
  nothing: '',
  'only line ends': '\n\n\n\n',
  'only a heading': `${heading}\n`,
  'NUL bytes': `${heading}\nex\0port,2026-03-01,1,a\n`,
  'a workbook cut short': Buffer.from('504b03041400000000000000', 'hex'),
  'Parquet with no end': Buffer.from('5041523115001500', 'hex'),
};

describe('odd but usable feedback is analysed', () => {
  it.each(Object.entries(answered))('%s', async (name, content) => {
    const path = folder.write(`${name}.csv`, content);
    const json = folder.at(`${name}.json`);
    const { code, stderr, stdout } = await headwater([
      'analyze',
      path,
      '--text',
      'review',
      '--json',
      json,
      '--quiet',
    ]);
    expect(stderr).not.toMatch(/ at .*\.js/u);
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/NaN|undefined|Infinity %/u);
    const written = AnalysisFile.parse(JSON.parse(readFileSync(json, 'utf8')));
    const given = content.trimEnd().split('\n').length - 1;
    expect(written.items + written.rejected.length).toBe(given);
  });

  it('says which rows have a rating that is none', async () => {
    const odd = rows.map((row, i) => (i === 3 ? { ...row, stars: 'eleventy' } : row));
    const { code, stdout } = await headwater([
      'analyze',
      folder.write('stars.csv', csvOf(odd)),
      '--quiet',
    ]);
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\s+/gu, ' ')).toMatch(/1 row could not be used.*“eleventy”.*row 4/u);
  });
});

describe('what cannot be analysed is refused in words', () => {
  it.each(Object.entries(refused))('%s', async (name, content) => {
    const path = folder.write(`${name}.csv`, content);
    const { code, stderr, stdout } = await headwater(['analyze', path, '--quiet']);
    expect(stderr.trim().length).toBeGreaterThan(20);
    expect(stderr).not.toMatch(/ at .*\.js/u);
    expect(stdout).toBe('');
    expect(code).toBe(1);
  });
});

it('names what a folder of a sentence model lacks, with exit code 2', async () => {
  const file = folder.write('sound.csv', lines(20, sound));
  const { code, stderr } = await headwater(['analyze', file, '--model', folder.path]);
  expect(stderr).toContain('model.onnx (the weights) and tokenizer.json');
  expect(code).toBe(2);
});
