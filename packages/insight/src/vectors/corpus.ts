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
