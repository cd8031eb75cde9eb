import type { Context } from 'hono';
import { AppError } from '../errors.js';
import type { AppEnv } from './route.js';

/** The body as it arrives, cut off with a clear answer once it is longer than allowed. */
export async function* limitedBody(
  c: Context<AppEnv>,
  limitBytes: number,
): AsyncGenerator<Uint8Array> {
  const announced = Number(c.req.header('content-length') ?? 0);
  if (announced > limitBytes) throw tooLarge(limitBytes);
  const stream = c.req.raw.body;
  if (!stream) return;
  let seen = 0;
  for await (const chunk of stream) {
    seen += chunk.byteLength;
    if (seen > limitBytes) throw tooLarge(limitBytes);
    yield chunk;
  }
}

export async function jsonBody(c: Context<AppEnv>, limitBytes: number): Promise<unknown> {
  const type = c.req.header('content-type') ?? '';
  const chunks: Uint8Array[] = [];
  for await (const chunk of limitedBody(c, limitBytes)) chunks.push(chunk);
  if (chunks.length === 0) return undefined;
  if (!/^application\/(?:[\w.-]+\+)?json\b/.test(type)) {
    throw new AppError({
      code: 'json-needed',
      status: 415,
      message: 'Send the body as JSON, with Content-Type: application/json.',
    });
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (cause) {
    throw new AppError({
      code: 'bad-json',
      message: `The body is not JSON: ${cause instanceof Error ? cause.message : 'unreadable'}.`,
      cause,
    });
  }
}

function tooLarge(limitBytes: number): AppError {
  return new AppError({
    code: 'too-large',
    status: 413,
    message: `This is larger than the ${Math.round(limitBytes / 1e6)} MB that are allowed. Send less at once, or raise the limit in the settings.`,
  });
}
