import { describe, expect, it } from 'vitest';
import css from './styles.css?raw';

const block = (selector: string): Map<string, string> => {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...body.matchAll(/(--[\w-]+): (#[0-9a-f]{6})/gu)].map((match) => [match[1]!, match[2]!]),
  );
};

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, two: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(two)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const surfaces = ['--canvas', '--panel', '--raised', '--hover'];
const text: Array<[string, string[]]> = [
  ['--ink', [...surfaces, '--active', '--mark', '--accent-soft']],
  ['--ink-muted', [...surfaces, '--active']],
  ['--ink-quiet', [...surfaces, '--accent-soft']],
  ['--accent', ['--canvas', '--panel', '--raised', '--accent-soft']],
  ['--accent-ink', ['--accent', '--accent-strong']],
  ['--pain', ['--canvas', '--hover', '--pain-soft']],
  ['--request', ['--canvas', '--request-soft']],
  ['--praise', ['--canvas', '--hover', '--praise-soft']],
  ['--question', ['--canvas', '--question-soft']],
  ['--other', ['--canvas', '--other-soft']],
];

describe.each([':root', "[data-theme='dark']"])('colours of %s', (selector) => {
  const tokens = block(selector);
  it('reach WCAG 2.2 AA for text (4.5 to 1)', () => {
    const low = text.flatMap(([ink, grounds]) =>
      grounds
        .map((ground) => ({
          pair: `${ink} on ${ground}`,
          ratio: contrast(tokens.get(ink)!, tokens.get(ground)!),
        }))
        .filter(({ ratio }) => ratio < 4.5),
    );
    expect(low).toEqual([]);
  });

  it('reach 3 to 1 for the edges of inputs', () => {
    expect(contrast(tokens.get('--line-strong')!, tokens.get('--raised')!)).toBeGreaterThan(3);
  });
});
