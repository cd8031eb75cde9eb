"""Puts harvested and generated sentences into one seeded order: corpus.txt.

    python corpus.py           # reads text/*.txt and GloVe's words
"""

import random
import re

from generator import main as generate
from vocabulary import glove_words

GENERATED = 50_000
TAKEN = dict(ui=20_000, examples=30_000, glosses=20_000)
ACTION_VERBS = set(
    "add remove delete create edit change set open close save export import print send receive share move copy paste insert"
    " select show hide enable disable turn search find filter sort group merge split rename restore undo upload download"
    " install update view see open record play pause mute connect disconnect sync backup scan attach schedule cancel confirm"
    " approve assign link unlink import convert resize rotate crop zoom mark flag tag pin archive block report reset log sign"
    " manage customize configure invite join leave read write translate check compare reload refresh lock unlock start stop"
    " skip resume subscribe unsubscribe pay order track book".split()
)


def lines(kind):
    return [line for line in open(f"text/{kind}.txt", encoding="utf8").read().split("\n") if line]


def is_usable(sentence, known):
    if not (8 <= len(sentence) <= 130 and 2 <= len(sentence.split()) <= 20):
        return False
    if re.search(r"https?:|[\[\]<>{}|#@*=\\]|--", sentence):
        return False
    found = re.findall("[a-z]+", sentence.lower())
    return len(found) > 1 and sum(word in known for word in found) / len(found) >= 0.75


def actions(interface):
    """Imperatives of interfaces, such as "delete the selected files"."""
    found = set()
    for line in interface:
        parts = line.split()
        if not (3 <= len(parts) <= 7 and parts[0].lower() in ACTION_VERBS and line[0].isupper()):
            continue
        if re.search(r'[.!?:;()"]|\bit\b.*\bit\b', line.rstrip(".")) or any(p[0].isupper() for p in parts[2:]):
            continue
        found.add((line[0].lower() + line[1:]).rstrip("."))
    return sorted(found)


def main():
    order = random.Random(3)
    common = set(glove_words()[:25_000])
    # WordNet is English without fail: a word of its sentences is an English word.
    known = {word for kind in ("examples", "glosses") for line in lines(kind) for word in re.findall("[a-z]+", line.lower())}
    kinds = {}
    for kind, most in TAKEN.items():
        found = sorted({line for line in lines(kind) if is_usable(line, known)})
        if kind == "glosses":
            found = [line for line in found if line.split(":")[0] in common]
        order.shuffle(found)
        kinds[kind] = found[:most]
    generated = generate(GENERATED, actions(kinds["ui"]))
    order.shuffle(generated)
    harvested = [line for found in kinds.values() for line in found]
    order.shuffle(harvested)
    mixed = generated + harvested
    order.shuffle(mixed)
    with open("corpus.txt", "w", encoding="utf8") as file:
        file.write("\n".join(mixed) + "\n")
    print({kind: len(found) for kind, found in kinds.items()}, len(mixed), "sentences")


if __name__ == "__main__":
    main()
