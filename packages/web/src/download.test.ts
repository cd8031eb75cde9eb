import { expect, it } from 'vitest';
import { toCsv } from './download.js';

it('quotes what needs quoting', () => {
  expect(
    toCsv(
      ['a', 'b'],
      [
        ['one, two', 'say "no"'],
        ['x\ny', 3],
      ],
    ),
  ).toBe('a,b\r\n"one, two","say ""no"""\r\n"x\ny",3\r\n');
});

it('defuses text that a spreadsheet would run, and leaves negative numbers alone', () => {
  expect(toCsv(['a'], [['=HYPERLINK("x")'], ['-cmd'], [-4]])).toBe(
    'a\r\n"\'=HYPERLINK(""x"")"\r\n\'-cmd\r\n-4\r\n',
  );
});
