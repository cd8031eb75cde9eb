import { Command } from 'commander';

/** `headwater user reset EMAIL`: back in without a mail server. */
export function command(): Command {
  const user = new Command('user').description('Help people with their accounts.');
  user
    .command('reset')
    .argument('<email>', 'e-mail of the account')
    .description('Print a one-time link with which somebody sets a new password.')
    .action(reset);
  return user;
}

async function reset(email: string): Promise<void> {
  const { createLog, offerPasswordReset, readConfig } = await import('@headwater/server');
  const { config } = readConfig(process.env);
  const link = await offerPasswordReset({ config, log: createLog('error'), email });
  process.stdout.write(
    `Give this link to ${email}. It works once, for 24 hours:\n  ${link}\nNothing changes until it is used.\n`,
  );
}
