import { afterEach, expect, it, vi } from 'vitest';
import { fetchPart, PartMissingError } from './part.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('waits for a server that is away instead of giving up the page', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  let tries = 0;
  const part = fetchPart(() => {
    tries += 1;
    return tries < 3 ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve('page');
  });
  await vi.advanceTimersByTimeAsync(10_000);
  await expect(part).resolves.toBe('page');
});

it('says so when the server answers but the part is gone', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}')));
  await expect(fetchPart(() => Promise.reject(new TypeError('404')))).rejects.toBeInstanceOf(
    PartMissingError,
  );
});
