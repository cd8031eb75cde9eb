import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { queryClient } from '../api/query-client.js';
import { router } from '../router.js';

afterEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

const id = '01990000-0000-7000-8000-000000000001';
const me = {
  id,
  name: 'Mia',
  email: 'mia@headwater.example',
  role: 'manager',
  permissions: ['read', 'finance:read', 'accounts:edit'],
  lastVisitAt: null,
  demo: false,
  version: '0',
};
const row = {
  id,
  name: 'Heron Housing',
  externalId: 'H-1',
  domain: null,
  plan: 'Business',
  segment: null,
  seats: null,
  region: null,
  owner: null,
  status: 'active',
  since: null,
  renewal: '2030-01-31',
  revenue: { minor: 8000, currency: 'EUR' },
  items: 27,
  pains: 7,
  requests: 10,
  lastSaid: null,
  health: { score: 43, band: 'at-risk' },
  version: 1,
};
const match = {
  id,
  voice: 'Heron Houzing',
  state: 'suggested',
  how: 'similar',
  confidence: 0.8,
  account: { id, name: 'Heron Housing', plan: null },
  items: 3,
  lastSaid: null,
  decidedBy: null,
  decidedAt: null,
  undoable: false,
  version: 1,
};

function serve(answers: Readonly<Record<string, unknown>>): void {
  vi.stubGlobal('fetch', async (input: unknown) => {
    const path = String(input).split('?')[0] ?? '';
    const body = answers[path];
    if (body === undefined) return new Response('{}', { status: 404 });
    return Response.json(body);
  });
}

async function open(path: string): Promise<void> {
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  await router.navigate({ to: path });
}

it('lists customers with what they pay and how they fare', async () => {
  serve({
    '/api/v1/me': me,
    '/api/v1/accounts': { rows: [row], next: null, total: 1 },
  });
  await open('/customers');
  expect(await screen.findByRole('link', { name: 'Heron Housing' })).toBeTruthy();
  expect(screen.getByText('at risk')).toBeTruthy();
});

it('lists whose feedback it is, and offers to confirm a suggestion', async () => {
  serve({
    '/api/v1/me': me,
    '/api/v1/account-matches': { rows: [match], next: null, total: 1 },
  });
  await open('/customers/matches');
  expect(await screen.findByText('Heron Houzing')).toBeTruthy();
  expect(await screen.findByRole('button', { name: 'Confirm' })).toBeTruthy();
});
