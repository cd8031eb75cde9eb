import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { LevelChanges } from './level-changes.js';

const level = (value: number) => ({ value, low: value - 0.01, high: value + 0.01 });

it('tells each change of level, newest first', () => {
  render(
    <LevelChanges
      changes={[
        { week: '2025-01-06', from: level(0.02), to: level(0.06), qValue: 0.001 },
        { week: '2025-03-31', from: level(0.06), to: level(0.03), qValue: 0.01 },
      ]}
    />,
  );
  const [newest, oldest] = screen.getAllByRole('listitem');
  expect(newest!.textContent).toMatch(/Mar 31, 2025, from 6.% \(5–7.%\) to 3.%/);
  expect(oldest!.textContent).toMatch(/Jan 6, 2025, from 2.% \(1–3.%\) to 6.%/);
});

it('shows nothing where nothing changed, as in analyses from before', () => {
  const { container } = render(<LevelChanges changes={undefined} />);
  expect(container.textContent).toBe('');
});
