import { headOf } from '../bytes.js';
import { guessColumns } from '../column-guess.js';
import { IntakeError } from '../errors.js';
import { firstRows, headBytes, outlineOf } from '../outline.js';
import type { Outline, RereadableSource } from '../outline.js';
import type { InspectOptions, RawRow } from '../types.js';
import { encodingOfWhole } from '../whole-encoding.js';
import { amountPeriodOf } from './amount-period.js';
import { contentOf } from './column-content.js';
import type { ColumnContent } from './column-content.js';
import { mappingOf, recogniseExport } from './exports/index.js';
import type { KnownExport } from './exports/types.js';
import { guessFields } from './field-guess.js';
import type { BookMapping } from './field-guess.js';
import { guessContent } from './kind-guess.js';
import type { ContentGuess } from './kind-guess.js';
import type { BookInspection, BookPlan } from './plan.js';
import { bookShapes } from './shapes.js';
import { surveyBooks } from './survey-books.js';
import type { BookKind, BookShape } from './types.js';

const previewRows = 20;

export interface InspectBooksOptions extends Omit<InspectOptions, 'mapping' | 'wholeTimeColumn'> {
  /** The kind of book that a person chose; it wins over the guess. */
  readonly kind?: BookKind;
  /** Columns that a person chose, `''` for none; they win over the guesses. */
  readonly mapping?: BookMapping;
  /** The file's name as its owner knows it, where the path is another. */
  readonly name?: string;
  /** Settle dates and numbers over the whole file and count its rows. Default true. */
  readonly whole?: boolean;
}

/** What the rows of a file are, by its first ones: a kind of book, or feedback. Throws `IntakeError` when it is no table. */
export async function inspectContent(
  source: RereadableSource,
  options: InspectBooksOptions = {},
): Promise<ContentGuess> {
  const looked = await look(source, options);
  return looked.taken;
}

/**
 * Finds out how a file of books is to be read: its kind, what its columns mean, and over the whole file the
 * form of its dates and numbers. What can be read in two ways is left open for a person. Throws `IntakeError`
 * when it is no table of rows.
 */
export async function inspectBooks(
  source: RereadableSource,
  options: InspectBooksOptions = {},
): Promise<BookInspection> {
  const looked = await look(source, options);
  const { outline, sample, contents, taken } = looked;
  const kind = options.kind ?? (taken.content === 'feedback' ? 'accounts' : taken.content);
  const known = looked.known?.kind === kind ? looked.known : null;
  const shape = bookShapes[kind];
  checkChosen(shape, outline.plan.columns, options.mapping ?? {});
  const { guesses, mapping } = guessFields(shape, contents, {
    ...(known === null ? {} : { known: mappingOf(known, outline.plan.columns) }),
    ...(options.mapping === undefined ? {} : { chosen: options.mapping }),
  });
  let read = outline.plan;
  let survey = await surveyBooks(outline, { plan: read, shape, mapping, sample, options });
  // Plain ASCII at the head, and bytes further on that are not UTF-8: look at the whole file again.
  if (survey.badEncoding > 0 && options.encoding === undefined) {
    const encoding = await encodingOfWhole(source, options.signal);
    if (encoding !== read.encoding) {
      read = { ...read, encoding };
      survey = await surveyBooks(outline, { plan: read, shape, mapping, sample, options });
    }
  }
  const plan: BookPlan = {
    kind,
    read,
    mapping,
    dateFormat: survey.date?.format ?? null,
    decimal: survey.decimal?.style ?? 'point',
    currency: survey.currency,
    amountPeriod: known?.amountPeriod ?? amountPeriodOf(kind, mapping),
    export: known?.id ?? null,
  };
  return {
    taken,
    plan,
    guesses,
    missing: missingFields(shape, mapping),
    date: survey.date,
    decimal: survey.decimal,
    needsCurrency: survey.needsCurrency,
    known: known === null ? null : { title: known.title, notes: known.notes },
    preview: sample.slice(0, previewRows).map((row) => row.values),
    rows: survey.rows,
    warnings: [...outline.warnings, ...survey.warnings],
  };
}

/** A file of rejected rows, mended, has two columns of ours in front that are no part of its rows. */
function withoutNotes(columns: readonly string[]): readonly string[] {
  return columns[0] === 'line' && columns[1] === 'reason' ? columns.slice(2) : columns;
}

interface Looked {
  readonly outline: Outline;
  readonly sample: readonly RawRow[];
  readonly contents: readonly ColumnContent[];
  readonly taken: ContentGuess;
  readonly known: KnownExport | null;
}

async function look(source: RereadableSource, options: InspectBooksOptions): Promise<Looked> {
  const path = typeof source === 'string' ? source : 'data';
  const name = options.name ?? path.split(/[\\/]/).at(-1) ?? path;
  const head =
    typeof source === 'string' ? await headOf(source, headBytes) : source.subarray(0, headBytes);
  const outline = await outlineOf(name, source, head, options);
  const sample = await firstRows(outline.read(outline.plan, stopping(options)));
  if (sample.length === 0) {
    throw new IntakeError(
      'no-rows',
      `${name} has column names but no rows below them. Export it again with its data.`,
    );
  }
  const columns = withoutNotes(outline.plan.columns);
  const contents = columns.map((column) =>
    contentOf(
      column,
      sample.map((row) => row.values[column] ?? ''),
    ),
  );
  const known = recogniseExport(columns);
  if (known !== null) {
    const reason = `Its columns are those of ${known.title}.`;
    return {
      outline,
      sample,
      contents,
      taken: { content: known.kind, reason, confidence: 1 },
      known,
    };
  }
  const feedback = guessColumns(columns, sample);
  const text = feedback.guesses.find(({ field }) => field === 'text');
  const taken = guessContent(name, contents, text ?? null);
  return { outline, sample, contents, taken, known };
}

const stopping = ({ signal }: InspectBooksOptions): { signal?: AbortSignal } =>
  signal === undefined ? {} : { signal };

function checkChosen(shape: BookShape, columns: readonly string[], mapping: BookMapping): void {
  for (const [field, column] of Object.entries(mapping)) {
    if (column !== '' && !columns.includes(column)) {
      throw new IntakeError(
        'no-column',
        `The file has no column “${column}”. Its columns: ${columns.join(', ')}.`,
      );
    }
    if (!shape.fields.some(({ name }) => name === field)) {
      throw new IntakeError(
        'no-column',
        `Nothing of ${shape.title} is called “${field}”. There is: ${shape.fields.map(({ name }) => name).join(', ')}.`,
      );
    }
  }
}

function missingFields(shape: BookShape, mapping: BookMapping): (readonly string[])[] {
  const missing: (readonly string[])[] = shape.fields
    .filter((field) => field.required === true && mapping[field.name] === undefined)
    .map(({ name }) => [name]);
  const { oneOf } = shape;
  if (oneOf !== undefined && oneOf.every((name) => mapping[name] === undefined))
    missing.push(oneOf);
  return missing;
}
