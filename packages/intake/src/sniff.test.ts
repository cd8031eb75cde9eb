import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectFile } from './inspect.js';

describe('files that are no table', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'intake test '));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it.each([
    ['empty.csv', '', 'empty-file', 'is empty'],
    ['blank.csv', ' \n \n', 'empty-file', 'white space'],
    ['header.csv', 'id,text,date\n', 'no-rows', 'no rows below'],
    ['page.csv', '<!DOCTYPE html><html><body>Sign in</body></html>', 'wrong-format', 'web page'],
    ['list.json', '[{"text":"a"}]', 'wrong-format', 'JSON Lines'],
    ['document.json', '{\n"a": 1\n}', 'wrong-format', 'one JSON document'],
    ['feed.xml', '<?xml version="1.0"?><a/>', 'wrong-format', 'XML'],
    [
      'photo.csv',
      Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      'wrong-format',
      'photo.csv is a PNG image',
    ],
    ['old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'wrong-format', 'old Office file'],
    ['packed.csv.gz', Buffer.from('1f8b0800', 'hex'), 'wrong-format', 'gzip'],
    ['unknown.csv', Buffer.from([1, 0, 2, 3, 200, 4, 5, 9, 9, 9]), 'wrong-format', 'unknown kind'],
    ['broken.xlsx', Buffer.from('504b030414000000', 'hex'), 'damaged-file', 'save it again'],
    ['broken.parquet', Buffer.from('50415231504152310000', 'hex'), 'damaged-file', 'Parquet'],
  ])('%s is refused with what, where and what to do', async (name, content, code, message) => {
    const path = join(folder, name);
    await writeFile(path, content);
    await expect(inspectFile(path)).rejects.toMatchObject({
      name: 'IntakeError',
      code,
      message: expect.stringContaining(message),
    });
  });

  it('says that a file is not there, or not a file', async () => {
    await expect(inspectFile(join(folder, 'none.csv'))).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(inspectFile(folder)).rejects.toMatchObject({ code: 'not-readable' });
  });

  it('stops when told to', async () => {
    const path = join(folder, 'stop.csv');
    await writeFile(path, 'id,text\n1,words\n');
    await expect(inspectFile(path, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'aborted',
    });
  });
});
