/** The haste of real writers: lost capitals and full stops, typing errors, chat spellings, emoji. */
import type { Kind } from '../src/types.js';
import { pick, type Random } from './kinds-random.js';

const chatSpellings: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\byou\b/giu, ['u', 'you', 'ya']],
  [/\byour\b/giu, ['ur', 'your', 'you']],
  [/\bplease\b/giu, ['pls', 'plz', 'please', 'plss', 'Please']],
  [/\bgreat\b/giu, ['gr8', 'grt', 'great']],
  [/\bgood\b/giu, ['gud', 'goood', 'good']],
  [/\blove\b/giu, ['luv', 'loooove', 'love']],
  [/\bthanks\b/giu, ['thx', 'tks', 'thanks']],
  [/\bbecause\b/giu, ['bcoz', 'cuz', 'because']],
  [/\bso\b/giu, ['sooo', 'soo', 'so']],
  [/\bvery\b/giu, ['vry', 'veryyy', 'very']],
  [/\band\b/giu, ['&', 'nd', 'n', 'and']],
  [/n't\b/giu, ['nt', "n't", 'n´t', 'n’t']],
  [/\b(?:i'm)\b/giu, ['im', "i'm"]],
  [/\bawesome\b/giu, ['awsome', 'awesome', 'awesum']],
  [/\bexcellent\b/giu, ['exellent', 'excelent', 'excellent']],
  [/\bapp\b/giu, ['app', 'ap', 'App', 'application', 'apps']],
];

const symbols: Readonly<Record<Kind, readonly string[]>> = {
  pain: ['😡', '😠', '👎', ':(', '😤', '🙄', '😭', '!!!', '!!', '???', '...', '😞', '💩'],
  request: ['🙏', '🙂', ':)', '!', '...', '😊', '!!'],
  praise: ['😍', '❤️', '👍', '👏', ':)', '😊', '🔥', '⭐', '!!!', '!!', '😀', '💯', '🥰', ':D'],
  question: ['??', '???', '🤔', '?', '...'],
  other: ['...', '🙂', '.', ':)'],
};

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** One slip of the finger: a letter lost, doubled, swapped or hit beside. */
function slip(word: string, random: Random): string {
  if (word.length < 4) return word;
  const at = 1 + Math.floor(random() * (word.length - 2));
  const kind = random();
  if (kind < 0.3) return word.slice(0, at) + word.slice(at + 1);
  if (kind < 0.5) return word.slice(0, at) + word.charAt(at) + word.slice(at);
  if (kind < 0.8) {
    return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  }
  return word.slice(0, at) + pick(Array.from(letters), random) + word.slice(at + 1);
}

export function addNoise(input: string, kind: Kind, language: string, random: Random): string {
  let text = input;
  if (language === 'en' && random() < 0.35) {
    for (const [pattern, forms] of chatSpellings) {
      if (random() < 0.5) text = text.replaceAll(pattern, () => pick(forms, random));
    }
  }
  // "I love the app" → "love app": thumbs leave out what goes without saying.
  if (random() < 0.15) text = text.replaceAll(/\b(?:the|a|is|it is|I|my) /gu, '');
  if (random() < 0.15) {
    const words = text.split(' ');
    const at = Math.floor(random() * words.length);
    words[at] = slip(words[at] ?? '', random);
    text = words.join(' ');
  }
  if (random() < 0.45) text = text.toLowerCase();
  else if (random() < 0.03) text = text.toUpperCase();
  if (random() < 0.45) text = text.replace(/[.!]+$/u, '');
  if (kind === 'question' && random() < 0.3) text = text.replace(/[?]+$/u, '');
  if (random() < 0.06) text = text.replaceAll('. ', '.');
  if (random() < 0.08) text = text.replaceAll("'", '');
  // Exports that lost their emoji have a question mark where each stood.
  if (kind !== 'question' && random() < 0.06) {
    const at = text.search(/[.!](?:\s|$)/u);
    const lost = pick([' ?', ' ??', '?', ' ???'], random);
    text = at < 0 ? text + lost : `${text.slice(0, at)}${lost}${text.slice(at + 1)}`;
  }
  if (random() < 0.12) {
    const symbol = pick(symbols[kind], random);
    text = `${text.replace(/[.!?]+$/u, '')}${/^[.!?]/u.test(symbol) ? '' : ' '}${symbol}`;
  }
  return text;
}
