import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { detectLanguage, detectLanguages } from './letters.js';

describe('detectLanguage', () => {
  it.each([
    ['The app keeps crashing when I open the report', 'en'],
    ['Die App stürzt beim Öffnen des Berichts ständig ab', 'de'],
    ['La aplicación se cierra cuando abro el informe', 'es'],
    ["L'application plante quand j'ouvre le rapport", 'fr'],
    ['O aplicativo trava quando abro o relatório e não carrega', 'pt'],
    ["L'app si blocca quando apro il rapporto e non funziona", 'it'],
    ['De app loopt vast als ik het rapport open en dat is jammer', 'nl'],
    ['መተግበሪያው በጣም ጥሩ ነው', 'am'],
    ['这个应用很好', 'zh'],
    ['アプリがよく落ちます', 'ja'],
    ['앱이 자꾸 멈춰요', 'ko'],
    ['Η εφαρμογή είναι καλή', 'el'],
    ['האפליקציה טובה', 'he'],
    ['แอปนี้ดีมาก', 'th'],
  ])('%s is %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each([
    ['sehr gut', 'de'],
    ['muy lenta', 'es'],
    ['très bien', 'fr'],
    ['molto bella', 'it'],
    ['heel goed', 'nl'],
    ['muito bom', 'pt'],
    ['nice app', 'en'],
    ['ok', 'en'],
    ['Отлично', 'ru'],
    ['ممتاز', 'ar'],
  ])('a short text, %s, is %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('is undetermined without letters', () => {
    for (const text of ['', '   ', '!!!', '12345', '😀😀'])
      expect(detectLanguage(text)).toBe('und');
  });

  it('takes any text (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(detectLanguage(text)).toMatch(/^[a-z]{2,3}$/u);
      }),
      { numRuns: 100, seed: 3 },
    );
  });
});

describe('detectLanguages', () => {
  const german = Array.from(
    { length: 60 },
    (_, i) => `Die Anwendung ist seit der letzten Woche leider sehr langsam geworden, Nummer ${i}`,
  );

  it('reads doubtful short texts in the language of the corpus', () => {
    expect(detectLanguages([...german, 'super App']).at(-1)).toBe('de');
    expect(detectLanguage('super App')).toBe('en');
  });

  it('still finds another language in it', () => {
    expect(
      detectLanguages([...german, 'The export is very slow and support does not answer']).at(-1),
    ).toBe('en');
    expect(detectLanguages([...german, 'muy lenta, no funciona']).at(-1)).toBe('es');
  });

  it('does not depend on the order of the texts', () => {
    const texts = [...german, 'super App', 'nice', 'muy bueno'];
    expect(detectLanguages(texts.toReversed()).toReversed()).toEqual(detectLanguages(texts));
  });
});
