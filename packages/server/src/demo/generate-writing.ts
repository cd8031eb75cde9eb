import { expand } from './generate-grammar.js';
import { phrases, slots } from './generate-phrases.js';
import type { Random } from './generate-random.js';
import type { DemoKind, DemoLanguage, DemoSource, Topic } from './generate-types.js';

/** Something to say: a subject, and as what. */
export interface Point {
  readonly topic: Topic;
  readonly kind: DemoKind;
}

export interface WrittenText {
  readonly text: string;
  /** Where each topic is spoken of. Sentences without a subject are in no span. */
  readonly spans: readonly {
    readonly topic: Topic;
    readonly start: number;
    readonly end: number;
  }[];
}

interface Sentence {
  readonly text: string;
  readonly topic: Topic | null;
}

/** Writes out a pattern, with a subject's own lists where it has any, as a sentence. */
export function say(pattern: string, random: Random, parts: Topic['parts'] = {}): string {
  let text = pattern;
  // Parts may name further parts.
  for (let depth = 0; depth < 3 && /[[{]/u.test(text); depth++) {
    text = expand(text, { ...slots, ...parts }, random);
  }
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Writes one person's text about the points, in the manner of the source. */
export function write(
  points: readonly Point[],
  language: DemoLanguage,
  source: DemoSource,
  random: Random,
): WrittenText {
  const voice = phrases[language];
  const sentences: Sentence[] = [];
  const used = new Set<string>();
  const aside = (patterns: readonly string[], probability: number): void => {
    if (random.chance(probability))
      sentences.push({ text: say(random.pick(patterns), random), topic: null });
  };

  aside(voice.background, source === 'Support desk' || source === 'Sales calls' ? 0.3 : 0.12);
  for (const { topic, kind } of points) {
    const patterns = topic.sentences[kind];
    if (patterns === undefined) throw new Error(`Topic ${topic.id} has no sentences of ${kind}.`);
    const another = (): string | null => {
      const fresh = patterns.filter((pattern) => !used.has(pattern));
      if (fresh.length === 0) return null;
      const pattern = random.pick(fresh);
      used.add(pattern);
      return say(pattern, random, topic.parts);
    };
    const first = another();
    if (first === null) continue;
    // People often say two things about one subject in one breath.
    const second = !first.endsWith('?') && random.chance(0.25) ? another() : null;
    const text =
      second === null ? first : first + random.pick(voice.also) + lowerFirst(second, language);
    sentences.push({ text, topic });
  }
  const last = points.at(-1)?.kind;
  if (last === undefined)
    sentences.push({ text: say(random.pick(voice.general), random), topic: null });
  if (last === 'pain') aside(voice.afterPain, 0.28);
  if (last === 'praise') aside(voice.afterPraise, 0.25);

  const opening =
    points[0]?.kind === 'pain' && source !== 'Support desk' && random.chance(0.1)
      ? say(random.pick(voice.contrast), random)
      : null;
  return join(sentences, opening, language, source, random);
}

function join(
  sentences: readonly Sentence[],
  opening: string | null,
  language: DemoLanguage,
  source: DemoSource,
  random: Random,
): WrittenText {
  const voice = phrases[language];
  const but = { en: ' but ', de: ', aber ', es: ', pero ' }[language];
  const careless = source !== 'Sales calls' && random.chance(0.08);
  const mark = random.weighted(['.', '!', ''], (each) => ({ '.': 80, '!': 9, '': 11 })[each] ?? 0);
  const typos = random.chance(0.1);
  const spans: { topic: Topic; start: number; end: number }[] = [];

  let text = '';
  const polite = source === 'Support desk' && random.chance(0.55);
  if (polite) text += `${random.pick(voice.greetings)},${random.pick(['\n', '\n\n', ' '])}`;
  sentences.forEach((sentence, index) => {
    let words = sentence.text;
    if (index === 0 && opening !== null) {
      text += `${opening}${but}`;
      words = lowerFirst(words, language);
    }
    if (typos && random.chance(0.6)) words = misspell(words, random);
    if (careless) words = words.toLowerCase();
    const start = text.length;
    text += words;
    if (sentence.topic !== null) spans.push({ topic: sentence.topic, start, end: text.length });
    const isLast = index === sentences.length - 1;
    if (!/[.!?]$/u.test(words)) text += isLast ? mark : mark === '' ? '.' : mark;
    if (!isLast) text += ' ';
  });
  if (source === 'App store' && random.chance(0.04))
    text += ` ${random.pick(['👍', '😡', '🙏', '🤷'])}`;
  if (polite && random.chance(0.6)) text += `\n${random.pick(voice.closings)}`;
  return { text, spans };
}

/** Words that keep their capital inside a sentence. */
const proper =
  /^(?:I\b|I'|[A-Z]{2}|Lumovarn|Kestrovia|Plenduro|Outlook|Google|Android|Marta|Joel|Priya|Ines|Tomasz|Hannah)/u;

function lowerFirst(sentence: string, language: DemoLanguage): string {
  // German nouns keep their capitals, and most of its patterns begin with one or with an article.
  if (
    language === 'de' &&
    !/^(?:Der|Die|Das|Ich|Wir|Für|Auf|In|Seit|Schon|Viel|Zu)\b/u.test(sentence)
  )
    return sentence;
  if (proper.test(sentence)) return sentence;
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** Slips of the finger in one or two longer words: letters swapped, dropped or doubled. */
function misspell(sentence: string, random: Random): string {
  const words = sentence.split(' ');
  for (let slips = random.int(1, 2); slips > 0; slips--) {
    const index = random.int(0, words.length - 1);
    const word = words[index] ?? '';
    if (!/^\p{L}{5,}$/u.test(word)) continue;
    const at = random.int(1, word.length - 3);
    const [one, two] = [word.charAt(at), word.charAt(at + 1)];
    const slip = random.pick([two + one, one, one + one + two]);
    words[index] = word.slice(0, at) + slip + word.slice(at + 2);
  }
  return words.join(' ');
}
