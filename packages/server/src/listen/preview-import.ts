import type { ImportPreview } from '@headwater/contract';
import type { Inspection, ReadPlan } from '@headwater/intake';
import type { z } from 'zod';
import type { Ctx } from '../platform/index.js';
import { importRow } from './import-file.js';
import { inspect } from './reader.js';
import type { ListenSettings } from './settings.js';
import { uploadPath } from './uploads.js';

// Reading the whole time column of a larger file would keep the person waiting: the check does it.
const wholeColumnUpToBytes = 100_000_000;

/** What the file seems to be: read once, then kept with the import. */
export async function previewImport(
  ctx: Ctx,
  settings: ListenSettings,
  id: string,
): Promise<z.input<typeof ImportPreview>> {
  const { preview } = await inspectedImport(ctx, settings, id);
  return preview;
}

/** The import with its reading plan, made now where nobody has asked for the preview before. */
export async function inspectedImport(
  ctx: Ctx,
  settings: ListenSettings,
  id: string,
): Promise<{ preview: ImportPreview; plan: ReadPlan; path: string }> {
  const row = await importRow(ctx, id);
  const path = uploadPath(settings, row.stored_as);
  if (row.preview && row.plan) return { preview: row.preview, plan: row.plan, path };
  const inspection = await inspect(path, {
    wholeTimeColumn: row.bytes <= wholeColumnUpToBytes,
  });
  const preview = present(inspection);
  await ctx.db
    .updateTable('import')
    .set({ preview: JSON.stringify(preview), plan: JSON.stringify(inspection.plan) })
    .where('id', '=', id)
    .execute();
  return { preview, plan: inspection.plan, path };
}

function present({ plan, guesses, date, preview, warnings }: Inspection): ImportPreview {
  return {
    format: plan.format,
    encoding: plan.encoding,
    delimiter: plan.delimiter,
    columns: [...plan.columns],
    guesses: guesses.map((guess) => ({ ...guess, samples: [...guess.samples] })),
    date: date && {
      column: date.column,
      format: date.format,
      candidates: [...date.candidates],
      examples: date.examples.map((example) => ({ ...example })),
      unreadable: date.unreadable,
    },
    ratingScale: plan.ratingScale && { ...plan.ratingScale },
    rows: preview.map((row) => ({ ...row })),
    warnings: [...warnings],
  };
}
