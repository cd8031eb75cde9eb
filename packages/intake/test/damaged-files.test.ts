import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gzipParquet, snappyParquet, workbook } from '../src/binary-files.fixture.js';
import { openBinary } from '../src/apart.js';
import { inspectBytes, inspectFile, IntakeError, readRows } from '../src/index.js';
import { flattenObject } from '../src/json-rows.js';
import { platform as browser } from '../src/platform/browser.js';
import { platform as node } from '../src/platform/node.js';
import { checkFile } from './fuzz/check.js';
import { caseOf } from './fuzz/mutate.js';

/** What the fuzzer found, each with the smallest file that showed it. */
describe('files that once broke the readers', () => {
  it('refuses a workbook that ends early, rather than wait for the rest for ever', async () => {
    const whole = workbook({ Reviews: [['review'], ['The export stops half way']] });
    for (let length = 4; length < whole.length; length += 97) {
      const reading = inspectBytes('cut.xlsx', whole.subarray(0, length));
      await expect(reading).rejects.toBeInstanceOf(IntakeError);
    }
  });

  it('refuses a workbook that names a sheet which it does not hold', async () => {
    const file = workbook({ Reviews: [['review'], ['The export stops half way']] });
    file.write('nothing ', file.indexOf('officeDocument/2006/relationships/worksheet'));
    await expect(inspectBytes('lost.xlsx', file)).rejects.toMatchObject({ code: 'damaged-file' });
  });

  it('survives a Parquet file whose columns are not those of its schema', async () => {
    const leaked: unknown[] = [];
    const note = (reason: unknown): void => void leaked.push(reason);
    process.on('unhandledRejection', note);
    const file = Buffer.from(snappyParquet);
    const last = file.lastIndexOf('created');
    file.write('creaped', last);
    // The head of the first column's first page, so that reading it fails, too.
    file.fill(0xff, 4, 24);
    await expect(inspectBytes('damaged.parquet', file)).rejects.toThrow('cannot be read');
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('unhandledRejection', note);
    expect(leaked).toEqual([]);
  });

  it('looks at a workbook with more rows than a call may have arguments', async () => {
    const rows = Array.from({ length: 150_000 }, (_, i) => [`Row ${i} says something`]);
    const bytes = workbook({ Reviews: [['review'], ...rows] });
    const { plan, rows: counted } = await inspectBytes('long.xlsx', bytes);
    expect(counted).toBe(150_000);
    expect(plan.columns).toEqual(['review']);
  });

  it('keeps a cell whose name an object would lose', () => {
    expect(flattenObject(JSON.parse('{"__proto__":"kept","a":{"__proto__":"too"}}'))).toEqual({
      _proto_: 'kept',
      'a.__proto__': 'too',
    });
  });
});

describe('tables wider than anybody could map', () => {
  it.each([
    ['a cell far beyond the last column', 'wide.xlsx', wideWorkbook()],
    ['one name very many times', 'wide.csv', Buffer.from(`${'a,'.repeat(120_000)}a\nb\n`)],
    ['new keys on every line', 'wide.jsonl', Buffer.from(keysOnKeys())],
  ])('are refused at once: %s', async (_what, name, bytes) => {
    await expect(inspectBytes(name, bytes)).rejects.toThrow(/has \d+ columns; at most 4096/u);
  });
});

function wideWorkbook(): Buffer {
  const file = workbook({ Reviews: [['review'], ['The export stops half way']] });
  file[file.indexOf('"A2"') + 1] = 0xff;
  return file;
}

function keysOnKeys(): string {
  const line = (i: number): [string, string][] =>
    Array.from({ length: 10 }, (_, k) => [`key ${i}-${k}`, 'said']);
  return Array.from({ length: 900 }, (_, i) => JSON.stringify(Object.fromEntries(line(i)))).join(
    '\n',
  );
}

describe('files that keep their readers busy for ever', () => {
  /** Found by the fuzzer: one byte makes a page announce billions of repetitions. */
  const endless = Buffer.from(gzipParquet);
  endless[310] = 0x80;
  const soon = { milliseconds: 1500, memoryMegabytes: 256 };

  it('are given up, and the process goes on', async () => {
    const file = openBinary(endless.length, soon);
    const { rows } = await file.ask({ kind: 'parquet', source: endless });
    let turns = 0;
    const turning = setInterval(() => turns++, 50);
    const reading = file.ask({ kind: 'rows', start: 0, end: rows });
    await expect(reading).rejects.toThrow('has kept the reader busy for 2 seconds');
    clearInterval(turning);
    expect(turns).toBeGreaterThan(5);
    file.release();
    await expect(inspectBytes('sound.parquet', gzipParquet)).resolves.toMatchObject({ rows: 3 });
  });

  it('are given up before they fill the memory', async () => {
    // Another size than small: a thread of its own, with little memory.
    const file = openBinary(9 * 1_048_576, { milliseconds: 60_000, memoryMegabytes: 20 });
    const rows = Array.from({ length: 60_000 }, (_, i) => [`Row ${i} says something of its own`]);
    const reading = file.ask({ kind: 'sheets', bytes: workbook({ Reviews: rows }) });
    await expect(reading).rejects.toThrow('memory');
    file.release();
  });

  it('can be stopped in the middle', async () => {
    const controller = new AbortController();
    const reading = inspectBytes('endless.parquet', endless, { signal: controller.signal });
    setTimeout(() => controller.abort(), 300);
    await expect(reading).rejects.toMatchObject({ code: 'aborted' });
  });

  it('say so when a file of some size cannot be opened', async () => {
    await expect(inspectFile('/nowhere/reviews.parquet')).rejects.toMatchObject({
      code: 'not-found',
    });
    const file = openBinary(10, soon);
    await expect(file.ask({ kind: 'rows', start: 0, end: 1 })).rejects.toThrow('before their file');
    file.release();
  });
});

describe('damaged files of every format', () => {
  it('end with all rows read or rejected, or with a message for people', async () => {
    const outcomes = new Set<string>();
    for (let number = 0; number < 250; number++) {
      const { refused } = await checkFile(caseOf(number), number);
      outcomes.add(refused ?? 'read');
    }
    expect([...outcomes]).toEqual(expect.arrayContaining(['read', 'wrong-format', 'damaged-file']));
  }, 120_000);

  it('are the same on every run', () => {
    expect(caseOf(7)).toEqual(caseOf(7));
    expect(new Set(Array.from({ length: 40 }, (_, n) => hashOf(caseOf(n).bytes))).size).toBe(40);
  });
});

describe('reading in a browser', () => {
  it('gives the same text, hashes and judgements as in Node', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.string({ unit: 'binary' }),
        (bytes, text) => {
          expect(browser.isAscii(bytes)).toBe(node.isAscii(bytes));
          expect(browser.isUtf8(bytes)).toBe(node.isUtf8(bytes));
          expect(browser.latin1(bytes)).toBe(node.latin1(bytes));
          if (node.isUtf8(bytes)) expect(browser.utf8(bytes)).toBe(node.utf8(bytes));
          expect(browser.sha256(text)).toBe(node.sha256(text));
          expect(browser.utf8Bytes(text)).toEqual(new Uint8Array(node.utf8Bytes(text)));
          expect(browser.copyOf(text)).toBe(node.copyOf(text));
        },
      ),
    );
    expect(browser.latin1(new Uint8Array(20_000).fill(233))).toBe('é'.repeat(20_000));
  });

  it('says that it cannot open a path', async () => {
    expect(() => browser.headOfFile('reviews.csv')).toThrow('Give the bytes');
    const bytes = Buffer.from('review\nThe export stops half way\n');
    const { plan } = await inspectBytes('reviews.csv', bytes);
    for await (const batch of readRows(bytes, plan)) expect(batch).toHaveLength(1);
  });
});

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
