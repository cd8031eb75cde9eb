import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { SegmentDialog } from './segment-dialog.js';

const answers = new Map<string, (body: { rule?: string }) => [status: number, body: unknown]>();
const asked: { path: string; method: string; body: { rule?: string }; version: string | null }[] =
  [];

vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
  const body = typeof init.body === 'string' ? JSON.parse(init.body) : {};
  const path = url.replace('/api/v1', '');
  const method = init.method ?? 'GET';
  asked.push({ path, method, body, version: new Headers(init.headers).get('if-match') });
  const [status, answer] = answers.get(`${method} ${path}`)?.(body) ?? [404, {}];
  return new Response(JSON.stringify(answer), {
    status,
    headers: { 'content-type': 'application/json' },
  });
});
afterEach(() => {
  asked.length = 0;
  answers.clear();
});

const segment = {
  id: '0190f0f0-0000-7000-8000-000000000001',
  name: 'Large',
  rule: 'seats > 50',
  description: '',
  accounts: 2,
  undecided: 0,
  share: 0.5,
  revenue: null,
  countedAt: null,
  problem: null,
  createdBy: 'Ann',
  editedBy: null,
  editedAt: null,
  version: 3,
};
const preview = { accounts: 2, undecided: 1, of: 4, sample: [], problem: null };

const show = (one?: typeof segment) => {
  const onClose = vi.fn<() => void>();
  render(
    <QueryClientProvider
      client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
    >
      <SegmentDialog segment={one} onClose={onClose} />
    </QueryClientProvider>,
  );
  return onClose;
};

it('counts the rule while it is written and says where it is wrong', async () => {
  answers.set('POST /segments/preview', ({ rule }) => [
    200,
    rule === 'plam'
      ? {
          ...preview,
          accounts: 0,
          of: 0,
          problem: {
            message: 'There is no “plam” here.',
            start: 0,
            end: 2,
            line: 1,
            column: 1,
            suggestion: 'plan',
          },
        }
      : preview,
  ]);
  show();
  const rule = screen.getByLabelText('Rule');
  fireEvent.change(rule, { target: { value: 'seats > 50' } });
  expect(await screen.findByText('2 accounts')).toBeDefined();
  expect(screen.getByText(/1 undecided/)).toBeDefined();
  fireEvent.change(rule, { target: { value: 'plam' } });
  expect(await screen.findByText(/Line 1, column 1: There is no “plam” here/)).toBeDefined();
});

it('tells the second of two editors who was faster, and saves over it only when told to', async () => {
  answers.set('POST /segments/preview', () => [200, preview]);
  answers.set(`PATCH /segments/${segment.id}`, () =>
    asked.at(-1)?.version === '"4"'
      ? [200, { ...segment, version: 5 }]
      : [
          412,
          {
            type: 'x',
            title: 'edited',
            status: 412,
            code: 'edited-elsewhere',
            detail: 'Bea changed this meanwhile.',
          },
        ],
  );
  answers.set(`GET /segments/${segment.id}`, () => [
    200,
    { ...segment, version: 4, rule: 'seats > 80', editedBy: 'Bea' },
  ]);
  const onClose = show(segment);
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/Bea changed it/)).toBeDefined();
  expect(screen.getByText('seats > 80')).toBeDefined();
  expect(onClose).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Save mine over it' }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
});
