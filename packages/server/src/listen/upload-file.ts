import { basename } from 'node:path';
import type { ImportView } from '@headwater/contract';
import type { z } from 'zod';
import { audit, inTransaction, uuidv7, type Ctx } from '../platform/index.js';
import { importView } from './import-view.js';
import type { ListenSettings } from './settings.js';
import { removeUpload, storeUpload } from './uploads.js';

interface Upload {
  readonly name: string;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Takes a file in. Nothing of it is read yet: the person settles first what its columns mean. */
export async function uploadFile(
  ctx: Ctx,
  settings: ListenSettings,
  upload: Upload,
): Promise<z.input<typeof ImportView>> {
  const id = uuidv7(ctx.clock.now().getTime());
  const fileName = basename(upload.name.replaceAll('\\', '/')).slice(0, 255) || 'upload';
  const { storedAs, bytes } = await storeUpload(settings, id, fileName, upload.body);
  try {
    await inTransaction(ctx, async (tx) => {
      await tx.db
        .insertInto('import')
        .values({
          id,
          file_name: fileName,
          stored_as: storedAs,
          bytes,
          state: 'uploaded',
          job_id: null,
          error: null,
          created_by: ctx.actor.name,
          created_at: ctx.clock.now(),
        })
        .execute();
      await audit(tx, {
        action: 'import.uploaded',
        subject: `import of ${fileName}`,
        after: { bytes },
      });
    });
  } catch (error) {
    await removeUpload(settings, storedAs);
    throw error;
  }
  return importView(ctx, id);
}

/** Pasted text is a file like any other: one item a line, unless its first line names columns. */
export function pasteText(
  ctx: Ctx,
  settings: ListenSettings,
  paste: { name: string; text: string },
): Promise<z.input<typeof ImportView>> {
  return uploadFile(ctx, settings, {
    name: `${paste.name}${pastedEnding(paste.text)}`,
    body: (async function* () {
      yield new TextEncoder().encode(pastedFile(paste.text));
    })(),
  });
}

const looksLikeTable = (text: string): boolean => {
  const [head = '', next = ''] = text.split(/\r?\n/, 2);
  return /[,;\t]/.test(head) && head.length < 500 && next !== '' && !/[.!?]\s*$/.test(head.trim());
};
const looksLikeJson = (text: string): boolean => /^\s*\{.*\}\s*(\r?\n|$)/.test(text);

function pastedEnding(text: string): string {
  return looksLikeJson(text) ? '.jsonl' : '.csv';
}

function pastedFile(text: string): string {
  if (looksLikeJson(text) || looksLikeTable(text)) return text;
  // Sentences have commas: quoted, each line stays one cell.
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return ['text', ...lines.map((line) => `"${line.trim().replaceAll('"', '""')}"`)].join('\n');
}
