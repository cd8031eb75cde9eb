/** A statement as the classifier reads it: words in a common spelling, marks and emoji as tokens of their own. */

export const tokenTypes = { word: 0, number: 1, stop: 2, comma: 3, symbol: 4 } as const;

export interface KindTokens {
  readonly text: readonly string[];
  readonly type: readonly number[];
  /** Words written in capitals, of at least three letters. */
  readonly shouted: number;
}

/** Where each token stands in the text, end exclusive: filled only for whoever marks words. */
export interface TokenPlaces {
  readonly starts: number[];
  readonly ends: number[];
}

const pattern =
  /https?:\/\/\S{1,2000}|[^\s@]{1,64}@[^\s@]{1,255}|[\p{L}\p{M}]+(?:['’`´-][\p{L}\p{M}]+)*|\d+(?:[.,:]\d+)*|[:;]-?[()D/]|[!?]+|\.{2,}|[.,;:…。！？，、።؟।]|\p{Extended_Pictographic}/gu;

/** Spellings of the chat and of hurried thumbs. */
const spellings = new Map(
  Object.entries({
    dont: "don't",
    doesnt: "doesn't",
    didnt: "didn't",
    cant: "can't",
    wont: "won't",
    isnt: "isn't",
    arent: "aren't",
    wasnt: "wasn't",
    couldnt: "couldn't",
    wouldnt: "wouldn't",
    shouldnt: "shouldn't",
    hasnt: "hasn't",
    havent: "haven't",
    hadnt: "hadn't",
    aint: "ain't",
    im: "i'm",
    ive: "i've",
    id: "i'd",
    youre: "you're",
    theres: "there's",
    thats: "that's",
    whats: "what's",
    its: "it's",
    plz: 'please',
    pls: 'please',
    plss: 'please',
    plese: 'please',
    pleas: 'please',
    pliz: 'please',
    plis: 'please',
    u: 'you',
    ur: 'your',
    r: 'are',
    luv: 'love',
    lov: 'love',
    thx: 'thanks',
    tks: 'thanks',
    thnx: 'thanks',
    ty: 'thanks',
    cannot: "can't",
    gud: 'good',
    goood: 'good',
    grt: 'great',
    gr8: 'great',
    awsome: 'awesome',
    awesom: 'awesome',
    exellent: 'excellent',
    excelent: 'excellent',
    excellant: 'excellent',
    amazin: 'amazing',
    usefull: 'useful',
    helpfull: 'helpful',
    beautifull: 'beautiful',
    nyc: 'nice',
    bcoz: 'because',
    coz: 'because',
    cuz: 'because',
    recomend: 'recommend',
    reccomend: 'recommend',
    definately: 'definitely',
    wud: 'would',
    cud: 'could',
    shud: 'should',
    wen: 'when',
    wat: 'what',
    nd: 'and',
    n: 'and',
    app: 'app',
    apps: 'app',
    apk: 'app',
    updat: 'update',
    probs: 'problems',
    prob: 'problem',
    crashs: 'crashes',
    dosent: "doesn't",
    "dosen't": "doesn't",
    fantastick: 'fantastic',
    horible: 'horrible',
    terible: 'terrible',
    anoying: 'annoying',
    dissapointed: 'disappointed',
    dissapointing: 'disappointing',
    frustating: 'frustrating',
    slooow: 'slow',
    uninstal: 'uninstall',
    wanna: 'want',
    gonna: 'going',
    gotta: 'must',
    aswell: 'also',
    tho: 'though',
    thru: 'through',
    ppl: 'people',
    tnx: 'thanks',
  }),
);

const repeated = /(\p{L})\1{2,}/gu;

/** Whether a letter stands three times in a row, or an apostrophe of another kind is inside. */
function needsCalm(lower: string): boolean {
  for (let i = 0; i < lower.length; i += 1) {
    const code = lower.charCodeAt(i);
    if (code === 0x2019 || code === 0x60 || code === 0xb4) return true;
    if (i > 1 && code === lower.charCodeAt(i - 1) && code === lower.charCodeAt(i - 2)) return true;
  }
  return false;
}

/** "soooo" becomes "soo": a hundred ways to shout are one word. */
function calm(raw: string): string {
  const lower = raw.toLowerCase();
  if (!needsCalm(lower)) return lower;
  return lower.replaceAll(/[’`´]/gu, "'").replaceAll(repeated, '$1$1');
}

const shoutedWord = /^\p{Lu}{3,}$/u;

/** Words begin with a letter; everything the pattern finds that does not is a number or a mark. */
const startsWord = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 0xc0 && code < 0x2000) ||
  code >= 0x2c00;

const isLink = (raw: string): boolean =>
  raw.length > 5 && (raw.includes('@') || raw.includes('://'));
/** Marks of other scripts and emoji lie among the letters' codes. */
const isMark = (raw: string): boolean =>
  raw.length <= 2 && raw.charCodeAt(0) > 127 && /^[\p{P}\p{Extended_Pictographic}]/u.test(raw);

const lostT = new Set(
  'can don doesn didn isn aren wasn weren won wouldn couldn shouldn hasn haven hadn ain'.split(' '),
);
const lostEnds = new Map([
  ['s', new Set(['it', 'that', 'what', 'there', 'he', 'she', 'let', 'here', 'where'])],
  ['m', new Set(['i'])],
  ['ve', new Set(['i', 'you', 'we', 'they'])],
  ['ll', new Set(['i', 'you', 'we', 'they', 'it'])],
  ['re', new Set(['you', 'we', 'they'])],
]);

/** Exports often lose typographic apostrophes: "can t" was "can't". */
function rejoin(previous: string, token: string): string | null {
  const joins = token === 't' ? lostT.has(previous) : lostEnds.get(token)?.has(previous) === true;
  if (!joins) return null;
  const joined = `${previous}'${token}`;
  return spellings.get(joined) ?? joined;
}

/** What a word is by itself, before its neighbours are looked at: words come again and again. */
interface KnownWord {
  readonly calmed: string;
  readonly spelt: string;
  readonly shouted: boolean;
}

const knownWords = new Map<string, KnownWord>();
/** A process that reads feedback for months meets ever new words; its memory must not grow for ever. */
const mostKnown = 100_000;

function knownWord(raw: string): KnownWord {
  let known = knownWords.get(raw);
  if (known === undefined) {
    const second = raw.charCodeAt(1);
    const calmed = calm(raw);
    known = {
      calmed,
      spelt: spellings.get(calmed) ?? calmed,
      // Most words are lower case: look closer only where the second letter is not.
      shouted: raw.length > 2 && (second < 97 || second > 122) && shoutedWord.test(raw),
    };
    if (knownWords.size >= mostKnown) knownWords.clear();
    // Engines let longer pieces point into their text and so keep all of it.
    knownWords.set(raw.length < 12 ? raw : Array.from(raw).join(''), known);
  }
  return known;
}

/** Texts that hold nothing else, and no address, are cut without the pattern. */
const plain = /^[\t\n\r\x20-\x3f\x41-\x7e]*$/;
const classes = { letter: 1, digit: 2, joins: 4, joinsDigits: 8, mark: 16 } as const;
const classOfCode = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) {
  const character = String.fromCharCode(code);
  if (/[A-Za-z]/.test(character)) classOfCode[code] = classes.letter;
  else if (/[0-9]/.test(character)) classOfCode[code] = classes.digit;
  else {
    const joins = /['`-]/.test(character) ? classes.joins : 0;
    const joinsDigits = /[.,:]/.test(character) ? classes.joinsDigits : 0;
    classOfCode[code] = joins | joinsDigits | (/[.,;:!?]/.test(character) ? classes.mark : 0);
  }
}

/** End of the token that begins at `at`, as the pattern would find it in a plain text; `at` where none does. */
function plainEnd(input: string, at: number): number {
  const classAt = (index: number): number => classOfCode[input.charCodeAt(index)] ?? 0;
  const first = classAt(at);
  let end = at + 1;
  if (first === classes.letter || first === classes.digit) {
    const joins = first === classes.letter ? classes.joins : classes.joinsDigits;
    for (;;) {
      while (classAt(end) === first) end += 1;
      if ((classAt(end) & joins) === 0 || classAt(end + 1) !== first) return end;
      end += 2;
    }
  }
  if ((first & classes.mark) === 0) return at;
  const code = input.charCodeAt(at);
  if (code === 0x3a || code === 0x3b) {
    // ":-)" and its like.
    const mouth = input.charCodeAt(end) === 0x2d ? end + 1 : end;
    return mouth < input.length && '()D/'.includes(input.charAt(mouth)) ? mouth + 1 : end;
  }
  if (code === 0x21 || code === 0x3f) {
    while (input.charCodeAt(end) === 0x21 || input.charCodeAt(end) === 0x3f) end += 1;
  } else if (code === 0x2e) while (input.charCodeAt(end) === 0x2e) end += 1;
  return end;
}

/** Calls with every token of a text and where it begins. */
function eachRaw(input: string, visit: (raw: string, at: number) => void): void {
  if (!plain.test(input) || input.includes('://')) {
    for (const match of input.matchAll(pattern)) visit(match[0], match.index);
    return;
  }
  for (let at = 0; at < input.length;) {
    const end = plainEnd(input, at);
    if (end > at) visit(input.slice(at, end), at);
    at = Math.max(end, at + 1);
  }
}

/** Cuts a text into tokens in a common spelling. Linear in its length. */
export function kindTokens(input: string, places?: TokenPlaces): KindTokens {
  const text: string[] = [];
  const type: number[] = [];
  let shouted = 0;
  const add = (token: string, kind: number): void => {
    text.push(token);
    type.push(kind);
  };
  eachRaw(input, (raw, at) => {
    const first = raw.charCodeAt(0);
    if (isLink(raw)) {
      add('<link>', tokenTypes.symbol);
    } else if (startsWord(first) && !isMark(raw)) {
      const word = knownWord(raw);
      if (word.shouted) shouted += 1;
      const { calmed } = word;
      const before = text.length - 1;
      const joined =
        calmed.length <= 2 && type[before] === tokenTypes.word
          ? rejoin(text[before] ?? '', calmed)
          : null;
      if (joined !== null) {
        text[before] = joined;
        if (places !== undefined) places.ends[before] = at + raw.length;
        return;
      }
      add(word.spelt, tokenTypes.word);
    } else if (first >= 48 && first <= 57) {
      add('<n>', tokenTypes.number);
    } else if (raw === ',' || raw === '，' || raw === '、' || raw === ':') {
      add(',', tokenTypes.comma);
    } else if (/^[!?.;…。！？።؟।]/u.test(raw) && !/[()D/]/u.test(raw)) {
      add(stopOf(raw), tokenTypes.stop);
    } else add(raw, tokenTypes.symbol);
    places?.starts.push(at);
    places?.ends.push(at + raw.length);
  });
  return { text, type, shouted };
}

function stopOf(raw: string): string {
  if (/[?？؟]/u.test(raw)) return '?';
  if (/[!！]/u.test(raw)) return raw.length > 1 ? '!!' : '!';
  return raw.length > 1 || raw === '…' ? '...' : '.';
}
