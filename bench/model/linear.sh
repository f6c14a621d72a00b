#!/usr/bin/env bash
# Processor seconds of the statement model on hostile texts of growing length: twice the text should take twice the time.
# usage: linear.sh PROGRAM
set -euo pipefail
program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo "The board said that it would wait." > "$folder/first.txt"  # pays for the loading
python3 - "$folder" <<'PYTHON'
import random, sys
rng = random.Random(1)
words = "said that the board would not wait for him she told them according to what we asked why".split()
make = {
    "no_blank": lambda n: "".join(rng.choice("abcdefgh") for _ in range(n)),
    "quotation_marks": lambda n: "".join(rng.choice("\"“”‘’'") for _ in range(n)),
    "unclosed_quotation": lambda n: "“" + " ".join(rng.choice(words) for _ in range(n // 5)),
    "mixed_scripts": lambda n: "".join(chr(rng.choice((0x61, 0x430, 0x5D0, 0x4E00, 0x1F600, 0x300, 0x202E)) + rng.randrange(16)) for _ in range(n)),
    "control_characters": lambda n: "".join(chr(rng.randrange(1, 32)) for _ in range(n)),
    "empty_paragraphs": lambda n: "\n" * n,
}
for name, text in make.items():
    for size in (20_000, 40_000, 80_000):
        with open(f"{sys.argv[1]}/{name}.{size}.txt", "w", newline="") as file:
            file.write(text(size))
PYTHON
for file in "$folder"/*.*.txt; do
  seconds=$("$program" "$folder/first.txt" "$file" 2>&1 >/dev/null | sed -n 's/.*others \([0-9.e+-]*\) s.*/\1/p')
  printf '%-32s %s s\n' "$(basename "$file" .txt)" "$seconds"
done
