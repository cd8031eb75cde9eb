import { readFileSync } from 'node:fs';
import { availableParallelism, homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from './errors.js';

const units: Readonly<Record<string, number>> = { B: 1, KB: 1e3, MB: 1e6, GB: 1e9 };

const size = z
  .string()
  .trim()
  .regex(/^\d+(\.\d+)?\s*(B|KB|MB|GB)?$/i, 'must be a size such as 10MB or 2GB')
  .transform((text) => {
    const unit = /[KMG]?B$/i.exec(text)?.[0].toUpperCase() ?? 'B';
    return Math.round(Number.parseFloat(text) * (units[unit] ?? 1));
  });

const whole = (low: number, high: number) =>
  z
    .string()
    .trim()
    .regex(/^\d+$/, `must be a whole number from ${low} to ${high}`)
    .transform(Number)
    .refine((value) => value >= low && value <= high, `must be from ${low} to ${high}`);

const origin = z
  .string()
  .trim()
  .refine((text) => /^https?:\/\/[^/]+\/?$/.test(text), 'must be an origin: https://host')
  .transform((text) => text.replace(/\/$/, ''));

const optional = (schema: z.ZodType<string>) =>
  z.union([z.literal(''), schema]).transform((text) => (text === '' ? null : text));

const schema = z.object({
  HEADWATER_HOME: z
    .string()
    .min(1)
    .transform((path) => resolve(path))
    .describe('Folder for everything that Headwater keeps on this machine.'),
  HOST: z
    .string()
    .min(1)
    .describe('Address to listen on. 0.0.0.0 opens it to the network: put HTTPS in front.'),
  PORT: whole(0, 65_535).describe('Port to listen on; 0 takes any free one.'),
  HEADWATER_URL: optional(origin).describe(
    'Origin under which people reach it, such as https://headwater.example.com.',
  ),
  DATABASE_URL: optional(
    z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://'),
  ).describe('PostgreSQL 15 or later. Empty: Headwater runs its own, under HEADWATER_HOME.'),
  HEADWATER_DATABASE_POOL: whole(4, 500).describe('Most database connections of one process.'),
  HEADWATER_WORKER_THREADS: whole(1, 256).describe('Threads that an analysis may use.'),
  HEADWATER_MODEL_DIR: optional(z.string().transform((path) => resolve(path))).describe(
    'Folder of an ONNX sentence model (model.onnx, tokenizer.json) to analyse with. Empty: the vectors that come along.',
  ),
  HEADWATER_UPLOAD_LIMIT: size.describe('Largest file that may be uploaded.'),
  HEADWATER_BODY_LIMIT: size.describe('Largest body of any other request.'),
  HEADWATER_TRUSTED_PROXIES: whole(0, 10).describe(
    'Proxies in front that add X-Forwarded-For; 0 ignores that header.',
  ),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .describe('Least weight of a log line that is written.'),
});
type SettingName = keyof typeof schema.shape;
const names = schema.keyof().options;

const defaults = (): Record<SettingName, string> => ({
  HEADWATER_HOME: join(homedir(), '.headwater'),
  HOST: '127.0.0.1',
  PORT: '4180',
  HEADWATER_URL: '',
  DATABASE_URL: '',
  HEADWATER_DATABASE_POOL: '16',
  HEADWATER_WORKER_THREADS: String(availableParallelism()),
  HEADWATER_MODEL_DIR: '',
  HEADWATER_UPLOAD_LIMIT: '2GB',
  HEADWATER_BODY_LIMIT: '10MB',
  HEADWATER_TRUSTED_PROXIES: '0',
  LOG_LEVEL: 'info',
});

export interface Config {
  readonly home: string;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | null;
  readonly databaseUrl: string | null;
  readonly databasePool: number;
  readonly workerThreads: number;
  readonly modelDir: string | null;
  readonly uploadLimitBytes: number;
  readonly bodyLimitBytes: number;
  readonly trustedProxies: number;
  readonly logLevel: string;
}

/** One line of `headwater doctor`. */
export interface SettingReport {
  readonly name: string;
  readonly value: string;
  readonly source: 'default' | 'environment' | 'file';
  readonly about: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

function readSettingsFile(path: string): Record<string, string> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return {};
  }
  const parsed = z
    .record(z.string(), z.union([z.string(), z.number()]).transform(String))
    .safeParse(parseJson(text));
  if (!parsed.success) {
    throw new AppError({
      code: 'bad-settings-file',
      message: `${path} must be a JSON object of settings, such as {"PORT": 4180}.`,
    });
  }
  const unknown = Object.keys(parsed.data).filter((name) => !(name in schema.shape));
  if (unknown.length > 0) {
    throw new AppError({
      code: 'bad-settings-file',
      message: `${path} has no such setting: ${unknown.join(', ')}. Known: ${names.join(', ')}.`,
    });
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Reads the settings: the environment, else `settings.json` in the home folder, else the default. */
export function readConfig(env: Environment): {
  readonly config: Config;
  readonly reports: readonly SettingReport[];
} {
  const fallback = defaults();
  const file = readSettingsFile(
    join(env['HEADWATER_HOME'] ?? fallback.HEADWATER_HOME, 'settings.json'),
  );
  const found = names.map((name) => {
    const fromEnv = env[name];
    const source = fromEnv !== undefined ? 'environment' : name in file ? 'file' : 'default';
    const raw = fromEnv ?? file[name] ?? fallback[name];
    return { name, raw, source } as const;
  });
  const parsed = schema.safeParse(Object.fromEntries(found.map(({ name, raw }) => [name, raw])));
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const at = found.find(({ name }) => name === issue.path[0]);
      return `${at?.name} ${issue.message}; found "${redact(at?.raw ?? '')}" (from the ${at?.source}).`;
    });
    throw new AppError({ code: 'bad-setting', message: lines.join('\n') });
  }
  const data = parsed.data;
  return {
    config: {
      home: data.HEADWATER_HOME,
      host: data.HOST,
      port: data.PORT,
      publicUrl: data.HEADWATER_URL,
      databaseUrl: data.DATABASE_URL,
      databasePool: data.HEADWATER_DATABASE_POOL,
      workerThreads: data.HEADWATER_WORKER_THREADS,
      modelDir: data.HEADWATER_MODEL_DIR,
      uploadLimitBytes: data.HEADWATER_UPLOAD_LIMIT,
      bodyLimitBytes: data.HEADWATER_BODY_LIMIT,
      trustedProxies: data.HEADWATER_TRUSTED_PROXIES,
      logLevel: data.LOG_LEVEL,
    },
    reports: found.map(({ name, raw, source }) => ({
      name,
      value: redact(raw),
      source,
      about: schema.shape[name].description ?? '',
    })),
  };
}

/** A connection address without its password. */
export function redact(url: string): string {
  return url.replace(/\/\/([^:/@]+):[^@]*@/, '//$1:…@');
}
