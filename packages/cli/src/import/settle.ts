import { basename, extname } from 'node:path';
import type { ColumnMapping, ImportPreview, ImportSettings } from '@headwater/contract';
import { fields } from '@headwater/intake';
import { canAsk } from '../analyze/ask.js';
import { settleDateFormat } from '../analyze/ask-date.js';
import { missingColumnMessage, optionOf } from '../analyze/columns.js';
import { nothingUsable, wrongUse } from '../analyze/failure.js';
import { nameOf } from '../analyze/names.js';
import type { ReadingSettings } from '../analyze/settings.js';

type Asked = Pick<ReadingSettings, 'mapping' | 'withTime' | 'dateFormat'> & {
  readonly source: string | null;
};

/** What the person settled, completed by what the server guessed; asks or refuses where that is not enough. */
export async function settle(
  file: string,
  preview: ImportPreview,
  asked: Asked,
  signal: AbortSignal,
): Promise<ImportSettings> {
  const mapping = mappingOf(file, preview, asked);
  return {
    mapping,
    dateFormat: await dateFormatOf(file, preview, mapping, asked, signal),
    ratingScale: mapping.rating === guessedColumn(preview, 'rating') ? preview.ratingScale : null,
    source: asked.source ?? (file === '-' ? 'Standard input' : basename(file, extname(file))),
  };
}

function mappingOf(
  file: string,
  preview: ImportPreview,
  asked: Pick<Asked, 'mapping' | 'withTime'>,
): ColumnMapping {
  const mapping: ColumnMapping = {};
  const named = new Set(Object.values(asked.mapping));
  for (const field of fields) {
    const column = asked.mapping[field];
    if (column !== undefined && !preview.columns.includes(column)) {
      throw wrongUse(missingColumnMessage(field, column, nameOf(file), preview.columns));
    }
    const guess = guessedColumn(preview, field);
    // A column that a person gave to one field is not guessed for another.
    const settled = column ?? (guess !== undefined && named.has(guess) ? undefined : guess);
    if (settled !== undefined) mapping[field] = settled;
  }
  if (!asked.withTime) delete mapping.time;
  if (mapping.text === undefined) {
    throw nothingUsable(
      `No column of ${nameOf(file)} looks like feedback. Name one with ${optionOf('text')}, or say what else the file holds with --as. Columns: ${preview.columns.join(', ')}.`,
    );
  }
  return mapping;
}

const guessedColumn = (preview: ImportPreview, field: keyof ColumnMapping): string | undefined =>
  preview.guesses.find((guess) => guess.field === field)?.column;

async function dateFormatOf(
  file: string,
  { date }: ImportPreview,
  mapping: ColumnMapping,
  asked: Pick<Asked, 'dateFormat'>,
  signal: AbortSignal,
): Promise<ImportSettings['dateFormat']> {
  if (mapping.time === undefined) return null;
  if (asked.dateFormat !== null) return asked.dateFormat;
  // The server looked at the column that it guessed; of another one it knows nothing yet.
  if (date === null || date.column !== mapping.time || date.candidates.length === 0) {
    throw wrongUse(
      `Say how the dates of column "${mapping.time}" are written with --date-format, or leave them out with --no-time.`,
    );
  }
  return date.format ?? (await settleDateFormat(nameOf(file), date, canAsk(), signal));
}
