"""Fits the rows so that their sum points where the teacher's sentence vector points.

    python fit.py              # reads names.json, rows.npy, probabilities.npy, corpus.txt, vectors/; writes fitted.npy

1. Principal directions of the teacher's sentence vectors, 256 kept.
2. Rows × smooth inverse frequency (Arora, Liang, Ma 2017).
3. One linear map of all rows at once, by ridge regression of the teacher's vectors on the sums.
4. Each row by itself: Adam on 1 − cosine, touching only the rows of the batch, so that a rare row stays near its start.
   The sum is lightened as the product does it: a row counts less by .6 × its cosine to the plain sum (the product takes
   .7; a fit at .7 gave themes that were worse by .01 ARI). These weights
   are worked out anew for each batch and taken as given in the slope.
"""

import argparse
import glob
import json

import numpy as np
import scipy.sparse as sp

from teacher import CHUNK
from tokens import Vocabulary

HELD_OUT = 3000


def unit(rows):
    return (rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)).astype(np.float32)


def read_corpus(limit):
    lines = open("corpus.txt", encoding="utf8").read().split("\n")[:-1]
    texts, vectors = [], []
    for path in sorted(glob.glob("vectors/?????.npy")):
        chunk = int(path[-9:-4])
        vectors.append(np.load(path).astype(np.float32))
        texts += lines[chunk * CHUNK : chunk * CHUNK + len(vectors[-1])]
    return texts[:limit], unit(np.concatenate(vectors)[:limit])


def map_rows(rows, counts, target):
    sums = unit(counts @ rows)
    gram = sums.T @ sums
    ridge = 0.003 * np.trace(gram) / len(gram) * np.eye(len(gram))
    rows = rows @ np.linalg.solve(gram + ridge, sums.T @ target).astype(np.float32)
    return rows / np.linalg.norm(counts @ rows, axis=1).mean()


def lightened(counts, rows, share):
    """Counts less what each row repeats of its text's sum; as src/kernels/place.ts, with rows for words."""
    sums = counts @ rows
    length = np.maximum(np.linalg.norm(sums, axis=1), 1e-6)
    own = np.maximum(np.linalg.norm(rows, axis=1), 1e-9)
    text = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    cosine = (rows[counts.indices] * sums[text]).sum(1) / (own[counts.indices] * length[text])
    data = (counts.data * (1 - share * cosine)).astype(np.float32)
    return sp.csr_matrix((data, counts.indices, counts.indptr), shape=counts.shape)


def adam(rows, counts, target, options, random, report):
    first, second = np.zeros_like(rows), np.zeros_like(rows)
    steps = options.epochs * -(-len(target) // options.batch)
    step = 0
    for epoch in range(options.epochs):
        order = random.permutation(len(target))
        for at in range(0, len(order), options.batch):
            chosen = order[at : at + options.batch]
            batch, goal = counts[chosen], target[chosen]
            touched = np.unique(batch.indices)
            small = sp.csr_matrix(
                (batch.data, np.searchsorted(touched, batch.indices), batch.indptr), shape=(len(chosen), len(touched))
            )
            small = lightened(small, rows[touched], options.lightening)
            sums = small @ rows[touched]
            length = np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
            point = sums / length
            slope = ((goal * point).sum(1, keepdims=True) * point - goal) / length
            gradient = np.asarray(small.T @ slope)
            step += 1
            rate = options.rate * 0.5 * (1 + np.cos(np.pi * step / steps))
            first[touched] = 0.9 * first[touched] + 0.1 * gradient
            second[touched] = 0.999 * second[touched] + 0.001 * gradient**2
            mean = first[touched] / (1 - 0.9**step)
            spread = np.sqrt(second[touched] / (1 - 0.999**step)) + 1e-8
            rows[touched] -= rate * mean / spread
        report(f"epoch {epoch + 1}", rows)
    return rows


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--dimensions", type=int, default=256)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=0.001)
    parser.add_argument("--smoothing", type=float, default=0.0007)
    parser.add_argument("--batch", type=int, default=512)
    parser.add_argument("--lightening", type=float, default=0.6)
    parser.add_argument("--sentences", type=int, default=10**9)
    options = parser.parse_args()
    random = np.random.RandomState(0)
    texts, target = read_corpus(options.sentences)
    vocabulary = Vocabulary(json.load(open("names.json", encoding="utf8")))
    rows = unit(np.load("rows.npy"))
    weights = options.smoothing / (options.smoothing + np.load("probabilities.npy"))
    _, directions = np.linalg.eigh((target.T @ target).astype(np.float64))
    directions = directions[:, ::-1][:, : options.dimensions].astype(np.float32)
    target = unit(target @ directions)
    rows = (rows * weights[:, None].astype(np.float32)) @ directions
    counts = vocabulary.counts(texts)
    known = np.asarray(counts.sum(1)).ravel() > 0
    counts, target = counts[known], target[known]
    order = random.permutation(len(target))
    held, used = order[:HELD_OUT], order[HELD_OUT:]

    def report(name, now):
        sums = unit(lightened(counts[held], now, options.lightening) @ now)
        print(name, "cosine to the teacher, held out:", f"{(sums * target[held]).sum(1).mean():.4f}", flush=True)

    print(len(used), "sentences")
    report("start", rows)
    rows = map_rows(rows, counts[used], target[used])
    report("map", rows)
    rows = adam(rows, counts[used], target[used], options, random, report)
    np.save("fitted.npy", rows)


if __name__ == "__main__":
    main()
