import { minorDigits } from '@headwater/contract';
import { minorExponent } from '@headwater/decision';
import { expect, test } from 'vitest';

test('the pages and the mathematics know the same minor units', () => {
  const currencies = Intl.supportedValuesOf('currency');
  expect(currencies.length).toBeGreaterThan(100);
  const differing = currencies.filter((code) => minorDigits(code) !== minorExponent(code));
  expect(differing).toEqual([]);
});
