import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger };

/** Where lines go: standard error, or a file for a start from a terminal that people read. */
export function createLog(level: string, file?: string): Logger {
  const destination: DestinationStream = pino.destination({ dest: file ?? 2, sync: true });
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secretPaths, censor: '[redacted]' },
    },
    destination,
  );
}

const secretNames = ['password', 'token', 'secret', 'cookie', 'authorization', 'databaseUrl'];
const secretPaths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
