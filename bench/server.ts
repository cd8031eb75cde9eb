import { createLog, readConfig, startServer } from '@headwater/server';
import { join } from 'node:path';

export type Ask = <T>(at: string, init?: RequestInit) => Promise<T>;

export interface ImportView {
  id: string;
  state: string;
  error: string | null;
  counts: Record<'read' | 'fresh' | 'changed' | 'known' | 'rejected' | 'duplicates', number>;
}

/** The real server in this process, with a home of its own, and somebody who is signed in. */
export async function serve(folder: string): Promise<{ ask: Ask; stop: () => Promise<void> }> {
  const server = await startServer({
    config: readConfig({ HEADWATER_HOME: join(folder, 'home'), PORT: '0', LOG_LEVEL: 'error' })
      .config,
    log: createLog('error'),
    worker: true,
  });
  const { url } = server;
  const signedIn = await fetch(`${url}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({
      token: new URL(server.setUpUrl ?? url).searchParams.get('token'),
      name: 'Bench',
      email: 'bench@example.com',
      password: 'long enough for a bench',
    }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return {
    ask: async <T>(at: string, init: RequestInit = {}) => {
      const answer = await fetch(`${url}/api/v1${at}`, {
        ...init,
        headers: { cookie, origin: url, 'content-type': 'application/json' },
      });
      if (!answer.ok) throw new Error(`${at}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as T;
    },
    stop: () => server.stop(),
  };
}

/** What the columns of `writeFeedback`'s file mean. */
export const settings = JSON.stringify({
  mapping: {
    text: 'text',
    time: 'time',
    externalId: 'id',
    customer: 'customer',
    rating: 'rating',
    product: 'product',
  },
  dateFormat: 'iso',
  ratingScale: { low: 1, high: 5 },
  source: 'Bench',
});
