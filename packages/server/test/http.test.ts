import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { defineJob } from '../src/platform/jobs/job.js';
import { route } from '../src/platform/http/route.js';
import { csvLine } from '../src/platform/http/csv.js';
import { testServer, type Client, type TestServer } from './server.js';

let server: TestServer;
let owner: Client;
let made = 0;

const routes = [
  route(
    {
      method: 'post',
      path: '/api/v1/test-things',
      permission: 'read',
      summary: 'Counts how often it ran',
      status: 201,
      body: z.object({ name: z.string().min(2), wait: z.number().optional() }),
      response: z.object({ name: z.string(), number: z.number() }),
    },
    async (_ctx, { body }) => {
      await delay(body.wait ?? 0);
      if (body.name === 'fault') throw new Error('secret detail');
      return { name: body.name, number: ++made };
    },
  ),
  route(
    {
      method: 'post',
      path: '/api/v1/test-upload',
      permission: 'read',
      summary: 'Counts bytes',
      upload: true,
      response: z.object({ bytes: z.number() }),
    },
    async (_ctx, { stream }) => {
      let bytes = 0;
      for await (const chunk of stream) bytes += chunk.byteLength;
      return { bytes };
    },
  ),
];
const slow = defineJob({
  name: 'test.slow',
  payload: z.object({}),
  load: async () => async (run) => {
    for (let done = 1; done <= 4; done++) {
      await delay(300);
      await run.report({ done, total: 4, unit: 'steps', message: `Step ${done}` });
    }
  },
});

beforeAll(async () => {
  server = await testServer([{ name: 'test', routes, jobs: [slow] }]);
  owner = await server.as('owner');
});
afterAll(() => server.close());

const post = (json: unknown, headers: Record<string, string> = {}) =>
  owner('/api/v1/test-things', { json, headers });

test('a bad body names its field', async () => {
  const response = await post({ name: 'x' });
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ code: 'invalid-request', field: 'name' });
});

test('a fault is told without its inside', async () => {
  const response = await post({ name: 'fault' });
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(text).not.toContain('secret detail');
  expect(JSON.parse(text).requestId).toBe(response.headers.get('x-request-id'));
});

test('not JSON, wrong type, too large', async () => {
  const path = '/api/v1/test-things';
  const type = { 'content-type': 'application/json' };
  expect((await owner(path, { body: '{', headers: type })).status).toBe(400);
  expect((await owner(path, { body: 'name=xy' })).status).toBe(415);
  const large = JSON.stringify({ name: 'x'.repeat(10_000_001) });
  expect((await owner(path, { body: large, headers: type })).status).toBe(413);
  const upload = await owner('/api/v1/test-upload', { body: large });
  expect(await upload.json()).toEqual({ bytes: large.length });
});

test('an Idempotency-Key does the work once', async () => {
  const key = { 'idempotency-key': 'abc' };
  const first = await post({ name: 'once' }, key);
  const again = await post({ name: 'once' }, key);
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(await again.json()).toEqual(await first.json());
  expect((await post({ name: 'other' }, key)).status).toBe(422);
  const both = { 'idempotency-key': 'at once' };
  const results = await Promise.all([
    post({ name: 'slow', wait: 300 }, both),
    post({ name: 'slow', wait: 300 }, both),
  ]);
  expect(results.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409]);
  // A failure does not use the key up.
  expect((await post({ name: 'fault' }, { 'idempotency-key': 'f' })).status).toBe(500);
  expect((await post({ name: 'fine' }, { 'idempotency-key': 'f' })).status).toBe(201);
});

test('progress comes as events until the job ends', async () => {
  await server.startWorker();
  const id = await server.ctx.jobs.start(slow, {}, server.ctx.actor);
  const response = await owner(`/api/v1/jobs/${id}/events`);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const events = (await response.text())
    .split('\n')
    .filter((line) => line.startsWith('data: '))
    .map((line) => JSON.parse(line.slice(6)) as { state: string; done: number; rate: number });
  expect(events.at(-1)).toMatchObject({ state: 'done', done: 4 });
  expect(events.length).toBeGreaterThanOrEqual(3);
  expect(events.some(({ rate }) => rate > 1 && rate < 6)).toBe(true);
});

test('answers carry the headers that keep a browser safe', async () => {
  const response = await server.anonymous('/');
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('x-frame-options')).toBe('DENY');
});

test('long answers and files are compressed for whoever takes it; short ones and events are not', async () => {
  const gzip = { 'accept-encoding': 'gzip, br' };
  const path = '/api/openapi.json';
  const long = await server.anonymous(path, { headers: gzip });
  expect(long.headers.get('content-encoding')).toBe('gzip');
  expect(long.headers.get('vary')).toMatch(/accept-encoding/i);
  const sent = Buffer.from(await long.arrayBuffer());
  const whole = await (await server.anonymous(path)).text();
  expect(gunzipSync(sent).toString()).toBe(whole);
  expect(sent.length * 4).toBeLessThan(whole.length);

  const short = await owner('/api/v1/test-things', { json: { name: 'short' }, headers: gzip });
  expect(short.headers.get('content-encoding')).toBeNull();

  await mkdir(join(server.config.home, 'assets'), { recursive: true });
  await writeFile(join(server.config.home, 'assets', 'page.js'), 'export {};\n'.repeat(500));
  const file = await server.anonymous('/assets/page.js', { headers: gzip });
  expect(file.headers.get('content-encoding')).toBe('gzip');
  expect(gunzipSync(Buffer.from(await file.arrayBuffer()))).toHaveLength(5500);

  const job = await server.ctx.jobs.start(slow, {}, server.ctx.actor);
  const events = await owner(`/api/v1/jobs/${job}/events`, { headers: gzip });
  expect(events.headers.get('content-encoding')).toBeNull();
  await events.body?.cancel();
});

test('health, description, unknown addresses', async () => {
  expect((await server.anonymous('/health/live')).status).toBe(200);
  expect((await server.anonymous('/health/ready')).status).toBe(200);
  const description = await server.anonymous('/api/openapi.json');
  const document = (await description.json()) as { openapi: string; paths: object };
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths)).toContain('/api/v1/people/{id}');
  const unknown = await owner('/api/v1/nothing-here');
  expect(unknown.status).toBe(404);
  expect(unknown.headers.get('content-type')).toBe('application/problem+json');
  // Behind a proxy or from afar, figures need a key.
  expect((await server.anonymous('/metrics')).status).toBe(403);
  expect((await owner('/metrics')).status).toBe(200);
});

test('CSV cells are quoted, and never formulas', () => {
  expect(csvLine(['a,b', 'say "hi"', 5, null, '=1+1', '-3', '-x'])).toBe(
    `"a,b","say ""hi""",5,,'=1+1,-3,'-x\r\n`,
  );
});
