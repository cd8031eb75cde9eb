import { expect, it } from 'vitest';
import { commands, matches } from './commands.js';

const found = (text: string) =>
  commands.filter((command) => matches(command, text)).map((command) => command.label);

it('finds a page by the beginning of its name or of another word for it', () => {
  expect(found('listen')[0]).toBe('Listen: inbox');
  expect(found('audit')).toEqual(['Audit log']);
  expect(found('dark')).toEqual(['Dark']);
  expect(found('customers')[0]).toBe('Customers');
  expect(found('voices')).toEqual(['Customers: whose feedback']);
  expect(found('segments')[0]).toBe('Customers: segments');
});

it('takes every typed word into account', () => {
  expect(found('create key')).toEqual(['Create an API key']);
  expect(found('create nothing')).toEqual([]);
});
