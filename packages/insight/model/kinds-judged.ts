/**
 * Sentences judged by people that come inside the source package of vaderSentiment 3.3.2 (MIT licence):
 * mean of twenty raters, −4 … 4. Fetched with pip into a temporary folder; never stored in the repository.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const source = 'vaderSentiment==3.3.2';
const files = {
  products: 'amazonReviewSnippets_GroundTruth.txt',
  tweets: 'tweets_GroundTruth.txt',
  films: 'movieReviewSnippets_GroundTruth.txt',
  editorials: 'nytEditorialSnippets_GroundTruth.txt',
} as const;
export type JudgedSource = keyof typeof files;

export interface JudgedText {
  readonly text: string;
  readonly score: number;
  readonly from: JudgedSource;
}

function readTable(path: string, from: JudgedSource): JudgedText[] {
  return readFileSync(path, 'latin1')
    .split(/\r?\n/u)
    .flatMap((line) => {
      const [, score = '', text = ''] = line.split('\t');
      return text === ''
        ? []
        : [{ text: text.replaceAll('&amp;', '&'), score: Number(score), from }];
    });
}

export function fetchJudged(): JudgedText[] {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-kinds-'));
  try {
    const run = (command: string, ...args: string[]): void => {
      execFileSync(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    };
    run('pip', 'download', '--quiet', '--no-deps', '--no-binary', ':all:', source);
    run('tar', 'xzf', 'vaderSentiment-3.3.2.tar.gz');
    const inner = join('vaderSentiment-3.3.2', 'additional_resources');
    run('tar', 'xzf', join(inner, 'hutto_ICWSM_2014.tar.gz'));
    return (Object.keys(files) as JudgedSource[]).flatMap((from) =>
      readTable(join(folder, 'hutto_ICWSM_2014', files[from]), from),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
