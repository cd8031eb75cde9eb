import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { themeView } from '../test-theme.js';
import { RenameDialog } from './rename-dialog.js';

afterEach(() => vi.unstubAllGlobals());

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const theirs = { ...themeView, label: 'Login loop', version: 5 };

/** A server whose theme went from version 4 to 5 after the dialog was opened. */
const serve = () => {
  const fetched = vi.fn((_url: string, init: RequestInit) => {
    if (init.method !== 'PATCH') return Promise.resolve(json(theirs));
    const seen = new Headers(init.headers).get('if-match');
    if (seen === '"5"') {
      return Promise.resolve(json({ ...theirs, label: 'Cannot log in', version: 6 }));
    }
    return Promise.resolve(
      json(
        {
          type: 'about:blank',
          title: 'Precondition failed',
          status: 412,
          code: 'edited-elsewhere',
          detail: 'Ana changed this meanwhile.',
          editedBy: 'Ana',
          editedAt: '2026-11-22T10:00:00.000Z',
        },
        412,
      ),
    );
  });
  vi.stubGlobal('fetch', fetched);
  return fetched;
};

const open = () => {
  const onClose = vi.fn<() => void>();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RenameDialog theme={{ ...themeView, version: 4 }} onClose={onClose} />
    </QueryClientProvider>,
  );
  return onClose;
};

const rename = async () => {
  const user = userEvent.setup();
  const field = screen.getByLabelText('Theme name');
  // The dialog moves the focus once it is open: typing before that would go elsewhere.
  await waitFor(() => expect(document.activeElement).toBe(field));
  await user.clear(field);
  await user.type(field, 'Cannot log in');
  await user.click(screen.getByRole('button', { name: 'Rename' }));
  await screen.findByText('Edited meanwhile');
  return user;
};

it('tells the second of two editors who was faster, and saves over it only when told to', async () => {
  const fetched = serve();
  const onClose = open();
  const user = await rename();
  expect(screen.getByText(/Ana edited this theme/u)).toBeTruthy();
  expect(screen.getByText('Login loop')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Keep mine' }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  const patches = fetched.mock.calls.filter(([, init]) => init.method === 'PATCH');
  expect(patches.map(([, init]) => new Headers(init.headers).get('if-match'))).toEqual([
    '"4"',
    '"5"',
  ]);
});

it('takes the other name without writing anything', async () => {
  const fetched = serve();
  const onClose = open();
  const user = await rename();
  await user.click(screen.getByRole('button', { name: 'Take theirs' }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(fetched.mock.calls.filter(([, init]) => init.method === 'PATCH')).toHaveLength(1);
});
