"""Puts harvested and generated sentences into one seeded order: corpus.txt.

python corpus.py           # reads text/*.txt
"""

import collections
import glob
import os
import random
import re

from generator import main as generate

GENERATED = 110_000
TAKEN = dict(
    ui=26000, changes=26000, appstream=14000, apt=16000, help=45000, man=9000, docs=2500, fortunes=13000, wordnet=34000
)
FUNCTION_WORDS = set(
    "the a an is are to of in for and or not you your it this that with can if from by as i my how what on at be no do all new".split()
)
ACTION_VERBS = set(
    "add remove delete create edit change set open close save export import print send receive share move copy paste insert"
    " select show hide enable disable turn search find filter sort group merge split rename restore undo upload download"
    " install update view see open record play pause mute connect disconnect sync backup scan attach schedule cancel confirm"
    " approve assign link unlink import convert resize rotate crop zoom mark flag tag pin archive block report reset log sign"
    " manage customize configure invite join leave read write translate check compare reload refresh lock unlock start stop"
    " skip resume subscribe unsubscribe pay order track book".split()
)


def english_words():
    """Package descriptions are English without fail: a word seen three times there is an English word."""
    counts = collections.Counter(w for line in open("text/apt.txt") for w in re.findall("[a-z]+", line.lower()))
    return {word for word, count in counts.items() if count >= 3}


def is_english(sentence, known):
    found = re.findall("[a-z]+", sentence.lower())
    if len(found) <= 2 or sum(w in known for w in found) / len(found) < 0.75:
        return False
    if len(found) >= 5 and not any(w in FUNCTION_WORDS for w in found):
        return False
    return not re.search(r"https?:|[\[\]<>{}|#@*=]|--| _|_ ", sentence)


def actions(interface):
    """Imperatives of interface catalogues, such as "delete the selected files"."""
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
    known = english_words()
    kinds = {}
    for path in sorted(glob.glob("text/*.txt")):
        kind = os.path.basename(path)[:-4]
        lines = {line.strip() for line in open(path, errors="ignore")}
        kinds[kind] = sorted(x for x in lines if 12 <= len(x) <= 130 and len(x.split()) <= 20 and is_english(x, known))
        order.shuffle(kinds[kind])
    generated = generate(GENERATED, actions(kinds["ui"]))
    order.shuffle(generated)
    harvested = [x for kind, lines in kinds.items() for x in lines[: TAKEN[kind]]]
    order.shuffle(harvested)
    # Turn about, so that a fit on the first n sentences has both.
    both = min(len(generated), len(harvested))
    mixed = [x for pair in zip(generated, harvested) for x in pair] + generated[both:] + harvested[both:]
    with open("corpus.txt", "w", encoding="utf8") as file:
        file.write("\n".join(mixed) + "\n")
    print({kind: len(lines) for kind, lines in kinds.items()}, len(mixed), "sentences")


if __name__ == "__main__":
    main()
