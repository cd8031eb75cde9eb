import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { vectorsVersion } from '@headwater/insight';

let known: string | null = null;

/** Tells apart programs that may do the same step otherwise: what one of them kept is nothing to another. */
export const engineVersion = (): string =>
  (known ??= hash(
    'sha256',
    vectorsVersion + readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    'hex',
  ).slice(0, 16));
