import type { DateFormat, DateGuess } from '@headwater/intake';
import { askChoice } from './ask.js';
import { wrongUse } from './failure.js';

const inWords: Readonly<Record<DateFormat, string>> = {
  iso: 'year, month, day',
  'day-first': 'day first',
  'month-first': 'month first',
  'epoch-seconds': 'seconds since 1970',
  'epoch-milliseconds': 'milliseconds since 1970',
  native: 'as the file says',
};

/**
 * Settles dates that fit more than one format. Never guessed: a person chooses on the terminal, or
 * the command stops and names the option.
 */
export async function settleDateFormat(
  file: string,
  date: Pick<DateGuess, 'column' | 'candidates' | 'examples'>,
  ask: boolean,
  signal: AbortSignal,
  options: { readonly withoutTime?: boolean } = {},
): Promise<DateFormat> {
  const choices = date.candidates.map((format) => {
    const example = date.examples.find((each) => each.format === format);
    const meaning = example === undefined ? '' : `: ${example.raw} is ${longDay(example.iso)}`;
    return { value: format, label: `${inWords[format]}${meaning}` };
  });
  const said = `The dates in column "${date.column}" of ${file} can be read in more than one way`;
  if (ask) return askChoice(`${said}:`, choices, signal);
  const named = date.candidates.map((format) => `--date-format ${format}`).join(' or ');
  const without = options.withoutTime === false ? '' : ', or go on without dates with --no-time';
  throw wrongUse(
    `${said} (${choices.map(({ label }) => label).join('; ')}). Say which with ${named}${without}.`,
  );
}

function longDay(iso: string): string {
  return new Date(iso).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
