"""Words as packages/insight/src/text/tokens.ts makes them, and their parts as reference.ts finds them."""

import re
import unicodedata

from additions import EMOJI, read

CONTRACTIONS = {
    "can't": ["can", "not"],
    "won't": ["will", "not"],
    "shan't": ["shall", "not"],
    "cant": ["can", "not"],
    "dont": ["do", "not"],
    "doesnt": ["does", "not"],
    "didnt": ["did", "not"],
    "isnt": ["is", "not"],
    "wont": ["will", "not"],
    "couldnt": ["could", "not"],
    "wouldnt": ["would", "not"],
    "cannot": ["can", "not"],
    "wasnt": ["was", "not"],
    "havent": ["have", "not"],
    "hasnt": ["has", "not"],
    "im": ["i", "am"],
    "ive": ["i", "have"],
}
# The emoji of the table are what is looked for; src/text/tokens.ts takes every pictograph for a word.
EMOJI_WORDS = "|".join(sorted(read(EMOJI), reverse=True))
WORD = re.compile(rf"[^\W_]+(?:['’`][^\W\d_]+)*|{EMOJI_WORDS}")


def words(text):
    found = []
    for raw in WORD.findall(text):
        word = re.sub("[’`]", "'", unicodedata.normalize("NFKC", raw).lower())[:40]
        if word in CONTRACTIONS:
            found += CONTRACTIONS[word]
        elif word.endswith("n't"):
            found += [word[:-3], "not"]
        elif "'" in word:
            found.append(word[: word.index("'")])
        else:
            found.append(word)
    return found


class Vocabulary:
    """Rows by name: whole words, and parts that stand inside a word with ## before them."""

    def __init__(self, names):
        self.names = names
        self.ids = {name: i for i, name in enumerate(names)}
        self.known = {}

    def rows_of_word(self, word):
        rows = self.known.get(word)
        if rows is None:
            rows = self.known[word] = tuple(self._split(word))
        return rows

    def _split(self, word):
        if word in self.ids:
            return [self.ids[word]]
        bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.category(c).startswith("M"))
        if bare in self.ids:
            return [self.ids[bare]]
        rows, start = [], 0
        while start < len(bare):
            prefix = "##" if start else ""
            end = len(bare)
            while end > start and prefix + bare[start:end] not in self.ids:
                end -= 1
            if end == start:
                start += 1
                continue
            rows.append(self.ids[prefix + bare[start:end]])
            start = end
        return rows

    def rows(self, text):
        return [row for word in words(text) for row in self.rows_of_word(word)]

    def counts(self, texts):
        """Sparse matrix: texts by rows of the table."""
        import numpy as np
        import scipy.sparse as sp

        ids, ends = [], [0]
        for text in texts:
            ids += self.rows(text)
            ends.append(len(ids))
        matrix = sp.csr_matrix(
            (np.ones(len(ids), np.float32), np.array(ids, np.int32), np.array(ends)),
            shape=(len(texts), len(self.names)),
        )
        matrix.sum_duplicates()
        return matrix
