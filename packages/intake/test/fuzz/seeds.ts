import { crc32, deflateRawSync } from 'node:zlib';
import { gzipParquet, snappyParquet, workbook } from '../../src/binary-files.fixture.js';

/** A sound file that mutations begin with. */
export interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const rows = Array.from({ length: 30 }, (_, i) => ({
  id: `r-${i}`,
  created: `2026-0${(i % 9) + 1}-1${i % 10}`,
  stars: (i % 5) + 1,
  review: [
    'The export stops at half of the rows',
    'Signing in again, and again: "wrong code"',
    'Über Nacht ist alles weg – warum?',
    'Love the new calendar 🎉',
    'Invoices,\nlisted twice',
  ][i % 5],
}));

const cell = (value: unknown, delimiter: string): string => {
  const text = String(value);
  return text.includes(delimiter) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
const table = (delimiter: string, end: string): string =>
  [
    ['id', 'created', 'stars', 'review'].join(delimiter),
    ...rows.map((row) =>
      [row.id, row.created, row.stars, row.review]
        .map((value) => cell(value, delimiter))
        .join(delimiter),
    ),
  ].join(end) + end;

const lines = rows
  .map((row, i) =>
    JSON.stringify(i % 3 === 0 ? { ...row, more: { at: [i], deep: { er: i } } } : row),
  )
  .join('\n');

const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');

const sheet = workbook({
  Reviews: [
    ['review', 'stars', 'created'],
    ...rows.map((row) => [row.review ?? '', row.stars, new Date(row.created)]),
  ],
  Notes: [['about'], ['Made for tests']],
});

export const seeds: readonly Seed[] = [
  { name: 'reviews.csv', bytes: Buffer.from(table(',', '\n')) },
  { name: 'reviews.csv', bytes: Buffer.from(table(';', '\r\n')) },
  { name: 'reviews.csv', bytes: Buffer.from(`sep=|\n${table('|', '\n')}`) },
  { name: 'reviews.csv', bytes: Buffer.from(table(',', '\r'), 'latin1') },
  { name: 'reviews.csv', bytes: utf16(table(',', '\n')) },
  { name: 'one-column.txt', bytes: Buffer.from(rows.map(({ review }) => review).join('\n')) },
  { name: 'reviews.tsv', bytes: Buffer.from(table('\t', '\n')) },
  { name: 'reviews.jsonl', bytes: Buffer.from(lines) },
  { name: 'reviews.xlsx', bytes: sheet },
  { name: 'packed.xlsx', bytes: packed(sheet) },
  { name: 'snappy.parquet', bytes: snappyParquet },
  { name: 'gzip.parquet', bytes: gzipParquet },
];

/** The same workbook with its files compressed, as spreadsheet programs save them. */
function packed(stored: Uint8Array): Uint8Array {
  const file = Buffer.from(stored);
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (let at = 0; file.readUInt32LE(at) === 0x04034b50;) {
    const size = file.readUInt32LE(at + 18);
    const path = file.subarray(at + 30, at + 30 + file.readUInt16LE(at + 26));
    const dataAt = at + 30 + path.length;
    const data = file.subarray(dataAt, dataAt + size);
    const small = deflateRawSync(data);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(small.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, path, small]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), common, rest, path]));
    parts.push(local);
    offset += local.length;
    at = dataAt + size;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, entries, end]);
}
