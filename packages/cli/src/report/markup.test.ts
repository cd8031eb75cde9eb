import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html } from './markup.js';

describe('html', () => {
  it('lets no text become markup', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', ';', 'a', '\u{0}') }),
        (text) => {
          const made = html`<p title="${text}">${text}</p>`.html;
          const inside = made.slice('<p title="'.length, -'</p>'.length);
          expect(inside.match(/[<>"']/gu)).toEqual(['"', '>']);
        },
      ),
    );
  });

  it('keeps markup that it made and joins lists', () => {
    const made = html`<b>${['a&b', 'c'].map((each) => html`<i>${each}</i>`)}${null}</b>`.html;
    expect(made.replaceAll(/\s+/gu, '')).toBe('<b><i>a&amp;b</i><i>c</i></b>');
  });

  it('drops marks that turn the direction of writing', () => {
    expect(html`${'safe\u{202e}exe.txt'}`.html).toBe('safe exe.txt');
  });
});
