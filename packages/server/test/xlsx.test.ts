import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { xlsxResponse } from '../src/platform/index.js';

async function* rows() {
  yield ['Zürich & Söhne', 1234.5, true, new Date('2026-03-01T00:00:00Z'), null];
  yield ['=1+1', -3, false, undefined, 'a\u0001b'];
}

test('a workbook comes back as it was written, read by another library', async () => {
  const response = await xlsxResponse('Umsätze.xlsx', ['name', 'n', 'yes', 'day', 'note'], rows());
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="Ums_tze.xlsx"');
  const sheet = await readSheet(Buffer.from(await response.arrayBuffer()));
  expect(sheet).toEqual([
    ['name', 'n', 'yes', 'day', 'note'],
    ['Zürich & Söhne', 1234.5, true, new Date('2026-03-01T00:00:00Z'), null],
    ['=1+1', -3, false, null, 'ab'],
  ]);
});

test('what is too long for a workbook is refused with the way out', async () => {
  const many = Array.from({ length: 100_001 }, (_, index) => [index]);
  await expect(xlsxResponse('x.xlsx', ['n'], many)).rejects.toThrow('Take the CSV');
});
