import { createInterface } from 'node:readline/promises';
import type { DateFormat, DateGuess } from '@headwater/intake';
import { stopped, wrongUse } from './failure.js';

const inWords: Readonly<Record<DateFormat, string>> = {
  iso: 'year, month, day',
  'day-first': 'day first',
  'month-first': 'month first',
  'epoch-seconds': 'seconds since 1970',
  'epoch-milliseconds': 'milliseconds since 1970',
  native: 'as the file says',
};

/** Whether there is a person to ask: both ends of the conversation are a terminal. */
export const canAsk = (): boolean => process.stdin.isTTY && process.stderr.isTTY;

/**
 * Settles dates that fit more than one format. Never guessed: a person chooses on the terminal, or
 * the command stops and names the option.
 */
export async function settleDateFormat(
  file: string,
  date: Pick<DateGuess, 'column' | 'candidates' | 'examples'>,
  ask: boolean,
  signal: AbortSignal,
): Promise<DateFormat> {
  const shown = date.candidates.map((format) => {
    const example = date.examples.find((each) => each.format === format);
    const meaning = example === undefined ? '' : `: ${example.raw} is ${longDay(example.iso)}`;
    return `${inWords[format]}${meaning}`;
  });
  if (!ask) {
    const choices = date.candidates.map((format) => `--date-format ${format}`).join(' or ');
    throw wrongUse(
      `The dates in column "${date.column}" of ${file} can be read in more than one way (${shown.join('; ')}). ` +
        `Say which with ${choices}, or go on without dates with --no-time.`,
    );
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const lines = shown.map((line, index) => `  ${index + 1}  ${line}`).join('\n');
    process.stderr.write(
      `The dates in column "${date.column}" of ${file} can be read in more than one way:\n${lines}\n`,
    );
    // Ctrl-C and Ctrl-D both close the conversation; a question on a closed one never ends by itself.
    const left = new AbortController();
    terminal.once('close', () => left.abort());
    for (;;) {
      const either = AbortSignal.any([signal, left.signal]);
      const asked = terminal.question('Which one? ', { signal: either });
      const answer = (
        await asked.catch(() => {
          throw stopped();
        })
      ).trim();
      const format = date.candidates[Number(answer) - 1];
      if (format !== undefined) return format;
      process.stderr.write(`Type a number from 1 to ${date.candidates.length}.\n`);
    }
  } finally {
    terminal.close();
  }
}

function longDay(iso: string): string {
  return new Date(iso).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
