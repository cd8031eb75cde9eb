import { createHash, randomBytes } from 'node:crypto';

/** A secret that is shown once and kept only as its hash: 256 random bits need no slow hash. */
export function newSecret(prefix = ''): { secret: string; hash: string } {
  const secret = `${prefix}${randomBytes(32).toString('base64url')}`;
  return { secret, hash: hashSecret(secret) };
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
