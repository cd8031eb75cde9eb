"""Turns the fitted rows to their own principal directions and writes the file that ../../src/vectors/table.ts reads.

    python write_table.py FOLDER      # vectors-distilled.bin, vectors-distilled.json, reference-vectors.json

After the turn the first numbers of a row carry the most, so a reader may take the first 128 or 192 of the 256.
"""

import hashlib
import json
import struct
import sys

import numpy as np

from fit import unit
from tokens import Vocabulary

TEXTS = [
    "The export to Excel times out after a minute.",
    "I can't log in since the last update!",
    "Please add a dark mode for the dashboard.",
    "Love the new search, it's lightning fast.",
    "Where do I find my invoices?",
    "App crashes on startup (Pixel 8, Android 15).",
    "My password reset e-mail never arrived.",
    "It’s impossible to unsubscribe…",
    "Why was I charged twice??",
    "Could you support single sign-on with SAML?",
    "The café list doesn't load.",
    "Kanban boards are laggy with 500+ cards.",
    "naïve résumé parsing",
    "rescheduling a teleconsultation is cumbersome",
    "notificashuns are brokn",
    "URL shortener gives a 404",
    "2FA codes won't come",
    "👍 great",
    "日本語 text",
    "constructor toString hasOwnProperty",
]


def main(folder):
    vocabulary = Vocabulary(json.load(open("names.json", encoding="utf8")))
    rows = np.load("fitted.npy").astype(np.float64)
    lines = open("corpus.txt", encoding="utf8").read().split("\n")[:40_000]
    sample = unit(vocabulary.counts(lines) @ rows.astype(np.float32)).astype(np.float64)
    _, turn = np.linalg.eigh(sample.T @ sample)
    turn = turn[:, ::-1]
    # The sign of a direction is free: the largest entry is made positive.
    turn = turn * np.sign(turn[np.abs(turn).argmax(0), np.arange(len(turn))])
    rows = (rows @ turn).astype(np.float32)
    scales = (np.abs(rows).max(1) / 127).astype(np.float32)
    scales[scales == 0] = 1
    small = np.rint(rows / scales[:, None]).astype(np.int8)
    names = "\n".join(vocabulary.names).encode()
    header = {
        "format": "headwater-word-vectors",
        "version": 1,
        "dimensions": rows.shape[1],
        "words": len(rows),
        "vocabularyBytes": len(names),
        "source": "distilled from all-MiniLM-L6-v2",
        "licence": "Apache-2.0",
        "weights": "in the rows",
        "pieces": "##",
    }
    text = json.dumps(header, separators=(",", ":"))
    text += " " * (-(4 + len(text) + len(names)) % 4)
    file = struct.pack("<I", len(text)) + text.encode() + names + scales.tobytes() + small.tobytes()
    with open(f"{folder}/vectors-distilled.bin", "wb") as out:
        out.write(file)
    header |= {"bytes": len(file), "sha256": hashlib.sha256(file).hexdigest()}
    with open(f"{folder}/vectors-distilled.json", "w") as out:
        out.write(json.dumps(header, indent=2) + "\n")
    vectors = unit(vocabulary.counts(TEXTS) @ (small * scales[:, None]))
    # The first 16 numbers tell a wrong reading as well as all 256 would.
    checks = [{"text": t, "vector": [round(float(x), 6) for x in v[:16]]} for t, v in zip(TEXTS, vectors)]
    with open(f"{folder}/reference-vectors.json", "w", encoding="utf8") as out:
        out.write("[\n" + ",\n".join(json.dumps(c, ensure_ascii=False) for c in checks) + "\n]\n")
    print(header)


if __name__ == "__main__":
    main(sys.argv[1])
