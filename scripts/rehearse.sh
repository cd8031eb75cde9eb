#!/usr/bin/env bash
# Follows the README in fresh clones with an empty home and a path with spaces: `npm start` up to the
# demo's Pain points page as root and as an ordinary user, `npm test` as the ordinary user.
#   bash scripts/rehearse.sh CHECKOUT FOLDER_FOR_THE_CLONES
set -euo pipefail
checkout=$1
work=$2

# One user's rehearsal: $1 who ("root" or a user name), $2 "test" to run the tests too.
rehearse() {
  local who=$1 with_tests=${2:-} folder="$work/fresh clone of $1"
  local run=(env)
  [ "$who" = root ] || run=(setpriv --reuid "$who" --regid "$(id -gn "$who")" --init-groups -- env)
  local home
  home=$("${run[@]}" mktemp -d)
  git clone -q "file://$checkout" "$folder"
  chown -R "$who:" "$folder"
  run+=(-u HEADWATER_TEST_REPORT "HOME=$home" PORT=0)
  cd "$folder"
  local started=$SECONDS
  "${run[@]}" node scripts/rehearse.mjs first
  echo "rehearsal: $who: first npm start to the demo's Pain points page: $((SECONDS - started)) s"
  "${run[@]}" node scripts/rehearse.mjs again
  if [ -n "$with_tests" ]; then
    "${run[@]}" HEADWATER_TEST_REPORT="$home/report.json" npm test
    cp "$home/report.json" "$work/report-rehearsal.json"
  fi
  cd "$checkout"
  rm -rf "$folder" "$home"
}

ordinary=$(getent passwd | awk -F: '$3 >= 1000 && $3 < 60000 { print $1; exit }')
if [ -z "$ordinary" ]; then
  ordinary=headwater-ci
  useradd --system --no-create-home --shell /usr/sbin/nologin "$ordinary" 2>/dev/null || true
fi
chmod 1777 "$work"
rehearse root
rehearse "$ordinary" test
