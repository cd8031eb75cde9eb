import {
  cleanRows,
  fields,
  inspectBytes,
  inspectFile,
  IntakeError,
  readRows,
  type CleanItem,
  type InspectOptions,
  type Inspection,
  type Mapping,
  type ReadPlan,
  type RejectedRow,
} from '@headwater/intake';
import { canAsk } from './ask.js';
import { settleDateFormat } from './ask-date.js';
import { missingColumnMessage, optionOf } from './columns.js';
import { nothingUsable, stopped, wrongUse } from './failure.js';
import { nameOf } from './names.js';
import type { ReadingSettings } from './settings.js';

export interface FileItem extends CleanItem {
  readonly file: string;
}

export interface Input {
  readonly items: readonly FileItem[];
  readonly rejected: readonly (RejectedRow & { readonly file: string })[];
  /** What people should know about how the files were read. */
  readonly notes: readonly string[];
  /** Whether any file has a column of dates that was read. */
  readonly dated: boolean;
}

export interface ReadContext {
  readonly signal: AbortSignal;
  readonly now: number;
  /** Called with the rows read so far, in all files. */
  readonly onRows: (rows: number) => void;
  /** Called before a question, so that nothing else draws on the terminal. */
  readonly onQuestion: () => void;
}

/** Reads all files into memory as cleaned items. Throws `Failure` where a file cannot be used. */
export async function readInput(
  files: readonly string[],
  settings: ReadingSettings,
  context: ReadContext,
): Promise<Input> {
  const items: FileItem[] = [];
  const rejected: (RejectedRow & { file: string })[] = [];
  const notes: string[] = [];
  let dated = false;
  let rows = 0;
  for (const file of files) {
    const source = file === '-' ? await readStandardInput(context.signal) : file;
    const { plan, warnings } = await planFile(file, source, settings, context);
    notes.push(...warnings);
    if (plan.mapping.time !== undefined) dated = true;
    let implausibleDates = 0;
    await asFailure(async () => {
      const options = {
        signal: context.signal,
        onReject: (row: RejectedRow) => rejected.push({ ...row, file }),
      };
      for await (const batch of readRows(source, plan, options)) {
        const cleaned = cleanRows(batch, plan, { source: file, now: context.now });
        for (const item of cleaned.items) items.push({ ...item, file });
        for (const row of cleaned.rejected) rejected.push({ ...row, file });
        implausibleDates += cleaned.implausibleDates;
        rows += batch.length;
        context.onRows(rows);
      }
    });
    if (implausibleDates > 0) {
      notes.push(
        `${nameOf(file)}: ${implausibleDates} dates before 1990 or in the future are left out; their texts count.`,
      );
    }
  }
  rejected.sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.row - b.row);
  return { items, rejected, notes, dated };
}

async function planFile(
  file: string,
  source: string | Uint8Array,
  settings: ReadingSettings,
  context: ReadContext,
): Promise<{ plan: ReadPlan; warnings: readonly string[] }> {
  const inspection = await inspect(file, source, settings, context.signal);
  const { plan, date } = inspection;
  const mapping: Mapping = { ...plan.mapping, ...settings.mapping };
  if (mapping.text === undefined) {
    throw nothingUsable(
      `No column of ${nameOf(file)} looks like feedback. Name one with ${optionOf('text')}. Columns: ${plan.columns.join(', ')}.`,
    );
  }
  if (!settings.withTime) delete mapping.time;
  let dateFormat = settings.dateFormat ?? plan.dateFormat;
  // What a person has settled, or is asked now, needs no warning.
  const settled = date !== null && date.candidates.length > 1 ? `“${date.column}”` : null;
  const warnings = inspection.warnings
    .filter((warning) => settled === null || !warning.includes(settled))
    .map((warning) => `${nameOf(file)}: ${warning}`);
  if (mapping.time !== undefined && dateFormat === null) {
    if (date === null || date.candidates.length === 0) {
      // A column that a person named must be dates; one that was only guessed may be dropped.
      if (settings.mapping.time !== undefined) {
        throw wrongUse(
          `No date format fits column "${mapping.time}" of ${nameOf(file)}. Name the format with --date-format, another column with --time, or go on without dates with --no-time.`,
        );
      }
      warnings.push(
        `${nameOf(file)}: column "${mapping.time}" is not read, as no date format fits it.`,
      );
      delete mapping.time;
    } else {
      context.onQuestion();
      dateFormat = await settleDateFormat(nameOf(file), date, canAsk(), context.signal);
    }
  }
  return {
    plan: { ...plan, mapping, dateFormat: mapping.time === undefined ? null : dateFormat },
    warnings,
  };
}

async function inspect(
  file: string,
  source: string | Uint8Array,
  settings: ReadingSettings,
  signal: AbortSignal,
): Promise<Inspection> {
  const look = (options: InspectOptions): Promise<Inspection> =>
    typeof source === 'string' ? inspectFile(source, options) : inspectBytes('-', source, options);
  const reading: InspectOptions = {
    signal,
    ...(settings.format !== null && { format: settings.format }),
    ...(settings.encoding !== null && { encoding: settings.encoding }),
    ...(settings.delimiter !== null && { delimiter: settings.delimiter }),
    ...(settings.sheet !== null && { sheet: settings.sheet }),
  };
  return asFailure(async () => {
    // The head first: a mistyped column is answered before a long file is read.
    const head = await look({ ...reading, wholeTimeColumn: false });
    for (const field of fields) {
      const column = settings.mapping[field];
      if (column !== undefined && !head.plan.columns.includes(column)) {
        throw wrongUse(missingColumnMessage(field, column, nameOf(file), head.plan.columns));
      }
    }
    return look({ ...reading, mapping: settings.mapping, wholeTimeColumn: settings.withTime });
  });
}

async function readStandardInput(signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) {
    if (signal.aborted) throw stopped();
    if (chunk instanceof Uint8Array) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const wrongUseCodes: readonly string[] = ['not-found', 'not-readable', 'no-column'];

/** Turns what the intake says about a file into the exit code that scripts rely on. */
async function asFailure<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    if (error.code === 'aborted') throw stopped();
    throw wrongUseCodes.includes(error.code)
      ? wrongUse(error.message)
      : nothingUsable(error.message);
  }
}
