import {
  BookReader,
  inspectBooks,
  IntakeError,
  readBookRows,
  type BookInspection,
  type BookKind,
  type BookPlan,
  type CheckedRow,
  type DateFormat,
} from '@headwater/intake';
import { canAsk } from '../analyze/ask.js';
import { settleDateFormat } from '../analyze/ask-date.js';
import { nothingUsable, stopped, wrongUse } from '../analyze/failure.js';

export interface BookAsked {
  readonly dateFormat: DateFormat | null;
  readonly currency: string | null;
  readonly signal: AbortSignal;
  readonly now: number;
  /** Called before a question, so that nothing else draws on the terminal. */
  readonly onQuestion: () => void;
}

export interface ReadBook {
  readonly rows: readonly CheckedRow[];
  /** What was left out, in sentences with file and line. */
  readonly notes: readonly string[];
}

const shownProblems = 3;

/** A file of accounts or subscriptions, read and checked as an import does. Throws `Failure` where it cannot be used. */
export async function readBook(file: string, kind: BookKind, asked: BookAsked): Promise<ReadBook> {
  const { signal, now } = asked;
  try {
    const inspection = await inspectBooks(file, { kind, signal });
    const plan = await settle(file, inspection, asked);
    const reader = new BookReader(plan, { now });
    const rows: CheckedRow[] = [];
    const wrong: { line: number; reason: string }[] = [];
    const options = {
      signal,
      onReject: (row: { line: number; reason: string }) => wrong.push(row),
    };
    for await (const batch of readBookRows(file, plan, options)) {
      const read = reader.read(batch);
      rows.push(...read.rows);
      wrong.push(...read.rejected);
    }
    if (rows.length === 0) {
      throw nothingUsable(
        `No row of ${file} can be used as ${kind}. ${wrong[0] === undefined ? 'It has none.' : `Line ${wrong[0].line}: ${wrong[0].reason}`}`,
      );
    }
    return { rows, notes: problems(file, kind, wrong) };
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    if (error.code === 'aborted') throw stopped();
    throw wrongUse(error.message);
  }
}

function problems(
  file: string,
  kind: BookKind,
  wrong: readonly { line: number; reason: string }[],
): string[] {
  if (wrong.length === 0) return [];
  const shown = wrong
    .toSorted((a, b) => a.line - b.line)
    .slice(0, shownProblems)
    .map(({ line, reason }) => `line ${line}: ${reason}`);
  const more = wrong.length > shown.length ? ` And ${wrong.length - shown.length} more.` : '';
  return [`${file}: ${wrong.length} rows of ${kind} are left out. ${shown.join(' ')}${more}`];
}

/** What the file leaves open is asked or refused, never guessed. */
async function settle(file: string, seen: BookInspection, asked: BookAsked): Promise<BookPlan> {
  const { plan, date, decimal, missing, needsCurrency } = seen;
  const [names] = missing;
  if (names !== undefined) {
    throw wrongUse(
      `No column of ${file} looks like the ${names.join(' or ')} of ${plan.kind}. Rename one of its columns: ${plan.read.columns.join(', ')}.`,
    );
  }
  if (decimal !== null && decimal.style === null) {
    const [example] = decimal.examples;
    throw wrongUse(
      `The numbers of ${file} can be read with a point or a comma for decimals${example === undefined ? '' : ` (${example.raw})`}. Write them with two decimals.`,
    );
  }
  const currency = plan.currency ?? asked.currency;
  if (needsCurrency && currency === null) {
    throw wrongUse(
      `The amounts of ${file} come without a currency. Say which with --currency, like --currency EUR.`,
    );
  }
  return { ...plan, currency, dateFormat: await dateFormatOf(file, date, asked) };
}

async function dateFormatOf(
  file: string,
  date: BookInspection['date'],
  asked: BookAsked,
): Promise<DateFormat | null> {
  if (date === null || date.format !== null) return date?.format ?? null;
  if (asked.dateFormat !== null) return asked.dateFormat;
  if (date.candidates.length === 0) return null;
  asked.onQuestion();
  return settleDateFormat(file, date, canAsk(), asked.signal, { withoutTime: false });
}
