import { Command } from 'commander';
import { render, toJson } from './render-check.js';

/** `headwater finance check`: the proof that the books hold. */
export function command(): Command {
  const finance = new Command('finance').description('Look after the books.');
  finance
    .command('check')
    .option('--json', 'everything as JSON, for programs')
    .description(
      'Add up every subscription day by day and compare with the stored revenue of every month, product, currency and segment.',
    )
    .action(check);
  return finance;
}

async function check({ json }: { json?: boolean }): Promise<void> {
  const { createLog, proveRevenue, readConfig } = await import('@headwater/server');
  const { config } = readConfig(process.env);
  const found = await proveRevenue({ config, log: createLog('error') });
  process.stdout.write(json === true ? toJson(found) : render(found));
  if (found.breaches.length > 0) process.exitCode = 1;
}
