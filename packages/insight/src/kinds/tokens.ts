/** A statement as the classifier reads it: words in a common spelling, marks and emoji as tokens of their own. */

export const tokenTypes = { word: 0, number: 1, stop: 2, comma: 3, symbol: 4 } as const;

export interface KindTokens {
  readonly text: readonly string[];
  readonly type: readonly number[];
  /** Words written in capitals, of at least three letters. */
  readonly shouted: number;
}

const pattern =
  /https?:\/\/\S+|\S+@\S+\.\S+|[\p{L}\p{M}]+(?:['’`´-][\p{L}\p{M}]+)*|\d+(?:[.,:]\d+)*|[:;]-?[()D/]|[!?]+|\.{2,}|[.,;:…。！？，、።؟।]|\p{Extended_Pictographic}/gu;

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
const upper = /^\p{Lu}{3,}$/u;
const word = /^[\p{L}\p{M}]/u;

/** "soooo" becomes "soo", and "so" where the list knows that: a hundred ways to shout are one word. */
function calm(raw: string): string {
  const lower = raw.toLowerCase().replaceAll(/[’`´]/gu, "'");
  return lower.length > 3 ? lower.replaceAll(repeated, '$1$1') : lower;
}

/** Cuts a text into tokens in a common spelling. Linear in its length. */
export function kindTokens(input: string): KindTokens {
  const text: string[] = [];
  const type: number[] = [];
  let shouted = 0;
  const add = (token: string, kind: number): void => {
    text.push(token);
    type.push(kind);
  };
  for (const [raw] of input.matchAll(pattern)) {
    const first = raw.charCodeAt(0);
    if (word.test(raw) && !raw.includes('@') && !raw.includes('/')) {
      if (upper.test(raw)) shouted += 1;
      const calmed = calm(raw);
      add(spellings.get(calmed) ?? calmed, tokenTypes.word);
    } else if (first >= 48 && first <= 57) {
      add('<n>', tokenTypes.number);
    } else if (raw === ',' || raw === '，' || raw === '、' || raw === ':') {
      add(',', tokenTypes.comma);
    } else if (/^[!?.;…。！？።؟।]/u.test(raw) && !/[()D/]/u.test(raw)) {
      add(stopOf(raw), tokenTypes.stop);
    } else if (raw.length > 4) {
      add('<link>', tokenTypes.symbol);
    } else add(raw, tokenTypes.symbol);
  }
  return { text, type, shouted };
}

function stopOf(raw: string): string {
  if (/[?？؟]/u.test(raw)) return '?';
  if (/[!！]/u.test(raw)) return raw.length > 1 ? '!!' : '!';
  return raw.length > 1 || raw === '…' ? '...' : '.';
}
