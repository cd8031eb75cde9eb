import { detectEncoding } from './encoding.js';
import { IntakeError } from './errors.js';
import type { FileFormat } from './types.js';

const signatures: readonly (readonly [string, string, string])[] = [
  ['89504e47', 'a PNG image', 'Give a table: CSV, TSV, JSON Lines, XLSX or Parquet.'],
  ['ffd8ff', 'a JPEG image', 'Give a table: CSV, TSV, JSON Lines, XLSX or Parquet.'],
  ['47494638', 'a GIF image', 'Give a table: CSV, TSV, JSON Lines, XLSX or Parquet.'],
  ['25504446', 'a PDF document', 'Export the table behind it as CSV.'],
  ['1f8b', 'a gzip archive', 'Unpack it first and give the file inside.'],
  ['425a68', 'a bzip2 archive', 'Unpack it first and give the file inside.'],
  ['fd377a585a', 'an xz archive', 'Unpack it first and give the file inside.'],
  ['28b52ffd', 'a zstd archive', 'Unpack it first and give the file inside.'],
  ['377abcaf', 'a 7-Zip archive', 'Unpack it first and give the file inside.'],
  ['52617221', 'a RAR archive', 'Unpack it first and give the file inside.'],
  ['d0cf11e0', 'an old Office file (.xls or .doc)', 'Save it as .xlsx or CSV.'],
  ['7b5c727466', 'an RTF document', 'Save it as CSV.'],
  ['53514c69746520', 'an SQLite database', 'Export the table as CSV.'],
  ['7f454c46', 'a program', 'Give a table: CSV, TSV, JSON Lines, XLSX or Parquet.'],
  ['4d5a9000', 'a program', 'Give a table: CSV, TSV, JSON Lines, XLSX or Parquet.'],
  ['41524f57', 'an Arrow file', 'Write it as Parquet or CSV.'],
  ['4f626a01', 'an Avro file', 'Write it as Parquet or CSV.'],
];

export interface Sniffed {
  /** `text`: delimited, or one column; which is for the delimiter to say. */
  readonly format: FileFormat | 'text';
  readonly warnings: readonly string[];
}

/** What a file is, by its first bytes; its name only helps where they leave it open. */
export function sniffFormat(name: string, head: Uint8Array): Sniffed {
  if (head.length === 0) {
    throw new IntakeError('empty-file', `${name} is empty (0 bytes). Export it again.`);
  }
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const start = Array.from(head.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
  if (start.startsWith('504b0304')) return withName('xlsx', extension, ['xlsx', 'xlsm']);
  if (start.startsWith('50415231')) return withName('parquet', extension, ['parquet', 'pq']);
  for (const [signature, what, advice] of signatures) {
    if (start.startsWith(signature)) throw notATable(name, what, advice);
  }
  const { encoding } = detectEncoding(head);
  if (!encoding.startsWith('utf-16') && head.subarray(0, 4096).includes(0)) {
    throw notATable(
      name,
      'a binary file of an unknown kind',
      'Give a table: CSV, TSV, JSON Lines, XLSX or Parquet.',
    );
  }
  return sniffText(name, extension, new TextDecoder(encoding).decode(head.subarray(0, 65_536)));
}

function sniffText(name: string, extension: string, text: string): Sniffed {
  const start = text.trimStart();
  if (start === '') {
    throw new IntakeError('empty-file', `${name} holds nothing but white space. Export it again.`);
  }
  if (/^<(?:!doctype html|html|head|body)\b/i.test(start)) {
    throw notATable(
      name,
      'a web page',
      'A download may have needed signing in; export the table as CSV.',
    );
  }
  if (/^<\?xml\b/i.test(start)) throw notATable(name, 'an XML file', 'Export the table as CSV.');
  if (start.startsWith('{') && (extension === 'json' || isJson(firstLine(start)))) {
    if (isJson(firstLine(start))) return withName('jsonl', extension, ['jsonl', 'ndjson', 'json']);
    throw notATable(name, 'one JSON document', 'Write JSON Lines: one object on each line.');
  }
  if (start.startsWith('[') && (extension === 'json' || /^\[\s*\{\s*"/.test(start))) {
    throw notATable(
      name,
      'a JSON list',
      'Write JSON Lines: one object on each line, without the outer brackets.',
    );
  }
  if (extension === 'jsonl' || extension === 'ndjson') return { format: 'jsonl', warnings: [] };
  const expected = ['csv', 'tsv', 'tab', 'txt', 'psv', ''];
  const warnings =
    ['xlsx', 'xls', 'parquet', 'json'].includes(extension) && !expected.includes(extension)
      ? [`The file is named .${extension} but holds plain text; it is read as delimited text.`]
      : [];
  return { format: 'text', warnings };
}

function withName(format: FileFormat, extension: string, usual: readonly string[]): Sniffed {
  const fits = extension === '' || usual.includes(extension);
  return {
    format,
    warnings: fits
      ? []
      : [`The file is named .${extension} but is ${format}; it is read as ${format}.`],
  };
}

function firstLine(text: string): string {
  const end = text.indexOf('\n');
  return end === -1 ? text : text.slice(0, end);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function notATable(name: string, what: string, advice: string): IntakeError {
  return new IntakeError('wrong-format', `${name} is ${what}, not a table of feedback. ${advice}`);
}
