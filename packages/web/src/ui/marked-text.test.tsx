import { render, screen } from '@testing-library/react';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutAt, MarkedText } from './marked-text.js';

it('never loses or doubles a character, whatever the spans', () => {
  const span = fc.record({ start: fc.nat(60), end: fc.nat(60) });
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.array(span), (text, spans) => {
      const parts = cutAt(text, spans);
      expect(parts.map((part) => part.text).join('')).toBe(text);
    }),
  );
});

it('marks the statement inside the whole text', () => {
  const text = 'Nice app. But it crashes at login.';
  render(<MarkedText text={text} spans={[{ start: 10, end: 34 }]} />);
  expect(screen.getByText('But it crashes at login.').tagName).toBe('MARK');
});
