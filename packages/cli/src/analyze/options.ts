import { Option, type Command } from 'commander';
import { dateFormats, encodings, fileFormats } from './settings.js';

const columns: readonly (readonly [flag: string, what: string])[] = [
  ['--text <column>', 'column with the feedback'],
  ['--title <column>', 'column with its title'],
  ['--time <column>', 'column with its date or time'],
  ['--customer <column>', 'column with who said it: sizes count each customer once'],
  ['--account <column>', 'column with the company that they belong to'],
  ['--product <column>', 'column with the product'],
  ['--rating <column>', 'column with a rating'],
  ['--external-id <column>', 'column with the id in the source system'],
  ['--channel <column>', 'column with the channel'],
  ['--language <column>', 'column with the language'],
  ['--competitor <column>', 'column with the competitor that it is about'],
];

/** The options that say which column means what. */
export function addColumnOptions(command: Command): Command {
  for (const [flag, what] of columns) command.option(flag, what);
  return command
    .option('--no-time', 'leave dates out: no trends')
    .addOption(
      new Option('--date-format <format>', 'how dates are written').choices([...dateFormats]),
    );
}

/** The options that say how files are to be read. */
export function addReadingOptions(command: Command): Command {
  return addColumnOptions(command)
    .option('--delimiter <character>', 'what separates columns; "tab" for a tab')
    .addOption(new Option('--encoding <name>', 'encoding of the text').choices([...encodings]))
    .addOption(new Option('--format <name>', 'format of the file').choices([...fileFormats]))
    .option('--sheet <name>', 'sheet of a workbook');
}
