import { Command, Option } from 'commander';
import { exitCodes, Failure } from './failure.js';
import { addReadingOptions } from './options.js';
import { discardUnfinished } from './output.js';
import { run } from './run.js';
import { analyzeSettings } from './settings.js';
import { endQuietlyWhenReaderLeaves } from './terminal.js';

/** `headwater analyze`: files in, ranked pain points out. No database, no account. */
export function command(): Command {
  return addReadingOptions(
    new Command('analyze')
      .description('Rank what hurts customers most, from files of feedback, offline.')
      .argument('[files...]', 'CSV, TSV, JSON Lines, XLSX or Parquet; "-" is standard input'),
  )
    .option('--html <file>', 'write a report that opens in any browser')
    .option('--json <file>', 'write everything found as JSON; "-" for standard output')
    .option('--csv <file>', 'write the ranked themes as CSV; "-" for standard output')
    .option('--rejected <file>', 'write the rows that could not be used, with the reason')
    .option('--accounts <file>', 'rank by what accounts pay: a list of accounts')
    .option('--subscriptions <file>', 'what they pay: subscriptions')
    .option('--currency <code>', 'currency of amounts that name none, like EUR')
    .option('--top <n>', 'pains shown (default: 10)')
    .option('--whole-rows', 'take each row as one statement, e.g. for short survey answers')
    .option('--seed <n>', 'same seed and input, same result (default: 1)')
    .option('--threads <n>', 'threads to use (default: one a processor, at most 4)')
    .addOption(
      new Option('--model <folder>', 'ONNX sentence model to tell meanings with').env(
        'HEADWATER_MODEL_DIR',
      ),
    )
    .option('--quiet', 'no progress')
    .action(async (files: string[], options: Record<string, unknown>) => {
      endQuietlyWhenReaderLeaves();
      process.once('SIGINT', () => {
        discardUnfinished();
        process.stderr.write('\nStopped.\n');
        process.exit(exitCodes.stopped);
      });
      try {
        await run(analyzeSettings(files, options));
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        process.stderr.write(`${error.message}\n`);
        process.exitCode = error.exitCode;
      }
    });
}
