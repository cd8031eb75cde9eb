import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { likelyWords } from './choose-dialog.js';
import { account, match, me } from './test-fixture.js';
import { forget, open, serve, type Asked } from './test-serve.js';

afterEach(forget);

const summary = {
  items: 30,
  matchedItems: 20,
  unmatchedItems: 7,
  unmatchedVoices: 4,
  namelessItems: 3,
  voices: { unmatched: 1, suggested: 1, taken: 5, confirmed: 0, corrected: 0, rejected: 0 },
  ways: [],
  matching: false,
};
const second = {
  ...match,
  id: '01990000-0000-7000-8000-000000000002',
  voice: 'Ibiz',
  state: 'unmatched',
  how: null,
  confidence: null,
  account: null,
};
const decide = `POST /account-matches/${match.id}/decide`;
const base = {
  'GET /me': me,
  'GET /account-matches': { rows: [match, second], next: null, total: 2 },
  'GET /account-matches/summary': summary,
};
const confirmed = {
  ...match,
  state: 'confirmed',
  confidence: null,
  decidedBy: 'Mia',
  undoable: true,
  version: 2,
};
const posts = (asked: readonly Asked[]) => asked.filter(({ method }) => method === 'POST');

it('tells how much has an account, and where what waits is', async () => {
  serve(base);
  await open('/customers/matches');
  const link = await screen.findByRole('link', { name: '2 voices' });
  expect(link.getAttribute('href')).toBe('/customers/matches?state=open');
});

it('confirms by key, goes on to the next, and takes it back', async () => {
  const asked = serve({
    ...base,
    [decide]: () => [200, confirmed],
    [`POST /account-matches/${match.id}/undo`]: () => [200, { ...match, version: 3 }],
  });
  await open('/customers/matches');
  const rows = within(await screen.findByRole('list', { name: 'Voices' }));
  await userEvent.keyboard('y');
  expect(await rows.findByText('confirmed')).toBeTruthy();
  expect(posts(asked)[0]).toMatchObject({ body: { decision: 'confirm' }, version: '"1"' });
  // The keyboard is on the next one now.
  const current = rows
    .getAllByRole('listitem')
    .find((row) => row.getAttribute('aria-current') === 'true');
  expect(current?.textContent).toContain('Ibiz');
  fireEvent.click(rows.getByRole('button', { name: 'Undo' }));
  expect(await rows.findByText('suggested')).toBeTruthy();
  expect(posts(asked)[1]).toMatchObject({ version: '"2"' });
});

it('corrects to an account that is looked for by the voice’s own words', async () => {
  const asked = serve({
    ...base,
    'GET /accounts': { rows: [account], next: null, total: 1 },
    [`POST /account-matches/${second.id}/decide`]: () => [
      200,
      {
        ...second,
        state: 'corrected',
        how: 'person',
        account: { id: account.id, name: account.name, plan: null },
        decidedBy: 'Mia',
        undoable: true,
        version: 2,
      },
    ],
  });
  await open('/customers/matches');
  const rows = within(await screen.findByRole('list', { name: 'Voices' }));
  await userEvent.keyboard('jc');
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByRole('searchbox').getAttribute('value')).toBe('Ibiz');
  fireEvent.click(await dialog.findByRole('button', { name: /Heron Housing/ }));
  expect(await rows.findByText('corrected')).toBeTruthy();
  expect(posts(asked)[0]?.body).toEqual({ decision: 'correct', account: account.id });
});

it('shows what somebody else decided meanwhile', async () => {
  serve({
    ...base,
    [decide]: () => [
      412,
      {
        type: 'about:blank',
        title: 'edited',
        status: 412,
        code: 'edited-elsewhere',
        detail: 'Bea edited this meanwhile.',
        editedBy: 'Bea',
      },
    ],
    [`GET /account-matches/${match.id}`]: { ...confirmed, state: 'rejected', decidedBy: 'Bea' },
  });
  await open('/customers/matches');
  const rows = within(await screen.findByRole('list', { name: 'Voices' }));
  fireEvent.click(rows.getByRole('button', { name: 'Confirm' }));
  expect(await rows.findByText('nobody’s')).toBeTruthy();
  const told = await screen.findAllByText(/Bea decided about “Heron Houzing” meanwhile/);
  expect(told.length).toBeGreaterThan(0);
});

it('gives those who may not decide no control that would fail', async () => {
  const asked = serve({ ...base, 'GET /me': { ...me, permissions: ['read'] } });
  await open('/customers/matches');
  const rows = within(await screen.findByRole('list', { name: 'Voices' }));
  expect(rows.queryByRole('button')).toBeNull();
  await userEvent.keyboard('yn');
  expect(posts(asked)).toEqual([]);
});

it.each([
  ['Heron Housing Ltd', 'Heron'],
  ['uma@heron.example', 'heron'],
  ['a & b', ''],
])('looks for %j by %j first', (voice, words) => {
  expect(likelyWords(voice)).toBe(words);
});
