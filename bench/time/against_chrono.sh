#!/usr/bin/env bash
# Time expressions of onrecord beside chrono-node's, in turn on one core, three rounds; prints the ratio of CPU time.
#   bench/time/against_chrono.sh FILE.jsonl      (lines of {"doc", "text", "dct"})
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp "$here/chrono.mjs" "$folder/"
(cd "$folder" && npm install --silent --no-audit --no-fund chrono-node@2.10.3 >/dev/null)
for round in 1 2 3; do
  ours=$(taskset -c 0 "$here/../../build/bench/time/timex_bench" --speed "$1" | tail -1)
  theirs=$(taskset -c 0 node "$folder/chrono.mjs" "$1" 2)
  echo "round $round: onrecord $ours; $theirs"
  echo "  ratio $(python3 -c "import re,sys; a,b=sys.argv[1:]; print(round(float(a.split()[0])/float(re.search(r'([0-9.]+) documents', b)[1]), 1))" "$ours" "$theirs")"
done
