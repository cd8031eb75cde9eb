/**
 * Market gaps on real reviews: three banks' apps, one of them taken for one's own (`bank_apps`, in HEADWATER_DATA,
 * default ../shared/data; says so where it is absent). See docs/methods/gaps.md.
 *
 *   npx tsx eval/gaps-banks.ts             US="Dashen Bank" another one's view, SHUFFLES=200 worlds without gaps
 *
 * Prints the five largest gaps of each kind, then what is found when which bank a reviewer speaks of is drawn by lot:
 * every gap between the banks is false then.
 */
import { parse } from 'csv-parse/sync';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  gapDefaults,
  gapKinds,
  seededRandom,
  weighGaps,
  type GapKind,
  type GapLook,
  type GapTable,
  type ThemeCounts,
} from '@headwater/decision';
import { analyze } from '@headwater/insight';
import { z } from 'zod';
import { isBrandName } from '../packages/server/src/market/brand-names.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const data = process.env['HEADWATER_DATA'] ?? join(root, '..', 'shared', 'data');
const file = join(data, 'bank_apps', 'cleaned_reviews.csv');
const us = process.env['US'] ?? 'Commercial Bank of Ethiopia';
const shuffles = Number(process.env['SHUFFLES'] ?? 200);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

if (!existsSync(file)) {
  say(`The reviews are not there: ${file}. Point HEADWATER_DATA to where they are.`);
  process.exit(0);
}

const Row = z.object({
  review: z.string(),
  rating: z.string(),
  date: z.string(),
  bank: z.string(),
});
const reviews = z
  .array(Row)
  .parse(parse(readFileSync(file, 'utf8'), { columns: true }))
  .filter(({ review }) => review.trim() !== '');
const banks = [...new Set(reviews.map(({ bank }) => bank))];
const rivals = banks.filter((bank) => bank !== us);

const weekMs = 7 * 86_400_000;
const weeks = 48;
const lately = 12;
const newest = Math.max(...reviews.map(({ date }) => Date.parse(date)));
const weekOf = reviews.map(({ date }) => {
  const ago = Math.floor((newest - Date.parse(date)) / weekMs);
  return ago < weeks ? weeks - 1 - ago : null;
});

const analysis = await analyze(
  reviews.map(({ review, rating, date }, i) => ({
    id: String(i),
    text: review,
    time: Date.parse(date),
    rating: (Number(rating) - 1) / 4,
  })),
  { threads: 2 },
);
const labels = new Map(analysis.themes.map(({ id, label }) => [id, label]));
const themes = analysis.themes
  .filter(
    ({ level, general, label }) => level === 1 && general !== true && !isBrandName(label, banks),
  )
  .map(({ id }) => id);
const wanted = new Set(themes);

/** The counts as the server makes them, from lists in memory: each review is a customer's. */
function tableOf(bankOf: readonly string[], against: ReadonlySet<string>): GapTable {
  const rows = new Map<string, { customers: Set<number>; kinds: Record<string, Set<number>> }>();
  for (const { item, theme, kind } of analysis.statements) {
    const bank = bankOf[item] ?? '';
    const group = bank === us ? 'us' : against.has(bank) ? 'them' : null;
    if (group === null) continue;
    for (const of of ['', ...(theme !== null && wanted.has(theme) ? [theme] : [])]) {
      const key = `${group} ${of}`;
      const row = rows.get(key) ?? { customers: new Set(), kinds: {} };
      row.customers.add(item);
      (row.kinds[kind] ??= new Set()).add(item);
      rows.set(key, row);
    }
  }
  const counts = (key: string): Omit<ThemeCounts, 'theme'> => {
    const row = rows.get(key);
    const byPeriod = Array.from({ length: weeks }, () => 0);
    for (const review of row?.customers ?? []) {
      const week = weekOf[review];
      if (week !== null && week !== undefined) byPeriod[week] = (byPeriod[week] ?? 0) + 1;
    }
    return {
      group: key.startsWith('us ') ? 'us' : 'them',
      customers: row?.customers.size ?? 0,
      pain: row?.kinds['pain']?.size ?? 0,
      request: row?.kinds['request']?.size ?? 0,
      praise: row?.kinds['praise']?.size ?? 0,
      byPeriod,
    };
  };
  return {
    totals: [counts('us '), counts('them ')],
    themes: themes.flatMap((theme) => [
      { theme, ...counts(`us ${theme}`) },
      { theme, ...counts(`them ${theme}`) },
    ]),
  };
}

const betweenBanks: ReadonlySet<GapKind> = new Set(['our-pain', 'their-pain', 'their-praise']);

/** Us against all of them, and against each, under one rate: as the server looks. */
function lookFor(
  bankOf: readonly string[],
  kinds?: ReadonlySet<GapKind>,
): (GapLook & { against: string })[] {
  const searches = [
    { against: 'all', table: tableOf(bankOf, new Set(rivals)), ...(kinds && { kinds }) },
    ...rivals.map((rival) => ({
      against: rival,
      table: tableOf(bankOf, new Set([rival])),
      kinds: betweenBanks,
    })),
  ];
  return weighGaps(searches, { recentPeriods: lately }).flatMap((looks, i) =>
    looks.map((look) => ({ ...look, against: searches[i]?.against ?? '' })),
  );
}

function shuffled(bankOf: readonly string[], seed: number): string[] {
  const random = seededRandom(seed);
  const drawn = [...bankOf];
  for (let i = drawn.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [drawn[i], drawn[j]] = [drawn[j] ?? '', drawn[i] ?? ''];
  }
  return drawn;
}

const bankOf = reviews.map(({ bank }) => bank);
const looks = lookFor(bankOf);
const found = looks.filter(({ stands }) => stands);
say(
  `${reviews.length} reviews, us: ${us}; ${themes.length} themes, ${looks.length} looks, ${found.length} gaps`,
);
for (const kind of gapKinds) {
  const own = found.filter((gap) => gap.kind === kind).sort((a, b) => b.size.low - a.size.low);
  // One line a theme: the strongest of the banks.
  const lines = own.filter((gap, i) => own.findIndex(({ theme }) => theme === gap.theme) === i);
  say(`\n${kind}: ${lines.length}`);
  for (const { theme, against, sentence, qValue } of lines.slice(0, 5)) {
    say(
      `  ${labels.get(theme ?? '') ?? ''} | against ${against} | ${sentence} | q ${qValue.toPrecision(2)}`,
    );
  }
}

let [any, wrong, share, together] = [0, 0, 0, 0];
for (let seed = 1; seed <= shuffles; seed += 1) {
  const drawn = shuffled(bankOf, seed);
  const between = lookFor(drawn, betweenBanks).filter(({ stands }) => stands);
  if (between.length > 0) any += 1;
  wrong += between.length;
  // With the kinds that the lot leaves as they are, what is untrue is a part of all that is reported.
  const all = lookFor(drawn).filter(({ stands }) => stands);
  const untrue = all.filter(({ kind }) => betweenBanks.has(kind)).length;
  share += all.length === 0 ? 0 : untrue / all.length;
  together += all.length;
}
const error = Math.sqrt(((any / shuffles) * (1 - any / shuffles)) / shuffles);
say(`\nbanks drawn by lot, ${shuffles} times, stated rate ${percent(gapDefaults.rate)}:`);
say(
  `  between banks alone: any false gap in ${percent(any / shuffles)} ± ${percent(error)} of the worlds, ${(wrong / shuffles).toFixed(2)} a world`,
);
say(
  `  with all kinds: ${percent(share / shuffles)} of the reported are false, ${(together / shuffles).toFixed(1)} reported a world`,
);
