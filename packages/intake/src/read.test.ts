import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gzipParquet, workbook } from './binary-files.fixture.js';
import { inspectBytes } from './inspect.js';
import { readRows } from './read.js';
import type { RawRow, ReadOptions, ReadPlan, RejectedRow, RowSource } from './types.js';

const csv: ReadPlan = {
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  columns: ['id', 'text'],
  mapping: { text: 'text' },
  dateFormat: null,
  ratingScale: null,
};

async function readAll(
  source: RowSource,
  plan: ReadPlan = csv,
  options: ReadOptions = {},
): Promise<{ rows: RawRow[]; rejected: RejectedRow[]; batches: number[] }> {
  const rows: RawRow[] = [];
  const rejected: RejectedRow[] = [];
  const batches: number[] = [];
  for await (const batch of readRows(source, plan, {
    ...options,
    onReject: (row) => rejected.push(row),
  })) {
    rows.push(...batch);
    batches.push(batch.length);
  }
  return { rows, rejected, batches };
}

describe('reading rows', () => {
  it('numbers rows and lines, and keeps line breaks in cells', async () => {
    const { rows } = await readAll(Buffer.from('id,text\n1,"two\nlines"\n\n2,next\n'));
    expect(rows).toEqual([
      { row: 1, line: 2, values: { id: '1', text: 'two\nlines' } },
      { row: 2, line: 5, values: { id: '2', text: 'next' } },
    ]);
  });

  it('rejects rows of another width and goes on', async () => {
    const { rows, rejected } = await readAll(
      Buffer.from('id,text\n1\n2,a,b\n3,fine\n4,padded,,\n'),
    );
    expect(rows.map(({ row }) => row)).toEqual([3, 4]);
    expect(rejected.map(({ row, line, code, values }) => ({ row, line, code, values }))).toEqual([
      { row: 1, line: 2, code: 'bad-row', values: { id: '1' } },
      { row: 2, line: 3, code: 'bad-row', values: { id: '2', text: 'a', 'column 3': 'b' } },
    ]);
    expect(rejected[0]?.reason).toContain('1 cell where the file has 2 columns');
  });

  it('reports an unclosed quotation mark and loses no other row', async () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `${index + 2},row ${index + 2}`);
    const { rows, rejected } = await readAll(
      Buffer.from(`id,text\n1,"open\n${lines.join('\n')}\n`),
    );
    expect(rejected).toMatchObject([{ row: 1, line: 2, code: 'bad-row' }]);
    expect(rejected[0]?.reason).toContain('never closed');
    expect(rows).toHaveLength(10_000);
  });

  it('rejects rows with bytes of another encoding, shown readably', async () => {
    const bytes = Buffer.concat([
      Buffer.from('id,text\n1,größe\n'),
      Buffer.from('2,caf\xe9\n', 'latin1'),
      Buffer.from('3,end\n'),
    ]);
    const { rows, rejected } = await readAll(bytes);
    expect(rows.map(({ row }) => row)).toEqual([1, 3]);
    expect(rejected).toMatchObject([
      { row: 2, line: 3, code: 'bad-encoding', values: { text: 'café' } },
    ]);
  });

  it('takes a stream as well as bytes', async () => {
    const text = 'id,text\n1,größe\n2,end\n';
    const bytes = Buffer.from(text);
    const pieces = Readable.from(Array.from(bytes, (byte) => Buffer.from([byte])));
    expect((await readAll(pieces)).rows).toEqual((await readAll(bytes)).rows);
    expect((await readAll(Readable.from([text]))).rows).toHaveLength(2);
  });

  it('goes on from a row, with the same numbers', async () => {
    const lines = Array.from({ length: 100 }, (_, index) =>
      index % 7 === 3 ? 'broken' : `${index},"row\n${index}"`,
    );
    const bytes = Buffer.from(`id,text\n${lines.join('\n')}\n`);
    const whole = await readAll(bytes);
    const rest = await readAll(bytes, csv, { fromRow: 51 });
    expect(rest.rows).toEqual(whole.rows.filter(({ row }) => row >= 51));
    expect(rest.rejected).toEqual(whole.rejected.filter(({ row }) => row >= 51));
  });

  it('gives batches of at most the wanted size', async () => {
    const text = `id,text\n${Array.from({ length: 1050 }, (_, index) => `${index},x`).join('\n')}`;
    const { batches } = await readAll(Buffer.from(text), csv, { batchRows: 500 });
    expect(batches).toEqual([500, 500, 50]);
  });

  it('stops at once when told to', async () => {
    const stop = new AbortController();
    const text = `id,text\n${Array.from({ length: 5000 }, (_, index) => `${index},x`).join('\n')}`;
    let seen = 0;
    const reading = (async () => {
      for await (const batch of readRows(Buffer.from(text), csv, {
        signal: stop.signal,
        batchRows: 100,
      })) {
        seen += batch.length;
        stop.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'aborted' });
    expect(seen).toBe(100);
  });

  it('reads files without a header', async () => {
    const plan = { ...csv, header: false, columns: ['column 1', 'column 2'] };
    expect((await readAll(Buffer.from('1,a\n2,b\n'), plan)).rows).toHaveLength(2);
  });

  it('does not let a name like __proto__ do harm', async () => {
    const plan = { ...csv, columns: ['__proto__', 'text'] };
    const { rows } = await readAll(Buffer.from('__proto__,text\nx,y\n'), plan);
    expect(rows[0]?.values['text']).toBe('y');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('never loses a row of a file and never throws on any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('csv', 'jsonl'),
        async (bytes, format) => {
          const { rows, rejected } = await readAll(bytes, { ...csv, format });
          const numbers = [...rows, ...rejected].map(({ row }) => row).sort((a, b) => a - b);
          expect(numbers).toEqual(numbers.map((_, index) => index + 1));
        },
      ),
    );
  });
});

describe('reading JSON Lines', () => {
  const plan: ReadPlan = { ...csv, format: 'jsonl', delimiter: null };

  it('keeps every key, flattens objects, rejects what is no object', async () => {
    const lines = [
      '{"text":"a","n":1.5,"ok":true,"none":null,"user":{"id":7,"x":{"y":"z"}},"tags":["p","q"]}',
      'not json',
      '[1]',
      '',
      '{"text":"b"',
    ];
    const { rows, rejected } = await readAll(Buffer.from(lines.join('\n')), plan);
    expect(rows).toEqual([
      {
        row: 1,
        line: 1,
        values: {
          text: 'a',
          n: '1.5',
          ok: 'true',
          none: '',
          'user.id': '7',
          'user.x.y': 'z',
          tags: '["p","q"]',
        },
      },
    ]);
    expect(rejected.map(({ row, line, code }) => [row, line, code])).toEqual([
      [2, 2, 'bad-json'],
      [3, 3, 'bad-json'],
      [4, 5, 'bad-json'],
    ]);
    expect(rejected[0]?.values).toEqual({ json: 'not json' });
  });
});

describe('reading workbooks and Parquet', () => {
  it('reads the planned sheet, passing over empty rows', async () => {
    const bytes = workbook({
      One: [
        ['text', 'n'],
        ['first words', 1],
        [null, null],
        ['second words', true],
      ],
      Two: [['x']],
    });
    const { plan } = await inspectBytes('x.xlsx', bytes, { sheet: 'One' });
    const { rows } = await readAll(bytes, plan);
    expect(rows).toEqual([
      { row: 1, line: 2, values: { text: 'first words', n: '1' } },
      { row: 2, line: 4, values: { text: 'second words', n: 'true' } },
    ]);
    await expect(readAll(bytes, { ...plan, sheet: 'None' })).rejects.toMatchObject({
      code: 'no-rows',
    });
  });

  it('reads row groups one by one and goes on from a row', async () => {
    const { plan } = await inspectBytes('x.parquet', gzipParquet);
    const { rows } = await readAll(gzipParquet, plan);
    expect(rows.map(({ row, values }) => [row, values['review'], values['created']])).toEqual([
      [1, 'Crashes on start', '2024-03-05T10:00:00.000Z'],
      [2, 'Love it', '2024-03-06T10:00:00.000Z'],
      [3, 'Too slow on Mondays', '2024-03-07T10:00:00.000Z'],
    ]);
    expect((await readAll(gzipParquet, plan, { fromRow: 2 })).rows).toEqual(rows.slice(1));
  });
});
