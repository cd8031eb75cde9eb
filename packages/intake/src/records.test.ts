import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordSplitter } from './records.js';

interface Split {
  records: string[][];
  lines: number[];
  broken: { line: number; fields: string[] }[];
}

function split(
  text: string,
  options: { delimiter?: string; cuts?: number[]; longestCell?: number } = {},
): Split {
  const result: Split = { records: [], lines: [], broken: [] };
  const splitter = new RecordSplitter(
    {
      record: (fields, line) => {
        result.records.push(fields);
        result.lines.push(line);
      },
      broken: (fields, line) => result.broken.push({ line, fields }),
    },
    {
      delimiter: options.delimiter ?? ',',
      ...(options.longestCell === undefined ? {} : { longestCell: options.longestCell }),
    },
  );
  const cuts = [...new Set(options.cuts ?? [])]
    .map((cut) => cut % (text.length + 1))
    .sort((a, b) => a - b);
  let from = 0;
  for (const cut of cuts) {
    splitter.push(text.slice(from, cut));
    from = cut;
  }
  splitter.push(text.slice(from));
  splitter.end();
  return result;
}

const cell = fc.string({
  unit: fc.constantFrom('a', 'é', '😀', ' ', ',', ';', '"', '\n', '\r\n', '\t', '1'),
  maxLength: 12,
});
const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
  fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 8,
  }),
);

function written(rows: readonly (readonly string[])[], lineEnd: string, delimiter: string): string {
  const quoted = (value: string): string =>
    value.includes('"') || value.includes(delimiter) || /[\r\n]/.test(value)
      ? `"${value.replaceAll('"', '""')}"`
      : value;
  return rows.map((row) => row.map(quoted).join(delimiter)).join(lineEnd) + lineEnd;
}

describe('splitting delimited text', () => {
  it('gives back every table that was written by the rules', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom(',', ';', '\t'),
        (rows, lineEnd, delimiter) => {
          const found = split(written(rows, lineEnd, delimiter), { delimiter });
          expect(found.broken).toEqual([]);
          expect(found.records).toEqual(rows);
        },
      ),
    );
  });

  it('agrees with csv-parse on well-formed files', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom(',', ';', '\t', '|'),
        (rows, lineEnd, delimiter) => {
          const text = written(rows, lineEnd, delimiter);
          const oracle: unknown = parse(text, { delimiter, skip_empty_lines: true });
          expect(split(text, { delimiter }).records).toEqual(oracle);
        },
      ),
    );
  });

  it('agrees with csv-parse on quotation marks inside cells', () => {
    const options = { relax_quotes: true, relax_column_count: true, skip_empty_lines: true };
    for (const text of [
      'a,5" screen,b\n1,2,3\n',
      'a,"like" this,b\n',
      '"a ""b"" c",d\n',
      'x,""\n',
      '"",""\n',
      'a\n\nb\n',
    ]) {
      expect(split(text).records).toEqual(parse(text, options));
    }
  });

  it('does not depend on how the text is cut into pieces, whatever the text', () => {
    const anything = fc.string({
      unit: fc.constantFrom('a', ',', '"', '""', '\n', '\r\n', '\r', ' ', '\t'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(
        anything,
        fc.array(fc.nat(60), { maxLength: 8 }),
        fc.constantFrom(',', '\t'),
        (text, cuts, delimiter) => {
          expect(split(text, { delimiter, cuts })).toEqual(split(text, { delimiter }));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('counts physical lines', () => {
    expect(split('a,b\n"x\ny",1\n\n2,3\n').lines).toEqual([1, 2, 5]);
  });

  it('reads files with carriage returns alone', () => {
    expect(split('a,b\r1,2\r').records).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('gives up a record whose mark is never closed at its first line and goes on at the next', () => {
    const found = split('id,text\n1,"never closed\n2,fine\n3,fine too\n');
    expect(found.broken).toEqual([{ line: 2, fields: ['1', '"never closed'] }]);
    expect(found.records.slice(1)).toEqual([
      ['2', 'fine'],
      ['3', 'fine too'],
    ]);
  });

  it('does not let an unclosed mark swallow rows up to the next quoted cell', () => {
    const found = split('id,text,x\n1,"open,a\n2,fine,b\n3,"quoted, well",c\n4,last,d\n');
    expect(found.broken.map(({ line }) => line)).toEqual([2]);
    expect(found.records.slice(1)).toEqual([
      ['2', 'fine', 'b'],
      ['3', 'quoted, well', 'c'],
      ['4', 'last', 'd'],
    ]);
  });

  it('notices two marks that were never a pair', () => {
    const found = split('a,b,c\n1,"x,2\n3,y,4\n5,"\n6,z,7\n');
    expect(found.broken[0]?.line).toBe(2);
    expect(found.records).toContainEqual(['3', 'y', '4']);
    expect(found.records).toContainEqual(['6', 'z', '7']);
  });

  it('takes a cell beyond the limit for an unclosed mark', () => {
    const found = split(`a,b\n1,"${'x\n'.repeat(100)}",\n2,ok\n`, { longestCell: 50 });
    expect(found.broken[0]?.line).toBe(2);
    expect(found.records).toContainEqual(['2', 'ok']);
  });

  it('reads a mark in tab-separated text as a character where that makes the record whole', () => {
    const found = split('text\tlabel\n"Open title\tone\nplain\ttwo\n', { delimiter: '\t' });
    expect(found.broken).toEqual([]);
    expect(found.records).toEqual([
      ['text', 'label'],
      ['"Open title', 'one'],
      ['plain', 'two'],
    ]);
  });

  it('refuses a line without end', () => {
    expect(() => split('x'.repeat(1000), { longestCell: 100, cuts: [900] })).toThrow(
      /longer than 400/,
    );
  });
});
