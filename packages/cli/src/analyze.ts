import { Command, Option } from 'commander';

/** `headwater analyze`: files in, ranked pain points out. No database, no account. */
export function command(): Command {
  return new Command('analyze')
    .description('Rank what hurts customers most, from files of feedback, offline.')
    .argument('[files...]', 'CSV, TSV, JSON Lines, XLSX or Parquet; standard input when none')
    .addOption(new Option('--top <n>', 'themes shown').default('10'))
    .action(() => {
      throw new Error('This build has no analysis yet.');
    });
}
