import { describe, expect, it } from 'vitest';
import { bitsOf, contentVerdict } from '../src/text/generic.js';
import { lightStem, words } from '../src/text/tokens.js';

describe('words', () => {
  it('opens contractions and drops possessives', () => {
    expect(words("It can't load the team's files, won't open")).toEqual([
      'it',
      'can',
      'not',
      'load',
      'the',
      'team',
      'files',
      'will',
      'not',
      'open',
    ]);
    expect(words('DOESN’T WORK')).toEqual(['does', 'not', 'work']);
  });

  it('cuts scripts without spaces into pairs', () => {
    expect(words('落ちる')).toEqual(['落ち', 'ちる']);
  });

  it('does not take names that objects inherit for words of its own', () => {
    expect(words('constructor toString')).toEqual(['constructor', 'tostring']);
  });
});

describe('lightStem', () => {
  it('lets forms of one word meet', () => {
    for (const forms of [
      ['crash', 'crashes', 'crashed', 'crashing'],
      ['update', 'updates', 'updated', 'updating'],
      ['category', 'categories'],
      ['stop', 'stops', 'stopped', 'stopping'],
      ['file', 'files'],
    ]) {
      expect(forms.map(lightStem)).toEqual(forms.map(() => lightStem(forms[0]!)));
    }
  });

  it('leaves short words and words that only look inflected', () => {
    expect(['bus', 'this', 'press', 'red', 'thing'].map(lightStem)).toEqual([
      'bus',
      'this',
      'press',
      'red',
      'thing',
    ]);
  });
});

describe('contentVerdict', () => {
  it('tells what names its subject from what only judges', () => {
    const verdicts: Record<string, string> = {
      'Good app!!!': 'judgement',
      'Goooood aplication': 'judgement',
      'excelent, wonderfull': 'judgement',
      'please fix the bugs': 'malfunction',
      "It doesn't work": 'malfunction',
      'The export times out': 'content',
      'easy to use': 'content',
      '👍👍': 'empty',
      ok: 'empty',
      'why?': 'empty',
    };
    const found = Object.keys(verdicts).map((text) => [
      text,
      contentVerdict(words(text).reduce((bits, word) => bits | bitsOf(word), 0)),
    ]);
    expect(Object.fromEntries(found)).toEqual(verdicts);
  });
});
