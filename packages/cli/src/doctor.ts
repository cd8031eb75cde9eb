import { Command } from 'commander';

/** `headwater doctor`: the settings, where each comes from, and what would go wrong. */
export function command(): Command {
  return new Command('doctor')
    .description('Print every setting with its source and check this machine.')
    .action(doctor);
}

async function doctor(): Promise<void> {
  const { createLog, examine, readConfig } = await import('@headwater/server');
  const { config, reports } = readConfig(process.env);
  const width = Math.max(...reports.map(({ name }) => name.length));
  const lines = ['Settings'];
  for (const { name, value, source, about } of reports) {
    lines.push(`  ${name.padEnd(width)}  ${value === '' ? '(empty)' : value}  [${source}]`);
    lines.push(`  ${' '.repeat(width)}  ${about}`);
  }
  process.stdout.write(`${lines.join('\n')}\n\nChecks\n`);
  const findings = await examine(config, createLog('error'));
  for (const { name, ok, detail, mend } of findings) {
    process.stdout.write(`  ${ok ? 'ok  ' : 'FAIL'}  ${name}: ${detail}\n`);
    if (mend !== null) process.stdout.write(`        → ${mend}\n`);
  }
  if (findings.some(({ ok }) => !ok)) process.exitCode = 1;
}
