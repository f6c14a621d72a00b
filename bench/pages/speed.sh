#!/bin/bash
# usage: speed.sh PROGRAM PYTHON LIST    see README.md beside it
set -euo pipefail
program=$1 python=$2 list=$3
here=$(dirname "$0")
bytes=$(xargs -d '\n' cat < "$list" | wc -c)
TIMEFORMAT='%U %S'
for _ in 1 2 3 4 5; do
  ours=$( { time "$program" analyse --only pages --jobs 1 --list "$list" > /dev/null; } 2>&1 | tail -1 | awk '{print $1 + $2}')
  theirs=$("$python" "$here/resiliparse_extract.py" "$list")
  awk -v b="$bytes" -v o="$ours" -v t="$theirs" 'BEGIN {printf "onrecord %.2f s %.0f MB/s   resiliparse %.2f s %.0f MB/s   ratio %.2f\n", o, b / o / 1e6, t, b / t / 1e6, t / o}'
done
