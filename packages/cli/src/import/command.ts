import { Command } from 'commander';
import { Failure } from '../analyze/failure.js';
import { addColumnOptions } from '../analyze/options.js';
import { addBookOptions } from './book-options.js';

/** `headwater import`: files into a running server, through its API. */
export function command(): Command {
  return addBookOptions(
    addColumnOptions(
      new Command('import')
        .description('Import files of feedback or of books into a running Headwater server.')
        .argument('<files...>', 'CSV, TSV, JSON Lines, XLSX or Parquet; "-" is standard input'),
    ),
  )
    .option(
      '--server <url>',
      'address of the server (HEADWATER_URL; default http://127.0.0.1:4180)',
    )
    .option(
      '--key <key>',
      'API key with the scopes read and items:write, for books books:write (better: HEADWATER_KEY)',
    )
    .option(
      '--source <name>',
      'source that the items are filed under (default: the name of the file)',
    )
    .option('--rejected <file>', 'write the rows that could not be used, with the reason')
    .option('--dry-run', 'say what would happen and change nothing')
    .option('--analyze', 'analyse everything afterwards (scope analysis:run)')
    .option('--quiet', 'no progress')
    .action(async (files: string[], options: Record<string, unknown>) => {
      try {
        const { run } = await import('./run.js');
        process.exitCode = await run(files, options);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        process.stderr.write(`${error.message}\n`);
        process.exitCode = error.exitCode;
      }
    });
}
