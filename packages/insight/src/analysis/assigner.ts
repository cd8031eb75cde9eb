/** Gives texts the themes that were learnt from others, each text by itself: read, placed and compared in one thread. */
import { platform } from '#platform';
import {
  loadKindModel,
  tellByWords,
  tellWithRating,
  type KindModel,
  type ToldByWords,
} from '../kinds/classify.js';
import type { ModelFile } from '../platform/platform.js';
import { createTextMemory } from '../remembered.js';
import type { LanguageShares } from '../statements/letters.js';
import { bitsOf, contentVerdict, type ContentVerdict } from '../text/generic.js';
import { confidenceOf, leastCosine } from '../themes/fit.js';
import { kinds } from '../types.js';
import { createPlacer, type Nearest, type Placer } from '../vectors/placer.js';
import type { VectorSpace } from '../vectors/space.js';
import { generalOf } from './general.js';
import {
  createWordNumbers,
  numberWords,
  Numbers,
  statementsOf,
  type WordNumbers,
} from './statement-words.js';

export interface LearntByThreads {
  readonly spaces: readonly VectorSpace[];
  /** Of the finest level. */
  readonly themes: readonly {
    readonly language: string;
    readonly general: boolean;
    readonly centroid: Float32Array;
  }[];
  readonly languageShares: LanguageShares;
  readonly wholeRows: boolean;
  /** Bytes of the model, which threads of a browser cannot fetch where the page had them from. */
  readonly files: Readonly<Record<ModelFile, Uint8Array>>;
}

export interface AssignRequest {
  readonly read: 'assign';
  readonly texts: readonly string[];
  /** Language of each text, null where it is to be found. */
  readonly languages: readonly (string | null)[];
  /** NaN where there is none. */
  readonly ratings: Float64Array;
}

/** Statements of all texts, one after another. */
export interface AssignReply {
  readonly read: 'assign';
  /** Statements of each text. */
  readonly counts: Uint32Array;
  /** Start and end of each. */
  readonly spans: Uint32Array;
  readonly languages: readonly string[];
  /** Language of each, by its place in `languages`. */
  readonly language: Uint16Array;
  /** Places in the list of kinds. */
  readonly kinds: Uint8Array;
  readonly confidences: Float32Array;
  readonly polarities: Float32Array;
  readonly severities: Float32Array;
  /** Places in the list of themes, −1 where none fits. */
  readonly themes: Int32Array;
  readonly themeConfidences: Float32Array;
}

export type Assigner = (request: AssignRequest) => AssignReply;

/** Texts that are remembered; words whose vectors are at hand. Both are forgotten for newer ones. */
const mostRemembered = 80_000;
const mostWords = 32_768;

interface Statement {
  readonly start: number;
  readonly end: number;
  readonly told: ToldByWords;
  readonly verdict: ContentVerdict;
  /** Theme that its words are nearest to, −1 where none is near enough. */
  theme: number;
  themeConfidence: number;
}

interface ReadText {
  /** As given. */
  readonly given: string | null;
  readonly language: string;
  readonly statements: readonly Statement[];
}

/** Where texts of a language are placed, and the number of each theme of its two lists: all, and those without a subject. */
interface Place {
  readonly placer: Placer;
  readonly lists: readonly (readonly number[])[];
}

const [everyTheme, generalThemes] = [0, 1];

export async function createAssigner(learnt: LearntByThreads): Promise<Assigner> {
  await platform.loadModelFiles(learnt.files);
  const { languageTeller } = await import('../statements/letters.js');
  const languageOf = languageTeller(learnt.languageShares);
  const model = loadKindModel();
  const remembered = createTextMemory<ReadText>(mostRemembered);
  let vocabulary = createVocabulary(learnt, mostWords);
  const words = new Numbers();

  /** Words of a statement, in a vocabulary that has room for them. */
  const wordsOf = (statement: string): Int32Array => {
    const number = (): boolean => {
      words.clear();
      numberWords(statement, vocabulary.numbers(), words);
      return vocabulary.fits();
    };
    if (number()) return words.view();
    vocabulary.begin();
    if (number()) return words.view();
    // One text of very many words.
    vocabulary = createVocabulary(learnt, 2 * words.length);
    number();
    return words.view();
  };

  const readText = (text: string, given: string | null): ReadText => {
    const language =
      given === null ? languageOf(text) : (given.toLowerCase().split('-')[0] ?? 'und');
    const listed = language === 'en' || language === 'und';
    const statements = statementsOf(text, learnt.wholeRows).map(({ start, end }): Statement => {
      const said = text.slice(start, end);
      const own = wordsOf(said);
      const statement: Statement = {
        start,
        end,
        told: tellByWords(model, said, language),
        verdict: vocabulary.verdictOf(own, listed),
        theme: -1,
        themeConfidence: 0,
      };
      const general = statement.verdict !== 'content';
      const place = vocabulary.places.get(general || language === 'und' ? 'en' : language);
      const list = general ? generalThemes : everyTheme;
      if (own.length > 0) {
        place?.placer.add(own, list, ({ theme, cosine, second }: Nearest) => {
          if (theme < 0 || cosine < leastCosine) return;
          statement.theme = place.lists[list]?.[theme] ?? -1;
          statement.themeConfidence = confidenceOf(cosine, Math.max(0, second));
        });
      }
      return statement;
    });
    return { given, language, statements };
  };

  return ({ texts, languages, ratings }) => {
    const found = texts.map((text, i) => {
      const given = languages[i] ?? null;
      const known = remembered.get(text);
      if (known?.given === given) return known;
      const read = readText(text, given);
      remembered.keep(text, () => read);
      return read;
    });
    vocabulary.flush();
    return replyOf(found, ratings, model);
  };
}

interface Vocabulary {
  numbers(): WordNumbers;
  /** Whether there is room for all words that were numbered. */
  fits(): boolean;
  /** Numbers words anew, after all that waits was placed. */
  begin(): void;
  readonly places: ReadonlyMap<string, Place>;
  verdictOf(words: Int32Array, listed: boolean): ContentVerdict;
  /** Places what waits. */
  flush(): void;
}

function createVocabulary({ spaces, themes }: LearntByThreads, most: number): Vocabulary {
  let numbers = createWordNumbers();
  const bits = new Uint8Array(most);
  const known = 128;
  const wordOf = (number: number): string => numbers.words[number] ?? '';
  const places = new Map(
    spaces.map((space): [string, Place] => {
      const own = [...themes.entries()].filter(([, theme]) => theme.language === space.language);
      const lists = [own, own.filter(([, theme]) => theme.general)];
      const tables = lists.map((list) => {
        const centroids = new Float32Array(list.length * space.dimensions);
        for (const [t, [, theme]] of list.entries()) {
          centroids.set(theme.centroid, t * space.dimensions);
        }
        return centroids;
      });
      const placer = createPlacer(space, tables, wordOf, most);
      return [space.language, { placer, lists: lists.map((list) => list.map(([t]) => t)) }];
    }),
  );
  const flush = (): void => {
    for (const { placer } of places.values()) placer.flush();
  };
  return {
    numbers: () => numbers,
    fits: () => numbers.words.length <= most,
    begin() {
      flush();
      numbers = createWordNumbers();
      bits.fill(0);
      for (const { placer } of places.values()) placer.forget();
    },
    places,
    verdictOf(words, listed) {
      if (words.length === 0) return 'empty';
      if (!listed) return 'content';
      let all = 0;
      for (const word of words) {
        if (bits[word] === 0) bits[word] = known | bitsOf(wordOf(word));
        all |= bits[word] ?? 0;
      }
      return contentVerdict(all);
    },
    flush,
  };
}

function replyOf(found: readonly ReadText[], ratings: Float64Array, model: KindModel): AssignReply {
  const count = found.reduce((sum, { statements }) => sum + statements.length, 0);
  const numbers = new Map<string, number>();
  const reply = {
    counts: Uint32Array.from(found, ({ statements }) => statements.length),
    spans: new Uint32Array(2 * count),
    language: new Uint16Array(count),
    kinds: new Uint8Array(count),
    confidences: new Float32Array(count),
    polarities: new Float32Array(count),
    severities: new Float32Array(count),
    themes: new Int32Array(count).fill(-1),
    themeConfidences: new Float32Array(count),
  };
  let s = 0;
  for (const [i, { language, statements }] of found.entries()) {
    let number = numbers.get(language);
    if (number === undefined) numbers.set(language, (number = numbers.size));
    const rating = ratings[i] ?? Number.NaN;
    for (const { start, end, told, verdict, theme, themeConfidence } of statements) {
      const { kind, confidence, polarity, severity } = tellWithRating(
        model,
        told,
        Number.isNaN(rating) ? null : rating,
      );
      reply.spans[2 * s] = start;
      reply.spans[2 * s + 1] = end;
      reply.language[s] = number;
      reply.kinds[s] = kinds.indexOf(kind);
      reply.confidences[s] = confidence;
      reply.polarities[s] = polarity;
      reply.severities[s] = severity;
      // Rounded as the analysis keeps it, so that the same is said of the same.
      const said = { kind, polarity: reply.polarities[s] ?? 0, rating };
      if (theme >= 0 && (verdict === 'content' || generalOf(verdict, said) !== null)) {
        reply.themes[s] = theme;
        reply.themeConfidences[s] = themeConfidence;
      }
      s++;
    }
  }
  return { read: 'assign', ...reply, languages: [...numbers.keys()] };
}
