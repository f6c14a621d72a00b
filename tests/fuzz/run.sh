#!/bin/bash
# usage: run.sh BUILD SECONDS    runs each libFuzzer program of BUILD (cmake --preset fuzz) for so long, from its corpus and what earlier
# runs found new ways with (BUILD/found/NAME). What crashes, leaks or takes long is left in BUILD/found/NAME.bad: mend it, and add the
# smallest such input to the corpus.
set -uo pipefail
build=$1 seconds=$2
corpora=$(dirname "$0")/corpus
failed=0
for program in "$build"/tests/fuzz/*_fuzz; do
  name=$(basename "$program" _fuzz)
  found=$build/found/$name
  mkdir -p "$found" "$found.bad"
  "$program" "$found" "$corpora/$name" -max_total_time="$seconds" -max_len=16384 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="$found.bad/" > "$found.log" 2>&1 || failed=1
  echo "$name: $(sed -n 's/stat::number_of_executed_units: *//p' "$found.log") executions, $(ls "$found.bad" | wc -l) bad inputs"
done
exit $failed
