import { Command } from 'commander';
import { startLog } from './start-log.js';
import { untilStopped } from './until-stopped.js';

interface ServeOptions {
  readonly worker: boolean;
}

/** `headwater serve`: database, jobs and pages in one process. */
export function command(): Command {
  return new Command('serve')
    .description('Start Headwater: its database, its pages and its jobs.')
    .option('--no-worker', 'leave jobs to "headwater worker" processes')
    .action(serve);
}

async function serve(options: ServeOptions): Promise<void> {
  const server = await import('@headwater/server');
  const { config } = server.readConfig(process.env);
  const { log, file } = await startLog(config, server.createLog);
  const running = await server.startServer({ config, log, worker: options.worker });
  const lines = [
    `Headwater ${server.version()} is ready.`,
    `  Pages     ${running.url}`,
    `  Data      ${config.home}`,
    `  Database  ${running.database}`,
    ...(file === null ? [] : [`  Log       ${file}`]),
    ...(running.setUpUrl === null
      ? []
      : ['', 'Make the first account with this link. It works once:', `  ${running.setUpUrl}`]),
    '',
    'Stop with Ctrl-C.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  await untilStopped(
    () => running.stop(),
    () => process.stdout.write('Stopping…\n'),
  );
}
