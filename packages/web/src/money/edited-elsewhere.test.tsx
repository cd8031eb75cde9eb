import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { ReactNode } from 'react';
import { ToastHost } from '../ui/toast.js';
import { nothingKnown } from './drivers-fixture.js';
import { ScenarioDialog } from './scenario-dialog.js';
import { SectionsDialog } from './sections-dialog.js';

type Asked = { method: string; path: string; body: unknown; version: string | null };

/** A server that keeps one version, as another editor left it, and refuses what was made upon an older one. */
const serve = (path: string, version: number, get: (version: number) => unknown) => {
  const asked: Asked[] = [];
  let current = version;
  vi.stubGlobal('fetch', async (url: unknown, init: RequestInit = {}) => {
    const one = {
      method: init.method ?? 'GET',
      path: String(url).replace('/api/v1', ''),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : null,
      version: new Headers(init.headers).get('if-match'),
    };
    asked.push(one);
    if (one.path !== path) return Response.json({}, { status: 404 });
    if (one.method === 'GET') return Response.json(get(current));
    if (one.version !== `"${current}"`) {
      const problem = {
        type: 'x',
        title: 'edited elsewhere',
        status: 412,
        code: 'edited-elsewhere',
        detail: 'Bea changed this meanwhile.',
        editedBy: 'Bea',
        editedAt: '2026-01-03T10:00:00.000Z',
      };
      return Response.json(problem, { status: 412 });
    }
    current += 1;
    return Response.json(get(current));
  });
  return {
    writes: () => asked.filter(({ method }) => method === 'PUT'),
    /** Somebody else saves. */
    editElsewhere: () => (current += 1),
  };
};
afterEach(() => void vi.unstubAllGlobals());

const show = (dialog: ReactNode) => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <ToastHost>{dialog}</ToastHost>
    </QueryClientProvider>,
  );
  return client;
};

const sections = (version: number) => ({
  version,
  categories: [
    {
      category: 'Oven',
      section: version === 1 ? 'operating' : 'financing',
      by: version === 1 ? 'default' : 'set',
      lines: 1,
    },
  ],
  editedBy: version === 1 ? null : 'Bea',
});

it('puts a section over somebody else’s only after saying that there is one', async () => {
  const user = userEvent.setup();
  const server = serve('/finance/cash/sections', 1, sections);
  const onClose = vi.fn<() => void>();
  const client = show(<SectionsDialog onClose={onClose} />);
  await user.click(await screen.findByRole('combobox', { name: /Oven/u }));
  await user.click(await screen.findByRole('option', { name: 'Investing' }));
  server.editElsewhere();
  // What happens when one comes back from another tab: the list is fetched anew under the open dialog.
  await client.refetchQueries({ queryKey: ['cash-sections'] });
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(
    await screen.findByText(/Bea changed the sections meanwhile, on .+2026.+\. Nothing of yours/u),
  ).toBeTruthy();
  expect(onClose).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(server.writes().map(({ version }) => version)).toEqual(['"1"', '"2"']);
  expect(server.writes().at(-1)?.body).toEqual({ sections: { Oven: 'investing' } });
});

it('keeps what was typed into a scenario that somebody else changed, and fetches theirs', async () => {
  const path = '/finance/cash/scenarios/01990000-0000-7000-8000-000000000009';
  const server = serve(path, 2, () => ({}));
  const onClose = vi.fn<() => void>();
  const client = show(
    <ScenarioDialog
      scenario={{
        id: '01990000-0000-7000-8000-000000000009',
        name: 'Two hires',
        note: '',
        currency: 'EUR',
        drivers: nothingKnown,
        version: 1,
        createdBy: 'Ann',
        editedBy: null,
      }}
      proposal={{ currency: 'EUR', start: '2026-01', drivers: nothingKnown, reasons: {} }}
      onClose={onClose}
    />,
  );
  client.setQueryData(['cash-scenarios'], { rows: [] });
  const note = screen.getByLabelText('Note');
  fireEvent.change(note, { target: { value: 'from April' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(
    await screen.findByText(/Bea changed this scenario meanwhile, on .+2026.+\. What you typed/u),
  ).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('Note').value).toBe('from April');
  expect(onClose).not.toHaveBeenCalled();
  expect(server.writes()).toHaveLength(1);
  expect(client.getQueryState(['cash-scenarios'])?.isInvalidated).toBe(true);
});
