#!/usr/bin/env node
import { Command } from 'commander';
import { packageVersion } from './version.js';

type Loader = () => Promise<{ command: () => Command }>;

// One module a command, loaded only when it is the one asked for: `analyze` must not pay for the server.
const loaders: Readonly<Record<string, Loader>> = {
  analyze: () => import('./analyze/command.js'),
  import: () => import('./import/command.js'),
  serve: () => import('./serve.js'),
  worker: () => import('./worker.js'),
  doctor: () => import('./doctor.js'),
  finance: () => import('./finance/command.js'),
  user: () => import('./user.js'),
};

async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('headwater')
    .description('The working system of a Head of Product.')
    .version(packageVersion())
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: false })
    // Wrong use is 2 everywhere, so that scripts can tell it from a run that found nothing.
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

  const asked = argv[2];
  const loader = asked === undefined ? undefined : loaders[asked];
  const chosen = loader ? [loader] : Object.values(loaders);
  for (const { command } of await Promise.all(chosen.map((load) => load()))) {
    program.addCommand(command().copyInheritedSettings(program));
  }
  await program.parseAsync([...argv]);
}

try {
  await main(process.argv);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
