import type { BookPreview, ImportContent, ImportPreview } from '@headwater/contract';
import type { BookInspection, BookMapping, Inspection, ReadPlan } from '@headwater/intake';
import type { z } from 'zod';
import { needAny, type Ctx } from '../platform/index.js';
import { importRow } from './import-file.js';
import { inspect, type Inspected } from './reader.js';
import type { ListenSettings } from './settings.js';
import { uploadPath } from './uploads.js';

// Reading all dates of a larger file would keep the person waiting: the check does it.
const wholeUpToBytes = 100_000_000;

export interface AskedPreview {
  readonly content: ImportContent;
  readonly mapping?: BookMapping | undefined;
}

/** What the file seems to be: read once, then kept with the import; read again as what a person chose. */
export async function previewImport(
  ctx: Ctx,
  settings: ListenSettings,
  input: { id: string; asked?: AskedPreview },
): Promise<z.input<typeof ImportPreview>> {
  const { preview } = await inspectedImport(ctx, settings, input.id, input.asked);
  return preview;
}

/** Feedback and books are imported by different people: a key for the one does not open the other. */
export function needContent(ctx: Ctx, content: ImportContent): void {
  needAny(ctx.actor, [content === 'feedback' ? 'items:write' : 'books:write']);
}

/** The import with its reading plan, made now where nobody has asked for the preview before. */
export async function inspectedImport(
  ctx: Ctx,
  settings: ListenSettings,
  id: string,
  asked?: AskedPreview,
): Promise<{ preview: ImportPreview; plan: ReadPlan; path: string }> {
  const row = await importRow(ctx, id);
  const path = uploadPath(settings, row.stored_as);
  const isKept = asked === undefined || (asked.content === row.preview?.content && !asked.mapping);
  if (isKept && row.preview && row.plan) return { preview: row.preview, plan: row.plan, path };
  const inspected = await inspect(path, {
    whole: row.bytes <= wholeUpToBytes,
    name: row.file_name,
    ...(asked === undefined ? {} : { content: asked.content }),
    ...(asked?.mapping === undefined ? {} : { mapping: asked.mapping }),
  });
  const preview = present(inspected);
  const plan = inspected.as === 'books' ? inspected.found.plan.read : inspected.found.plan;
  await ctx.db
    .updateTable('import')
    .set({ preview: JSON.stringify(preview), plan: JSON.stringify(plan) })
    .where('id', '=', id)
    .execute();
  // What is begun or done keeps what it was settled as.
  await ctx.db
    .updateTable('import')
    .set({ content: preview.content })
    .where('id', '=', id)
    .where('state', '=', 'uploaded')
    .execute();
  return { preview, plan, path };
}

function present(inspected: Inspected): ImportPreview {
  const { found, taken } = inspected;
  const plan = inspected.as === 'books' ? inspected.found.plan.read : inspected.found.plan;
  return {
    taken,
    format: plan.format,
    encoding: plan.encoding,
    delimiter: plan.delimiter,
    columns: [...plan.columns],
    rows: found.preview.map((row) => ({ ...row })),
    warnings: [...found.warnings],
    ...(inspected.as === 'books' ? ofBooks(inspected.found) : ofFeedback(inspected.found)),
  };
}

function ofFeedback({ plan, guesses, date }: Inspection) {
  return {
    content: 'feedback' as const,
    books: null,
    guesses: guesses.map((guess) => ({ ...guess, samples: [...guess.samples] })),
    date: dateOf(date),
    ratingScale: plan.ratingScale && { ...plan.ratingScale },
  };
}

function ofBooks(found: BookInspection) {
  const { plan, decimal, known } = found;
  const books: BookPreview = {
    kind: plan.kind,
    guesses: found.guesses.map((guess) => ({ ...guess, samples: [...guess.samples] })),
    missing: found.missing.map((names) => [...names]),
    date: dateOf(found.date),
    decimal: decimal && {
      style: decimal.style,
      candidates: [...decimal.candidates],
      examples: decimal.examples.map((example) => ({ ...example })),
    },
    needsCurrency: found.needsCurrency,
    currency: plan.currency,
    amountPeriod: plan.amountPeriod,
    export:
      plan.export === null || known === null
        ? null
        : { id: plan.export, title: known.title, notes: [...known.notes] },
  };
  return { content: plan.kind, books, guesses: [], date: null, ratingScale: null };
}

const dateOf = (date: Inspection['date']): ImportPreview['date'] =>
  date && {
    column: date.column,
    format: date.format,
    candidates: [...date.candidates],
    examples: date.examples.map((example) => ({ ...example })),
    unreadable: date.unreadable,
  };
