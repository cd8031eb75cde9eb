import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';

/** Where the public sets lie; they are for measuring only and never enter the repository. */
const dataDirectory =
  process.env['HEADWATER_DATA'] ?? join(import.meta.dirname, '..', '..', 'shared', 'data');

/** Path of a file of the public sets, or null (with a line that says so) where it is not there. */
export function dataFile(...parts: string[]): string | null {
  const path = join(dataDirectory, ...parts);
  if (existsSync(path)) return path;
  console.log(`skipped: ${parts.join('/')} is not in ${dataDirectory} (set HEADWATER_DATA)`);
  return null;
}

/** Classes of app_reviews as the kinds they stand for; the three that judge or inform are one. */
export const reviewClasses = ['pain', 'request', 'question', 'rest'] as const;
const classOf = new Map<string, number>([
  ['problem discovery', 0],
  ['feature request', 1],
  ['information seeking', 2],
  ['rating', 3],
  ['user experience', 3],
  ['information giving', 3],
]);

export interface Review {
  readonly text: string;
  readonly label: number;
  /** The same text can be listed under several classes: its rows stay in one fold. */
  readonly group: string;
  /** The study that the row comes from: 0 Maalej et al. 2016, 1 Panichella et al. 2015 as joined to it. */
  readonly source: 0 | 1;
}

export function appReviews(): Review[] | null {
  const path = dataFile('app_reviews', 'app_reviews.csv');
  if (path === null) return null;
  const rows: unknown = parse(readFileSync(path), { columns: true, bom: true });
  if (!Array.isArray(rows)) throw new Error(`${path}: no rows`);
  let source: 0 | 1 = 0;
  return rows.flatMap((row: Record<string, string>, i) => {
    const text = row['review'] ?? '';
    const label = classOf.get(row['class'] ?? '');
    // The first study's rows are numbered through; where the numbers jump the second begins.
    if (Number(row['id']) !== i + 1) source = 1;
    if (label === undefined) return [];
    return [{ text, label, source, group: text.toLowerCase().replaceAll(/\s+/gu, ' ').trim() }];
  });
}

export interface Judged {
  readonly text: string;
  /** 1 positive, −1 negative, 0 neutral. */
  readonly polarity: number;
}

/** Sentences of app reviews whose annotated features are all liked or all disliked. */
export async function appSentences(): Promise<Judged[] | null> {
  const path = dataFile('dabrowski_is22', 'Ground_truth.xlsx');
  if (path === null) return null;
  const [, ...rows] = await readSheet(path);
  return rows.flatMap((row) => {
    const good = row[4] !== null && row[4] !== undefined;
    const bad = row[6] !== null && row[6] !== undefined;
    return good === bad ? [] : [{ text: String(row[3]), polarity: good ? 1 : -1 }];
  });
}

/** Sentences of SemEval-2014 task 4 whose aspects all have one polarity. */
export function aspectSentences(file: string): Judged[] | null {
  const path = dataFile('semeval14_seg', file);
  if (path === null) return null;
  const lines = readFileSync(path, 'utf8').split('\n');
  const seen = new Map<string, Set<number>>();
  for (let i = 0; i + 2 < lines.length; i += 3) {
    const text = (lines[i] ?? '').replace('$T$', (lines[i + 1] ?? '').trim());
    const polarities = seen.get(text) ?? new Set<number>();
    polarities.add(Number(lines[i + 2]));
    seen.set(text, polarities);
  }
  return [...seen].flatMap(([text, polarities]) => {
    const [polarity] = polarities;
    return polarities.size === 1 && polarity !== undefined ? [{ text, polarity }] : [];
  });
}

export interface BankReview {
  readonly text: string;
  readonly rating: number;
}

export function bankReviews(): BankReview[] | null {
  const path = dataFile('bank_apps', 'cleaned_reviews.csv');
  if (path === null) return null;
  const rows: unknown = parse(readFileSync(path), { columns: true, bom: true });
  if (!Array.isArray(rows)) throw new Error(`${path}: no rows`);
  return rows.flatMap((row: Record<string, string>) => {
    const rating = Number(row['rating']);
    return Number.isFinite(rating) ? [{ text: row['review'] ?? '', rating }] : [];
  });
}
