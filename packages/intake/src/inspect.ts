import { headOf } from './bytes.js';
import { guessColumns } from './column-guess.js';
import { DateColumn } from './date-column.js';
import { IntakeError } from './errors.js';
import { firstRows, headBytes, outlineOf } from './outline.js';
import type { Outline, RereadableSource } from './outline.js';
import { IdColumn } from './id-column.js';
import { RatingColumn } from './ratings.js';
import { encodingOfWhole } from './whole-encoding.js';
import type {
  DateGuess,
  InspectOptions,
  Inspection,
  RawRow,
  ReadOptions,
  ReadPlan,
} from './types.js';

const previewRows = 20;

/**
 * Finds out how a file is to be read: format, encoding, delimiter, columns and their meaning, and, over
 * the whole file, date format and rating scale. Throws `IntakeError` when it is no table of rows.
 */
export async function inspectFile(path: string, options: InspectOptions = {}): Promise<Inspection> {
  const head = await headOf(path, headBytes);
  return inspect(nameOf(path), path, head, options);
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** The same for bytes in memory: pasted text, or a stream that was read to its end. */
export async function inspectBytes(
  name: string,
  bytes: Uint8Array,
  options: InspectOptions = {},
): Promise<Inspection> {
  return inspect(name, bytes, bytes.subarray(0, headBytes), options);
}

async function inspect(
  name: string,
  source: RereadableSource,
  head: Uint8Array,
  options: InspectOptions,
): Promise<Inspection> {
  const outline = await outlineOf(name, source, head, options);
  checkChosen(name, outline.plan, options);
  const sample = await firstRows(outline.read(outline.plan, stopping(options)));
  if (sample.length === 0) {
    throw new IntakeError(
      'no-rows',
      `${name} has column names but no rows below them. Export it again with its data.`,
    );
  }
  const { guesses, mapping } = guessColumns(outline.plan.columns, sample, options.mapping);
  const mapped = { ...outline.plan, mapping };
  let survey = await surveyRows(outline, mapped, sample, options);
  // Plain ASCII at the head, and bytes further on that are not UTF-8: look at the whole file again.
  if (survey.badEncoding > 0 && options.encoding === undefined) {
    const encoding = await encodingOfWhole(source, options.signal);
    if (encoding !== mapped.encoding) {
      survey = await surveyRows(outline, { ...mapped, encoding }, sample, options);
    }
  }
  const found: Inspection = {
    plan: survey.plan,
    guesses,
    date: survey.date,
    preview: sample.slice(0, previewRows).map((row) => row.values),
    rows: survey.rows,
    warnings: [...outline.warnings, ...warningsFor(survey)],
  };
  const isGuessed = options.mapping?.externalId === undefined;
  return survey.ids.repeated > 0 ? withRepeatedIds(found, survey.ids, isGuessed) : found;
}

/** The first rows said that a column holds the row's id; the whole file says that its values repeat. */
function withRepeatedIds(found: Inspection, ids: IdColumn, isGuessed: boolean): Inspection {
  const { externalId, ...mapping } = found.plan.mapping;
  const repeats = `${ids.repeated} rows repeat the id of an earlier row with other words`;
  if (!isGuessed || ids.tellsApart) {
    const warning = `“${externalId}”: ${repeats}. The last of such rows replaces the earlier ones.`;
    return { ...found, warnings: [...found.warnings, warning] };
  }
  const warning = `“${externalId}” is not taken for the row’s id: ${repeats}. Choose it if the last of such rows should replace the earlier ones.`;
  const reason = `It looked like the row’s id, but ${repeats}; kept as an extra field.`;
  return {
    ...found,
    plan: { ...found.plan, mapping },
    guesses: found.guesses.map((guess) =>
      guess.column === externalId ? { ...guess, field: null, reason, confidence: 0 } : guess,
    ),
    warnings: [...found.warnings, warning],
  };
}

function checkChosen(name: string, plan: ReadPlan, { mapping = {} }: InspectOptions): void {
  for (const column of Object.values(mapping)) {
    if (plan.columns.includes(column)) continue;
    throw new IntakeError(
      'no-column',
      `${name} has no column “${column}”. Its columns: ${plan.columns.join(', ')}.`,
    );
  }
}

function stopping({ signal }: InspectOptions): ReadOptions {
  return signal === undefined ? {} : { signal };
}

interface Survey {
  readonly plan: ReadPlan;
  readonly date: DateGuess | null;
  readonly rows: number | null;
  readonly rejected: number;
  readonly badEncoding: number;
  readonly ids: IdColumn;
}

/** Reads the file through (or the sample only) for what a few rows cannot settle. */
async function surveyRows(
  outline: Outline,
  plan: ReadPlan,
  sample: readonly RawRow[],
  options: InspectOptions,
): Promise<Survey> {
  const { time, rating, externalId, text } = plan.mapping;
  const ids = new IdColumn();
  const dates = time === undefined ? null : new DateColumn(time, plan.format);
  const ratings = rating === undefined ? null : new RatingColumn(rating);
  const see = (row: RawRow): void => {
    if (time !== undefined) dates?.see(row.values[time] ?? '');
    if (rating !== undefined) ratings?.see(row.values[rating] ?? '');
    if (externalId !== undefined && text !== undefined) {
      ids.see(row.values[externalId] ?? '', row.values[text] ?? '');
    }
  };
  let rows = 0;
  let rejected = 0;
  let badEncoding = 0;
  if (options.wholeTimeColumn === false) sample.forEach(see);
  else {
    const batches = outline.read(plan, {
      ...stopping(options),
      onReject: ({ code }) => {
        rejected++;
        if (code === 'bad-encoding') badEncoding++;
      },
    });
    for await (const batch of batches) {
      rows += batch.length;
      for (const row of batch) see(row);
    }
  }
  const date = dates?.guess() ?? null;
  return {
    plan: { ...plan, dateFormat: date?.format ?? null, ratingScale: ratings?.scale() ?? null },
    date,
    rows: options.wholeTimeColumn === false ? null : rows + rejected,
    rejected,
    badEncoding,
    ids,
  };
}

function warningsFor({ plan, date, rows, rejected }: Survey): string[] {
  const { text, time, rating } = plan.mapping;
  const warnings: string[] = [];
  if (text === undefined) {
    warnings.push('No column looks like the customers’ words. Choose the one to read.');
  }
  if (time !== undefined) warnings.push(...dateWarnings(time, date));
  if (rating !== undefined && plan.ratingScale === null) {
    warnings.push(
      `“${rating}” holds no ratings of one scale; its values are kept as an extra field.`,
    );
  }
  if (rejected > 0) {
    warnings.push(
      `${rejected} of ${rows ?? rejected} rows cannot be read; the import reports each with its line.`,
    );
  }
  return warnings;
}

function dateWarnings(column: string, date: DateGuess | null): string[] {
  if (date === null) {
    return [`“${column}” holds no dates that can be read. Choose another column, or none.`];
  }
  if (date.format === null) {
    const raw = date.examples[0]?.raw ?? '';
    return date.candidates.length > 1
      ? [
          `The dates of “${column}” can be read in more than one way, for example “${raw}”. Choose which.`,
        ]
      : [
          `The dates of “${column}” are not all of one form. Choose a form; rows of another are reported.`,
        ];
  }
  return date.unreadable === 0
    ? []
    : [
        date.unreadable === 1
          ? `1 value of “${column}” is no date; its row will be reported.`
          : `${date.unreadable} values of “${column}” are no dates; their rows will be reported.`,
      ];
}
