import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { call, explain, OfflineError, ProblemError, withQuery } from './client.js';

afterEach(() => vi.unstubAllGlobals());

const answer = (body: unknown, status = 200) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.resolve(new Response(JSON.stringify(body), { status }))),
  );

describe('a call', () => {
  it('sends the version that was seen, and a key that makes a repeat harmless', async () => {
    answer({ ok: true });
    await call(z.object({ ok: z.boolean() }), '/x', { method: 'POST', body: {}, version: 7 });
    const [url, init] = vi.mocked(fetch).mock.calls[0]!;
    const headers = new Headers(init!.headers);
    expect(url).toBe('/api/v1/x');
    expect(headers.get('if-match')).toBe('"7"');
    expect(headers.get('idempotency-key')).toMatch(/^[0-9a-f]{32}$/u);
  });

  it("hands on the server's own sentence", async () => {
    answer(
      {
        type: 'about:blank',
        title: 'Conflict',
        status: 409,
        code: 'merged-already',
        detail: 'Undo that first.',
      },
      409,
    );
    const error = await call(z.object({}), '/x').catch((problem: unknown) => problem);
    expect(error).toBeInstanceOf(ProblemError);
    expect(explain(error)).toBe('Undo that first.');
  });

  it('understands the sign-in library, which speaks its own dialect', async () => {
    answer({ code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' }, 401);
    await expect(call(z.object({}), '/x')).rejects.toMatchObject({
      code: 'INVALID_EMAIL_OR_PASSWORD',
      detail: 'Invalid email or password',
    });
  });

  it('tells a server that is away from one that refuses', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(call(z.object({}), '/x')).rejects.toBeInstanceOf(OfflineError);
  });

  it('refuses an answer of another shape and says where', async () => {
    answer({ rows: [{ n: 'one' }] });
    await expect(
      call(z.object({ rows: z.array(z.object({ n: z.number() })) }), '/x'),
    ).rejects.toThrow(/rows\.0\.n/u);
  });
});

it('leaves empty filters out of an address', () => {
  expect(withQuery('/x', { q: '', kind: undefined, sort: 'label' })).toBe('/x?sort=label');
  expect(withQuery('/x', { product: ['Go', 'Plan & co'], q: [] })).toBe(
    '/x?product=Go&product=Plan+%26+co',
  );
});

it('tells when somebody was faster by the reader’s clock', () => {
  const at = '2026-01-03T10:00:00.000Z';
  const detail = `Bea changed this meanwhile at ${at}. Look at the new version, then decide again.`;
  const told = explain(
    new ProblemError(412, 'edited-elsewhere', detail, {
      type: 'x',
      title: 'x',
      status: 412,
      code: 'edited-elsewhere',
      detail,
      editedBy: 'Bea',
      editedAt: at,
    }),
  );
  expect(told).toMatch(/^Bea changed this meanwhile at .*2026.*\. Look at the new version/u);
  expect(told).not.toContain(at);
});
