import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useSelection } from './use-selection.js';

const ids = ['a', 'b', 'c', 'd', 'e'];

it('chooses everything between two rows, upwards too, and keeps what was chosen', () => {
  const { result } = renderHook(() => useSelection(ids));
  act(() => result.current.toggle('d'));
  act(() => result.current.toggle('b', true));
  expect(result.current.chosen).toEqual(['b', 'c', 'd']);
  act(() => result.current.toggle('c'));
  expect(result.current.chosen).toEqual(['b', 'd']);
  act(() => result.current.toggle('e', true));
  expect(result.current.chosen).toEqual(['b', 'c', 'd', 'e']);
  act(() => result.current.clear());
  expect(result.current.chosen).toEqual([]);
});

it('forgets rows that have left the list', () => {
  const { result, rerender } = renderHook(({ rows }) => useSelection(rows), {
    initialProps: { rows: ids },
  });
  act(() => result.current.toggle('a'));
  act(() => result.current.toggle('c'));
  rerender({ rows: ['b', 'c'] });
  expect(result.current.chosen).toEqual(['c']);
});
