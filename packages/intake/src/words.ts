/** Marks that carry no meaning of their own: texts that differ in nothing else are the same text. */
export function isIgnoredMark(code: number): boolean {
  if (code < 0x80) return !isAsciiWord(code);
  return (
    code < 0xaa ||
    (code >= 0xab && code <= 0xb4) ||
    (code >= 0xb6 && code <= 0xb9) ||
    (code >= 0xbb && code <= 0xbf) ||
    (code >= 0x2000 && code <= 0x206f) ||
    (code >= 0x3000 && code <= 0x3003) ||
    (code >= 0x3008 && code <= 0x3011) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xff01 ||
    code === 0xff0c ||
    code === 0xff0e ||
    code === 0xff1f
  );
}

const isAsciiWord = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a);

export interface Word {
  /** Without case and apostrophes. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** It decides what is said: a number, a name, a negation, a symbol. Two texts that differ in it are two. */
  readonly telling: boolean;
}

const pattern = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*|[^\p{L}\p{N}\p{M}\s]+/gu;
const wordStart = /^[\p{L}\p{N}\p{M}]/u;
const endsSentence = /[.!?:;…\n¿¡•"“”„«»([]/;

/** A text's words in order; symbols that carry meaning (an emoji, "€") are words too, other marks are none. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let before = 0;
  let opens = true;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const end = index + found.length;
    if (!wordStart.test(found)) {
      const symbol = withoutIgnored(found);
      if (symbol !== '') words.push({ word: symbol, start: index, end, telling: true });
      continue;
    }
    opens ||= endsSentence.test(text.slice(before, index));
    const word = found.toLowerCase().replaceAll(/['’]/g, '');
    words.push({ word, start: index, end, telling: isTelling(found, word, opens) });
    opens = false;
    before = end;
  }
  return words;
}

function withoutIgnored(marks: string): string {
  let left = '';
  for (let index = 0; index < marks.length; index++) {
    if (!isIgnoredMark(marks.charCodeAt(index))) left += marks[index];
  }
  return left;
}

function isTelling(found: string, word: string, opens: boolean): boolean {
  if (/\p{N}/u.test(word) || numbers.has(word)) return true;
  if (negations.has(word) || /n['’]t$|^n['’]/i.test(found)) return true;
  return !opens && /^\p{Lu}/u.test(found) && !/^I(?:['’]|$)/.test(found);
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

// English, German, Spanish, French, Italian, Portuguese, Dutch. Less and hardly turn a sentence as not does.
const negations =
  list(`no not never none nobody nothing nowhere neither nor without cannot cant dont doesnt
  didnt isnt arent wasnt werent wont wouldnt couldnt shouldnt havent hasnt hadnt aint mustnt neednt hardly
  barely scarcely less least few fewer nicht kein keine keinen keinem keiner keines nie niemals nichts niemand
  ohne weder noch kaum nirgends nein weniger nunca jamás jamas nada nadie ningún ningun ninguno ninguna sin
  tampoco ni menos ne pas jamais rien personne aucun aucune sans non moins mai niente nessuno nessuna senza né
  meno não nao nem sem nenhum nenhuma niet geen nooit niets niemand zonder minder`);
const numbers =
  list(`zero two three four five six seven eight nine ten eleven twelve hundred thousand million
  twice half zwei drei vier fünf sechs sieben acht neun zehn elf zwölf hundert tausend dos tres cuatro cinco seis
  siete ocho nueve diez cien mil deux trois quatre cinq sept huit neuf dix cent mille due tre quattro cinque sei
  sette otto nove dieci dois três quatro twee drie vijf zes zeven acht negen tien`);
