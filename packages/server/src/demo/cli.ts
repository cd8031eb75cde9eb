import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { defaultNow, generateDemo } from './generate.js';

const usage = `Usage: npm run demo-data -- [--seed N] [--end YYYY-MM-DD] [--out DIR]
Writes items.csv, accounts.csv, releases.csv, the company's books (subscriptions.csv and others) and
truths.json of the demo company.`;

type Cell = string | number | null;

/** One line of CSV (RFC 4180). */
function csvLine(cells: readonly Cell[]): string {
  return `${cells
    .map((cell) => {
      const text = cell === null ? '' : String(cell);
      return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(',')}\r\n`;
}

async function writeCsv<Row>(
  path: string,
  rows: readonly Row[],
  columns: Readonly<Record<string, (row: Row) => Cell>>,
): Promise<void> {
  function* csv(): Generator<string> {
    yield csvLine(Object.keys(columns));
    for (const row of rows) yield csvLine(Object.values(columns).map((cell) => cell(row)));
  }
  await pipeline(Readable.from(csv()), createWriteStream(path));
}

function readArguments(): { seed: number; now: number; out: string } | { problem: string } {
  try {
    const { values } = parseArgs({
      options: {
        seed: { type: 'string', default: '1' },
        end: { type: 'string' },
        out: { type: 'string', default: 'demo-data' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { problem: '' };
    if (!/^\d{1,9}$/u.test(values.seed))
      return { problem: `--seed must be a whole number, not "${values.seed}".` };
    const now = values.end === undefined ? defaultNow : Date.parse(`${values.end}T00:00:00Z`);
    if (Number.isNaN(now))
      return { problem: `--end must be a day like 2026-06-29, not "${values.end}".` };
    return { seed: Number(values.seed), now, out: resolve(values.out) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

const amounts = new Set(['amount', 'spend', 'newRevenue', 'balance', 'revenue']);

/** A cell as people write it: amounts of the demo are in minor units of currencies with two decimals. */
function plain(field: string, row: Readonly<Record<string, string>>): Cell {
  const value = row[field] ?? null;
  return value !== null && amounts.has(field) ? (Number(value) / 100).toFixed(2) : value;
}

const settings = readArguments();
if ('problem' in settings) {
  process.stderr.write(`${settings.problem === '' ? '' : `${settings.problem}\n\n`}${usage}\n`);
  process.exitCode = settings.problem === '' ? 0 : 2;
} else {
  const demo = generateDemo(settings.seed, settings.now);
  const names = new Map(demo.accounts.map(({ id, name }) => [id, name]));
  await mkdir(settings.out, { recursive: true });
  await writeCsv(join(settings.out, 'items.csv'), [...demo.items, ...demo.marketItems], {
    id: ({ id }) => id,
    time: ({ time }) => new Date(time).toISOString(),
    source: ({ source }) => source,
    channel: ({ channel }) => channel,
    customer: ({ customer }) => customer,
    account: ({ account }) => (account === null ? null : (names.get(account) ?? account)),
    product: ({ product }) => product,
    rating: ({ rating }) => rating,
    title: ({ title }) => title,
    text: ({ text }) => text,
    language: ({ language }) => language,
    competitor: ({ competitor }) => competitor,
  });
  await writeCsv(join(settings.out, 'accounts.csv'), demo.accounts, {
    id: ({ id }) => id,
    name: ({ name }) => name,
    plan: ({ plan }) => plan,
    segment: ({ segment }) => segment,
    seats: ({ seats }) => seats,
    region: ({ region }) => region,
    monthly_revenue: ({ monthlyRevenueMinor }) => (monthlyRevenueMinor / 100).toFixed(2),
    currency: ({ currency }) => currency,
    since: ({ since }) => since,
  });
  await writeCsv(join(settings.out, 'releases.csv'), demo.releases, {
    day: ({ day }) => day,
    product: ({ product }) => product,
    name: ({ name }) => name,
    notes: ({ notes }) => notes,
  });
  for (const [kind, rows] of Object.entries(demo.books)) {
    if (kind === 'accounts') continue;
    const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const columns = fields.map((field) => [
      field,
      (row: Readonly<Record<string, string>>) => plain(field, row),
    ]);
    await writeCsv(join(settings.out, `${kind}.csv`), rows, Object.fromEntries(columns));
  }
  await writeFile(join(settings.out, 'truths.json'), `${JSON.stringify(demo.truths, null, 2)}\n`);
  process.stdout.write(
    `${demo.items.length + demo.marketItems.length} items, ${demo.accounts.length} accounts, ${demo.releases.length} releases and ` +
      `${demo.truths.length} planted truths are in ${settings.out}\n`,
  );
}
