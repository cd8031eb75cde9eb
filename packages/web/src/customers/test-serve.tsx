import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { vi } from 'vitest';
import { queryClient } from '../api/query-client.js';
import { router } from '../router.js';
import { ToastHost } from '../ui/toast.js';

export type Asked = {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
  version: string | null;
};
type Answer =
  | Readonly<Record<string, unknown>>
  | ((asked: Asked) => [status: number, body: unknown]);
type Answers = Readonly<Record<string, Answer>>;

/** Answers by method and path, `GET /accounts`; what is asked is written down. */
export const serve = (answers: Answers): Asked[] => {
  const all: Asked[] = [];
  vi.stubGlobal('fetch', async (url: unknown, init: RequestInit = {}) => {
    const { pathname, searchParams } = new URL(String(url), 'http://localhost');
    const asked: Asked = {
      method: init.method ?? 'GET',
      path: pathname.replace('/api/v1', ''),
      query: searchParams,
      body: typeof init.body === 'string' ? JSON.parse(init.body) : null,
      version: new Headers(init.headers).get('if-match'),
    };
    all.push(asked);
    const answer = answers[`${asked.method} ${asked.path}`];
    if (answer === undefined) return Response.json({}, { status: 404 });
    const [status, body] = typeof answer === 'function' ? answer(asked) : [200, answer];
    return Response.json(body, { status });
  });
  return all;
};

/** The whole app at an address. */
export const open = async (path: string): Promise<void> => {
  render(
    <QueryClientProvider client={queryClient}>
      <ToastHost>
        <RouterProvider router={router} />
      </ToastHost>
    </QueryClientProvider>,
  );
  await router.navigate({ href: path });
};

export const forget = (): void => {
  vi.unstubAllGlobals();
  queryClient.clear();
};
