import type { BookSettings } from '@headwater/contract';
import { describe, expect, it } from 'vitest';
import { openBooks, settledBooks, subscriptionKind } from './book-fixture.js';
import {
  afterLook,
  assignField,
  bookDateQuestion,
  bookDraftFrom,
  fieldTitle,
  mappingOf,
  settleBooks,
} from './book-settings.js';

const settled = (draft = bookDraftFrom(settledBooks, null), books = settledBooks) =>
  settleBooks(subscriptionKind, books, draft);

describe('the columns of books', () => {
  it('start as guessed', () => {
    const draft = bookDraftFrom(settledBooks, null);
    expect(mappingOf(settledBooks, draft)).toEqual({
      externalId: 'Nr',
      account: 'Firma',
      amount: 'Betrag',
      start: 'Beginn',
    });
  });

  it('give a field to one column only, and a column one meaning', () => {
    const draft = assignField(settledBooks, bookDraftFrom(settledBooks, null), 'Notiz', 'account');
    expect(mappingOf(settledBooks, draft)).toMatchObject({ account: 'Notiz' });
    expect(Object.values(mappingOf(settledBooks, draft))).not.toContain('Firma');
    const again = assignField(settledBooks, draft, 'Notiz', 'externalId');
    expect(mappingOf(settledBooks, again)).toEqual({
      externalId: 'Notiz',
      amount: 'Betrag',
      start: 'Beginn',
    });
    const none = assignField(settledBooks, draft, 'Notiz', null);
    expect(mappingOf(settledBooks, none)).not.toHaveProperty('account');
  });

  it('come back as they were settled', () => {
    const before: BookSettings = {
      content: 'subscriptions',
      mapping: { account: 'Notiz', amount: 'Betrag', start: 'Beginn' },
      dateFormat: 'month-first',
      decimal: 'comma',
      currency: 'USD',
      amountPeriod: 'year',
      export: null,
    };
    const draft = bookDraftFrom(settledBooks, before);
    expect(mappingOf(settledBooks, draft)).toEqual(before.mapping);
    expect(settled(draft)).toEqual({ settings: before });
    // Settled as something else: that says nothing of this.
    const other = bookDraftFrom(settledBooks, { ...before, content: 'invoices' });
    expect(other.changes).toEqual({});
  });
});

describe('what a file of books leaves open', () => {
  it('is asked one after the other', () => {
    const draft = bookDraftFrom(openBooks, null);
    expect(bookDateQuestion(subscriptionKind, openBooks, draft)).toMatchObject({
      column: 'Beginn',
      open: true,
      options: [{ format: 'day-first' }, { format: 'month-first' }],
    });
    const ask = (change: object) => settled({ ...draft, ...change }, openBooks);
    expect(ask({})).toEqual({ missing: 'Say how the dates are to be read.' });
    const dated = { dateFormat: 'day-first' };
    expect(ask(dated)).toEqual({ missing: 'Say how the numbers are to be read.' });
    const counted = { ...dated, decimal: 'point' };
    expect(ask(counted)).toEqual({ missing: 'Say which currency the amounts are in.' });
    expect(ask({ ...counted, currency: 'EURO' })).toEqual({
      missing: '“EURO” is no currency: write its code, like EUR.',
    });
    expect(ask({ ...counted, currency: 'eur' })).toMatchObject({
      settings: { currency: 'EUR', decimal: 'point', dateFormat: 'day-first' },
    });
  });

  it('is a column, where one is needed', () => {
    const draft = assignField(settledBooks, bookDraftFrom(settledBooks, null), 'Firma', null);
    expect(settled(draft)).toEqual({ missing: 'Say which column holds the account.' });
    const accounts = { ...subscriptionKind, fields: [], oneOf: ['externalId', 'name'] };
    expect(
      settleBooks(accounts, { ...settledBooks, guesses: [] }, { ...draft, changes: {} }),
    ).toEqual({ missing: 'Say which column holds the id or name.' });
  });

  it('keeps the answers that a new look at the file still asks for', () => {
    const answered = {
      ...bookDraftFrom(openBooks, null),
      dateFormat: 'month-first' as const,
      decimal: 'comma' as const,
      currency: 'CHF',
    };
    expect(afterLook(openBooks, answered)).toMatchObject({
      dateFormat: 'month-first',
      decimal: 'comma',
      currency: 'CHF',
    });
    // Now the whole file says that days come first and the mark is a point.
    expect(afterLook(settledBooks, answered)).toMatchObject({
      dateFormat: 'day-first',
      decimal: 'point',
      currency: 'CHF',
    });
  });
});

it('names fields as people do', () => {
  expect(['externalId', 'accountName', 'start'].map(fieldTitle)).toEqual([
    'Id',
    'Account name',
    'Start',
  ]);
});
