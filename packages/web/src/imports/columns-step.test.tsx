import { ImportView, type ImportPreview } from '@headwater/contract';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { openBooks, previewOf, settledBooks, subscriptionKind } from './book-fixture.js';
import { ColumnsStep } from './columns-step.js';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children }: { children: ReactNode }) => <a href="/methods/books">{children}</a>,
}));
afterEach(() => vi.unstubAllGlobals());

const one = ImportView.parse({
  id: '0190f5fe-7c00-7a00-8000-000000000001',
  fileName: 'abos.csv',
  bytes: 100,
  state: 'uploaded',
  content: 'subscriptions',
  settings: null,
  books: null,
  check: null,
  job: null,
  counts: { read: 0, fresh: 0, changed: 0, known: 0, rejected: 0, duplicates: 0 },
  error: null,
  createdBy: 'Ana',
  createdAt: '2026-11-22T10:00:00.000Z',
  finishedAt: null,
});

const feedback: ImportPreview = {
  ...previewOf(settledBooks),
  content: 'feedback',
  books: null,
};

/** A server that answers each path; `sent` collects what it was told. */
const open = (
  preview: ImportPreview,
  permissions: readonly string[] = ['books:write'],
  refused: string | null = null,
) => {
  const sent: { path: string; body: unknown }[] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const path = url.replace(/^.*\/api\/v1/u, '').replace(`/imports/${one.id}`, '');
    const said = typeof init.body === 'string' ? init.body : '';
    if (init.method === 'POST') sent.push({ path, body: JSON.parse(said) });
    if (path === '/preview' && refused !== null) {
      const problem = { type: 'x', title: 'x', status: 422, code: 'unusable', detail: refused };
      return Promise.resolve(Response.json(problem, { status: 422 }));
    }
    const answer = () => {
      if (path === '/book-kinds') return { rows: [subscriptionKind] };
      if (path === '/check') return { ...one, state: 'checking' };
      return init.method === 'POST' && said.includes('"feedback"') ? feedback : preview;
    };
    return Promise.resolve(new Response(JSON.stringify(answer())));
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(['me'], {
    id: 'p',
    name: 'Ana',
    email: 'ana@example.com',
    role: 'manager',
    permissions,
    lastVisitAt: null,
    demo: false,
    version: '0',
  });
  const onChecked = vi.fn<(next: ImportView) => void>();
  render(
    <QueryClientProvider client={client}>
      <ColumnsStep one={one} onChecked={onChecked} />
    </QueryClientProvider>,
  );
  return { sent, onChecked };
};

const next = () => screen.getByRole<HTMLButtonElement>('button', { name: 'See what will happen' });

it('asks what the file leaves open and then sends it', async () => {
  const { sent, onChecked } = open(previewOf(openBooks));
  const user = userEvent.setup();
  await screen.findByText('Its columns are those of subscriptions.');
  expect(next().disabled).toBe(true);
  expect(screen.getByText('Say how the dates are to be read.')).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: /Day first/u }));
  await user.click(screen.getByRole('radio', { name: /Point for decimals.*1,234 → 1,234/u }));
  await user.type(screen.getByRole('combobox', { name: 'Currency' }), 'eur');
  await user.click(next());
  await waitFor(() => expect(onChecked).toHaveBeenCalled());
  expect(sent).toEqual([
    {
      path: '/check',
      body: {
        content: 'subscriptions',
        mapping: { externalId: 'Nr', account: 'Firma', amount: 'Betrag', start: 'Beginn' },
        dateFormat: 'day-first',
        decimal: 'point',
        currency: 'EUR',
        amountPeriod: 'interval',
        export: null,
      },
    },
  ]);
});

it('names the export that it knows, and how that is read', async () => {
  open(
    previewOf({
      ...settledBooks,
      export: {
        id: 'stripe-subscriptions',
        title: 'Stripe’s export of subscriptions',
        notes: ['A trial is not paid for.'],
      },
    }),
  );
  expect(await screen.findByText('This is Stripe’s export of subscriptions.')).toBeTruthy();
  expect(screen.getByText('A trial is not paid for.')).toBeTruthy();
  expect(next().disabled).toBe(false);
});

it('looks again as what a person says that the file is', async () => {
  const { sent } = open(previewOf(settledBooks));
  const user = userEvent.setup();
  await user.click(await screen.findByRole('combobox', { name: 'This file holds' }));
  await user.click(await screen.findByRole('option', { name: 'Feedback' }));
  await screen.findByText(/You chose feedback; it looked like subscriptions\./u);
  expect(sent).toEqual([{ path: '/preview', body: { content: 'feedback' } }]);
  expect(screen.getByText('Say which column holds the customers’ text.')).toBeTruthy();
});

it('leads on from a file that is no table', async () => {
  open(
    previewOf(settledBooks),
    ['books:write'],
    'abos.csv is a PNG image, not a table of feedback.',
  );
  expect(await screen.findByText(/abos\.csv is a PNG image/u)).toBeTruthy();
  expect(screen.getByText('Choose another file')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
});

it('does not let those import books who may not', async () => {
  open(previewOf(settledBooks), ['items:write']);
  expect(await screen.findByText('Your role does not import books.')).toBeTruthy();
  expect(next().disabled).toBe(true);
});
