import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { useState } from 'react';
import { SelectSeveral } from './select-several.js';

const Products = ({ onChange }: { onChange: (values: ReadonlyArray<string>) => void }) => {
  const [values, setValues] = useState<ReadonlyArray<string>>([]);
  return (
    <SelectSeveral
      label="Products"
      all="All products"
      many={(chosen) => `${chosen.length} products`}
      values={values}
      choices={[
        { value: 'go', label: 'Go' },
        { value: 'plan', label: 'Plan' },
      ]}
      onChange={(next) => {
        setValues(next);
        onChange(next);
      }}
    />
  );
};

it('checks one, several, and all again', async () => {
  const told: ReadonlyArray<string>[] = [];
  render(<Products onChange={(values) => told.push(values)} />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('combobox', { name: 'Products: All products' }));
  // The list stays open from one to the next.
  await user.click(await screen.findByRole('option', { name: 'Go' }));
  await user.click(screen.getByRole('option', { name: 'Plan' }));
  expect(screen.getByRole('option', { name: 'Go' }).getAttribute('aria-selected')).toBe('true');
  await user.click(screen.getByRole('option', { name: 'All products' }));
  expect(told).toEqual([['go'], ['go', 'plan'], []]);
});
