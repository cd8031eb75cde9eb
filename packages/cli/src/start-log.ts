import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config, Logger } from '@headwater/server';

/** In a terminal the log goes to a file, so that people see what concerns them; else to standard error. */
export async function startLog(
  config: Config,
  createLog: (level: string, file?: string) => Logger,
): Promise<{ readonly log: Logger; readonly file: string | null }> {
  if (!process.stdout.isTTY) return { log: createLog(config.logLevel), file: null };
  await mkdir(config.home, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const file = join(config.home, 'headwater.log');
  return { log: createLog(config.logLevel, file), file };
}
