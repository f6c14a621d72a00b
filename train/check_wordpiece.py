#!/usr/bin/env python3
"""Compares the program's WordPiece with BertTokenizerFast: every paragraph of the given texts, and every code point between letters.

    python3 train/check_wordpiece.py --program build/bench/model/wordpiece_dump --weights DIR FILE...
"""

import argparse
import json
import subprocess

from transformers import BertTokenizerFast

# Marks that BertTokenizerFast's own tables (of Unicode 8) take for something else than Unicode 8 itself did.
KNOWN = {0x1734, 0x166D, 0x111C9, 0x1885, 0x1886, 0xA9BD}


def samples(files):
    for path in files:
        with open(path, encoding="utf-8", errors="replace", newline="") as file:
            yield from (line for line in file.read().split("\n") if line.strip())
    for point in range(1, 0x110000):
        if not 0xD800 <= point < 0xE000 and point != 10 and point not in KNOWN:
            yield f"Un{chr(point)}known {chr(point)}b a{chr(point)}"
    yield "x" * 100 + " " + "y" * 101 + " " + "é" * 100 + " " + "z" * 50000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--weights", required=True)
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    tokenizer = BertTokenizerFast.from_pretrained(options.weights)
    texts = list(samples(options.files))
    lines = "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
    run = subprocess.run([options.program, f"{options.weights}/vocab.txt"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    ours = [json.loads(line) for line in run.stdout.splitlines()]
    differing, pieces = 0, 0
    for first in range(0, len(texts), 1000):
        part = texts[first : first + 1000]
        coded = tokenizer(part, add_special_tokens=False, return_offsets_mapping=True)
        for text, ids, spans, mine in zip(part, coded["input_ids"], coded["offset_mapping"], ours[first : first + 1000]):
            theirs = [number for piece, (start, end) in zip(ids, spans) for number in (piece, start, end)]
            pieces += len(ids)
            if theirs != mine:
                differing += 1
                if differing <= 10:
                    print(ascii(text[:80]), "\n  reference", theirs[:30], "\n  ours     ", mine[:30])
    print(f"{len(options.files)} files, {len(texts)} texts, {pieces} pieces, {differing} texts differ")


if __name__ == "__main__":
    main()
