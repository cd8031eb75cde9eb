import { Command } from 'commander';
import { startLog } from './start-log.js';
import { untilStopped } from './until-stopped.js';

/** `headwater worker`: a process that only runs jobs. */
export function command(): Command {
  return new Command('worker')
    .description('Run jobs beside the servers that share the database.')
    .action(work);
}

async function work(): Promise<void> {
  const server = await import('@headwater/server');
  const { config } = server.readConfig(process.env);
  const { log } = await startLog(config, server.createLog);
  const running = await server.startWorker({ config, log });
  process.stdout.write(`Headwater ${server.version()} runs jobs. Stop with Ctrl-C.\n`);
  await untilStopped(
    () => running.stop(),
    () => process.stdout.write('Stopping…\n'),
  );
}
