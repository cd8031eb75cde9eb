import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { kinds } from '../types.js';
import { adaptKindModel, fewestCorrections, type KindCorrection } from './adapt.js';
import { classify, loadKindModel } from './classify.js';
import { featureCount, featuresOf } from './features.js';
import { minimize } from './lbfgs.js';
import { fitTemperature, scoreRow, softmax, stackRows, trainLogistic } from './logistic.js';
import { columnCount, decodeKindModel, encodeKindModel } from './model.js';
import { kindTokens } from './tokens.js';

const modelFolder = new URL('../../model/', import.meta.url);
const model = loadKindModel();
const kindOf = (text: string, language = 'en'): string => classify(model, text, { language }).kind;

describe('the shipped weights', () => {
  it('are the file that the card names', () => {
    const bytes = readFileSync(new URL('kinds.bin', modelFolder));
    const card: unknown = JSON.parse(readFileSync(new URL('kinds.json', modelFolder), 'utf8'));
    expect(card).toMatchObject({
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(bytes.length).toBeLessThan(200_000);
  });

  it('refuse a damaged or foreign file', () => {
    expect(() => decodeKindModel(new Uint8Array(40))).toThrow(/damaged/u);
    expect(() => decodeKindModel(new Uint8Array(3))).toThrow(/damaged/u);
    const bytes = new Uint8Array(readFileSync(new URL('kinds.bin', modelFolder)));
    bytes[4] = 99;
    expect(() => decodeKindModel(bytes)).toThrow(/build it again/u);
  });

  it('come back from their file as they went in', () => {
    expect(encodeKindModel(model, 65_536)).toEqual(
      encodeKindModel(decodeKindModel(encodeKindModel(model, 65_536)), 65_536),
    );
  });
});

describe('classify', () => {
  it.each([
    ['The export crashes every time I click save', 'en', 'pain'],
    ["I can't log in since the last update", 'en', 'pain'],
    ['We were charged twice and nobody answers our mails', 'en', 'pain'],
    ['Please add a dark mode', 'en', 'request'],
    ['It would be great if we could schedule reports', 'en', 'request'],
    ['I wish there was a way to sort the list', 'en', 'request'],
    ['I love how easy it is to set up', 'en', 'praise'],
    ['Great service and friendly staff!', 'en', 'praise'],
    ['How do I change my billing address?', 'en', 'question'],
    ['Is there a way to use it offline?', 'en', 'question'],
    ['Kind regards', 'en', 'other'],
    ['We have been customers since 2019', 'en', 'other'],
    ['Die App stürzt seit dem Update ständig ab', 'de', 'pain'],
    ['Es wäre toll, wenn man Berichte planen könnte', 'de', 'request'],
    ['Bin sehr zufrieden, funktioniert einwandfrei', 'de', 'praise'],
    ['Wie kann ich meine Adresse ändern?', 'de', 'question'],
    ['La aplicación se cierra sola y no puedo pagar', 'es', 'pain'],
    ['Me gustaría que añadieran un modo oscuro', 'es', 'request'],
    ['Excelente aplicación, muy fácil de usar', 'es', 'praise'],
    ['¿Cómo puedo cancelar mi cuenta?', 'es', 'question'],
    ["L'application plante depuis la mise à jour", 'fr', 'pain'],
    ['Ce serait bien de pouvoir exporter en PDF', 'fr', 'request'],
    ['Très bonne application, je recommande', 'fr', 'praise'],
    ['O aplicativo trava toda hora e não consigo entrar', 'pt', 'pain'],
    ['Non riesco ad accedere, si blocca sempre', 'it', 'pain'],
    ['Sarebbe bello avere una modalità scura', 'it', 'request'],
    ['De app crasht steeds na de update', 'nl', 'pain'],
    ['Het zou fijn zijn als er meer filters waren', 'nl', 'request'],
  ])('%s (%s) is %s', (text, language, kind) => {
    expect(kindOf(text, language)).toBe(kind);
  });

  it('reads negation', () => {
    const polarity = (text: string): number => classify(model, text).polarity;
    expect(polarity('This is good')).toBeGreaterThan(0.3);
    expect(polarity('This is not good')).toBeLessThan(0);
    expect(polarity('I never had a problem with it')).toBeGreaterThan(0);
    expect(polarity('terrible, worst purchase ever')).toBeLessThan(-0.5);
  });

  it('lets the rating speak where words do not', () => {
    expect(classify(model, 'Login', { rating: 0 }).kind).toBe('pain');
    expect(classify(model, 'Login', { rating: 1 }).kind).not.toBe('pain');
    expect(classify(model, 'Login', { rating: 0 }).polarity).toBeLessThan(
      classify(model, 'Login', { rating: 1 }).polarity,
    );
    expect(classify(model, 'I love it', { rating: 0 }).kind).toBe('praise');
  });

  it('ranks severity by consequence', () => {
    const severity = (text: string): number => classify(model, text).severity;
    const mild = severity('The icon is a bit ugly');
    const slow = severity('The search is slow');
    const blocked = severity("We can't log in at all and our whole team is blocked");
    const lost = severity(
      'The update deleted all my data and nobody from support answers, I am cancelling',
    );
    expect(blocked).toBeGreaterThan(slow);
    expect(lost).toBeGreaterThan(slow + 0.2);
    expect(lost).toBeGreaterThan(mild + 0.2);
    expect(severity('Great app, thank you')).toBeLessThan(0.1);
  });

  it('takes any text in any language (property)', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.constantFrom('en', 'de', 'am', 'und', 'zh', 'constructor', ''),
        fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
        (text, language, rating) => {
          const found = classify(model, text, { language, rating });
          expect(kinds).toContain(found.kind);
          expect(found.confidence).toBeGreaterThanOrEqual(0.2 - 1e-9);
          expect(found.confidence).toBeLessThanOrEqual(1);
          expect(Math.abs(found.polarity)).toBeLessThanOrEqual(1);
          expect(found.severity).toBeGreaterThanOrEqual(0);
          expect(found.severity).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 300, seed: 6 },
    );
  });
});

describe('adaptKindModel', () => {
  const asks = (count: number): KindCorrection[] =>
    Array.from({ length: count }, (_, i) => ({
      text: `Ticket ${i}: the frobnicator blinks ${['red', 'green', 'twice'][i % 3]}`,
      kind: i % 4 === 3 ? 'other' : 'pain',
    }));

  it('leaves the model alone below the least number', () => {
    expect(adaptKindModel(model, asks(fewestCorrections - 1))).toBe(model);
  });

  it("learns the field's own words and changes nothing else", () => {
    const text = 'The frobnicator blinks red';
    const chance = (used: typeof model): number => {
      const found = classify(used, text);
      return found.kind === 'pain' ? found.confidence : 1 - found.confidence;
    };
    const before = chance(model);
    const adapted = adaptKindModel(model, asks(200));
    expect(chance(adapted)).toBeGreaterThan(before);
    expect(classify(adapted, text).kind).toBe('pain');
    expect(classify(adapted, 'I love how easy it is to set up').kind).toBe('praise');
    expect(classify(adapted, text).polarity).toBe(classify(model, text).polarity);
    expect(chance(model)).toBe(before);
  });
});

describe('kindTokens', () => {
  it('cuts plain texts as the pattern cuts all others (property)', () => {
    const piece = fc.constantFrom(
      ...Array.from("ab zT'`-.,:;!?()D/0719&\n@"),
      "can't",
      ' t ',
      ' :-) ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const places = () => ({ starts: new Array<number>(), ends: new Array<number>() });
        const [own, other] = [places(), places()];
        // A sign that is no token, but no plain letter either.
        const byPattern = kindTokens(`${text} §`, other);
        expect(kindTokens(text, own)).toEqual(byPattern);
        expect(own).toEqual(other);
      }),
      { numRuns: 500 },
    );
  });

  it('brings hurried spellings together', () => {
    expect(kindTokens('I dont luv it, pls fix!!').text).toEqual([
      'i',
      "don't",
      'love',
      'it',
      ',',
      'please',
      'fix',
      '!!',
    ]);
    expect(kindTokens('SOOOO good, it s great, can t stop').text).toEqual([
      'soo',
      'good',
      ',',
      "it's",
      'great',
      ',',
      "can't",
      'stop',
    ]);
    expect(kindTokens('costs 3.50 😍 see https://x.y/z?').text).toEqual([
      'costs',
      '<n>',
      '😍',
      'see',
      '<link>',
    ]);
  });
});

describe('featuresOf', () => {
  it('stays within its range and gives words unit length', () => {
    const { indices, values } = featuresOf('the app crashes and the app is slow', 'en');
    let square = 0;
    for (const [i, index] of indices.entries()) {
      expect(index).toBeLessThan(featureCount);
      if (index < 65_536) square += values[i]! ** 2;
    }
    expect(square).toBeCloseTo(1, 5);
    expect(new Set(indices).size).toBe(indices.length);
  });

  it('does not carry anything over from the statement before', () => {
    const first = featuresOf('slow slow slow', 'en');
    featuresOf('something else entirely', 'en');
    expect(featuresOf('slow slow slow', 'en')).toEqual(first);
  });
});

describe('minimize', () => {
  it('finds the minimum of the Rosenbrock function (Nocedal & Wright)', () => {
    const found = minimize(
      (x, gradient) => {
        const a = x[0]!;
        const b = x[1]!;
        gradient[0] = -2 * (1 - a) - 400 * a * (b - a * a);
        gradient[1] = 200 * (b - a * a);
        return (1 - a) ** 2 + 100 * (b - a * a) ** 2;
      },
      Float64Array.of(-1.2, 1),
      { iterations: 200, tolerance: 1e-9, memory: 8 },
    );
    expect(found[0]).toBeCloseTo(1, 5);
    expect(found[1]).toBeCloseTo(1, 5);
  });
});

describe('trainLogistic', () => {
  it('recovers the log-odds of a table, where the answer is known in closed form', () => {
    // One yes/no feature: 30 of 40 with it and 10 of 40 without it are of class 1.
    const rows = Array.from({ length: 80 }, (_, i) => ({
      indices: Int32Array.of(...(i < 40 ? [0] : [])),
      values: Float32Array.of(...(i < 40 ? [1] : [])),
    }));
    const targets = new Float32Array(160);
    for (let i = 0; i < 80; i += 1) targets[i * 2 + (i < 30 || (i >= 40 && i < 50) ? 1 : 0)] = 1;
    const trained = trainLogistic(stackRows(rows), targets, new Float32Array(80).fill(1), {
      classes: 2,
      features: 1,
      penalty: 1e-9,
    });
    const chance = (row: number): number => {
      const scores = scoreRow(trained, rows[row]!);
      softmax(scores);
      return scores[1]!;
    };
    expect(chance(0)).toBeCloseTo(0.75, 3);
    expect(chance(79)).toBeCloseTo(0.25, 3);
  });

  it('finds the temperature that scores were multiplied with', () => {
    const scores: Float64Array[] = [];
    const labels: number[] = [];
    for (let i = 0; i < 1000; i += 1) {
      scores.push(Float64Array.of(0, 3 * Math.log(4)));
      labels.push(i % 5 === 0 ? 0 : 1);
    }
    expect(fitTemperature(scores, labels)).toBeCloseTo(3, 2);
  });
});

it('has a weight for every column', () => {
  expect(model.bias).toHaveLength(columnCount);
});
