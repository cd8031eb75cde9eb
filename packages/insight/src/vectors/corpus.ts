/** Texts as numbers: each distinct word once, documents as runs of word numbers in one array. */
export interface Corpus {
  readonly vocabulary: readonly string[];
  /** `documents[offsets[d] … offsets[d + 1])` are the words of document d. */
  readonly offsets: Int32Array;
  readonly documents: Int32Array;
}

export function buildCorpus(texts: readonly (readonly string[])[]): Corpus {
  const ids = new Map<string, number>();
  const vocabulary: string[] = [];
  const offsets = new Int32Array(texts.length + 1);
  let documents = new Int32Array(Math.max(16, texts.length * 16));
  let used = 0;
  for (let d = 0; d < texts.length; d++) {
    const found = texts[d] ?? [];
    if (used + found.length > documents.length) {
      const larger = new Int32Array(Math.max(documents.length * 2, used + found.length));
      larger.set(documents);
      documents = larger;
    }
    for (const word of found) {
      let id = ids.get(word);
      if (id === undefined) {
        id = vocabulary.length;
        ids.set(word, id);
        vocabulary.push(word);
      }
      documents[used++] = id;
    }
    offsets[d + 1] = used;
  }
  return { vocabulary, offsets, documents: documents.subarray(0, used) };
}

/**
 * The corpus of some texts whose words are numbered already. Words are numbered anew by their first appearance, so that
 * nothing depends on how they were numbered before.
 *
 * @param chosen Texts to take, in order.
 */
export function corpusOf(
  from: {
    readonly words: Int32Array;
    readonly wordStarts: Uint32Array | Int32Array;
    readonly vocabulary: readonly string[];
  },
  chosen: Int32Array,
): Corpus {
  const { words, wordStarts } = from;
  const numbers = new Int32Array(from.vocabulary.length).fill(-1);
  const vocabulary: string[] = [];
  const offsets = new Int32Array(chosen.length + 1);
  for (const [d, text] of chosen.entries()) {
    const length = (wordStarts[text + 1] ?? 0) - (wordStarts[text] ?? 0);
    offsets[d + 1] = (offsets[d] ?? 0) + length;
  }
  const documents = new Int32Array(offsets[chosen.length] ?? 0);
  let used = 0;
  for (const text of chosen) {
    for (let at = wordStarts[text] ?? 0; at < (wordStarts[text + 1] ?? 0); at++) {
      const word = words[at] ?? 0;
      let number = numbers[word] ?? -1;
      if (number < 0) {
        number = vocabulary.length;
        numbers[word] = number;
        vocabulary.push(from.vocabulary[word] ?? '');
      }
      documents[used++] = number;
    }
  }
  return { vocabulary, offsets, documents };
}

/** Every n-th document, from the first, with the words that these have. */
export function everyNth(corpus: Corpus, n: number): Corpus {
  if (n <= 1) return corpus;
  const count = corpus.offsets.length - 1;
  const chosen = Int32Array.from({ length: Math.ceil(count / n) }, (_, i) => i * n);
  const { documents, offsets, vocabulary } = corpus;
  return corpusOf({ words: documents, wordStarts: offsets, vocabulary }, chosen);
}
