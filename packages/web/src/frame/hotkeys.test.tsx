import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { useHotkeys } from './hotkeys.js';

const Sample = ({ keys, onPress }: { keys: Record<string, () => void>; onPress: () => void }) => {
  useHotkeys(keys);
  return (
    <>
      <button type="button" onClick={onPress}>
        Export
      </button>
      <a href="#elsewhere" onClick={onPress}>
        Elsewhere
      </a>
      <input aria-label="Search" />
      <input type="checkbox" aria-label="Select" />
    </>
  );
};

const shown = () => {
  const [enter, next, press] = [vi.fn(), vi.fn(), vi.fn()];
  render(<Sample keys={{ Enter: enter, j: next }} onPress={press} />);
  return { enter, next, press, user: userEvent.setup() };
};

it('opens the row that the list is on', async () => {
  const { enter, next, user } = shown();
  await user.keyboard('j{Enter}');
  expect([next, enter].map((key) => key.mock.calls.length)).toEqual([1, 1]);
});

it.each([
  ['button', 'Export'],
  ['link', 'Elsewhere'],
])('leaves Enter to a %s that has the focus, and keeps the other keys', async (role, name) => {
  const { enter, next, press, user } = shown();
  screen.getByRole(role, { name }).focus();
  await user.keyboard('j{Enter}');
  expect([next, enter, press].map((key) => key.mock.calls.length)).toEqual([1, 0, 1]);
});

it('rests while somebody types, not while a checkbox has the focus', async () => {
  const { next, user } = shown();
  await user.click(screen.getByLabelText('Search'));
  await user.keyboard('j');
  expect(next).not.toHaveBeenCalled();
  await user.click(screen.getByLabelText('Select'));
  await user.keyboard('j');
  expect(next).toHaveBeenCalledOnce();
});
