import { mkdir, open, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { AppError } from '../platform/index.js';
import type { ListenSettings } from './settings.js';

/**
 * Streams an upload to disk and waits until it is really there, so that an import which was
 * acknowledged survives the machine. Answers the name that it is stored under and its size.
 */
export async function storeUpload(
  settings: ListenSettings,
  id: string,
  fileName: string,
  body: AsyncIterable<Uint8Array>,
): Promise<{ storedAs: string; bytes: number }> {
  await mkdir(settings.uploads, { recursive: true, mode: 0o700 });
  const storedAs = `${id}${safeEnding(fileName)}`;
  const path = join(settings.uploads, storedAs);
  const file = await open(path, 'wx', 0o600);
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.byteLength;
      await writeWhole(file, chunk);
    }
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(path, { force: true });
    throw error;
  }
  await file.close();
  if (bytes > 0) return { storedAs, bytes };
  await rm(path, { force: true });
  throw new AppError({ code: 'empty-file', message: `${fileName} is empty. Choose another file.` });
}

async function writeWhole(
  file: Awaited<ReturnType<typeof open>>,
  chunk: Uint8Array,
): Promise<void> {
  let written = 0;
  while (written < chunk.byteLength) {
    const { bytesWritten } = await file.write(chunk, written);
    written += bytesWritten;
  }
}

// The ending helps to tell the format; anything else of the name stays out of the file system.
const safeEnding = (fileName: string): string =>
  /^\.[a-z0-9]{1,10}$/i.exec(extname(fileName))?.[0].toLowerCase() ?? '';

export const uploadPath = (settings: ListenSettings, storedAs: string | null): string => {
  if (storedAs === null) {
    throw new AppError({
      code: 'file-removed',
      status: 409,
      message: 'The file of this import was removed. Upload it again.',
    });
  }
  return join(settings.uploads, storedAs);
};

export async function removeUpload(
  settings: ListenSettings,
  storedAs: string | null,
): Promise<void> {
  if (storedAs !== null) await rm(join(settings.uploads, storedAs), { force: true });
}
